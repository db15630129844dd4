package graph

import (
	"context"
	"fmt"
	"iter"

	"github.com/entente-kg/entente/schema"
)

// Events yields every event. From a file they come in the order in which they
// were loaded, without the look-up and the sorting of dates that Relations
// needs; more events take eight bytes more of memory each. It shows the store
// as it was at the first step. The iterator ends after the first error.
func (s *Store) Events(ctx context.Context) iter.Seq2[schema.Event, error] {
	return func(yield func(schema.Event, error) bool) {
		r, err := s.newReader(ctx)
		if err != nil {
			yield(schema.Event{}, err)
			return
		}
		defer r.close()
		if err := r.unordered(Filter{}, yield); err != nil {
			yield(schema.Event{}, fmt.Errorf("reading events of store %s: %w", s.path, err))
		}
	}
}
