package graph

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"
)

// Two buckets of its own, which Cayley passes over, say for the long lists of
// the indexes sp and op what is at the far end of the quads:
//
//	objects     subject, predicate -> far ends of the list
//	subjects    object, predicate  -> the same
//
// so that a look-up does not read the log once a quad. Short lists have none.
// Far ends are varints: the length of the list in bytes, the last node, and
// for each node its distance from the one before, doubled, with 1 added where
// several quads lead to it; their number follows then. The length tells a list
// to which Cayley has added since, the counter "far" (the size of the store)
// one from which it has removed.

// longList is the length in bytes from which on a list has its far ends
// beside it.
const longList = 24

const farCounter = "far"

// farEnd is a node and the number of quads of a list that lead to it.
type farEnd struct{ node, quads uint64 }

// farBucket holds the far ends of an index, which is a direction that the
// index leaves out; it is nil where the index has none.
func farBucket(dirs []quad.Direction) (bucket []byte, far quad.Direction) {
	switch {
	case slices.Equal(dirs, []quad.Direction{quad.Subject, quad.Predicate}):
		return []byte("objects"), quad.Object
	case slices.Equal(dirs, []quad.Direction{quad.Object, quad.Predicate}):
		return []byte("subjects"), quad.Subject
	}
	return nil, quad.Any
}

// encodeFarEnds writes the far ends of a list, in order of their nodes.
func encodeFarEnds(list []byte, ends []farEnd) []byte {
	out := binary.AppendUvarint(make([]byte, 0, 16+2*len(ends)), uint64(len(list)))
	out = binary.AppendUvarint(out, ends[len(ends)-1].node)
	return appendGaps(out, 0, ends)
}

func appendGaps(out []byte, last uint64, ends []farEnd) []byte {
	for _, e := range ends {
		gap := (e.node - last) << 1
		last = e.node
		if e.quads == 1 {
			out = binary.AppendUvarint(out, gap)
		} else {
			out = binary.AppendUvarint(binary.AppendUvarint(out, gap|1), e.quads)
		}
	}
	return out
}

// splitFarEnds returns the last node and the gaps; ok is false where the entry
// is missing or not of this list.
func splitFarEnds(list, v []byte) (last uint64, gaps []byte, ok bool) {
	length, n := binary.Uvarint(v)
	if n <= 0 || length != uint64(len(list)) {
		return 0, nil, false
	}
	last, m := binary.Uvarint(v[n:])
	return last, v[n+max(m, 0):], m > 0
}

// decodeFarEnds calls yield for the far ends of a list, in order of their
// nodes; it reports whether there are any and they make sense.
func decodeFarEnds(list, v []byte, yield func(farEnd)) bool {
	last, gaps, ok := splitFarEnds(list, v)
	if !ok {
		return false
	}
	node := uint64(0)
	for len(gaps) > 0 {
		gap, n := binary.Uvarint(gaps)
		if n <= 0 || gap < 2 {
			return false
		}
		gaps, node = gaps[n:], node+gap>>1
		quads := uint64(1)
		if gap&1 != 0 {
			if quads, n = binary.Uvarint(gaps); n <= 0 || quads < 2 {
				return false
			}
			gaps = gaps[n:]
		}
		yield(farEnd{node, quads})
	}
	return node == last
}

