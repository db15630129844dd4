package graph

import (
	"fmt"

	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"

	"github.com/entente-kg/entente/schema"
)

// block is what one event needs of the store: the ids of its quads and a
// stretch of the log. Its slices are used again for the next event.
type block struct {
	ids     []uint64
	first   uint64     // id of the first entry
	entries []logEntry // by id, from first on; an id of 0 where there is none
	quads   []quad.Quad
}

// maxSpan bounds what is read of the log for each quad.
const maxSpan = 4

// event reads the event with this node; ok is false where the node is none.
func (r *kvReader) event(id uint64) (e schema.Event, ok bool, err error) {
	b := &r.block
	if err := r.quadsOf(id, b); err != nil || len(b.ids) == 0 {
		return e, false, err
	}
	if err := r.span(id, b); err != nil {
		return e, false, err
	}
	node, err := r.valueIn(b, id)
	iri, ok := node.(quad.IRI)
	if err != nil || !ok {
		return e, false, err
	}
	b.quads = b.quads[:0]
	for _, id := range b.ids {
		q, ok, err := r.said(b, id)
		if err != nil {
			return e, false, err
		}
		if ok {
			b.quads = append(b.quads, q)
		}
	}
	if len(b.quads) == 0 {
		return e, false, nil
	}
	e, err = schema.EventOf(iri, b.quads)
	return e, err == nil, err
}

// quadsOf lists the quads of a subject.
func (r *kvReader) quadsOf(subject uint64, b *block) error {
	it := r.tx.Scan(hkv.Key{r.store.indexes[bySP].name, idKey(subject)})
	defer it.Close()
	b.ids = b.ids[:0]
	for it.Next(r.ctx) {
		var err error
		if b.ids, err = decodeIDs(it.Val(), b.ids); err != nil {
			return err
		}
	}
	return it.Err()
}

// span reads the log from an event's node to its last quad, where they are
// close together, as they are when they were written one after the other.
// Otherwise it reads nothing.
func (r *kvReader) span(node uint64, b *block) error {
	first, last := node, node
	for _, id := range b.ids {
		first, last = min(first, id), max(last, id)
	}
	b.first, b.entries = first, b.entries[:0]
	tx, ok := r.tx.(interface{ from(hkv.Key) hkv.Iterator })
	if !ok || last-first > uint64(maxSpan*len(b.ids)) {
		return nil
	}
	it := tx.from(logKey(first))
	defer it.Close()
	for it.Next(r.ctx) {
		e, err := decodeEntryOfLog(it.Val())
		if err != nil || e.id < first {
			return fmt.Errorf("%w: a log entry after %d: %v", errDamaged, first, err)
		}
		if e.id > last {
			break
		}
		for uint64(len(b.entries)) < e.id-first {
			b.entries = append(b.entries, logEntry{})
		}
		b.entries = append(b.entries, e)
	}
	return it.Err()
}

// entry finds an entry in the stretch that was read.
func (b *block) entry(id uint64) (logEntry, bool) {
	if at := id - b.first; id >= b.first && at < uint64(len(b.entries)) && b.entries[at].id == id {
		return b.entries[at], true
	}
	return logEntry{}, false
}

// valueIn is a node's value from the stretch or from the store.
func (r *kvReader) valueIn(b *block, id uint64) (quad.Value, error) {
	if e, ok := b.entry(id); ok && e.isNode() {
		return e.node()
	}
	return r.value(id)
}

// said is the predicate and the object of a quad; ok is false for a quad that
// is gone.
func (r *kvReader) said(b *block, id uint64) (q quad.Quad, ok bool, err error) {
	e, ok := b.entry(id)
	if !ok {
		e, ok, err = getEntry(r.ctx, r.tx, id)
	}
	if err != nil || !ok || !e.isQuad() {
		return q, false, err
	}
	if q.Predicate, err = r.common(e.link[1]); err != nil {
		return q, false, err
	}
	switch q.Predicate {
	case schema.HasRecord, schema.HasSentence: // texts of its own
		q.Object, err = r.valueIn(b, e.link[2])
	default:
		q.Object, err = r.common(e.link[2])
	}
	return q, err == nil, err
}
