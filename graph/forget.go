package graph

import (
	"context"
	"fmt"
	"slices"

	"github.com/entente-kg/entente/schema"
)

// Forgotten is what Forget did not find, and what it removed beside what it
// was told to: the copies of documents, which have no relations of their own.
type Forgotten struct{ Missing, Copies []string }

// Forget removes documents and everything that only they support.
func (s *Store) Forget(ctx context.Context, docs []string) (Forgotten, error) {
	if !s.writable() {
		return Forgotten{}, ErrReadOnly
	}
	if s.database != nil {
		return s.database.forget(ctx, docs)
	}
	if err := s.ready(); err != nil {
		return Forgotten{}, err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	tx, err := s.kv.Tx(true)
	if err != nil {
		return Forgotten{}, err
	}
	defer tx.Close()
	b, err := s.newBatch(ctx, tx)
	if err != nil {
		return Forgotten{}, err
	}
	l := loader{batch: b, reader: &reader{view: &kvReader{ctx: ctx, store: s, tx: tx}, ctx: ctx}}
	out, err := l.forgetAll(docs)
	if err != nil {
		return Forgotten{}, err
	}
	if err := tx.Commit(ctx); err != nil {
		return Forgotten{}, fmt.Errorf("forgetting documents: %w", err)
	}
	return out, s.forget()
}

// forgetAll takes documents out, and their copies.
func (l *loader) forgetAll(docs []string) (out Forgotten, err error) {
	gone := map[string]bool{}
	for _, id := range docs {
		copies, err := l.forget(id)
		if err != nil {
			return Forgotten{}, fmt.Errorf("forgetting document %s: %w", id, err)
		}
		if copies == nil {
			out.Missing = append(out.Missing, id)
		}
		gone[id] = true
		out.Copies = append(out.Copies, copies...)
	}
	out.Copies = slices.DeleteFunc(out.Copies, func(id string) bool { return gone[id] })
	for _, id := range out.Copies {
		if _, err := l.forget(id); err != nil {
			return Forgotten{}, fmt.Errorf("forgetting document %s: %w", id, err)
		}
	}
	if err := l.load(nil); err != nil {
		return Forgotten{}, fmt.Errorf("forgetting documents: %w", err)
	}
	return out, nil
}

// forget returns the document's copies, nil where there is no such document.
func (l *loader) forget(id string) (copies []string, err error) {
	doc := schema.DocumentIRI(id)
	old, err := l.stored(doc)
	if err != nil || len(old) == 0 {
		return nil, err
	}
	l.batch.strike(doc)
	node, err := l.reader.id(doc)
	if err == nil {
		copies, err = l.reader.copiesOf(node)
	}
	if err != nil {
		return nil, err
	}
	return append([]string{}, copies...), l.remove(old)
}
