package graph

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad/pquads"
	hkv "github.com/hidal-go/hidalgo/kv"
)

// write writes everything; the caller commits.
func (b *batch) write() error {
	steps := []func() error{b.writeLog, b.writeIndexes, b.writeNodes, b.writeCounters, b.writeLedger}
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
	far  uint64 // end of the quad that the index leaves out
	dead bool
}

func (b *batch) writeIndexes() error {
	changes := make([]change, 0, len(b.added)+len(b.dead))
	for _, x := range b.store.indexes {
		changes = changes[:0]
		_, far := farBucket(x.dirs)
		for l, id := range b.added {
			changes = append(changes, change{key: x.ids(l), id: id, far: l.at(far)})
		}
		for l, id := range b.dead {
			changes = append(changes, change{key: x.ids(l), id: id, far: l.at(far), dead: true})
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
	if err := b.writeFarEnds(x, old, list, changes); err != nil {
		return err
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
	size += uint64(len(b.added)) - uint64(len(b.dead))
	if err := putMeta(b.tx, "size", size); err != nil {
		return err
	}
	if b.store.farEnds {
		if err := putMeta(b.tx, farCounter, size); err != nil {
			return err
		}
	}
	return putMeta(b.tx, "horizon", b.last)
}
