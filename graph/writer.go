package graph

import (
	"context"
	"fmt"
	"sync"

	"github.com/cayleygraph/quad"

	"github.com/entente-kg/entente/schema"
)

// DocumentEvents is a document with what was read from it.
type DocumentEvents struct {
	Document  schema.Document
	Sentences int // their number
	Events    []schema.Event
}

// LoadStats counts what a Writer has committed.
type LoadStats struct {
	Documents int // new ones
	Replaced  int // documents that were there with other content or other events
	Unchanged int
	Events    int // of new and replaced documents
	Sentences int // of new and replaced documents
	Quads     int // added
}

// batchQuads is the size of a transaction. Memory grows with it, and so does
// speed: larger batches touch each page of the file less often.
const batchQuads = 100_000

// Add loads documents and returns when they are on disk.
func (s *Store) Add(ctx context.Context, docs []DocumentEvents) (LoadStats, error) {
	w := s.NewWriter(ctx)
	for _, d := range docs {
		if err := w.Add(d); err != nil {
			break
		}
	}
	return w.Close()
}

// Writer loads documents in the order in which they are added. Transactions
// hold whole documents: after a crash a document is there or it is not.
type Writer struct {
	ctx   context.Context
	store *Store
	in    chan loadUnit
	done  chan struct{}

	mu    sync.Mutex // guards the rest
	err   error
	stats LoadStats
}

// loadUnit is a document ready to be written.
type loadUnit struct {
	node      quad.IRI
	quads     []quad.Quad
	entry     []byte // for the ledger
	events    int
	sentences int
}

// NewWriter starts a writer; Close must be called. While it is open another
// Writer of the same store waits.
func (s *Store) NewWriter(ctx context.Context) *Writer {
	w := &Writer{ctx: ctx, store: s, in: make(chan loadUnit, 64), done: make(chan struct{})}
	go w.run()
	return w
}

// Add hands over one document; it may be called from several goroutines. It
// returns the error of an earlier document, if any.
func (w *Writer) Add(d DocumentEvents) error {
	u := loadUnit{
		node:   schema.DocumentIRI(d.Document.ID),
		quads:  schema.Quads(d.Document, d.Sentences, d.Events),
		events: len(d.Events), sentences: d.Sentences,
	}
	u.entry = entryOf(u.quads).encode()
	w.in <- u
	_, err := w.state()
	return err
}

// Close writes what is left and returns the first error.
func (w *Writer) Close() (LoadStats, error) {
	close(w.in)
	<-w.done
	return w.state()
}

// Stats says what is committed so far.
func (w *Writer) Stats() LoadStats {
	stats, _ := w.state()
	return stats
}

func (w *Writer) state() (LoadStats, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.stats, w.err
}

// run collects documents into transactions and hands them to a second
// goroutine, so that the next one fills while one is committed. A document
// that comes twice begins a new one, since it is compared with what is stored.
func (w *Writer) run() {
	batches := make(chan []loadUnit)
	go w.commitAll(batches)
	defer close(batches)
	var pending []loadUnit
	seen := map[quad.IRI]bool{}
	quads := 0
	for u := range w.in {
		if seen[u.node] || quads >= batchQuads {
			batches <- pending
			clear(seen)
			pending, quads = nil, 0
		}
		pending, quads = append(pending, u), quads+len(u.quads)
		seen[u.node] = true
	}
	batches <- pending
}

func (w *Writer) commitAll(batches <-chan []loadUnit) {
	defer close(w.done)
	w.store.writing.Lock()
	defer w.store.writing.Unlock()
	for units := range batches {
		w.flush(units)
	}
}

// flush commits documents, unless an earlier commit failed.
func (w *Writer) flush(units []loadUnit) {
	if _, err := w.state(); err != nil || len(units) == 0 {
		return
	}
	stats, err := w.store.commit(w.ctx, units)
	w.mu.Lock()
	defer w.mu.Unlock()
	if err != nil {
		w.err = fmt.Errorf("writing to store %s: %w", w.store.path, err)
		return
	}
	w.stats.add(stats)
}

func (s *LoadStats) add(more LoadStats) {
	s.Documents += more.Documents
	s.Replaced += more.Replaced
	s.Unchanged += more.Unchanged
	s.Events += more.Events
	s.Sentences += more.Sentences
	s.Quads += more.Quads
}

// HasDocument tells whether the store holds this document with this content,
// so that it need not be read again.
func (s *Store) HasDocument(ctx context.Context, d schema.Document) (bool, error) {
	if s.database != nil {
		return s.database.holds(ctx, d)
	}
	if has, ok := s.built(d); ok {
		return has, nil
	}
	r, err := s.newReader(ctx)
	if err != nil {
		return false, err
	}
	defer r.close()
	doc, err := r.id(schema.DocumentIRI(d.ID))
	if err != nil {
		return false, err
	}
	has, err := r.id(schema.HasHash)
	if err != nil {
		return false, err
	}
	hash, err := r.object(doc, has)
	return hash == quad.String(schema.ContentHash(d)), err
}
