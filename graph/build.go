package graph

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	bolt "go.etcd.io/bbolt"

	"github.com/entente-kg/entente/schema"
)

// builder makes a new store in a file beside it. Documents go into Cayley's
// log as they come, a transaction at a time; what a batch finds by the
// indexes, the builder keeps in memory. The indexes are written at the end,
// each in the order of its keys, and the file takes the store's name. After a
// crash the next builder goes on with the file.
type builder struct {
	path  string // of the store
	kv    *boltKV
	nodes map[refs.ValueHash]tally
	facts map[[3]uint64]bool  // the quads without label
	docs  map[uint64]*docMark // by the document's node
	last  uint64              // id
	quads uint64
	late  []loadUnit // documents that came before with other content
}

// tally is a node's id and how often quads use it.
type tally struct{ id, refs uint64 }

// docMark tells one content of a document from another: the nodes of its hash
// and of its digest.
type docMark struct {
	hash, digest uint64
	late         bool
}

// maxBuildNodes bounds the builder's memory, at about 50 bytes a node and
// three or four nodes a relation. What comes after goes into the indexes in
// batches.
const maxBuildNodes = 12_000_000

func buildingPath(store string) string { return store + ".building" }

// buildStore begins a new store or goes on with one.
func buildStore(path string) (*Store, error) {
	back, err := openBolt(buildingPath(path), true)
	if err != nil {
		return nil, openError(path, err)
	}
	b := &builder{path: path, kv: back, nodes: map[refs.ValueHash]tally{}, facts: map[[3]uint64]bool{}, docs: map[uint64]*docMark{}}
	if err := b.resume(); err != nil {
		back.Close()
		return nil, fmt.Errorf("going on with %s: %w", buildingPath(path), err)
	}
	s := emptyStore(path)
	s.building.Store(b)
	return s, nil
}

// noStore is the error where a path has no store: another process may just
// be making it, or have died of it.
func noStore(path string) error {
	if there, err := exists(buildingPath(path)); err != nil || !there {
		return fmt.Errorf("%w: %s", ErrNoStore, path)
	}
	back, err := openBolt(buildingPath(path), false)
	if errors.Is(err, bolt.ErrTimeout) {
		return openError(path, err)
	}
	if err == nil {
		back.Close()
	}
	return fmt.Errorf("%w: %s: loading it was interrupted and can go on", ErrNoStore, path)
}

// build gives documents to the builder, if there is one; rest are those that
// the store must take in batches.
func (s *Store) build(ctx context.Context, units []loadUnit) (stats LoadStats, rest []loadUnit, err error) {
	s.stage.Lock()
	defer s.stage.Unlock()
	b := s.building.Load()
	if b == nil {
		return stats, units, nil
	}
	if stats, err = b.add(ctx, s, units); err != nil {
		clear(s.ids) // may name nodes that were not committed
		clear(s.facts)
		return LoadStats{}, nil, err
	}
	if len(b.nodes) < maxBuildNodes && len(b.late) < maxLate {
		return stats, nil, nil
	}
	return stats, nil, s.finishBuild(ctx)
}

// maxLate bounds the documents that wait for the end of the building.
const maxLate = 1000

// ready ends the building of a new store, so that it can be read.
func (s *Store) ready() error {
	if s.database != nil {
		return s.database.filled(context.Background())
	}
	if s.building.Load() == nil {
		return nil
	}
	s.stage.Lock()
	defer s.stage.Unlock()
	return s.finishBuild(context.Background())
}

// finishBuild writes the indexes and puts the store in its place. The caller
// holds s.stage.
func (s *Store) finishBuild(ctx context.Context) error {
	b := s.building.Load()
	if b == nil {
		return nil
	}
	if err := b.finish(ctx); err != nil {
		return fmt.Errorf("writing the indexes of store %s: %w", s.path, err)
	}
	if err := s.attach(b.kv); err != nil {
		return fmt.Errorf("opening store %s: %w", s.path, err)
	}
	s.building.Store(nil)
	if len(b.late) == 0 {
		return nil
	}
	_, err := s.merge(ctx, b.late)
	return err
}

// built answers HasDocument while the store is built.
func (s *Store) built(d schema.Document) (has, ok bool) {
	if s.building.Load() == nil {
		return false, false
	}
	s.stage.Lock()
	defer s.stage.Unlock()
	b := s.building.Load()
	if b == nil {
		return false, false
	}
	mark := b.docs[b.nodeOf(schema.DocumentIRI(d.ID))]
	hash := b.nodeOf(quad.String(schema.ContentHash(d)))
	return mark != nil && !mark.late && hash != 0 && mark.hash == hash, true
}

