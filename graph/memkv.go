package graph

import (
	"context"
	"strings"
	"sync"

	"github.com/google/btree"
	hkv "github.com/hidal-go/hidalgo/kv"
)

// memKV is a back end in memory with the transactions of bbolt: one writer,
// and readers that each see the store as it was when they began.
type memKV struct {
	writing sync.Mutex // held by the open write transaction
	mu      sync.Mutex // guards root
	root    *btree.BTreeG[memItem]
}

type memItem struct {
	key string
	val []byte
}

func newMemKV() *memKV {
	less := func(a, b memItem) bool { return a.key < b.key }
	return &memKV{root: btree.NewG(64, less)}
}

func (m *memKV) Close() error { return nil }

func (m *memKV) Tx(rw bool) (hkv.Tx, error) {
	if rw {
		m.writing.Lock()
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return &memTx{kv: m, tree: m.root.Clone(), rw: rw}, nil
}

type memTx struct {
	kv   *memKV
	tree *btree.BTreeG[memItem]
	rw   bool
	done bool
}

// memKey joins bucket and key; the length keeps buckets apart.
func memKey(k hkv.Key) string {
	var b strings.Builder
	b.WriteByte(byte(len(k[0])))
	b.Write(k[0])
	if len(k) > 1 {
		b.Write(k[1])
	}
	return b.String()
}

func (t *memTx) Get(_ context.Context, k hkv.Key) (hkv.Value, error) {
	if len(k) != 2 {
		return nil, errKeyShape
	}
	if it, ok := t.tree.Get(memItem{key: memKey(k)}); ok {
		return it.val, nil
	}
	return nil, hkv.ErrNotFound
}

func (t *memTx) GetBatch(ctx context.Context, keys []hkv.Key) ([]hkv.Value, error) {
	return hkv.GetBatch(ctx, t, keys)
}

func (t *memTx) Put(k hkv.Key, v hkv.Value) error {
	if len(k) != 2 {
		return errKeyShape
	}
	if !t.rw {
		return hkv.ErrReadOnly
	}
	if len(k[1]) > 0 {
		t.tree.ReplaceOrInsert(memItem{key: memKey(k), val: append([]byte{}, v...)})
	}
	return nil
}

func (t *memTx) Del(k hkv.Key) error {
	if len(k) != 2 {
		return errKeyShape
	}
	if !t.rw {
		return hkv.ErrReadOnly
	}
	t.tree.Delete(memItem{key: memKey(k)})
	return nil
}

func (t *memTx) Commit(context.Context) error {
	if !t.rw {
		return hkv.ErrReadOnly
	}
	t.kv.mu.Lock()
	t.kv.root = t.tree
	t.kv.mu.Unlock()
	return t.Close()
}

func (t *memTx) Close() error {
	if t.rw && !t.done {
		t.kv.writing.Unlock()
	}
	t.done = true
	return nil
}

func (t *memTx) Scan(prefix hkv.Key) hkv.Iterator {
	if len(prefix) == 0 {
		return &memScan{}
	}
	return &memScan{tree: t.tree, prefix: memKey(prefix), bucket: len(prefix[0]) + 1}
}

// walk calls f for the keys of a bucket from one on, until f returns false.
func (t *memTx) walk(bucket, start []byte, f func(k, v []byte) bool) error {
	prefix := memKey(hkv.Key{bucket})
	t.tree.AscendGreaterOrEqual(memItem{key: prefix + string(start)}, func(it memItem) bool {
		return strings.HasPrefix(it.key, prefix) && f([]byte(it.key[len(prefix):]), it.val)
	})
	return nil
}

// memScan reads ahead in pages: the tree offers no cursor.
type memScan struct {
	tree   *btree.BTreeG[memItem]
	prefix string
	bucket int // length of the bucket's part of a key
	page   []memItem
	last   string
	begun  bool
}

const memPage = 128

func (s *memScan) Next(context.Context) bool {
	if len(s.page) > 1 {
		s.page = s.page[1:]
		return true
	}
	if s.tree == nil {
		return false
	}
	from := s.prefix
	if s.begun {
		from = s.last + "\x00"
	}
	s.begun, s.page = true, nil
	s.tree.AscendGreaterOrEqual(memItem{key: from}, func(it memItem) bool {
		if !strings.HasPrefix(it.key, s.prefix) {
			return false
		}
		s.page = append(s.page, it)
		return len(s.page) < memPage
	})
	if len(s.page) == 0 {
		s.tree = nil
		return false
	}
	s.last = s.page[len(s.page)-1].key
	return true
}

func (s *memScan) Key() hkv.Key {
	k := []byte(s.page[0].key)
	return hkv.Key{k[1:s.bucket], k[s.bucket:]}
}

func (s *memScan) Val() hkv.Value { return s.page[0].val }
func (s *memScan) Err() error     { return nil }
func (s *memScan) Close() error   { s.tree, s.page = nil, nil; return nil }
