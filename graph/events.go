package graph

import (
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"

	"github.com/entente-kg/entente/schema"
)

// An event's quads lie in the log one behind the other, after its node, and
// its record is the last of them: what one look-up needs is one stretch.
// Where it is not so, the index says which quads there are.

// stretch is a part of the log. Its slices are used again for the next event.
type stretch struct {
	entries []logEntry
	quads   []quad.Quad
	recent  recentTexts
}

// maxStretch bounds what is read for an event, in entries.
const maxStretch = 64

// walker is a transaction that walks over a bucket without iterators.
type walker interface {
	walk(bucket, start []byte, f func(k, v []byte) bool) error
}

// follow reads the log from a node on, until done, which is asked about each
// of the node's quads. It reports whether done said so.
func (r *kvReader) follow(node uint64, done func(link) bool) (found bool, err error) {
	s := &r.stretch
	s.entries = s.entries[:0]
	var damage error
	err = r.tx.(walker).walk(logBucket(), idKey(node), func(_, v []byte) bool {
		e, err := decodeEntryOfLog(v)
		if err != nil {
			damage = fmt.Errorf("%w: a log entry after %d: %v", errDamaged, node, err)
			return false
		}
		s.entries = append(s.entries, e)
		found = e.isQuad() && e.link[0] == node && done(e.link)
		return !found && len(s.entries) < maxStretch
	})
	if err == nil {
		err = damage
	}
	return found, err
}

// readEvent reads the event with this node; ok is false where the node is none.
func (r *kvReader) readEvent(id uint64) (e schema.Event, ok bool, err error) {
	if r.record == 0 {
		if r.record, err = r.id(schema.HasRecord); err != nil || r.record == 0 {
			return e, false, err
		}
	}
	whole, err := r.follow(id, func(l link) bool { return l[1] == r.record })
	if err == nil && !whole {
		err = r.gather(id)
	}
	if err != nil {
		return e, false, err
	}
	node, err := r.text(id)
	iri, ok := eventNode(node)
	if err != nil || !ok {
		return e, false, err
	}
	s := &r.stretch
	s.quads = s.quads[:0]
	for _, entry := range s.entries {
		if !entry.isQuad() || entry.link[0] != id {
			continue
		}
		q, err := r.said(entry.link)
		if err != nil {
			return e, false, err
		}
		s.quads = append(s.quads, q)
	}
	if len(s.quads) == 0 {
		return e, false, nil
	}
	e, err = schema.EventOf(iri, s.quads)
	return e, err == nil, err
}

// eventNode tells an event's node from others, such as documents, which have
// dates too.
func eventNode(v quad.Value) (quad.IRI, bool) {
	iri, ok := v.(quad.IRI)
	return iri, ok && strings.HasPrefix(string(iri), schema.EventPrefix)
}

// gather reads the quads of a subject by the index.
func (r *kvReader) gather(subject uint64) error {
	s := &r.stretch
	s.entries = s.entries[:0]
	return r.links(bySP, []uint64{subject}, func(l link) bool {
		s.entries = append(s.entries, logEntry{link: l})
		return true
	})
}

// said is the predicate and the object of a quad.
func (r *kvReader) said(l link) (q quad.Quad, err error) {
	if q.Predicate, err = r.common(l[1]); err != nil {
		return q, err
	}
	switch q.Predicate {
	case schema.HasSentence:
		if !r.noTexts {
			q.Object, err = r.text(l[2])
		}
	case schema.HasRecord:
		q.Object, err = r.text(l[2])
	default:
		q.Object, err = r.common(l[2])
	}
	return q, err
}

// text is a node's value from the stretch, from the texts read last, or from
// the store.
func (r *kvReader) text(id uint64) (quad.Value, error) {
	s := &r.stretch
	for _, e := range s.entries {
		if e.id == id && e.isNode() {
			v, err := e.node()
			s.recent.put(id, v)
			return v, err
		}
	}
	if v := s.recent.get(id); v != nil {
		return v, nil
	}
	v, err := r.value(id)
	s.recent.put(id, v)
	return v, err
}

// recentTexts are the sentences read last: several events share one.
type recentTexts struct {
	ids    [16]uint64
	values [16]quad.Value
	next   int
}

func (t *recentTexts) get(id uint64) quad.Value {
	for i, have := range t.ids {
		if have == id {
			return t.values[i]
		}
	}
	return nil
}

func (t *recentTexts) put(id uint64, v quad.Value) {
	t.ids[t.next], t.values[t.next] = id, v
	t.next = (t.next + 1) % len(t.ids)
}

// objects returns what each subject says by a predicate.
func (r *kvReader) objects(subjects []uint64, predicate uint64) ([]uint64, error) {
	out := make([]uint64, len(subjects))
	for i, id := range subjects {
		if i%256 == 255 && r.ctx.Err() != nil {
			return nil, r.ctx.Err()
		}
		found, err := r.follow(id, func(l link) bool {
			out[i] = l[2]
			return l[1] == predicate
		})
		if err == nil && !found {
			out[i], err = r.objectID(id, predicate)
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// objectID reads the index, where follow does not find it.
func (r *kvReader) objectID(subject, predicate uint64) (id uint64, err error) {
	if subject == 0 || predicate == 0 {
		return 0, nil
	}
	v, err := get(r.ctx, r.tx, hkv.Key{r.store.indexes[bySP].name, idKey(subject, predicate)})
	if err != nil {
		return 0, err
	}
	list, err := decodeIDs(v, nil)
	if err != nil {
		return 0, err
	}
	for _, q := range list {
		if l, ok, err := getLink(r.ctx, r.tx, q); err != nil || ok {
			return l[2], err
		}
	}
	return 0, nil
}
