package graph

import (
	"context"
	"fmt"

	"github.com/cayleygraph/quad"

	"github.com/entente-kg/entente/schema"
)

// commit writes documents in one transaction, or in two where they end the
// building of a new store. The caller holds s.writing.
func (s *Store) commit(ctx context.Context, units []loadUnit) (LoadStats, error) {
	if !s.writable() {
		return LoadStats{}, ErrReadOnly
	}
	if err := ctx.Err(); err != nil {
		return LoadStats{}, err
	}
	if s.database != nil {
		return s.database.load(ctx, units)
	}
	built, rest, err := s.build(ctx, units)
	if err != nil || len(rest) == 0 {
		return built, err
	}
	stats, err := s.merge(ctx, rest)
	built.add(stats)
	return built, err
}

// merge writes documents into a store with its indexes.
func (s *Store) merge(ctx context.Context, units []loadUnit) (LoadStats, error) {
	tx, err := s.kv.Tx(true)
	if err != nil {
		return LoadStats{}, err
	}
	defer tx.Close()
	b, err := s.newBatch(ctx, tx)
	if err != nil {
		return LoadStats{}, err
	}
	l := loader{batch: b, reader: &reader{view: &kvReader{ctx: ctx, store: s, tx: tx}, ctx: ctx}}
	err = l.load(units)
	if err == nil {
		err = tx.Commit(ctx)
	}
	if err != nil {
		clear(s.ids) // may name nodes that were not committed
		clear(s.facts)
		return LoadStats{}, err
	}
	l.batch.(*batch).remember()
	if l.removed {
		return l.stats, s.forget()
	}
	return l.stats, nil
}

// changes are what one transaction changes, in either back end.
type changes interface {
	add(q quad.Quad) (bool, error)
	remove(q quad.Quad) error
	enter(u loadUnit)
	strike(document quad.IRI)
	write() error
	// fresh is how many quads were added, after write.
	fresh() int
	// next begins changes to what was written, in the same transaction.
	next() (changes, error)
}

// loader writes the documents of one transaction.
type loader struct {
	batch   changes
	reader  *reader
	stats   LoadStats
	removed bool
	loose   map[quad.Value]bool // actors and pairs that lost an event
}

// load takes out what the documents said before, then writes them whole, so
// that the quads of an event lie one behind the other in the log.
func (l *loader) load(units []loadUnit) error {
	var changed []loadUnit
	for _, u := range units {
		isNew, err := l.compare(u)
		if err != nil {
			return fmt.Errorf("document %s: %w", schema.DocumentOf(u.node), err)
		}
		if isNew {
			changed = append(changed, u)
		}
	}
	if l.removed {
		if err := l.next(); err != nil {
			return err
		}
	}
	for _, u := range changed {
		if err := l.document(u); err != nil {
			return fmt.Errorf("document %s: %w", schema.DocumentOf(u.node), err)
		}
	}
	if err := l.batch.write(); err != nil {
		return err
	}
	l.stats.Quads = l.batch.fresh()
	if len(l.loose) == 0 {
		return nil
	}
	return l.sweep()
}

// next writes the batch and begins another in the same transaction.
func (l *loader) next() error {
	if err := l.batch.write(); err != nil {
		return err
	}
	b, err := l.batch.next()
	l.batch = b
	return err
}

// compare tells whether a document is new or has changed, and removes what it
// said before.
func (l *loader) compare(u loadUnit) (bool, error) {
	old, err := l.stored(u.node)
	if err != nil {
		return false, err
	}
	if len(old) > 0 && sameContent(old, u.quads) {
		l.stats.Unchanged++
		return false, nil
	}
	if len(old) == 0 {
		l.stats.Documents++
		return true, nil
	}
	l.stats.Replaced++
	return true, l.remove(old)
}

// document adds what a document says.
func (l *loader) document(u loadUnit) error {
	l.batch.enter(u)
	for _, q := range u.quads {
		if _, err := l.batch.add(q); err != nil {
			return err
		}
	}
	l.stats.Events += u.events
	l.stats.Sentences += u.sentences
	return nil
}

// stored returns the quads of a document: those with its label and, for each
// of its events, those with the event's.
func (l *loader) stored(doc quad.IRI) ([]quad.Quad, error) {
	id, err := l.reader.id(doc)
	if err != nil || id == 0 {
		return nil, err
	}
	return l.reader.documentQuads(id)
}

// documentQuads reads all quads that a document brought and that no other
// document shares.
func (r *reader) documentQuads(doc uint64) ([]quad.Quad, error) {
	has, err := r.id(schema.HasDocument)
	if err != nil {
		return nil, err
	}
	labels := []uint64{doc}
	collect := func(id uint64) bool { labels = append(labels, id); return true }
	if err := r.subjects(doc, has, collect); err != nil {
		return nil, err
	}
	links, err := r.labelled(labels)
	if err != nil {
		return nil, err
	}
	return r.quads(links)
}

// sameContent compares the document's hash and the digest of its events.
func sameContent(old, quads []quad.Quad) bool {
	oldHash, oldDigest := contentMarks(old)
	hash, digest := contentMarks(quads)
	return oldHash == hash && oldDigest == digest
}

// contentMarks finds a document's hash and the digest of its events.
func contentMarks(quads []quad.Quad) (hash, digest quad.Value) {
	for _, q := range quads {
		switch q.Predicate {
		case schema.HasHash:
			hash = q.Object
		case schema.HasDigest:
			digest = q.Object
		}
	}
	return hash, digest
}

// remove takes out quads and notes the actors and pairs that they name.
func (l *loader) remove(old []quad.Quad) error {
	l.removed = true
	if l.loose == nil {
		l.loose = map[quad.Value]bool{}
	}
	for _, q := range old {
		switch q.Predicate {
		case schema.HasSource, schema.HasTarget, schema.HasPair:
			l.loose[q.Object] = true
		}
		if err := l.batch.remove(q); err != nil {
			return err
		}
	}
	return nil
}

// sweep removes what is said of actors and pairs that no event names any more.
func (l *loader) sweep() error {
	second, err := l.batch.next()
	if err != nil {
		return err
	}
	for v := range l.loose {
		if err := l.sweepNode(second, v); err != nil {
			return err
		}
	}
	return second.write()
}

func (l *loader) sweepNode(b changes, v quad.Value) error {
	id, err := l.reader.id(v)
	if err != nil || id == 0 {
		return err
	}
	for _, p := range []quad.IRI{schema.HasSource, schema.HasTarget, schema.HasPair} {
		predicate, err := l.reader.id(p)
		if err != nil {
			return err
		}
		used := false
		if err := l.reader.subjects(id, predicate, func(uint64) bool { used = true; return false }); err != nil || used {
			return err
		}
	}
	var facts []link
	if err := l.reader.links(bySP, []uint64{id}, func(l link) bool { facts = append(facts, l); return true }); err != nil {
		return err
	}
	quads, err := l.reader.quads(facts)
	if err != nil {
		return err
	}
	for _, q := range quads {
		if err := b.remove(q); err != nil {
			return err
		}
	}
	return nil
}
