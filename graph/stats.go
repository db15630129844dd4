package graph

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/entente-kg/entente/schema"
)

// Stats counts what a store holds.
type Stats struct {
	Documents, Sentences, Events, Actors, Quads int
}

// Stats counts. The actors of open triples are left out where nothing but
// their words is known.
func (s *Store) Stats(ctx context.Context) (Stats, error) {
	r, err := s.newReader(ctx)
	if err != nil {
		return Stats{}, err
	}
	defer r.close()
	st, err := r.stats()
	if err != nil {
		return Stats{}, fmt.Errorf("counting in store %s: %w", s.path, err)
	}
	return st, nil
}

func (r *reader) stats() (st Stats, err error) {
	if st.Quads, err = r.size(); err != nil {
		return st, err
	}
	if err := r.whoSay(schema.Type, schema.ActorType, func(uint64) bool { st.Actors++; return true }); err != nil {
		return st, err
	}
	var docs []uint64
	if err := r.whoSay(schema.Type, schema.DocumentType, func(id uint64) bool { docs = append(docs, id); return true }); err != nil {
		return st, err
	}
	st.Documents = len(docs)
	if st.Sentences, err = r.sum(docs, schema.HasSentences); err != nil {
		return st, err
	}
	st.Events, err = r.sum(docs, schema.HasEvents)
	return st, err
}

func (r *reader) sum(nodes []uint64, predicate quad.IRI) (int, error) {
	p, err := r.id(predicate)
	if err != nil {
		return 0, err
	}
	numbers, err := r.objects(nodes, p)
	if err != nil {
		return 0, err
	}
	total := 0
	for _, id := range numbers {
		if id == 0 {
			continue
		}
		v, err := r.common(id)
		if err != nil {
			return 0, err
		}
		n, _ := v.(quad.Int)
		total += int(n)
	}
	return total, nil
}

// Pair is a source and a target with the number of events between them.
type Pair struct {
	Source, Target string // ids of actors
	Events         int
	Example        schema.Event // of the highest confidence; the earliest of several
}

// Pairs returns the pairs with most events, 0 for all; pairs with as many
// come in order of their ids.
func (s *Store) Pairs(ctx context.Context, limit int) ([]Pair, error) {
	r, err := s.newReader(ctx)
	if err != nil {
		return nil, err
	}
	defer r.close()
	out, err := r.pairs(limit)
	if err != nil {
		return nil, fmt.Errorf("counting pairs in store %s: %w", s.path, err)
	}
	return out, nil
}

func (r *reader) pairs(limit int) ([]Pair, error) {
	list, err := r.countPairs()
	if err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(b.Events, a.Events), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target))
	})
	if limit > 0 && len(list) > limit {
		list = list[:limit]
	}
	return list, r.addExamples(list)
}

// countPairs lists all pairs, without examples.
func (r *reader) countPairs() ([]Pair, error) {
	has, err := r.id(schema.HasPair)
	if err != nil {
		return nil, err
	}
	var nodes []uint64
	if err := r.whoSay(schema.Type, schema.PairType, func(id uint64) bool { nodes = append(nodes, id); return true }); err != nil {
		return nil, err
	}
	names, err := r.values(nodes)
	if err != nil {
		return nil, err
	}
	events, err := r.counts(nodes, has)
	if err != nil {
		return nil, err
	}
	list := make([]Pair, 0, len(nodes))
	for i, v := range names {
		iri, _ := v.(quad.IRI)
		source, target, _ := schema.PairOf(iri)
		list = append(list, Pair{Source: source, Target: target, Events: events[i]})
	}
	return list, nil
}

// maxExamples bounds the events among which an example is chosen.
const maxExamples = 1000

func (r *reader) addExamples(list []Pair) error {
	for i := range list {
		if err := r.addExample(&list[i]); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) addExample(p *Pair) error {
	var plan plan
	if err := r.addList(&plan, schema.HasPair, schema.PairIRI(p.Source, p.Target)); err != nil {
		return err
	}
	first := true
	return r.run(plan, Filter{Limit: maxExamples}, func(e schema.Event, _ error) bool {
		if first || e.Confidence > p.Example.Confidence {
			p.Example, first = e, false
		}
		return true
	})
}

// Quads yields every quad in the order in which they were written.
func (s *Store) Quads(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		r, err := s.newReader(ctx)
		if err != nil {
			yield(quad.Quad{}, err)
			return
		}
		defer r.close()
		if err := r.allQuads(yield); err != nil {
			yield(quad.Quad{}, fmt.Errorf("reading quads of store %s: %w", s.path, err))
		}
	}
}

func actorID(node quad.IRI) string { return strings.TrimPrefix(string(node), schema.ActorPrefix) }
