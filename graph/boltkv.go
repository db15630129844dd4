package graph

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"time"

	hkv "github.com/hidal-go/hidalgo/kv"
	bolt "go.etcd.io/bbolt"
)

// boltKV keeps Cayley's two-level keys (bucket, key) in one bbolt file, in the
// layout of Cayley's own bolt back end.
type boltKV struct{ db *bolt.DB }

const (
	lockWait = 200 * time.Millisecond
	// pageFill packs pages tighter than bolt's half: new keys follow the old
	// ones, in the whole bucket or behind their own object.
	pageFill = 0.9
	// growth is the step in which a file grows, in bytes.
	growth = 1 << 20
)

// guard runs f over a file that may be damaged, where bbolt panics or reads
// beyond the end of the file, and makes that an error.
func guard(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer rescue(&err)
	return f()
}

// rescue is deferred with panics on faults on.
func rescue(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%w: %v", errDamaged, r)
	}
}

// touch reads a slice's ends, so that one beyond the file faults here. Inlined
// it would read nothing.
//
//go:noinline
func touch(b []byte) byte {
	if len(b) == 0 {
		return 0
	}
	return b[0] ^ b[len(b)-1]
}

// openBolt opens a file. A second writer, or a writer beside readers, gets
// bolt's ErrTimeout after lockWait.
func openBolt(path string, write bool) (*boltKV, error) {
	options := &bolt.Options{Timeout: lockWait, ReadOnly: !write, FreelistType: bolt.FreelistMapType}
	if write {
		// Cayley holds nested read transactions, which deadlock with a
		// writer that has to remap: so the map is large from the start.
		options.InitialMmapSize = initialMmap
	}
	var db *bolt.DB
	err := guard(func() (err error) {
		if db, err = bolt.Open(path, 0o644, options); err == nil {
			err = checkSize(path, db)
		}
		return err
	})
	if err != nil {
		if db != nil {
			db.Close()
		}
		return nil, err
	}
	db.AllocSize = growth
	return &boltKV{db: db}, nil
}

// checkSize tells a file that was cut off.
func checkSize(path string, db *bolt.DB) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	return db.View(func(tx *bolt.Tx) error {
		if tx.Size() > info.Size() {
			return fmt.Errorf("%w: it has %d bytes of %d", errDamaged, info.Size(), tx.Size())
		}
		return nil
	})
}

func (b *boltKV) Close() error { return b.db.Close() }

func (b *boltKV) Tx(rw bool) (hkv.Tx, error) {
	tx, err := b.db.Begin(rw)
	if err != nil {
		return nil, err
	}
	if rw {
		tx.Cursor().Bucket().FillPercent = pageFill // of the names of buckets, which hold the small ones too
	}
	return &boltTx{tx: tx, rw: rw}, nil
}

// boltTx remembers the bucket of the last key, since keys come in order.
type boltTx struct {
	tx     *bolt.Tx
	rw     bool
	fill   float64 // of pages; pageFill if 0
	name   []byte
	bucket *bolt.Bucket

	walked []byte // bucket of the cursor
	cursor *bolt.Cursor
}

var errKeyShape = errors.New("a key of the store has not two parts")

// in returns the bucket, nil where there is none.
func (t *boltTx) in(name []byte) *bolt.Bucket {
	if t.bucket == nil || !bytes.Equal(t.name, name) {
		t.name, t.bucket = append(t.name[:0], name...), t.tx.Bucket(name)
		if t.bucket != nil && t.rw {
			t.bucket.FillPercent = cmp.Or(t.fill, pageFill)
		}
	}
	return t.bucket
}

func (t *boltTx) Get(_ context.Context, k hkv.Key) (_ hkv.Value, err error) {
	if len(k) != 2 {
		return nil, errKeyShape
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer rescue(&err)
	if b := t.in(k[0]); b != nil {
		if v := b.Get(k[1]); v != nil {
			touch(v)
			return v, nil
		}
	}
	return nil, hkv.ErrNotFound
}

func (t *boltTx) GetBatch(ctx context.Context, keys []hkv.Key) ([]hkv.Value, error) {
	return hkv.GetBatch(ctx, t, keys)
}

// Put stores a value, which must not change until the commit. A key whose
// second part is empty makes its bucket.
func (t *boltTx) Put(k hkv.Key, v hkv.Value) (err error) {
	if len(k) != 2 {
		return errKeyShape
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer rescue(&err)
	b := t.in(k[0])
	if b == nil {
		if _, err := t.tx.CreateBucket(k[0]); err != nil {
			return fmt.Errorf("making bucket %q: %w", k[0], err)
		}
		b = t.in(k[0])
	}
	if len(k[1]) == 0 && len(v) == 0 {
		return nil
	}
	return b.Put(k[1], v)
}

func (t *boltTx) Del(k hkv.Key) (err error) {
	if len(k) != 2 {
		return errKeyShape
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer rescue(&err)
	if b := t.in(k[0]); b != nil {
		return b.Delete(k[1])
	}
	return nil
}

func (t *boltTx) Commit(context.Context) error { return guard(t.tx.Commit) }

func (t *boltTx) Close() error {
	if err := t.tx.Rollback(); err != nil && !errors.Is(err, bolt.ErrTxClosed) {
		return err
	}
	return nil
}

// Scan walks one bucket; a prefix without bucket gives nothing.
func (t *boltTx) Scan(prefix hkv.Key) hkv.Iterator {
	if len(prefix) == 0 {
		return &boltScan{}
	}
	s := &boltScan{tx: t.tx, name: bytes.Clone(prefix[0])}
	if len(prefix) > 1 {
		s.prefix = bytes.Clone(prefix[1])
	}
	return s
}

// walk calls f for the keys of a bucket from one on, until f returns false.
// What f gets belongs to the transaction.
func (t *boltTx) walk(bucket, start []byte, f func(k, v []byte) bool) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer rescue(&err)
	if t.cursor == nil || !bytes.Equal(t.walked, bucket) {
		b := t.tx.Bucket(bucket)
		if b == nil {
			return nil
		}
		t.walked, t.cursor = bytes.Clone(bucket), b.Cursor()
	}
	k, v := t.cursor.Seek(start)
	for k != nil && f(k, v) {
		k, v = t.cursor.Next()
	}
	return nil
}

type boltScan struct {
	tx           *bolt.Tx // nil where there is nothing to walk
	name, prefix []byte
	cursor       *bolt.Cursor
	k, v         []byte
	err          error
}

func (s *boltScan) Next(context.Context) (more bool) {
	if s.tx == nil || s.err != nil {
		return false
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer rescue(&s.err)
	if s.cursor != nil {
		s.k, s.v = s.cursor.Next()
	} else {
		b := s.tx.Bucket(s.name)
		if b == nil {
			s.tx = nil
			return false
		}
		s.cursor = b.Cursor()
		s.k, s.v = s.cursor.Seek(s.prefix)
	}
	touch(s.k)
	touch(s.v)
	return s.k != nil && bytes.HasPrefix(s.k, s.prefix)
}

func (s *boltScan) Key() hkv.Key   { return hkv.Key{s.name, s.k} }
func (s *boltScan) Val() hkv.Value { return s.v }
func (s *boltScan) Err() error     { return s.err }
func (s *boltScan) Close() error   { s.tx = nil; return nil }

// exists tells whether a file that may be a store is there.
func exists(path string) (bool, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case info.IsDir():
		return false, fmt.Errorf("%s is a directory, not a store", path)
	}
	return info.Size() > 0, nil
}
