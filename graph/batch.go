package graph

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	hkv "github.com/hidal-go/hidalgo/kv"
)

// batch gathers additions and removals of quads for one transaction and
// writes them in key order, in the layout of Cayley's key-value stores.
// Cayley's own writer needs twice to four times as long and inflates the
// reference counts of quads that are there already.
type batch struct {
	ctx   context.Context
	store *Store
	tx    hkv.Tx
	first uint64 // last id of the store before the batch
	last  uint64 // id given last

	nodes map[quad.Value]*node
	order []entry // new nodes and quads in order of their ids
	added map[link]uint64
	dead  map[link]uint64
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
	return &batch{
		ctx: ctx, store: s, tx: tx, first: last, last: last,
		nodes: map[quad.Value]*node{}, added: map[link]uint64{}, dead: map[link]uint64{},
	}, nil
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
		id, err := getUint(b.ctx, b.tx, valueKey(&n.hash))
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
	id, err := b.find(l)
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
	id, err := b.find(l)
	if err == nil && id != 0 && l[3] == 0 {
		b.store.facts[l] = true
	}
	return id != 0, err
}

// find returns the id of a quad of the store, 0 where it is not there.
func (b *batch) find(l link) (uint64, error) {
	v, err := get(b.ctx, b.tx, b.store.indexes[byOPS].key(l))
	if err != nil {
		return 0, err
	}
	ids, err := decodeIDs(v, nil)
	if err != nil {
		return 0, err
	}
	for _, id := range ids {
		if have, ok, err := getLink(b.ctx, b.tx, id); err != nil {
			return 0, err
		} else if ok && have == l {
			return id, nil
		}
	}
	return 0, nil
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

// write writes everything; the caller commits.
func (b *batch) write() error {
	steps := []func() error{b.writeLog, b.writeIndexes, b.writeNodes, b.writeCounters}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// writeLog leaves the timestamps of Cayley's log empty: nothing reads them, and
// the same documents give the same file.
func (b *batch) writeLog() error {
	for _, e := range b.order {
		p := proto.Primitive{ID: e.id}
		if e.node == nil {
			p.Subject, p.Predicate, p.Object, p.Label = e.link[0], e.link[1], e.link[2], e.link[3]
		} else {
			value, err := pquads.MarshalValue(e.node.value)
			if err != nil {
				return fmt.Errorf("encoding %v: %w", e.node.value, err)
			}
			p.Value = value
		}
		data, err := p.Marshal()
		if err != nil {
			return fmt.Errorf("encoding a log entry: %w", err)
		}
		if err := b.tx.Put(logKey(e.id), data); err != nil {
			return err
		}
	}
	for _, id := range b.dead {
		if err := b.tx.Del(logKey(id)); err != nil {
			return err
		}
	}
	return nil
}

// change is one quad entering or leaving an index; key holds the ids of the
// index's directions, and zeros.
type change struct {
	key  [4]uint64
	id   uint64
	dead bool
}

func (b *batch) writeIndexes() error {
	changes := make([]change, 0, len(b.added)+len(b.dead))
	for _, x := range b.store.indexes {
		changes = changes[:0]
		for l, id := range b.added {
			changes = append(changes, change{key: x.ids(l), id: id})
		}
		for l, id := range b.dead {
			changes = append(changes, change{key: x.ids(l), id: id, dead: true})
		}
		slices.SortFunc(changes, byKey)
		if err := b.writeIndex(x, changes); err != nil {
			return fmt.Errorf("writing index %s: %w", x.name, err)
		}
	}
	return nil
}

func byKey(a, b change) int {
	for i := range a.key {
		if a.key[i] != b.key[i] {
			return cmp.Compare(a.key[i], b.key[i])
		}
	}
	return cmp.Compare(a.id, b.id)
}

// writeIndex takes changes in order of their keys.
func (b *batch) writeIndex(x index, changes []change) error {
	for len(changes) > 0 {
		n := 1
		for n < len(changes) && changes[n].key == changes[0].key {
			n++
		}
		if err := b.writeList(x, changes[:n]); err != nil {
			return err
		}
		changes = changes[n:]
	}
	return nil
}

// writeList changes the list of one key. New ids are larger than all before,
// so the list stays in order. A key with a new node in it has no list yet.
func (b *batch) writeList(x index, changes []change) error {
	ids := changes[0].key[:len(x.dirs)]
	key := hkv.Key{x.name, idKey(ids...)}
	var old []byte
	if slices.Max(ids) <= b.first {
		var err error
		if old, err = get(b.ctx, b.tx, key); err != nil {
			return err
		}
	}
	list := make([]byte, len(old), len(old)+len(changes)*4)
	copy(list, old)
	for _, c := range changes {
		if !c.dead {
			list = binary.AppendUvarint(list, c.id)
			continue
		}
		var err error
		if list, err = without(list, c.id); err != nil {
			return err
		}
	}
	if len(list) == 0 {
		return b.tx.Del(key)
	}
	return b.tx.Put(key, list)
}

// without takes an id out of a list of varints.
func without(list []byte, id uint64) ([]byte, error) {
	ids, err := decodeIDs(list, nil)
	if err != nil {
		return nil, err
	}
	out := make([]byte, 0, len(list))
	for _, x := range ids {
		if x != id {
			out = binary.AppendUvarint(out, x)
		}
	}
	return out, nil
}

func (b *batch) writeNodes() error {
	touched := make([]*node, 0, len(b.nodes))
	for _, n := range b.nodes {
		if n.refs != 0 || n.fresh {
			if !n.hash.Valid() {
				n.hash = refs.HashOf(n.value)
			}
			touched = append(touched, n)
		}
	}
	slices.SortFunc(touched, func(a, b *node) int { return bytes.Compare(a.hash[:], b.hash[:]) })
	for _, n := range touched {
		if err := b.writeReferences(n); err != nil {
			return fmt.Errorf("writing node %v: %w", n.value, err)
		}
	}
	for _, n := range touched {
		if n.fresh && n.refs > 0 {
			if err := b.tx.Put(valueKey(&n.hash), binary.AppendUvarint(nil, n.id)); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeReferences updates how often a node is used and removes an unused one.
func (b *batch) writeReferences(n *node) error {
	key := referenceKey(&n.hash)
	total := n.refs
	if !n.fresh {
		old, err := getUint(b.ctx, b.tx, key)
		if err != nil {
			return err
		}
		total += int64(old)
	}
	if total > 0 {
		return b.tx.Put(key, binary.AppendUvarint(nil, uint64(total)))
	}
	for _, k := range []hkv.Key{key, valueKey(&n.hash), logKey(n.id)} {
		if err := b.tx.Del(k); err != nil {
			return err
		}
	}
	delete(b.store.ids, n.value)
	n.id = 0
	return nil
}

func (b *batch) writeCounters() error {
	size, err := getMeta(b.ctx, b.tx, "size")
	if err != nil {
		return err
	}
	if err := putMeta(b.tx, "size", size+uint64(len(b.added))-uint64(len(b.dead))); err != nil {
		return err
	}
	return putMeta(b.tx, "horizon", b.last)
}

// The caches are dropped when they reach these sizes.
const (
	maxCachedIDs   = 1 << 17
	maxCachedFacts = 1 << 17
)

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
