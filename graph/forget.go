package graph

import (
	"context"
	"fmt"

	"github.com/entente-kg/entente/schema"
)

// Forget removes documents and everything that only they support. It returns
// the ids that the store does not hold; the others are gone when it returns.
func (s *Store) Forget(ctx context.Context, docs []string) (missing []string, err error) {
	if !s.writable() {
		return nil, ErrReadOnly
	}
	if s.database != nil {
		return s.database.forget(ctx, docs)
	}
	if err := s.ready(); err != nil {
		return nil, err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	tx, err := s.kv.Tx(true)
	if err != nil {
		return nil, err
	}
	defer tx.Close()
	b, err := s.newBatch(ctx, tx)
	if err != nil {
		return nil, err
	}
	l := loader{batch: b, reader: &reader{view: &kvReader{ctx: ctx, store: s, tx: tx}, ctx: ctx}}
	if missing, err = l.forgetAll(docs); err != nil {
		return nil, err
	}
	if err := tx.Commit(ctx); err != nil {
		return nil, fmt.Errorf("forgetting documents: %w", err)
	}
	return missing, s.forget()
}

// forgetAll takes documents out and returns those that are not there.
func (l *loader) forgetAll(docs []string) (missing []string, err error) {
	for _, id := range docs {
		found, err := l.forget(id)
		if err != nil {
			return nil, fmt.Errorf("forgetting document %s: %w", id, err)
		}
		if !found {
			missing = append(missing, id)
		}
	}
	if err := l.load(nil); err != nil {
		return nil, fmt.Errorf("forgetting documents: %w", err)
	}
	return missing, nil
}

func (l *loader) forget(id string) (bool, error) {
	doc := schema.DocumentIRI(id)
	old, err := l.stored(doc)
	if err != nil || len(old) == 0 {
		return false, err
	}
	l.batch.strike(doc)
	return true, l.remove(old)
}
