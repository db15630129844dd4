package graph

import (
	"context"
	"fmt"
	"sync"

	"github.com/cayleygraph/quad"

	"github.com/entente-kg/entente/schema"
)

// Document reads what the store keeps of a document: not its text. It is zero
// but for the id where there is none.
func (s *Store) Document(ctx context.Context, id string) (schema.Document, error) {
	d := schema.Document{ID: id}
	r, err := s.newReader(ctx)
	if err != nil {
		return d, err
	}
	defer r.close()
	node, err := r.id(schema.DocumentIRI(id))
	for predicate, field := range map[quad.IRI]*string{
		schema.HasTitle: &d.Title, schema.HasDate: &d.Date, schema.HasURL: &d.URL, schema.HasPublisher: &d.Source,
	} {
		if err != nil || node == 0 {
			break
		}
		*field, err = r.textOf(node, predicate)
	}
	if err != nil {
		return d, fmt.Errorf("reading document %s in store %s: %w", id, s.path, err)
	}
	return d, nil
}

// textOf is what a node says by a predicate, where that is text.
func (r *reader) textOf(node uint64, predicate quad.IRI) (string, error) {
	p, err := r.id(predicate)
	if err != nil || p == 0 {
		return "", err
	}
	v, err := r.object(node, p)
	text, _ := v.(quad.String)
	return string(text), err
}

// maxDocuments is how many documents are kept for those who ask again.
const maxDocuments = 4096

// Documents is Document for events that come one after the other: it keeps
// what it has read. It may be called from several goroutines.
func (s *Store) Documents(ctx context.Context) func(id string) (schema.Document, error) {
	var mu sync.Mutex
	known := map[string]schema.Document{}
	return func(id string) (schema.Document, error) {
		mu.Lock()
		defer mu.Unlock()
		if d, ok := known[id]; ok {
			return d, nil
		}
		d, err := s.Document(ctx, id)
		if err == nil {
			if len(known) >= maxDocuments {
				clear(known)
			}
			known[id] = d
		}
		return d, err
	}
}
