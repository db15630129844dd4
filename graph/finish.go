package graph

import (
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"
	bolt "go.etcd.io/bbolt"

	"github.com/entente-kg/entente/schema"
)

const (
	// sortRecords is the size of a sorter's buffer: 32 MB.
	sortRecords = 1 << 20
	// finishPuts is the size of a transaction that writes keys in order.
	finishPuts = 200_000
)

// finish writes everything but the log, and puts the file in its place.
func (b *builder) finish(ctx context.Context) error {
	if err := b.writeIndexes(ctx); err != nil {
		return err
	}
	if err := b.writeNodes(ctx); err != nil {
		return fmt.Errorf("nodes: %w", err)
	}
	if err := b.writeMeta(ctx); err != nil {
		return err
	}
	if err := b.place(); err != nil {
		return err
	}
	b.nodes, b.facts, b.docs = nil, nil, nil
	return nil
}

// readLog calls quads for each quad in order of its id, and nodes, where it is
// not nil, for each node.
func (b *builder) readLog(ctx context.Context, quads func(id uint64, l link) error, nodes func(e logEntry) error) error {
	tx, err := b.kv.Tx(false)
	if err != nil {
		return err
	}
	defer tx.Close()
	it := tx.Scan(hkv.Key{logBucket()})
	defer it.Close()
	for it.Next(ctx) {
		e, err := decodeEntryOfLog(it.Val())
		switch {
		case err != nil:
			err = fmt.Errorf("%w: a log entry: %v", errDamaged, err)
		case !e.isNode():
			err = quads(e.id, e.link)
		case nodes != nil:
			err = nodes(e)
		}
		if err != nil {
			return err
		}
	}
	return it.Err()
}

// writeIndexes sorts the quads by the key of each index, all of them at once,
// and writes the indexes one after the other.
func (b *builder) writeIndexes(ctx context.Context) error {
	var list []*sortedIndex
	for _, q := range quadIndexes() {
		x := &sortedIndex{index: indexOf(q), sorter: newSorter(filepath.Dir(b.path), sortRecords, int(b.quads)), done: make(chan struct{})}
		x.bucket, x.far = farBucket(x.dirs)
		defer x.close()
		list = append(list, x)
	}
	err := b.readLog(ctx, func(id uint64, l link) error {
		for _, x := range list {
			k := x.ids(l)
			k[2], k[3] = l.at(x.far), id
			if err := x.add(record(k)); err != nil {
				return err
			}
		}
		return nil
	}, nil)
	if err != nil {
		return err
	}
	for _, x := range list {
		go func() {
			defer close(x.done)
			x.sort()
		}()
	}
	for _, x := range list {
		<-x.done
		if err == nil {
			if err = b.writeIndex(ctx, x); err != nil {
				err = fmt.Errorf("index %s: %w", x.name, err)
			}
		}
	}
	return err
}

// sortedIndex is an index with the records that it is made of.
type sortedIndex struct {
	index
	*sorter
	bucket []byte // of the far ends
	far    quad.Direction
	done   chan struct{} // closed when it is sorted
}

// writeIndex writes an index in the order of its keys.
func (b *builder) writeIndex(ctx context.Context, x *sortedIndex) error {
	w := &keyWriter{ctx: ctx, kv: b.kv}
	defer w.close()
	if err := w.bucket(x.name); err != nil {
		return err
	}
	list := indexList{index: x.index, bucket: x.bucket}
	for r, err := range x.sorted() {
		if err != nil {
			return err
		}
		if !list.takes(r) {
			if err := list.write(w); err != nil {
				return err
			}
		}
		list.records = append(list.records, r)
	}
	if err := list.write(w); err != nil {
		return err
	}
	return w.commit()
}

// indexList gathers the quads of one key of an index: the ids of its
// directions, the far end and the quad's id.
type indexList struct {
	index
	bucket  []byte // of the far ends, if the index has them
	records []record
}

func (l *indexList) takes(r record) bool {
	n := len(l.dirs)
	return len(l.records) == 0 || slices.Equal(l.records[0][:n], r[:n])
}

// write writes the list and empties it.
func (l *indexList) write(w *keyWriter) error {
	if len(l.records) == 0 {
		return nil
	}
	key := idKey(l.records[0][:len(l.dirs)]...)
	ids, ends := make([]uint64, 0, len(l.records)), []farEnd{}
	for _, r := range l.records {
		ids = append(ids, r[3])
		if n := len(ends); n > 0 && ends[n-1].node == r[2] {
			ends[n-1].quads++
		} else {
			ends = append(ends, farEnd{r[2], 1})
		}
	}
	l.records = l.records[:0]
	slices.Sort(ids)
	list := make([]byte, 0, 4*len(ids))
	for _, id := range ids {
		list = binary.AppendUvarint(list, id)
	}
	if err := w.put(hkv.Key{l.name, key}, list); err != nil || l.bucket == nil || len(list) < longList {
		return err
	}
	return w.put(hkv.Key{l.bucket, key}, encodeFarEnds(list, ends))
}

