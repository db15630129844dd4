package graph

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"
)

// kvReader is the view of a key-value store in a transaction.
type kvReader struct {
	ctx     context.Context
	store   *Store
	tx      hkv.Tx
	list    []uint64              // scratch
	names   map[uint64]quad.Value // of its own, in front of the store's
	stretch stretch
	noTexts bool
	ahead   *ahead // events that are read before they are asked for
	record  uint64 // node of schema.HasRecord, once it is looked up
}

func (r *kvReader) id(v quad.Value) (uint64, error) {
	h := refs.HashOf(v)
	return getUint(r.ctx, r.tx, valueKey(&h))
}

func (r *kvReader) ids(values []quad.Value) (out []uint64, err error) {
	for _, v := range values {
		id, err := r.id(v)
		if err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, nil
}

func (r *kvReader) leaveOutTexts() { r.noTexts = true }

func (r *kvReader) size() (int, error) {
	size, err := getMeta(r.ctx, r.tx, "size")
	return int(size), err
}

// value returns a node's value. Predicates and actors come from a cache.
func (r *kvReader) value(id uint64) (quad.Value, error) {
	if v := r.names[id]; v != nil {
		return v, nil
	}
	if v := r.store.names.get(id); v != nil {
		return v, nil
	}
	v, err := getValue(r.ctx, r.tx, id)
	if err == nil && v == nil {
		err = fmt.Errorf("%w: node %d is missing", errDamaged, id)
	}
	return v, err
}

// common is value for nodes that many quads share; it fills the cache.
func (r *kvReader) common(id uint64) (quad.Value, error) {
	if v := r.names[id]; v != nil {
		return v, nil
	}
	v, err := r.value(id)
	if err != nil {
		return nil, err
	}
	r.store.names.put(id, v)
	if r.names == nil || len(r.names) >= maxCachedNames {
		r.names = map[uint64]quad.Value{}
	}
	r.names[id] = v
	return v, nil
}

// links calls yield for each live quad whose directions begin as the index's
// with these ids, until it returns false.
func (r *kvReader) links(which int, ids []uint64, yield func(link) bool) error {
	it := r.tx.Scan(hkv.Key{r.store.indexes[which].name, idKey(ids...)})
	defer it.Close()
	for it.Next(r.ctx) {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		list, err := decodeIDs(it.Val(), r.list[:0])
		r.list = nil // a nested call makes its own
		if err != nil {
			return err
		}
		for _, id := range list {
			l, ok, err := getLink(r.ctx, r.tx, id)
			if err != nil {
				return err
			}
			if ok && !yield(l) {
				return nil
			}
		}
		r.list = list
	}
	return it.Err()
}

func (r *kvReader) subjects(object, predicate uint64, yield func(id uint64) bool) error {
	ids, err := r.appendSubjects(object, predicate, nil)
	for _, id := range ids {
		if !yield(id) {
			break
		}
	}
	return err
}

func (r *kvReader) labelled(labels []uint64) (out []link, err error) {
	for _, id := range labels {
		err := r.links(byLabel, []uint64{id}, func(l link) bool { out = append(out, l); return true })
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (r *kvReader) values(ids []uint64) (out []quad.Value, err error) {
	for _, id := range ids {
		v, err := r.value(id)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

func (r *kvReader) counts(objects []uint64, predicate uint64) (out []int, err error) {
	var ids []uint64
	for _, id := range objects {
		if ids, err = r.appendSubjects(id, predicate, ids[:0]); err != nil {
			return nil, err
		}
		out = append(out, len(ids))
	}
	return out, nil
}

func (r *kvReader) quads(links []link) ([]quad.Quad, error) {
	out := make([]quad.Quad, 0, len(links))
	for _, l := range links {
		q, err := r.quad(l)
		if err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	return out, nil
}

// quad spells a link out.
func (r *kvReader) quad(l link) (quad.Quad, error) {
	var out [4]quad.Value
	for i, id := range l {
		if id == 0 {
			continue
		}
		v, err := r.value(id)
		if err != nil {
			return quad.Quad{}, err
		}
		out[i] = v
	}
	return quad.Quad{Subject: out[0], Predicate: out[1], Object: out[2], Label: out[3]}, nil
}

// allQuads walks the log.
func (r *kvReader) allQuads(yield func(quad.Quad, error) bool) error {
	it := r.tx.Scan(hkv.Key{logBucket()})
	defer it.Close()
	for it.Next(r.ctx) {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		e, err := decodeEntryOfLog(it.Val())
		if err != nil {
			return fmt.Errorf("%w: a log entry: %v", errDamaged, err)
		}
		if !e.isQuad() {
			continue
		}
		q, err := r.quad(e.link)
		if err != nil {
			return err
		}
		if !yield(q, nil) {
			return nil
		}
	}
	return it.Err()
}

func (r *kvReader) inAll(lists [][]ends) (out []uint64, err error) {
	for i, list := range lists {
		ids, err := r.union(list)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			out = ids
		} else {
			out = intersect(out, ids)
		}
	}
	return out, nil
}

func (r *kvReader) union(list []ends) ([]uint64, error) {
	var out []uint64
	for _, e := range list {
		var err error
		if out, err = r.appendSubjects(e.object, e.predicate, out); err != nil {
			return nil, err
		}
	}
	if len(list) == 1 {
		return out, nil
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// intersect keeps of a, in place, what is in b; both are in order.
func intersect(a, b []uint64) []uint64 {
	out := a[:0]
	for _, id := range a {
		for len(b) > 0 && b[0] < id {
			b = b[1:]
		}
		if len(b) > 0 && b[0] == id {
			out = append(out, id)
		}
	}
	return out
}

// nameCache holds the values of nodes that come often. It is dropped when it
// is full and when nodes are removed.
type nameCache struct {
	mu sync.RWMutex
	m  map[uint64]quad.Value
}

const maxCachedNames = 1 << 16

func (c *nameCache) get(id uint64) quad.Value {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.m[id]
}

func (c *nameCache) put(id uint64, v quad.Value) {
	c.mu.RLock()
	_, ok := c.m[id]
	c.mu.RUnlock()
	if ok {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.m == nil || len(c.m) >= maxCachedNames {
		c.m = map[uint64]quad.Value{}
	}
	c.m[id] = v
}

func (c *nameCache) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.m = nil
}