// loggedFarEnds reads the far ends of a list from the log, in order.
func loggedFarEnds(ctx context.Context, tx hkv.Tx, list []byte, far quad.Direction) ([]farEnd, error) {
	quads, err := decodeIDs(list, nil)
	if err != nil {
		return nil, err
	}
	ends := make([]farEnd, 0, len(quads))
	for i, id := range quads {
		if i%256 == 255 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		l, ok, err := getLink(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		if ok {
			ends = append(ends, farEnd{l.at(far), 1})
		}
	}
	return sumFarEnds(ends), nil
}

// sumFarEnds sorts far ends and adds up those of one node, in place.
func sumFarEnds(ends []farEnd) []farEnd {
	slices.SortFunc(ends, func(a, b farEnd) int { return cmp.Compare(a.node, b.node) })
	out := ends[:0]
	for _, e := range ends {
		if n := len(out); n > 0 && out[n-1].node == e.node {
			out[n-1].quads += e.quads
		} else {
			out = append(out, e)
		}
	}
	return out
}

// trustFarEnds tells whether no other program has changed a store since.
func trustFarEnds(back hkv.KV) (bool, error) {
	tx, err := back.Tx(false)
	if err != nil {
		return false, err
	}
	defer tx.Close()
	size, err := getMeta(context.Background(), tx, "size")
	if err != nil {
		return false, err
	}
	have, err := getMeta(context.Background(), tx, farCounter)
	return have == size, err
}

// farList is a list of an index with its far ends, as one transaction sees
// them.
type farList struct {
	list, ends []byte
	far        quad.Direction
}

// farEndsOf looks a list of sp or op up. Where the far ends cannot be trusted
// or the list is short, it comes without.
func (s *Store) farEndsOf(ctx context.Context, tx hkv.Tx, which int, a, b uint64) (f farList, err error) {
	var bucket []byte
	x := s.indexes[which]
	bucket, f.far = farBucket(x.dirs)
	f.list, err = get(ctx, tx, hkv.Key{x.name, idKey(a, b)})
	if err == nil && len(f.list) >= longList && s.farEnds {
		f.ends, err = get(ctx, tx, hkv.Key{bucket, idKey(a, b)})
	}
	return f, err
}

// each calls yield for the far ends; ok is false where they must be read from
// the log, or have no sense, after some calls perhaps.
func (f farList) each(yield func(farEnd)) (ok bool) { return decodeFarEnds(f.list, f.ends, yield) }

// appendSubjects appends the nodes that say predicate of object, in order.
func (r *kvReader) appendSubjects(object, predicate uint64, dst []uint64) ([]uint64, error) {
	if object == 0 || predicate == 0 {
		return dst, nil
	}
	f, err := r.store.farEndsOf(r.ctx, r.tx, byOP, object, predicate)
	if err != nil || len(f.list) == 0 {
		return dst, err
	}
	at := len(dst)
	if f.each(func(e farEnd) { dst = append(dst, e.node) }) {
		return dst, nil
	}
	ends, err := loggedFarEnds(r.ctx, r.tx, f.list, f.far)
	dst = dst[:at]
	for _, e := range ends {
		dst = append(dst, e.node)
	}
	return dst, err
}

// writeFarEnds follows the change of a list of an index.
func (b *batch) writeFarEnds(x index, old, list []byte, changes []change) error {
	bucket, far := farBucket(x.dirs)
	if bucket == nil || !b.store.farEnds || len(list) < longList && len(old) < longList {
		return nil
	}
	key := hkv.Key{bucket, idKey(changes[0].key[0], changes[0].key[1])}
	if len(list) < longList {
		return b.tx.Del(key)
	}
	var before []byte
	if len(old) >= longList {
		var err error
		if before, err = get(b.ctx, b.tx, key); err != nil {
			return err
		}
	}
	if out := appendedFarEnds(before, old, list, changes); out != nil {
		return b.tx.Put(key, out)
	}
	ends, ok := changedFarEnds(before, old, changes)
	if !ok {
		var err error
		if ends, err = loggedFarEnds(b.ctx, b.tx, list, far); err != nil {
			return err
		}
	}
	if len(ends) == 0 {
		return fmt.Errorf("%w: a list of quads that are gone", errDamaged)
	}
	return b.tx.Put(key, encodeFarEnds(list, ends))
}

// appendedFarEnds continues far ends where all new ones come after the old;
// nil where they do not.
func appendedFarEnds(before, old, list []byte, changes []change) []byte {
	last, gaps, ok := splitFarEnds(old, before)
	if !ok {
		return nil
	}
	var fresh []farEnd
	for _, c := range changes {
		if c.dead || c.far <= last {
			return nil
		}
		fresh = append(fresh, farEnd{c.far, 1})
	}
	fresh = sumFarEnds(fresh)
	out := binary.AppendUvarint(make([]byte, 0, len(before)+4+4*len(fresh)), uint64(len(list)))
	out = binary.AppendUvarint(out, fresh[len(fresh)-1].node)
	return appendGaps(append(out, gaps...), last, fresh)
}

// changedFarEnds adds what is new and takes out what is dead; ok is false
// where the far ends before do not make sense.
func changedFarEnds(before, old []byte, changes []change) (ends []farEnd, ok bool) {
	if !decodeFarEnds(old, before, func(e farEnd) { ends = append(ends, e) }) {
		return nil, false
	}
	for _, c := range changes {
		e := farEnd{c.far, 1}
		if c.dead {
			e.quads = ^uint64(0) // -1
		}
		ends = append(ends, e)
	}
	ends = sumFarEnds(ends)
	return slices.DeleteFunc(ends, func(e farEnd) bool { return e.quads == 0 }), true
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
