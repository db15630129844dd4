package graph

import (
	"context"
	"errors"
	"fmt"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"
)

// planner is Cayley's quad store with better plans. Cayley's own uses an
// index only where all of its directions are given, takes every scan for half
// of the store, joins tags against all nodes, reads one transaction a name
// and never looks at its context; the planner
//   - serves any filtered step from the index with the longest prefix,
//   - estimates steps by looking at their first entries,
//   - reads tags from the quads that the step visits anyway,
//   - stops when the context ends,
//   - keeps names.
type planner struct {
	cayley.QuadStore
	kv    *kv.QuadStore
	store *Store

	mu    sync.Mutex
	sizes map[string]int64 // of large steps, by index and ids
}

var (
	_ shape.Optimizer = (*planner)(nil)
	_ refs.BatchNamer = (*planner)(nil)
)

var errNotOurs = errors.New("a reference of another store")

// filter gives the nodes that a step's quads must have.
type filter map[quad.Direction]kv.Int64Value

// newPlanner wraps what kv.New returned.
func newPlanner(s *Store, qs cayley.QuadStore) (cayley.QuadStore, error) {
	inner, ok := qs.(*kv.QuadStore)
	if !ok {
		return nil, fmt.Errorf("cayley returned a %T", qs)
	}
	return &planner{QuadStore: qs, kv: inner, store: s, sizes: map[string]int64{}}, nil
}

// NameOf returns a node's value.
func (p *planner) NameOf(r refs.Ref) (quad.Value, error) {
	if r == nil {
		return nil, nil
	}
	if known, ok := r.(refs.PreFetchedValue); ok {
		return known.NameOf(), nil
	}
	id, ok := r.(kv.Int64Value)
	if !ok {
		return nil, errNotOurs
	}
	if v := p.store.names.get(uint64(id)); v != nil {
		return v, nil
	}
	v, err := p.kv.NameOf(id)
	if err == nil && v != nil {
		p.store.names.put(uint64(id), v)
	}
	return v, err
}

// ValuesOf is NameOf for several nodes.
func (p *planner) ValuesOf(_ context.Context, list []refs.Ref) ([]quad.Value, error) {
	out := make([]quad.Value, len(list))
	for i, r := range list {
		v, err := p.NameOf(r)
		if err != nil {
			return out, err
		}
		out[i] = v
	}
	return out, nil
}

// RefsOf finds nodes.
func (p *planner) RefsOf(ctx context.Context, values []quad.Value) ([]refs.Ref, error) {
	return p.kv.RefsOf(ctx, values)
}

// QuadIterator gives the quads with a node in one direction.
func (p *planner) QuadIterator(d quad.Direction, r refs.Ref) iterator.Shape {
	id, ok := r.(kv.Int64Value)
	if !ok {
		return iterator.NewNull()
	}
	return &step{planner: p, filter: filter{d: id}}
}

// QuadsAllIterator gives all quads.
func (p *planner) QuadsAllIterator() iterator.Shape { return patient{p.kv.QuadsAllIterator()} }

// NodesAllIterator gives all nodes.
func (p *planner) NodesAllIterator() iterator.Shape { return patient{p.kv.NodesAllIterator()} }

// OptimizeShape turns a filtered step with known nodes into a leaf, and one
// from other nodes over a known predicate into a hop.
func (p *planner) OptimizeShape(_ context.Context, s shape.Shape) (shape.Shape, bool) {
	if nodes, ok := s.(shape.NodesFrom); ok {
		if h, ok := p.hopOf(nodes); ok {
			return h, true
		}
		return s, false
	}
	action, ok := s.(shape.QuadsAction)
	if !ok {
		return s, false
	}
	f := filter{}
	for d, r := range action.Filter {
		id, ok := r.(kv.Int64Value)
		if !ok {
			return s, false
		}
		f[d] = id
	}
	return leaf{&step{planner: p, filter: f, nodes: true, result: action.Result, save: action.Save}}, true
}

// leaf is a step as a shape.
type leaf struct{ step *step }

func (l leaf) BuildIterator(cayley.QuadStore) iterator.Shape {
	s := *l.step
	return &s
}

func (l leaf) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return l, false }

// access is how a filter is served: a scan, and the directions that it leaves
// to check.
type access struct {
	scan iterator.Shape
	rest []quad.Direction
	key  string // of the scan; "" for all quads
}

// access chooses the index with the longest prefix in the filter and, of two
// lists, the shorter.
func (p *planner) access(f filter) access {
	best, length := -1, 0
	for i, x := range p.store.indexes {
		n := 0
		for n < len(x.dirs) && f.has(x.dirs[n]) {
			n++
		}
		if n > length || n == 2 && n == length && p.shorter(f, i, best) {
			best, length = i, n
		}
	}
	if best < 0 {
		return access{scan: p.kv.QuadsAllIterator(), rest: f.without(nil)}
	}
	dirs := p.store.indexes[best].dirs
	ids := f.ids(dirs[:length])
	return access{
		scan: kv.IndexScan{Index: kv.QuadIndex{Dirs: dirs}, Values: ids}.BuildIterator(p.kv),
		rest: f.without(dirs[:length]),
		key:  string(append([]byte{byte(best)}, idKey(ids...)...)),
	}
}

// shorter tells whether index i has a shorter list for the filter than index
// j; both are of two directions.
func (p *planner) shorter(f filter, i, j int) bool {
	tx, err := p.store.kv.Tx(false)
	if err != nil {
		return false
	}
	defer tx.Close()
	length := func(x index) int {
		v, err := get(context.Background(), tx, hkv.Key{x.name, idKey(f.ids(x.dirs)...)})
		if err != nil {
			return 0 // reading it says so
		}
		return len(v)
	}
	a, b := p.store.indexes[i], p.store.indexes[j]
	return len(a.dirs) == 2 && len(b.dirs) == 2 && length(a) < length(b)
}

func (f filter) ids(dirs []quad.Direction) []uint64 {
	out := make([]uint64, len(dirs))
	for i, d := range dirs {
		out[i] = uint64(f[d])
	}
	return out
}

func (f filter) has(d quad.Direction) bool {
	_, ok := f[d]
	return ok
}

// without lists the filter's directions but some, in a fixed order.
func (f filter) without(served []quad.Direction) []quad.Direction {
	var out []quad.Direction
next:
	for _, d := range quad.Directions {
		if !f.has(d) {
			continue
		}
		for _, s := range served {
			if s == d {
				continue next
			}
		}
		out = append(out, d)
	}
	return out
}

const (
	// maxProbe is how many entries an estimate looks at.
	maxProbe = 512
	// largeStep is the estimate where there are more.
	largeStep = 20_000
	maxSizes  = 1 << 16
)

// size estimates how many quads a filter gives.
func (p *planner) size(ctx context.Context, f filter) int64 {
	a := p.access(f)
	if a.key == "" {
		return p.kv.Size()/2 + 1
	}
	n := p.probe(ctx, a)
	if len(a.rest) > 0 {
		n = n/2 + 1
	}
	return n
}

// probe counts up to maxProbe entries and remembers the large ones.
func (p *planner) probe(ctx context.Context, a access) int64 {
	p.mu.Lock()
	n, known := p.sizes[a.key]
	p.mu.Unlock()
	if known {
		return n
	}
	scan := a.scan.Iterate()
	defer scan.Close()
	for n < maxProbe && scan.Next(ctx) {
		n++
	}
	if n < maxProbe {
		return n
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.sizes) >= maxSizes {
		clear(p.sizes)
	}
	p.sizes[a.key] = largeStep
	return largeStep
}
