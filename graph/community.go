package graph

import (
	"cmp"
	"maps"
	"slices"
)

// communities finds who deals more with each other than with the rest, by the
// Louvain method (Blondel et al. 2008): each actor in turn, in order of the
// ids, goes where modularity grows most; then communities are the actors of a
// coarser network, until nothing grows. It gives each actor the member that
// its community is named after: the one with most events.
func (n network) communities() []int {
	member := make([]int, len(n.ids))
	for i := range member {
		member[i] = i
	}
	for ties := n.tie; ; {
		label, moved := newPartition(ties).settle()
		if !moved {
			return n.leaders(member)
		}
		count := number(label)
		for i := range member {
			member[i] = label[member[i]]
		}
		ties = coarser(ties, label, count)
	}
}

// partition is a network whose actors are being moved between communities.
type partition struct {
	ties   [][]edge
	label  []int
	degree []float64 // by actor
	weight []float64 // sum of the degrees by community
	total  float64   // of all degrees
	near   []float64 // scratch: ties of one actor by community
}

func newPartition(ties [][]edge) *partition {
	n := len(ties)
	p := &partition{ties: ties, label: make([]int, n), degree: make([]float64, n), near: make([]float64, n)}
	for i, edges := range ties {
		p.label[i] = i
		for _, e := range edges {
			p.degree[i] += e.weight
		}
		p.total += p.degree[i]
	}
	p.weight = slices.Clone(p.degree)
	return p
}

// maxRounds bounds how often each actor is asked whether it moves.
const maxRounds = 100

// settle moves actors until none gains; moved is false where none did.
func (p *partition) settle() (label []int, moved bool) {
	for range maxRounds {
		changed := false
		for i := range p.label {
			if best := p.best(i); best != p.label[i] {
				p.weight[p.label[i]] -= p.degree[i]
				p.weight[best] += p.degree[i]
				p.label[i], changed = best, true
			}
		}
		if !changed {
			break
		}
		moved = true
	}
	return p.label, moved
}

// least is the gain that is worth a move, in events.
const least = 1e-9

// best is the community where an actor adds most to modularity; of equals its
// own, else the one of the first neighbour.
func (p *partition) best(i int) int {
	for _, e := range p.ties[i] {
		if e.to != i {
			p.near[p.label[e.to]] += e.weight
		}
	}
	own := p.label[i]
	gain := func(c int) float64 {
		weight := p.weight[c]
		if c == own {
			weight -= p.degree[i]
		}
		return p.near[c] - weight*p.degree[i]/p.total
	}
	best, most := own, gain(own)
	for _, e := range p.ties[i] {
		if c := p.label[e.to]; gain(c) > most+least {
			best, most = c, gain(c)
		}
	}
	for _, e := range p.ties[i] {
		p.near[p.label[e.to]] = 0
	}
	return best
}

// number makes labels 0, 1, 2 … in order of their first bearer and counts
// them.
func number(label []int) int {
	known := map[int]int{}
	for i, l := range label {
		if _, ok := known[l]; !ok {
			known[l] = len(known)
		}
		label[i] = known[l]
	}
	return len(known)
}

// coarser joins the actors of a label into one; ties inside become a tie with
// itself.
func coarser(ties [][]edge, label []int, count int) [][]edge {
	sums := make([]map[int]float64, count)
	for i, edges := range ties {
		l := label[i]
		if sums[l] == nil {
			sums[l] = map[int]float64{}
		}
		for _, e := range edges {
			sums[l][label[e.to]] += e.weight
		}
	}
	out := make([][]edge, count)
	for l, sum := range sums {
		for to, weight := range sum {
			out[l] = append(out[l], edge{to, weight})
		}
		slices.SortFunc(out[l], func(a, b edge) int { return cmp.Compare(a.to, b.to) })
	}
	return out
}

// leaders gives each actor the first of the actors with most events in its
// community.
func (n network) leaders(member []int) []int {
	degree := newPartition(n.tie).degree
	leader := map[int]int{}
	for i, c := range member {
		if have, ok := leader[c]; !ok || degree[i] > degree[have] {
			leader[c] = i
		}
	}
	out := make([]int, len(member))
	for i, c := range member {
		out[i] = leader[c]
	}
	return out
}

// Community is actors who deal more with each other than with the rest.
type Community struct {
	Name            string // id of the member with most events
	Members         int
	Inside, Outside int      // events between members; between members and others
	Leading         []string // ids of the members with most events, at most five
}

const maxLeading = 5

// describe counts communities, labelled by their leaders, and their
// modularity.
func (n network) describe(label []int) (out []Community, modularity float64) {
	p := newPartition(n.tie)
	members := map[int][]int{}
	for i, l := range label {
		members[l] = append(members[l], i)
	}
	for _, l := range slices.Sorted(maps.Keys(members)) {
		c, inside, degrees := Community{Name: n.ids[l], Members: len(members[l])}, 0.0, 0.0
		for _, i := range members[l] {
			degrees += p.degree[i]
			for _, e := range n.tie[i] {
				if label[e.to] == l {
					inside += e.weight
				}
			}
		}
		c.Inside, c.Outside = int(inside/2), int(degrees-inside)
		slices.SortStableFunc(members[l], func(a, b int) int { return cmp.Compare(p.degree[b], p.degree[a]) })
		for _, i := range members[l][:min(maxLeading, len(members[l]))] {
			c.Leading = append(c.Leading, n.ids[i])
		}
		if p.total > 0 {
			modularity += inside/p.total - degrees*degrees/p.total/p.total
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b Community) int { return cmp.Compare(b.Inside+b.Outside, a.Inside+a.Outside) })
	return out, modularity
}
