package graph

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
)

// step is one step of a path: quads that pass a filter or, where nodes is
// set, their nodes in the direction of the result, with tags.
type step struct {
	planner *planner
	filter  filter
	nodes   bool
	result  quad.Direction
	save    map[quad.Direction][]string
	costs   *iterator.Costs
}

func (s *step) String() string                                  { return fmt.Sprintf("Step(%v)", s.filter) }
func (s *step) SubIterators() []iterator.Shape                  { return nil }
func (s *step) Optimize(context.Context) (iterator.Shape, bool) { return s, false }

func (s *step) Iterate() iterator.Scanner {
	if ends, ok, err := s.ends(context.Background()); ok || err != nil {
		return &endScan{step: s, ends: ends, err: err}
	}
	return s.scan(s.filter)
}

func (s *step) Lookup() iterator.Index { return &stepIndex{step: s} }

func (s *step) direction(q refs.Ref, d quad.Direction) kv.Int64Value {
	r, err := s.planner.kv.QuadDirection(q, d)
	id, ok := r.(kv.Int64Value)
	if err != nil || !ok {
		return 0
	}
	return id
}

// Stats makes lookups of nodes dearer than steps over quads: each is a scan.
func (s *step) Stats(ctx context.Context) (iterator.Costs, error) {
	if s.costs == nil {
		s.costs = &iterator.Costs{ContainsCost: 1, NextCost: 2, Size: refs.Size{Value: s.planner.size(ctx, s.filter) + 1}}
		if s.nodes {
			s.costs.ContainsCost = 4
		}
	}
	return *s.costs, ctx.Err()
}

func (s *step) scan(f filter) *stepScan {
	a := s.planner.access(f)
	return &stepScan{step: s, filter: f, scan: a.scan.Iterate(), rest: a.rest}
}

// of is the step's result for a quad.
func (s *step) of(q refs.Ref) refs.Ref {
	if q == nil || !s.nodes {
		return q
	}
	if id := s.direction(q, s.result); id != 0 {
		return id
	}
	return nil
}

func (s *step) tag(q refs.Ref, dst map[string]refs.Ref) {
	if q == nil {
		return
	}
	for d, names := range s.save {
		id := s.direction(q, d)
		for _, name := range names {
			if id != 0 {
				dst[name] = id
			}
		}
	}
}

// passes tells whether a quad has the filter's nodes in some directions.
func (s *step) passes(q refs.Ref, f filter, dirs []quad.Direction) bool {
	for _, d := range dirs {
		if s.direction(q, d) != f[d] {
			return false
		}
	}
	return true
}

// stepScan walks over a step.
type stepScan struct {
	step   *step
	filter filter
	scan   iterator.Scanner
	rest   []quad.Direction
	quad   refs.Ref
	steps  uint
	err    error
}

// checkEvery is the number of quads between two looks at the context.
const checkEvery = 128

func (s *stepScan) Next(ctx context.Context) bool {
	s.quad = nil
	for {
		if s.steps++; s.steps%checkEvery == 0 {
			if s.err = ctx.Err(); s.err != nil {
				return false
			}
		}
		if !s.scan.Next(ctx) {
			return false
		}
		q := s.scan.Result()
		if s.step.passes(q, s.filter, s.rest) && (!s.step.nodes || s.step.of(q) != nil) {
			s.quad = q
			return true
		}
	}
}

func (s *stepScan) String() string                     { return s.step.String() }
func (s *stepScan) NextPath(context.Context) bool      { return false }
func (s *stepScan) Result() refs.Ref                   { return s.step.of(s.quad) }
func (s *stepScan) TagResults(dst map[string]refs.Ref) { s.step.tag(s.quad, dst) }
func (s *stepScan) Close() error                       { return s.scan.Close() }

func (s *stepScan) Err() error {
	if s.err != nil {
		return s.err
	}
	return s.scan.Err()
}

// patient is a full scan of Cayley's that looks at its context.
type patient struct{ iterator.Shape }

func (p patient) Optimize(context.Context) (iterator.Shape, bool) { return p, false }
func (p patient) Iterate() iterator.Scanner                       { return &patientScan{Scanner: p.Shape.Iterate()} }

type patientScan struct {
	iterator.Scanner
	steps uint
	err   error
}

func (s *patientScan) Next(ctx context.Context) bool {
	if s.steps++; s.steps%checkEvery == 0 {
		if s.err = ctx.Err(); s.err != nil {
			return false
		}
	}
	return s.Scanner.Next(ctx)
}

func (s *patientScan) Err() error {
	if s.err != nil {
		return s.err
	}
	return s.Scanner.Err()
}
