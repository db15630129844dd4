package graph

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"
)

// The layout of Cayley's key-value stores, version 2:
//
//	log      id (8 bytes, big-endian)   -> node (its value) or quad (ids of its nodes)
//	vXY      hash of a value            -> id (varint); X and Y are the hash's first bytes
//	nXY      hash of a value            -> number of quad ends that use it (varint)
//	sp, op…  ids in that order          -> ids of quads (varints)
//	meta     size, horizon, version, indexes
//
// Nodes and quads share one sequence of ids; horizon is the last one given.

// index is a quad index as a list of directions.
type index struct {
	name []byte
	dirs []quad.Direction
}

// The indexes of the store, as positions in the list of quadIndexes.
const (
	bySP    = iota // what a node says; also finds duplicates
	byOP           // who says something of a node; see subjects.go
	byLabel        // what a document or an event holds
)

// quadIndexes are the indexes that a new store gets.
func quadIndexes() []kv.QuadIndex {
	return []kv.QuadIndex{
		{Dirs: []quad.Direction{quad.Subject, quad.Predicate}},
		{Dirs: []quad.Direction{quad.Object, quad.Predicate}},
		{Dirs: []quad.Direction{quad.Label}},
	}
}

func indexOf(q kv.QuadIndex) index {
	name := make([]byte, len(q.Dirs))
	for i, d := range q.Dirs {
		name[i] = d.Prefix()
	}
	return index{name: name, dirs: q.Dirs}
}

// writeLayout makes the buckets and entries that an empty store of Cayley has.
func writeLayout(tx hkv.Tx) error {
	list := quadIndexes()
	buckets := [][]byte{metaBucket(), logBucket()}
	for _, q := range list {
		buckets = append(buckets, indexOf(q).name)
	}
	for _, b := range buckets {
		if err := tx.Put(hkv.Key{b, {}}, nil); err != nil {
			return err
		}
	}
	data, err := json.Marshal(list)
	if err != nil {
		return err
	}
	if err := tx.Put(metaKey("indexes"), data); err != nil {
		return err
	}
	return putMeta(tx, "version", layoutVersion)
}

// readIndexes returns the indexes of a store, those of quadIndexes first. A
// store that Cayley made with other indexes lacks what the look-ups need.
func readIndexes(back hkv.KV) ([]index, error) {
	tx, err := back.Tx(false)
	if err != nil {
		return nil, err
	}
	defer tx.Close()
	data, err := get(context.Background(), tx, metaKey("indexes"))
	if err != nil {
		return nil, err
	}
	var list []kv.QuadIndex
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("%w: its list of indexes: %v", errDamaged, err)
	}
	var out []index
	for _, q := range append(quadIndexes(), list...) {
		ix := indexOf(q)
		if !slices.ContainsFunc(list, func(q kv.QuadIndex) bool { return bytes.Equal(indexOf(q).name, ix.name) }) {
			return nil, fmt.Errorf("it has no index %s: load it anew", ix.name)
		}
		if !slices.ContainsFunc(out, func(o index) bool { return bytes.Equal(o.name, ix.name) }) {
			out = append(out, ix)
		}
	}
	return out, nil
}

const layoutVersion = 2

// link is a quad by the ids of its subject, predicate, object and label, 0
// for no label.
type link [4]uint64

func (l link) at(d quad.Direction) uint64 {
	switch d {
	case quad.Subject:
		return l[0]
	case quad.Predicate:
		return l[1]
	case quad.Object:
		return l[2]
	}
	return l[3]
}

func logBucket() []byte  { return []byte("log") }
func metaBucket() []byte { return []byte("meta") }

func idKey(ids ...uint64) []byte {
	key := make([]byte, 0, 8*len(ids))
	for _, id := range ids {
		key = binary.BigEndian.AppendUint64(key, id)
	}
	return key
}

func logKey(id uint64) hkv.Key               { return hkv.Key{logBucket(), idKey(id)} }
func valueKey(h *refs.ValueHash) hkv.Key     { return hkv.Key{{'v', h[0], h[1]}, h[:]} }
func referenceKey(h *refs.ValueHash) hkv.Key { return hkv.Key{{'n', h[0], h[1]}, h[:]} }
func metaKey(name string) hkv.Key            { return hkv.Key{metaBucket(), []byte(name)} }

// errDamaged marks a store whose bytes do not make sense.
var errDamaged = errors.New("the store is damaged")

// getUint reads a varint, 0 where the key is missing.
func getUint(ctx context.Context, tx hkv.Tx, k hkv.Key) (uint64, error) {
	v, err := get(ctx, tx, k)
	if err != nil || v == nil {
		return 0, err
	}
	n, size := binary.Uvarint(v)
	if size <= 0 {
		return 0, fmt.Errorf("%w: a number of %d bytes", errDamaged, len(v))
	}
	return n, nil
}

// get reads a value, nil where the key is missing.
func get(ctx context.Context, tx hkv.Tx, k hkv.Key) ([]byte, error) {
	v, err := tx.Get(ctx, k)
	if errors.Is(err, hkv.ErrNotFound) {
		return nil, nil
	}
	return v, err
}

// getMeta reads a counter of the store, 0 where it is missing.
func getMeta(ctx context.Context, tx hkv.Tx, name string) (uint64, error) {
	v, err := get(ctx, tx, metaKey(name))
	if err != nil || v == nil {
		return 0, err
	}
	if len(v) != 8 {
		return 0, fmt.Errorf("%w: counter %s has %d bytes", errDamaged, name, len(v))
	}
	return binary.LittleEndian.Uint64(v), nil
}

func putMeta(tx hkv.Tx, name string, n uint64) error {
	return tx.Put(metaKey(name), binary.LittleEndian.AppendUint64(nil, n))
}

// decodeIDs reads a list of varints.
func decodeIDs(v []byte, dst []uint64) ([]uint64, error) {
	for len(v) > 0 {
		id, n := binary.Uvarint(v)
		if n <= 0 {
			return dst, fmt.Errorf("%w: an index entry breaks off", errDamaged)
		}
		dst, v = append(dst, id), v[n:]
	}
	return dst, nil
}
