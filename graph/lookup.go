package graph

import (
	"context"

	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/refs"
)

// stepIndex looks up whether a step reaches a node, or holds a quad. The
// first nodes are looked up by scans of their own; when those have cost as
// much as the whole step, its nodes go into a table.
type stepIndex struct {
	step  *step
	quad  refs.Ref
	scan  *stepScan // over the quads that reach the node
	spent int64     // quads looked at
	table map[kv.Int64Value][]refs.Ref
	ends  *endIndex  // instead of a table, where the quads do not matter
	rest  []refs.Ref // of the table's quads that reach the node
	err   error
}

// maxTable bounds the table, in quads.
const maxTable = 200_000

func (x *stepIndex) Contains(ctx context.Context, r refs.Ref) bool {
	if x.ends != nil {
		return x.ends.Contains(ctx, r)
	}
	x.quad, x.rest = nil, nil
	if x.err == nil {
		x.err = ctx.Err()
	}
	if x.err != nil {
		return false
	}
	if !x.step.nodes {
		if x.step.passes(r, x.step.filter, x.step.filter.without(nil)) {
			x.quad = r
		}
		return x.quad != nil
	}
	id, ok := r.(kv.Int64Value)
	if !ok || x.step.filter.has(x.step.result) && x.step.filter[x.step.result] != id {
		return false
	}
	if x.table == nil && x.useEnds(ctx) {
		return x.ends.Contains(ctx, r)
	}
	if x.table == nil && !x.fill(ctx) {
		narrow := filter{x.step.result: id}
		for d, n := range x.step.filter {
			narrow[d] = n
		}
		x.closeScan()
		x.scan = x.step.scan(narrow)
	} else {
		x.rest = x.table[id]
	}
	return x.NextPath(ctx)
}

// endsPerQuad is how many far ends are read in the time of one quad.
const endsPerQuad = 32

// useEnds goes over to the far ends of the step where it is time to.
func (x *stepIndex) useEnds(ctx context.Context) bool {
	costs, err := x.step.Stats(ctx)
	if err != nil || x.spent*endsPerQuad < costs.Size.Value {
		return false
	}
	ends, ok, err := x.step.ends(ctx)
	if !ok {
		x.err = err
		return false
	}
	x.closeScan()
	x.ends = newEndIndex(x.step, ends)
	return true
}

// fill makes the table where it is time to; it reports whether there is one.
func (x *stepIndex) fill(ctx context.Context) bool {
	if costs, err := x.step.Stats(ctx); err != nil || x.spent < costs.Size.Value || costs.Size.Value >= maxTable {
		return false
	}
	x.spent = 0 // counts anew where the table becomes too large
	table := map[kv.Int64Value][]refs.Ref{}
	scan := x.step.scan(x.step.filter)
	defer scan.Close()
	n := 0
	for ; n < maxTable && scan.Next(ctx); n++ {
		if id, ok := x.step.of(scan.quad).(kv.Int64Value); ok {
			table[id] = append(table[id], scan.quad)
		}
	}
	if x.err = scan.Err(); x.err != nil || n == maxTable {
		return false
	}
	x.closeScan()
	x.table = table
	return true
}

func (x *stepIndex) NextPath(ctx context.Context) bool {
	if x.ends != nil {
		return x.ends.NextPath(ctx)
	}
	if x.table != nil {
		if len(x.rest) == 0 {
			return false
		}
		x.quad, x.rest = x.rest[0], x.rest[1:]
		return true
	}
	if x.scan == nil || !x.scan.Next(ctx) {
		x.closeScan()
		return false
	}
	x.quad = x.scan.quad
	return true
}

func (x *stepIndex) closeScan() {
	if x.scan == nil {
		return
	}
	x.spent += int64(x.scan.steps)
	if err := x.scan.Err(); x.err == nil {
		x.err = err
	}
	if err := x.scan.Close(); x.err == nil {
		x.err = err
	}
	x.scan = nil
}

func (x *stepIndex) String() string                     { return x.step.String() }
func (x *stepIndex) TagResults(dst map[string]refs.Ref) { x.step.tag(x.quad, dst) }

func (x *stepIndex) Result() refs.Ref {
	if x.ends != nil {
		return x.ends.Result()
	}
	return x.step.of(x.quad)
}

func (x *stepIndex) Err() error {
	if x.err == nil && x.ends != nil {
		return x.ends.Err()
	}
	return x.err
}

func (x *stepIndex) Close() error {
	x.closeScan()
	return x.err
}
