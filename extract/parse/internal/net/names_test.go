package net

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func randomScores(rng *rand.Rand, n int) *NameScores {
	const classes = 5
	emission := make([]float32, n*classes)
	for i := range emission {
		emission[i] = float32(rng.NormFloat64())
	}
	transitions := make([]float32, classes*classes)
	for i := range transitions {
		transitions[i] = float32(rng.NormFloat64())
	}
	roles := make([]Role, n)
	for i := range roles {
		roles[i] = Role(rng.IntN(3))
	}
	return &NameScores{
		Classes: classes, Roles: roles, Transitions: transitions, Width: classes,
		Emission: func(i int) []float32 { return emission[i*classes : (i+1)*classes] },
	}
}

// exhaustive is the best score over all sequences of classes.
func exhaustive(s *NameScores, i, last int) float32 {
	if i == len(s.Roles) {
		return s.End(last)
	}
	best := float32(-1e30)
	for b := range s.Classes {
		best = max(best, s.Step(i, last, b)+s.Emission(i)[b]+exhaustive(s, i+1, b))
	}
	return best
}

func scoreOf(s *NameScores, path []int32) (sum float32) {
	last := 0
	for i, b := range path {
		sum += s.Step(i, last, int(b)) + s.Emission(i)[b]
		last = int(b)
	}
	return sum + s.End(last)
}

func TestBestNamesAreTheBestOfAll(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	for range 200 {
		s := randomScores(rng, 1+rng.IntN(5))
		want, got := exhaustive(s, 0, 0), scoreOf(s, s.Best())
		if want-got > 1e-4 {
			t.Errorf("roles %v: %v scores %v, best %v", s.Roles, s.Best(), got, want)
		}
	}
}

func TestNamesBeginAndEndWithProperNouns(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for range 200 {
		s := randomScores(rng, 1+rng.IntN(12))
		for _, span := range Spans(s.Best()) {
			if s.Roles[span.Start] != Proper || s.Roles[span.End-1] != Proper {
				t.Fatalf("name %v over roles %v", span, s.Roles)
			}
		}
	}
}

func TestSpans(t *testing.T) {
	got := Spans([]int32{0, 1, 2, 3, 0, 4, 4, 2, 1, 1})
	want := []Span{{1, 3, 0}, {3, 4, 1}, {5, 7, 1}, {7, 8, 0}, {8, 9, 0}, {9, 10, 0}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("spans (-want +got):\n%s", diff)
	}
}
