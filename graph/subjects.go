package graph

import (
	"context"
	"encoding/binary"
	"fmt"
	"slices"

	hkv "github.com/hidal-go/hidalgo/kv"
)

// A bucket of its own, which Cayley passes over, says for the long lists of
// the index op who the subjects of the quads are:
//
//	subjects    object, predicate -> length of the list in bytes, last subject, gaps between the subjects (varints)
//
// so that a look-up does not read the log once a quad. Short lists have none.
// The length tells a list that Cayley has changed since.
func subjectsBucket() []byte { return []byte("subjects") }

func subjectsKey(object, predicate uint64) hkv.Key {
	return hkv.Key{subjectsBucket(), idKey(object, predicate)}
}

// longList is the length in bytes from which on a list has its subjects
// beside it.
const longList = 24

// encodeSubjects writes ids in order, without repetition, for a list.
func encodeSubjects(list []byte, ids []uint64) []byte {
	out := binary.AppendUvarint(make([]byte, 0, 16+2*len(ids)), uint64(len(list)))
	out = binary.AppendUvarint(out, ids[len(ids)-1])
	return appendGaps(out, 0, ids)
}

func appendGaps(out []byte, last uint64, ids []uint64) []byte {
	for _, id := range ids {
		out = binary.AppendUvarint(out, id-last)
		last = id
	}
	return out
}

// splitSubjects returns the last subject and the gaps; ok is false where the
// entry is missing or not of this list.
func splitSubjects(list, v []byte) (last uint64, gaps []byte, ok bool) {
	length, n := binary.Uvarint(v)
	if n <= 0 || length != uint64(len(list)) {
		return 0, nil, false
	}
	last, m := binary.Uvarint(v[n:])
	return last, v[n+max(m, 0):], m > 0
}

// decodeSubjects appends the subjects of a list.
func decodeSubjects(list, v []byte, dst []uint64) (ids []uint64, ok bool) {
	last, gaps, ok := splitSubjects(list, v)
	if !ok {
		return dst, false
	}
	id := uint64(0)
	for at := len(dst); len(gaps) > 0; {
		gap, n := binary.Uvarint(gaps)
		if n <= 0 || gap == 0 {
			return dst[:at], false
		}
		id, gaps = id+gap, gaps[n:]
		dst = append(dst, id)
	}
	return dst, id == last
}

// listed appends the subjects of a list from the log, in order.
func listed(ctx context.Context, tx hkv.Tx, list []byte, dst []uint64) ([]uint64, error) {
	quads, err := decodeIDs(list, nil)
	if err != nil {
		return dst, err
	}
	at := len(dst)
	for i, id := range quads {
		if i%256 == 255 && ctx.Err() != nil {
			return dst, ctx.Err()
		}
		l, ok, err := getLink(ctx, tx, id)
		if err != nil {
			return dst, err
		}
		if ok {
			dst = append(dst, l[0])
		}
	}
	slices.Sort(dst[at:])
	return dst[:at+len(slices.Compact(dst[at:]))], nil
}

// appendSubjects appends the nodes that say predicate of object, in order.
func (r *kvReader) appendSubjects(object, predicate uint64, dst []uint64) ([]uint64, error) {
	if object == 0 || predicate == 0 {
		return dst, nil
	}
	list, err := get(r.ctx, r.tx, hkv.Key{r.store.indexes[byOP].name, idKey(object, predicate)})
	if err != nil || len(list) == 0 {
		return dst, err
	}
	if len(list) >= longList {
		v, err := get(r.ctx, r.tx, subjectsKey(object, predicate))
		if err != nil {
			return dst, err
		}
		if ids, ok := decodeSubjects(list, v, dst); ok {
			return ids, nil
		}
	}
	return listed(r.ctx, r.tx, list, dst)
}

// writeSubjects follows the change of a list of the index op.
func (b *batch) writeSubjects(old, list []byte, changes []change) error {
	key := subjectsKey(changes[0].key[0], changes[0].key[1])
	if len(list) < longList {
		if len(old) < longList {
			return nil
		}
		return b.tx.Del(key)
	}
	var before []byte
	if len(old) >= longList {
		var err error
		if before, err = get(b.ctx, b.tx, key); err != nil {
			return err
		}
	}
	out, err := b.changedSubjects(before, old, list, changes)
	if err != nil {
		return err
	}
	return b.tx.Put(key, out)
}

func (b *batch) changedSubjects(before, old, list []byte, changes []change) ([]byte, error) {
	var fresh, dead []uint64
	for _, c := range changes {
		if c.dead {
			dead = append(dead, c.subject)
		} else {
			fresh = append(fresh, c.subject)
		}
	}
	slices.Sort(fresh)
	fresh = slices.Compact(fresh)
	if last, gaps, ok := splitSubjects(old, before); ok && len(dead) == 0 && fresh[0] > last {
		out := binary.AppendUvarint(make([]byte, 0, len(before)+4+4*len(fresh)), uint64(len(list)))
		out = binary.AppendUvarint(out, fresh[len(fresh)-1])
		return appendGaps(append(out, gaps...), last, fresh), nil
	}
	ids, ok := decodeSubjects(old, before, nil)
	if !ok {
		all, err := listed(b.ctx, b.tx, list, nil)
		if err == nil && len(all) == 0 {
			err = fmt.Errorf("%w: a list of quads that are gone", errDamaged)
		}
		if err != nil {
			return nil, err
		}
		return encodeSubjects(list, all), nil
	}
	ids, err := b.withoutSubjects(ids, dead, changes[0].key)
	if err != nil {
		return nil, err
	}
	ids = append(ids, fresh...)
	slices.Sort(ids)
	return encodeSubjects(list, slices.Compact(ids)), nil
}

// withoutSubjects takes out the subjects that no longer say the predicate
// (key[1]) of the object (key[0]); the index sp is written already.
func (b *batch) withoutSubjects(ids, dead []uint64, key [4]uint64) ([]uint64, error) {
	gone := map[uint64]bool{}
	for _, s := range dead {
		id, err := b.quadOf(s, key[1], func(l link) bool { return l[2] == key[0] })
		if err != nil {
			return nil, err
		}
		gone[s] = id == 0
	}
	return slices.DeleteFunc(ids, func(id uint64) bool { return gone[id] }), nil
}

// quadOf returns the first quad of a subject and a predicate that is wanted,
// 0 for none.
func (b *batch) quadOf(subject, predicate uint64, wanted func(link) bool) (uint64, error) {
	v, err := get(b.ctx, b.tx, hkv.Key{b.store.indexes[bySP].name, idKey(subject, predicate)})
	if err != nil {
		return 0, err
	}
	ids, err := decodeIDs(v, nil)
	if err != nil {
		return 0, err
	}
	for _, id := range ids {
		if l, ok, err := getLink(b.ctx, b.tx, id); err != nil {
			return 0, err
		} else if ok && wanted(l) {
			return id, nil
		}
	}
	return 0, nil
}
