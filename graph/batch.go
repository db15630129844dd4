package graph

import (
	"context"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"
)

// batch gathers additions and removals of quads for one transaction and
// writes them in key order, in the layout of Cayley's key-value stores.
// Cayley's own writer needs twice to four times as long and inflates the
// reference counts of quads that are there already.
type batch struct {
	ctx   context.Context
	store *Store
	base  base
	tx    hkv.Tx
	first uint64 // last id of the store before the batch
	last  uint64 // id given last

	nodes map[quad.Value]*node
	order []entry // new nodes and quads in order of their ids
	added map[link]uint64
	dead  map[link]uint64

	ledger map[string][]byte // entries by document, nil for one to strike
}

// base is what was there before a batch; 0 stands for what was not.
type base interface {
	nodeID(h *refs.ValueHash) (uint64, error)
	quadID(l link) (uint64, error)
}

// node is a value that the batch touches.
type node struct {
	id    uint64
	fresh bool // not in the store before
	refs  int64
	hash  refs.ValueHash
	value quad.Value
}

// entry is a new log entry: a node, or a quad where node is nil.
type entry struct {
	id   uint64
	node *node
	link link
}

func (s *Store) newBatch(ctx context.Context, tx hkv.Tx) (*batch, error) {
	last, err := getMeta(ctx, tx, "horizon")
	if err != nil {
		return nil, err
	}
	b := emptyBatch(ctx, s, tx, last)
	b.base = indexed{b}
	return b, nil
}

// emptyBatch begins after the last id; its base is not set.
func emptyBatch(ctx context.Context, s *Store, tx hkv.Tx, last uint64) *batch {
	return &batch{
		ctx: ctx, store: s, tx: tx, first: last, last: last,
		nodes: map[quad.Value]*node{}, added: map[link]uint64{}, dead: map[link]uint64{},
	}
}

func (b *batch) nextID() uint64 {
	b.last++
	return b.last
}

// node finds a value in the batch, the cache or the store; it returns nil
// where it is in none of them and make is false.
func (b *batch) node(v quad.Value, make bool) (*node, error) {
	if n := b.nodes[v]; n != nil {
		return n, nil
	}
	n := &node{value: v, id: b.store.ids[v]}
	if n.id == 0 {
		n.hash = refs.HashOf(v)
		id, err := b.base.nodeID(&n.hash)
		if err != nil {
			return nil, err
		}
		n.id = id
	}
	if n.id == 0 {
		if !make {
			return nil, nil
		}
		n.id, n.fresh = b.nextID(), true
		b.order = append(b.order, entry{id: n.id, node: n})
	}
	b.nodes[v] = n
	return n, nil
}

// ends resolves the nodes of a quad; missing is true where one of them is
// unknown and make is false, fresh where one is new.
func (b *batch) ends(q quad.Quad, make bool) (l link, nodes [4]*node, fresh, missing bool, err error) {
	for i, v := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		if v == nil {
			continue
		}
		n, err := b.node(v, make)
		if err != nil {
			return l, nodes, false, false, err
		}
		if n == nil {
			return l, nodes, false, true, nil
		}
		l[i], nodes[i] = n.id, n
		fresh = fresh || n.fresh
	}
	return l, nodes, fresh, false, nil
}

// add adds a quad unless it is there. It reports whether it was new.
func (b *batch) add(q quad.Quad) (bool, error) {
	l, nodes, fresh, _, err := b.ends(q, true)
	if err != nil {
		return false, err
	}
	if _, ok := b.dead[l]; ok {
		delete(b.dead, l)
	} else {
		known, err := b.known(l, fresh)
		if err != nil || known {
			return false, err
		}
		id := b.nextID()
		b.added[l] = id
		b.order = append(b.order, entry{id: id, link: l})
	}
	count(nodes, 1)
	return true, nil
}

// remove removes a quad if it is there.
func (b *batch) remove(q quad.Quad) error {
	l, nodes, _, missing, err := b.ends(q, false)
	if err != nil || missing {
		return err
	}
	if _, ok := b.dead[l]; ok {
		return nil
	}
	id, err := b.base.quadID(l)
	if err != nil || id == 0 {
		return err
	}
	b.dead[l] = id
	delete(b.store.facts, l)
	count(nodes, -1)
	return nil
}

func count(nodes [4]*node, n int64) {
	for _, x := range nodes {
		if x != nil {
			x.refs += n
		}
	}
}

// known tells whether a quad is in the batch or the store.
func (b *batch) known(l link, fresh bool) (bool, error) {
	if _, ok := b.added[l]; ok || fresh {
		return ok, nil
	}
	if b.store.facts[l] {
		return true, nil
	}
	id, err := b.base.quadID(l)
	if err == nil && id != 0 && l[3] == 0 {
		b.store.facts[l] = true
	}
	return id != 0, err
}

// indexed is the base of a batch for a store with its indexes.
type indexed struct{ *batch }

func (b indexed) nodeID(h *refs.ValueHash) (uint64, error) {
	return getUint(b.ctx, b.tx, valueKey(h))
}

func (b indexed) quadID(l link) (uint64, error) {
	return b.quadOf(l[0], l[1], func(have link) bool { return have == l })
}

// ids are the ids of a quad in the index's order.
func (x index) ids(l link) (out [4]uint64) {
	for i, d := range x.dirs {
		out[i] = l.at(d)
	}
	return out
}

// key is the index's key for a quad.
func (x index) key(l link) hkv.Key {
	ids := x.ids(l)
	return hkv.Key{x.name, idKey(ids[:len(x.dirs)]...)}
}

// The caches are dropped when they reach these sizes.
const (
	maxCachedIDs   = 1 << 17
	maxCachedFacts = 1 << 17
)

func (b *batch) fresh() int { return len(b.added) }

func (b *batch) next() (changes, error) { return b.store.newBatch(b.ctx, b.tx) }

// remember keeps the ids of the nodes that come again, after the commit.
func (b *batch) remember() {
	s := b.store
	if len(s.ids) > maxCachedIDs {
		clear(s.ids)
	}
	if len(s.facts) > maxCachedFacts {
		clear(s.facts)
	}
	for v, n := range b.nodes {
		if _, ok := v.(quad.IRI); ok && n.id != 0 && (!n.fresh || n.refs > 1) {
			s.ids[v] = n.id
		}
	}
	for l := range b.added {
		if l[3] == 0 {
			s.facts[l] = true
		}
	}
}
