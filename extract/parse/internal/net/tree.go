package net

// barred is the score of an arc that must not be taken.
const barred = -1e8

// Tree finds the best tree with exactly one root (Chu-Liu/Edmonds). scores is
// an n by n matrix: entry i*n+j is the score of node j as the head of node i;
// node 0 is above the root. Tree fills head[1:n] and spoils scores. Ties go to
// the leftmost head, so the tree depends on nothing but the scores.
func Tree(scores []float32, n int, head []int32) {
	for i := range n {
		scores[i*n+i] = 2 * barred
	}
	if best(scores, n, head) != 1 {
		forceRoot(scores, n)
	}
	edmonds(scores, n, head)
}

// best gives each node its best head and counts the roots.
func best(scores []float32, n int, head []int32) (roots int) {
	for i := 1; i < n; i++ {
		row, top := scores[i*n:(i+1)*n], 0
		for j, s := range row {
			if s > row[top] {
				top = j
			}
		}
		head[i] = int32(top)
		if top == 0 {
			roots++
		}
	}
	return roots
}

// forceRoot bars all roots but the one whose margin over its best other head is largest.
func forceRoot(scores []float32, n int) {
	root, widest := 1, float32(0)
	for i := 1; i < n; i++ {
		row := scores[i*n : (i+1)*n]
		other := row[i]
		for _, s := range row[1:] {
			other = max(other, s)
		}
		if margin := row[0] - other; i == 1 || margin > widest {
			root, widest = i, margin
		}
	}
	for i := 1; i < n; i++ {
		if i != root {
			scores[i*n] = barred
		}
	}
	for j := 1; j < n; j++ {
		scores[root*n+j] = barred
	}
}

// edmonds finds the maximum spanning arborescence below node 0: it takes the
// best heads, contracts a cycle if they hold one, and solves the smaller graph.
func edmonds(scores []float32, n int, head []int32) {
	best(scores, n, head)
	cycle := findCycle(head, n)
	if cycle == nil {
		return
	}
	g := contract(scores, n, head, cycle)
	sub := make([]int32, g.n)
	edmonds(g.scores, g.n, sub)
	g.expand(sub, head)
}

// findCycle returns the nodes of a cycle of heads, or nil.
func findCycle(head []int32, n int) []int32 {
	seen := make([]int32, n) // the walk that met the node first
	seen[0] = -1
	for i := int32(1); i < int32(n); i++ {
		j := i
		for seen[j] == 0 {
			seen[j] = i
			j = head[j]
		}
		if seen[j] != i {
			continue
		}
		cycle := []int32{j}
		for k := head[j]; k != j; k = head[k] {
			cycle = append(cycle, k)
		}
		return cycle
	}
	return nil
}

// contracted is a graph with a cycle made one node, the last.
type contracted struct {
	n      int
	scores []float32
	nodes  []int32 // of the outer graph; the cycle's place is not in it
	enter  []int32 // for a head outside: the node of the cycle that it would take
	leave  []int32 // for a node outside: the head that it would take in the cycle
}

func contract(scores []float32, n int, head, cycle []int32) *contracted {
	g := &contracted{n: n - len(cycle) + 1}
	g.nodes = outside(n, cycle)
	g.scores = make([]float32, g.n*g.n)
	g.enter, g.leave = make([]int32, g.n), make([]int32, g.n)
	last := g.n - 1
	for a, i := range g.nodes {
		row := g.scores[a*g.n : (a+1)*g.n]
		for b, j := range g.nodes {
			row[b] = scores[int(i)*n+int(j)]
		}
		g.leave[a], row[last] = bestOf(cycle, func(k int32) float32 { return scores[int(i)*n+int(k)] })
		g.enter[a], g.scores[last*g.n+a] = bestOf(cycle, func(k int32) float32 {
			return scores[int(k)*n+int(i)] - scores[int(k)*n+int(head[k])]
		})
	}
	g.scores[last*g.n+last] = 2 * barred
	return g
}

func outside(n int, cycle []int32) []int32 {
	in := make([]bool, n)
	for _, k := range cycle {
		in[k] = true
	}
	nodes := make([]int32, 0, n-len(cycle))
	for i := range n {
		if !in[i] {
			nodes = append(nodes, int32(i))
		}
	}
	return nodes
}

func bestOf(cycle []int32, score func(int32) float32) (top int32, value float32) {
	top, value = cycle[0], score(cycle[0])
	for _, k := range cycle[1:] {
		if s := score(k); s > value {
			top, value = k, s
		}
	}
	return top, value
}

// expand turns the heads of the smaller graph into heads of the outer one.
func (g *contracted) expand(sub, head []int32) {
	last := int32(g.n - 1)
	for a, i := range g.nodes {
		switch {
		case i == 0:
		case sub[a] == last:
			head[i] = g.leave[a]
		default:
			head[i] = g.nodes[sub[a]]
		}
	}
	from := sub[last]
	head[g.enter[from]] = g.nodes[from]
}