// writeNodes writes the counts of the nodes and their ids in order of their
// hashes.
func (b *builder) writeNodes(ctx context.Context) error {
	s := newSorter(filepath.Dir(b.path), sortRecords, len(b.nodes))
	defer s.close()
	for h, t := range b.nodes {
		if t.refs == 0 {
			continue
		}
		r := record{binary.BigEndian.Uint64(h[:]), binary.BigEndian.Uint64(h[8:]), uint64(binary.BigEndian.Uint32(h[16:])) << 32, t.id}
		if err := s.add(r); err != nil {
			return err
		}
	}
	w := &keyWriter{ctx: ctx, kv: b.kv}
	defer w.close()
	for _, ofIDs := range []bool{false, true} {
		for r, err := range s.sorted() {
			if err != nil {
				return err
			}
			h := hashOf(r)
			key, value := referenceKey(&h), b.nodes[h].refs
			if ofIDs {
				key, value = valueKey(&h), r[3]
			}
			if err := w.put(key, binary.AppendUvarint(nil, value)); err != nil {
				return err
			}
		}
	}
	return w.commit()
}

func hashOf(r record) (h refs.ValueHash) {
	binary.BigEndian.PutUint64(h[:], r[0])
	binary.BigEndian.PutUint64(h[8:], r[1])
	binary.BigEndian.PutUint32(h[16:], uint32(r[2]>>32))
	return h
}

func (b *builder) writeMeta(ctx context.Context) error {
	tx, err := b.kv.Tx(true)
	if err != nil {
		return err
	}
	defer tx.Close()
	if err := writeLayout(tx); err != nil {
		return err
	}
	if err := putMeta(tx, "size", b.quads); err != nil {
		return err
	}
	if err := putMeta(tx, farCounter, b.quads); err != nil {
		return err
	}
	if err := putMeta(tx, "horizon", b.last); err != nil {
		return err
	}
	return tx.Commit(ctx)
}

// keyWriter puts keys that come in order, in transactions of finishPuts.
type keyWriter struct {
	ctx context.Context
	kv  *boltKV
	tx  hkv.Tx
	n   int
}

func (w *keyWriter) put(k hkv.Key, v []byte) error {
	if w.n == finishPuts {
		if err := w.commit(); err != nil {
			return err
		}
	}
	if w.tx == nil {
		tx, err := w.kv.Tx(true)
		if err != nil {
			return err
		}
		tx.(*boltTx).fill = 1
		w.tx = tx
	}
	w.n++
	return w.tx.Put(k, v)
}

// bucket makes a bucket, where it is to be there without keys too.
func (w *keyWriter) bucket(name []byte) error { return w.put(hkv.Key{name, {}}, nil) }

func (w *keyWriter) commit() error {
	if w.tx == nil {
		return nil
	}
	tx := w.tx
	w.tx, w.n = nil, 0
	if err := w.ctx.Err(); err != nil {
		tx.Close()
		return err
	}
	return tx.Commit(w.ctx)
}

func (w *keyWriter) close() {
	if w.tx != nil {
		w.tx.Close()
	}
}

// resume reads what an interrupted builder left: its log, which ends with a
// whole document. What it wrote of the indexes goes.
func (b *builder) resume() error {
	if err := b.dropIndexes(); err != nil {
		return err
	}
	var hash, digest uint64
	uses := map[uint64]uint64{}
	byID := map[uint64]refs.ValueHash{}
	marks := map[uint64]*docMark{}
	nodes := func(e logEntry) error {
		v, err := e.node()
		if err != nil {
			return err
		}
		if iri, ok := v.(quad.IRI); ok && strings.HasPrefix(string(iri), schema.DocumentPrefix) {
			marks[e.id] = &docMark{}
		}
		switch v {
		case schema.HasHash:
			hash = e.id
		case schema.HasDigest:
			digest = e.id
		}
		byID[e.id] = refs.HashOf(v)
		b.last = max(b.last, e.id)
		return nil
	}
	quads := func(id uint64, l link) error {
		for _, n := range l {
			uses[n]++
		}
		b.note(l, hash, digest, marks)
		b.quads++
		b.last = max(b.last, id)
		return nil
	}
	if err := b.readLog(context.Background(), quads, nodes); err != nil {
		return err
	}
	for id, h := range byID {
		b.nodes[h] = tally{id, uses[id]}
	}
	for id, m := range marks {
		if m.hash != 0 {
			b.docs[id] = m
		}
	}
	return nil
}

// dropIndexes leaves nothing but the log and the ledger.
func (b *builder) dropIndexes() error {
	return b.kv.db.Update(func(tx *bolt.Tx) error {
		var names [][]byte
		err := tx.ForEach(func(name []byte, _ *bolt.Bucket) error {
			if string(name) != string(logBucket()) && string(name) != string(ledgerBucket()) {
				names = append(names, append([]byte{}, name...))
			}
			return nil
		})
		for _, name := range names {
			if err == nil {
				err = tx.DeleteBucket(name)
			}
		}
		return err
	})
}

// syncFolder makes a file's new name last.
func syncFolder(file string) error {
	dir, err := os.Open(filepath.Dir(file))
	if err != nil {
		return err
	}
	defer dir.Close()
	return dir.Sync()
}
