package graph

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"

	cayley "github.com/cayleygraph/cayley/graph"
)

// hop goes from any nodes over one predicate to the nodes at the far end.
// Cayley would look at all quads of each node.
type hop struct {
	planner   *planner
	from      iterator.Shape
	predicate kv.Int64Value
	near, far quad.Direction
}

// hopShape is a hop before its iterators are built.
type hopShape struct {
	hop
	from shape.Shape
}

// hopOf recognises a hop.
func (p *planner) hopOf(s shape.NodesFrom) (hopShape, bool) {
	quads, ok := s.Quads.(shape.Quads)
	if !ok || len(quads) != 2 {
		return hopShape{}, false
	}
	via, start := quads[0], quads[1]
	if via.Dir != quad.Predicate {
		via, start = start, via
	}
	fixed, ok := via.Values.(shape.Fixed)
	if !ok || via.Dir != quad.Predicate || len(fixed) != 1 {
		return hopShape{}, false
	}
	predicate, ok := fixed[0].(kv.Int64Value)
	forward, back := start.Dir == quad.Subject && s.Dir == quad.Object, start.Dir == quad.Object && s.Dir == quad.Subject
	if !ok || !forward && !back {
		return hopShape{}, false
	}
	return hopShape{hop{planner: p, predicate: predicate, near: start.Dir, far: s.Dir}, start.Values}, true
}

func (h hopShape) BuildIterator(qs cayley.QuadStore) iterator.Shape {
	out := h.hop
	out.from = h.from.BuildIterator(qs)
	return &out
}

func (h hopShape) Optimize(ctx context.Context, o shape.Optimizer) (shape.Shape, bool) {
	from, changed := h.from.Optimize(ctx, o)
	if from == nil {
		return nil, true
	}
	h.from = from
	return h, changed
}

func (h *hop) String() string                 { return fmt.Sprintf("Hop(%v)", h.predicate) }
func (h *hop) SubIterators() []iterator.Shape { return []iterator.Shape{h.from} }
func (h *hop) Iterate() iterator.Scanner      { return &hopScan{hop: h, from: h.from.Iterate()} }
func (h *hop) Lookup() iterator.Index         { return &hopIndex{hop: h, from: h.from.Lookup()} }
func (h *hop) Optimize(ctx context.Context) (iterator.Shape, bool) {
	from, changed := h.from.Optimize(ctx)
	out := *h
	out.from = from
	return &out, changed
}

// fanOut is how many nodes a hop is taken to lead to from one.
const fanOut = 10

func (h *hop) Stats(ctx context.Context) (iterator.Costs, error) {
	from, err := h.from.Stats(ctx)
	return iterator.Costs{
		ContainsCost: fanOut * (from.ContainsCost + 1),
		NextCost:     from.NextCost/fanOut + 1,
		Size:         refs.Size{Value: fanOut * from.Size.Value},
	}, err
}

// across returns what a node leads to, from one end of the hop to the other.
func (h *hop) across(ctx context.Context, node refs.Ref, from, to quad.Direction) ([]farEnd, error) {
	id, ok := node.(kv.Int64Value)
	if !ok {
		return nil, errNotOurs
	}
	s := step{planner: h.planner, filter: filter{from: id, quad.Predicate: h.predicate}, nodes: true, result: to}
	ends, _, err := s.ends(ctx)
	return ends, err
}

// hopScan walks from node to node, once for each path that leads to a node.
type hopScan struct {
	hop  *hop
	from iterator.Scanner
	endScan
	last []farEnd // of the node
}

func (s *hopScan) Next(ctx context.Context) bool {
	for !s.endScan.Next(ctx) {
		if s.err != nil {
			return false
		}
		if len(s.last) > 0 && s.from.NextPath(ctx) {
			s.ends = s.last
			continue
		}
		if !s.from.Next(ctx) {
			return false
		}
		if s.last, s.err = s.hop.across(ctx, s.from.Result(), s.hop.near, s.hop.far); s.err != nil {
			return false
		}
		s.ends = s.last
	}
	return true
}

func (s *hopScan) String() string                     { return s.hop.String() }
func (s *hopScan) TagResults(dst map[string]refs.Ref) { s.from.TagResults(dst) }
func (s *hopScan) Close() error                       { return s.from.Close() }

func (s *hopScan) Err() error {
	if s.err != nil {
		return s.err
	}
	return s.from.Err()
}

// hopIndex looks up whether the hop leads to a node, by going back.
type hopIndex struct {
	hop  *hop
	from iterator.Index
	back endScan
	node refs.Ref
	err  error
}

func (x *hopIndex) Contains(ctx context.Context, r refs.Ref) bool {
	x.node, x.back = r, endScan{}
	if x.err != nil {
		return false
	}
	x.back.ends, x.err = x.hop.across(ctx, r, x.hop.far, x.hop.near)
	return x.err == nil && x.next(ctx)
}

// next goes on to a node from which the hop begins.
func (x *hopIndex) next(ctx context.Context) bool {
	for x.back.Next(ctx) {
		if x.from.Contains(ctx, x.back.Result()) {
			return true
		}
	}
	return false
}

func (x *hopIndex) NextPath(ctx context.Context) bool  { return x.from.NextPath(ctx) || x.next(ctx) }
func (x *hopIndex) String() string                     { return x.hop.String() }
func (x *hopIndex) Result() refs.Ref                   { return x.node }
func (x *hopIndex) TagResults(dst map[string]refs.Ref) { x.from.TagResults(dst) }
func (x *hopIndex) Close() error                       { return x.from.Close() }

func (x *hopIndex) Err() error {
	if x.err != nil {
		return x.err
	}
	if x.back.err != nil {
		return x.back.err
	}
	return x.from.Err()
}
