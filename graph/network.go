package graph

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
)

// Network is who deals with whom, measured.
type Network struct {
	Actors      []ActorMeasure // the highest PageRank first
	Ties        []Tie          // the strongest first
	Communities int
}

// ActorMeasure is an actor's place in the network.
type ActorMeasure struct {
	ID        string
	Out, In   int // events as source and as target
	Partners  int // other actors
	PageRank  float64
	Community string // id of the member that it is named after
}

// Tie counts the events between two actors, in both directions; A < B.
type Tie struct {
	A, B   string
	Events int
}

// Network measures the network of all pairs. PageRank follows the events from
// source to target by their number (Brin and Page 1998, damping 0.85);
// communities come by label propagation over the ties (Raghavan et al. 2007),
// in the order of the ids, so that the same store gives the same ones.
func (s *Store) Network(ctx context.Context) (Network, error) {
	r, err := s.newReader(ctx)
	if err != nil {
		return Network{}, err
	}
	defer r.close()
	pairs, err := r.countPairs()
	if err != nil {
		return Network{}, fmt.Errorf("measuring the network of store %s: %w", s.path, err)
	}
	return Measure(pairs), nil
}

// network is the pairs as lists by actor.
type network struct {
	ids []string // sorted
	out [][]edge // from source to target
	tie [][]edge // both ways together, without loops
}

type edge struct {
	to     int
	weight float64
}

// Measure measures the network of some pairs; their examples are not used.
func Measure(pairs []Pair) Network {
	n := newNetwork(pairs)
	rank, label := n.pageRank(), n.propagate()
	var out Network
	named := map[int]bool{}
	for i, id := range n.ids {
		named[label[i]] = true
		out.Actors = append(out.Actors, ActorMeasure{ID: id, Partners: len(n.tie[i]), PageRank: rank[i], Community: n.ids[label[i]]})
		for _, e := range n.tie[i] {
			if i < e.to {
				out.Ties = append(out.Ties, Tie{id, n.ids[e.to], int(e.weight)})
			}
		}
	}
	out.Communities = len(named)
	for i, edges := range n.out {
		for _, e := range edges {
			out.Actors[i].Out += int(e.weight)
			out.Actors[e.to].In += int(e.weight)
		}
	}
	slices.SortStableFunc(out.Actors, func(a, b ActorMeasure) int { return cmp.Compare(b.PageRank, a.PageRank) })
	slices.SortStableFunc(out.Ties, func(a, b Tie) int { return cmp.Compare(b.Events, a.Events) })
	return out
}

func newNetwork(pairs []Pair) network {
	index := map[string]int{}
	for _, p := range pairs {
		index[p.Source], index[p.Target] = 0, 0
	}
	n := network{ids: slices.Sorted(maps.Keys(index))}
	for i, id := range n.ids {
		index[id] = i
	}
	n.out, n.tie = make([][]edge, len(n.ids)), make([][]edge, len(n.ids))
	both := map[[2]int]int{}
	for _, p := range pairs {
		a, b := index[p.Source], index[p.Target]
		n.out[a] = append(n.out[a], edge{b, float64(p.Events)})
		if a != b {
			both[[2]int{a, b}] += p.Events
			both[[2]int{b, a}] += p.Events
		}
	}
	for ab, events := range both {
		n.tie[ab[0]] = append(n.tie[ab[0]], edge{ab[1], float64(events)})
	}
	for _, lists := range [][][]edge{n.out, n.tie} {
		for _, l := range lists {
			slices.SortFunc(l, func(a, b edge) int { return cmp.Compare(a.to, b.to) })
		}
	}
	return n
}

const (
	damping     = 0.85
	rankError   = 1e-9
	maxSteps    = 200
	labelRounds = 50
)

func (n network) pageRank() []float64 {
	size := float64(len(n.ids))
	rank := make([]float64, len(n.ids))
	for i := range rank {
		rank[i] = 1 / size
	}
	for range maxSteps {
		next, change := n.rankStep(rank), 0.0
		for i := range rank {
			change += math.Abs(next[i] - rank[i])
		}
		if rank = next; change < rankError {
			break
		}
	}
	return rank
}

// rankStep hands each actor's rank on; who acts on nobody hands it to all.
func (n network) rankStep(rank []float64) []float64 {
	size := float64(len(n.ids))
	next := make([]float64, len(rank))
	idle := 0.0
	for i, edges := range n.out {
		total := 0.0
		for _, e := range edges {
			total += e.weight
		}
		if total == 0 {
			idle += rank[i]
		}
		for _, e := range edges {
			next[e.to] += damping * rank[i] * e.weight / total
		}
	}
	for i := range next {
		next[i] += (1-damping)/size + damping*idle/size
	}
	return next
}

// propagate gives each actor the label that most of its ties have; of equals
// it keeps its own, else the first.
func (n network) propagate() []int {
	label := make([]int, len(n.ids))
	for i := range label {
		label[i] = i
	}
	for range labelRounds {
		changed := false
		for i := range label {
			if best := n.strongest(i, label); best != label[i] {
				label[i], changed = best, true
			}
		}
		if !changed {
			break
		}
	}
	return label
}

func (n network) strongest(i int, label []int) int {
	weight := map[int]float64{}
	for _, e := range n.tie[i] {
		weight[label[e.to]] += e.weight
	}
	best := label[i]
	for _, l := range slices.Sorted(maps.Keys(weight)) {
		if weight[l] > weight[best] {
			best = l
		}
	}
	return best
}
