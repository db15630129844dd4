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
		if err := r.everyEvent(yield); err != nil {
			yield(schema.Event{}, fmt.Errorf("reading events of store %s: %w", s.path, err))
		}
	}
}

func (r *reader) everyEvent(yield func(schema.Event, error) bool) error {
	ids, err := r.allEvents()
	if err != nil {
		return err
	}
	if err := r.announce(ids); err != nil {
		return err
	}
	for _, id := range ids {
		e, ok, err := r.event(id)
		if err != nil {
			return err
		}
		if ok && !yield(e, nil) {
			return nil
		}
	}
	return r.ctx.Err()
}
