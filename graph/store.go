// Package graph keeps documents, actors and the events between them in a
// Cayley graph: loading, look-ups and Gizmo queries.
package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"
	bolt "go.etcd.io/bbolt"
)

// Memory is the path of a store that lives in memory only.
const Memory = "memory:"

var (
	// ErrNoStore is returned by Open where there is no store.
	ErrNoStore = errors.New("no store")
	// ErrLocked is returned where another process writes to the store, or
	// reads it while this one wants to write. The error text says who.
	ErrLocked = errors.New("store is locked")
	// ErrReadOnly is returned by writes to a store that Open returned.
	ErrReadOnly = errors.New("store is open for reading only")
)

// Options change how a store is opened. The zero value is the default.
type Options struct {
	// Command names this process in the lock file; the program's name if empty.
	Command string
}

func (o Options) command() string { return cmp.Or(o.Command, filepath.Base(os.Args[0])) }

// Store is an open graph. Its methods may be called from several goroutines;
// one Writer at a time writes.
type Store struct {
	path    string
	kv      hkv.KV
	qs      atomic.Pointer[graph.QuadStore] // Cayley's view; see forget
	indexes []index
	farEnds bool      // are those of the quads, see farends.go
	lock    *lockFile // nil where the store is read only or in memory

	// building is a new store's builder, until something reads it or it is
	// closed: kv, qs and indexes are set after that. stage guards the change.
	building atomic.Pointer[builder]
	stage    sync.Mutex

	writing sync.Mutex
	ids     map[quad.Value]uint64 // of nodes seen in writing; guarded by writing
	facts   map[link]bool         // unlabelled quads known to be there; guarded by writing

	names nameCache

	database *database // nil for a file or in memory; what is above is not used then
}

// Open opens a store for reading. Several processes may do so at once.
func Open(path string, o Options) (*Store, error) {
	if path == Memory {
		return Create(path, o)
	}
	if IsDatabase(path) {
		return openDatabase(path, o, false)
	}
	there, err := exists(path)
	if err != nil {
		return nil, fmt.Errorf("opening store %s: %w", path, err)
	}
	if !there {
		return nil, noStore(path)
	}
	back, err := openBolt(path, false)
	if err != nil {
		return nil, openError(path, err)
	}
	return newStore(path, back)
}

// Create opens a store for reading and writing and makes it where there is
// none. While it is open no other process can open it, unless it is a
// database.
func Create(path string, o Options) (*Store, error) {
	if path == Memory {
		back := newMemKV()
		if err := initialise(back); err != nil {
			return nil, err
		}
		return newStore(path, back)
	}
	if IsDatabase(path) {
		return openDatabase(path, o, true)
	}
	there, err := exists(path)
	if err != nil {
		return nil, fmt.Errorf("opening store %s: %w", path, err)
	}
	open := createStore
	if !there {
		open = buildStore
	}
	s, err := open(path)
	if err != nil {
		return nil, err
	}
	if s.lock, err = writeLockFile(path, o.command()); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// createStore opens a file for writing, and makes it a store where it is not.
func createStore(path string) (*Store, error) {
	back, err := openBolt(path, true)
	if err != nil {
		return nil, openError(path, err)
	}
	if err := initialise(back); err != nil {
		back.Close()
		return nil, fmt.Errorf("opening store %s: %w", path, err)
	}
	return newStore(path, back)
}

// initialise makes an empty back end a store with the indexes of quadIndexes.
// Cayley's own Init takes its indexes from a package variable; the same four
// entries are written here instead.
func initialise(back hkv.KV) error {
	ctx := context.Background()
	tx, err := back.Tx(true)
	if err != nil {
		return err
	}
	defer tx.Close()
	if v, err := get(ctx, tx, metaKey("version")); err != nil || v != nil {
		return err
	}
	if err := writeLayout(tx); err != nil {
		return err
	}
	return tx.Commit(ctx)
}

func newStore(path string, back hkv.KV) (*Store, error) {
	s := emptyStore(path)
	if err := s.attach(back); err != nil {
		back.Close()
		return nil, fmt.Errorf("opening store %s: %w", path, err)
	}
	return s, nil
}

func emptyStore(path string) *Store {
	return &Store{path: path, ids: map[quad.Value]uint64{}, facts: map[link]bool{}}
}

// attach gives Cayley the back end, without bloom filter: it would read the
// whole log at every opening.
func (s *Store) attach(back hkv.KV) error {
	qs, err := kv.New(back, graph.Options{kv.OptNoBloom: true})
	if errors.Is(err, graph.ErrNotInitialized) {
		return errors.New("the file is not a store")
	}
	if err != nil {
		return err
	}
	if s.indexes, err = readIndexes(back); err != nil {
		return err
	}
	if s.farEnds, err = trustFarEnds(back); err != nil {
		return err
	}
	s.kv = back
	return s.plan(qs)
}

// plan puts the planner before Cayley's quad store.
func (s *Store) plan(qs graph.QuadStore) error {
	planned, err := newPlanner(s, qs)
	if err != nil {
		return err
	}
	s.qs.Store(&planned)
	return nil
}

// forget drops what is cached of nodes, after some were removed. Cayley's own
// cache of ids can only be dropped with its quad store.
func (s *Store) forget() error {
	qs, err := kv.New(s.kv, graph.Options{kv.OptNoBloom: true})
	if err != nil {
		return err
	}
	if err := s.plan(qs); err != nil {
		return err
	}
	s.names.clear()
	clear(s.ids)
	clear(s.facts)
	return nil
}

// openError turns bolt's errors into the package's.
func openError(path string, err error) error {
	switch {
	case errors.Is(err, bolt.ErrTimeout):
		return fmt.Errorf("%w: %s: %s", ErrLocked, path, lockHolder(path))
	case errors.Is(err, errDamaged):
		return fmt.Errorf("opening store %s: %w", path, err)
	case errors.Is(err, bolt.ErrInvalid), errors.Is(err, bolt.ErrVersionMismatch), errors.Is(err, bolt.ErrChecksum):
		return fmt.Errorf("opening store %s: the file is not a store or is damaged: %w", path, err)
	case errors.Is(err, os.ErrPermission):
		return fmt.Errorf("opening store: %w", err)
	}
	return fmt.Errorf("opening store %s: %w", path, err)
}

// writable tells whether the store was opened for writing.
func (s *Store) writable() bool {
	return s.lock != nil || s.path == Memory || s.database != nil && s.database.writes
}

// quadStore is Cayley's view of the store, to be given back after a query that
// came to its end.
func (s *Store) quadStore() (qs graph.QuadStore, giveBack func(), err error) {
	if s.database != nil {
		return s.database.cayley()
	}
	return *s.qs.Load(), func() {}, nil
}

// Path is the store's path as it was opened, without a password.
func (s *Store) Path() string { return s.path }

// Close closes the store. No iterator may be in use.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	err := s.ready()
	if s.database != nil {
		err = errors.Join(err, s.database.close())
	} else if s.kv != nil {
		err = errors.Join(err, s.kv.Close())
	} else {
		err = errors.Join(err, s.building.Load().kv.Close())
	}
	if s.lock != nil {
		err = errors.Join(err, s.lock.remove())
	}
	if err != nil {
		return fmt.Errorf("closing store %s: %w", s.path, err)
	}
	return nil
}
