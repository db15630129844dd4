package net

import (
	"math/rand/v2"
	"testing"
)

// bestTree tries all heads and returns the score of the best tree with one root.
func bestTree(scores []float32, n int) float32 {
	head := make([]int32, n)
	best := float32(-1e30)
	var try func(i int)
	try = func(i int) {
		if i < n {
			for h := range n {
				if h != i {
					head[i] = int32(h)
					try(i + 1)
				}
			}
			return
		}
		if isTree(head) {
			best = max(best, total(scores, n, head))
		}
	}
	try(1)
	return best
}

func isTree(head []int32) bool {
	roots := 0
	for i := 1; i < len(head); i++ {
		if head[i] == 0 {
			roots++
		}
		j, steps := int32(i), 0
		for j != 0 {
			if steps++; steps > len(head) {
				return false
			}
			j = head[j]
		}
	}
	return roots == 1
}

func total(scores []float32, n int, head []int32) (sum float32) {
	for i := 1; i < n; i++ {
		sum += scores[i*n+int(head[i])]
	}
	return sum
}

func TestTreeIsTheBestOfAll(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for try := range 300 {
		n := 2 + try%5
		scores := make([]float32, n*n)
		for i := range scores {
			scores[i] = float32(rng.IntN(40)) / 4
		}
		for i := 2; i < n; i++ {
			scores[i*n] -= 1000 // only node 1 is fit to be the root
		}
		want := bestTree(scores, n)
		head := make([]int32, n)
		Tree(append([]float32(nil), scores...), n, head)
		if got := total(scores, n, head); !isTree(head) || want-got > 1e-3 {
			t.Errorf("n=%d: heads %v of score %v, best %v", n, head, got, want)
		}
	}
}

func TestTreeBreaksCycles(t *testing.T) {
	const n = 4
	scores := make([]float32, n*n)
	set := func(i, head int, s float32) { scores[i*n+head] = s }
	set(1, 2, 10) // 1 and 2 prefer each other
	set(2, 1, 10)
	set(3, 0, 9)
	set(1, 3, 8)
	set(2, 3, 2)
	head := make([]int32, n)
	Tree(scores, n, head)
	if head[3] != 0 || head[1] != 3 || head[2] != 1 {
		t.Errorf("heads are %v", head)
	}
}

func TestTreeHasOneRoot(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	for range 100 {
		n := 2 + rng.IntN(60)
		scores := make([]float32, n*n)
		for i := range scores {
			scores[i] = float32(rng.NormFloat64())
			if i%n == 0 {
				scores[i] += 3
			}
		}
		head := make([]int32, n)
		Tree(scores, n, head)
		if !isTree(head) {
			t.Fatalf("n=%d: %v is no tree with one root", n, head)
		}
	}
}
