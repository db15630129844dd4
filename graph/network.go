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
	Communities []Community    // those with most events first
	// Modularity is how much more the communities deal with themselves than
	// by chance (Newman and Girvan 2004), from -0.5 to 1.
	Modularity float64
}

// ActorMeasure is an actor's place in the network.
type ActorMeasure struct {
	ID        string
	Out, In   int // events as source and as target
	Partners  int // other actors
	PageRank  float64
	Community string
}

// Tie counts the events between two actors, in both directions; A < B.
type Tie struct {
	A, B   string
	Events int
}

// Network measures the network of the events that pass the filter. PageRank
// follows the events from source to target by their number (Brin and Page
// 1998, damping 0.85); communities come by the Louvain method over the ties.
// The same events give the same measures.
func (s *Store) Network(ctx context.Context, f Filter) (Network, error) {
	pairs, err := s.allPairs(ctx, f)
	if err != nil {
		return Network{}, fmt.Errorf("measuring the network of store %s: %w", s.path, err)
	}
	return Measure(pairs), nil
}

// allPairs counts the events of each pair, without examples.
func (s *Store) allPairs(ctx context.Context, f Filter) ([]Pair, error) {
	if f == (Filter{}) {
		r, err := s.newReader(ctx)
		if err != nil {
			return nil, err
		}
		defer r.close()
		return r.countPairs()
	}
	count := map[[2]string]int{}
	for e, err := range s.Relations(ctx, f) {
		if err != nil {
			return nil, err
		}
		count[[2]string{e.Source.ID, e.Target.ID}]++
	}
	var out []Pair
	for p, n := range count {
		out = append(out, Pair{Source: p[0], Target: p[1], Events: n})
	}
	return out, nil
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
	rank, label := n.pageRank(), n.communities()
	var out Network
	for i, id := range n.ids {
		out.Actors = append(out.Actors, ActorMeasure{ID: id, Partners: len(n.tie[i]), PageRank: rank[i], Community: n.ids[label[i]]})
		for _, e := range n.tie[i] {
			if i < e.to {
				out.Ties = append(out.Ties, Tie{id, n.ids[e.to], int(e.weight)})
			}
		}
	}
	for i, edges := range n.out {
		for _, e := range edges {
			out.Actors[i].Out += int(e.weight)
			out.Actors[e.to].In += int(e.weight)
		}
	}
	slices.SortStableFunc(out.Actors, func(a, b ActorMeasure) int { return cmp.Compare(b.PageRank, a.PageRank) })
	slices.SortStableFunc(out.Ties, func(a, b Tie) int { return cmp.Compare(b.Events, a.Events) })
	out.Communities, out.Modularity = n.describe(label)
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
	damping   = 0.85
	rankError = 1e-9
	maxSteps  = 200
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
