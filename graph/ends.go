package graph

import (
	"context"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/refs"
)

// ends reads the nodes of a step, where its filter is a list of an index with
// far ends and nobody asks for the quads; ok is false otherwise.
func (s *step) ends(ctx context.Context) (ends []farEnd, ok bool, err error) {
	if !s.nodes || len(s.save) > 0 || len(s.filter) != 2 {
		return nil, false, nil
	}
	for which, x := range s.planner.store.indexes {
		bucket, far := farBucket(x.dirs)
		if bucket == nil || far != s.result || !s.filter.has(x.dirs[0]) || !s.filter.has(x.dirs[1]) {
			continue
		}
		ids := s.filter.ids(x.dirs)
		ends, err = s.planner.store.readFarEnds(ctx, which, ids[0], ids[1])
		return ends, err == nil, err
	}
	return nil, false, nil
}

// readFarEnds reads the far ends of a list, long or short.
func (s *Store) readFarEnds(ctx context.Context, which int, a, b uint64) (ends []farEnd, err error) {
	tx, err := s.kv.Tx(false)
	if err != nil {
		return nil, err
	}
	defer tx.Close()
	f, err := s.farEndsOf(ctx, tx, which, a, b)
	if err != nil || len(f.list) == 0 {
		return nil, err
	}
	if f.each(func(e farEnd) { ends = append(ends, e) }) {
		return ends, nil
	}
	return loggedFarEnds(ctx, tx, f.list, f.far)
}

// endScan walks over the nodes of a step, each as often as quads lead to it.
type endScan struct {
	step  *step
	ends  []farEnd
	left  uint64 // times that the first is still to come
	node  refs.Ref
	steps uint
	err   error
}

func (s *endScan) Next(ctx context.Context) bool {
	if s.err != nil {
		return false
	}
	if s.steps++; s.steps%checkEvery == 0 && ctx.Err() != nil {
		s.err = ctx.Err()
		return false
	}
	for s.left == 0 {
		if len(s.ends) == 0 {
			return false
		}
		s.node, s.left = kv.Int64Value(s.ends[0].node), s.ends[0].quads
		s.ends = s.ends[1:]
	}
	s.left--
	return true
}

func (s *endScan) String() string                 { return s.step.String() }
func (s *endScan) NextPath(context.Context) bool  { return false }
func (s *endScan) Result() refs.Ref               { return s.node }
func (s *endScan) TagResults(map[string]refs.Ref) {}
func (s *endScan) Close() error                   { return nil }
func (s *endScan) Err() error                     { return s.err }

// endIndex looks nodes up among the ends of a step.
type endIndex struct {
	step *step
	ends map[kv.Int64Value]uint64
	node refs.Ref
	left uint64 // further quads that lead to it
	err  error
}

func newEndIndex(s *step, ends []farEnd) *endIndex {
	x := &endIndex{step: s, ends: make(map[kv.Int64Value]uint64, len(ends))}
	for _, e := range ends {
		x.ends[kv.Int64Value(e.node)] = e.quads
	}
	return x
}

func (x *endIndex) Contains(ctx context.Context, r refs.Ref) bool {
	x.err = ctx.Err()
	id, ok := r.(kv.Int64Value)
	n := x.ends[id]
	if !ok || n == 0 || x.err != nil {
		x.node = nil
		return false
	}
	x.node, x.left = r, n-1
	return true
}

func (x *endIndex) NextPath(context.Context) bool {
	if x.left == 0 {
		return false
	}
	x.left--
	return true
}

func (x *endIndex) String() string                 { return x.step.String() }
func (x *endIndex) Result() refs.Ref               { return x.node }
func (x *endIndex) TagResults(map[string]refs.Ref) {}
func (x *endIndex) Close() error                   { return nil }
func (x *endIndex) Err() error                     { return x.err }

var (
	_ iterator.Scanner = (*endScan)(nil)
	_ iterator.Index   = (*endIndex)(nil)
)