func (b *builder) nodeOf(v quad.Value) uint64 {
	h := refs.HashOf(v)
	return b.nodes[h].id
}

// nodeID and quadID make the builder the base of its batches. A quad with a
// label belongs to one document and is new with it.
func (b *builder) nodeID(h *refs.ValueHash) (uint64, error) { return b.nodes[*h].id, nil }

func (b *builder) quadID(l link) (uint64, error) {
	if l[3] == 0 && b.facts[[3]uint64(l[:3])] {
		return 1, nil // any but 0: it is never removed
	}
	return 0, nil
}

// add writes documents to the log in one transaction.
func (b *builder) add(ctx context.Context, s *Store, units []loadUnit) (LoadStats, error) {
	tx, err := b.kv.Tx(true)
	if err != nil {
		return LoadStats{}, err
	}
	defer tx.Close()
	tx.(*boltTx).fill = 1
	batch := emptyBatch(ctx, s, tx, b.last)
	batch.base = b
	stats := LoadStats{}
	marks := map[uint64]*docMark{}
	for _, u := range units {
		if err := b.document(batch, u, marks, &stats); err != nil {
			return stats, fmt.Errorf("document %s: %w", schema.DocumentOf(u.node), err)
		}
	}
	if err := batch.writeLog(); err != nil {
		return stats, err
	}
	if err := batch.writeLedger(); err != nil {
		return stats, err
	}
	if err := tx.Commit(ctx); err != nil {
		return stats, err
	}
	stats.Quads = len(batch.added)
	b.keep(batch, marks)
	batch.remember()
	return stats, nil
}

// document adds a new document, passes over one that was there, and puts one
// with other content off.
func (b *builder) document(batch *batch, u loadUnit, marks map[uint64]*docMark, stats *LoadStats) error {
	n, err := batch.node(u.node, true)
	if err != nil {
		return err
	}
	old := b.docs[n.id]
	if old == nil {
		for _, q := range u.quads {
			if _, err := batch.add(q); err != nil {
				return err
			}
		}
		batch.enter(u)
		marks[n.id] = &docMark{}
		stats.count(u)
		stats.Documents++
		return nil
	}
	hash, digest := contentMarks(u.quads)
	if !old.late && hash != nil && b.nodeOf(hash) == old.hash && digest != nil && b.nodeOf(digest) == old.digest {
		stats.Unchanged++
		return nil
	}
	old.late = true
	b.late = append(b.late, u)
	stats.count(u)
	stats.Replaced++
	return nil
}

func (s *LoadStats) count(u loadUnit) {
	s.Events += u.events
	s.Sentences += u.sentences
}

// keep takes over what a committed batch brought.
func (b *builder) keep(batch *batch, marks map[uint64]*docMark) {
	b.last = batch.last
	b.quads += uint64(len(batch.added))
	for _, n := range batch.nodes {
		if !n.hash.Valid() {
			n.hash = refs.HashOf(n.value)
		}
		t := b.nodes[n.hash]
		b.nodes[n.hash] = tally{n.id, t.refs + uint64(n.refs)}
	}
	hash, digest := b.nodeOf(schema.HasHash), b.nodeOf(schema.HasDigest)
	for l := range batch.added {
		b.note(l, hash, digest, marks)
	}
	for id, m := range marks {
		b.docs[id] = m
	}
}

// note remembers facts and the marks of documents.
func (b *builder) note(l link, hash, digest uint64, marks map[uint64]*docMark) {
	if l[3] == 0 {
		b.facts[[3]uint64(l[:3])] = true
		return
	}
	m := marks[l[0]]
	switch {
	case m == nil:
	case l[1] == hash:
		m.hash = l[2]
	case l[1] == digest:
		m.digest = l[2]
	}
}

// place gives the finished file the store's name.
func (b *builder) place() error {
	from := buildingPath(b.path)
	if runtime.GOOS != "windows" {
		if err := os.Rename(from, b.path); err != nil {
			return err
		}
		return syncFolder(b.path)
	}
	if err := b.kv.Close(); err != nil {
		return err
	}
	if err := os.Rename(from, b.path); err != nil {
		return err
	}
	back, err := openBolt(b.path, true)
	if err == nil {
		b.kv = back
	}
	return err
}
