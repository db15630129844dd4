package graph

import (
	"context"
	"fmt"

	"github.com/cayleygraph/quad"

	"github.com/entente-kg/entente/schema"
)

// view is what a back end shows of one state of it. Nodes have ids that hold
// as long as the view is open; 0 is no node.
type view interface {
	id(v quad.Value) (uint64, error)
	ids(values []quad.Value) ([]uint64, error)

	// value returns a node's value; common is value for nodes that many
	// quads share, and keeps it.
	value(id uint64) (quad.Value, error)
	common(id uint64) (quad.Value, error)

	// values is value for several nodes.
	values(ids []uint64) ([]quad.Value, error)

	// links calls yield for each quad whose directions begin as the
	// index's with these ids, until it returns false.
	links(which int, ids []uint64, yield func(link) bool) error
	// labelled returns the quads with one of the labels.
	labelled(labels []uint64) ([]link, error)
	// quads spells links out.
	quads(links []link) ([]quad.Quad, error)
	// allQuads yields every quad in the order in which they were written.
	allQuads(yield func(quad.Quad, error) bool) error

	// subjects calls yield for each node that says predicate of object,
	// until it returns false.
	subjects(object, predicate uint64, yield func(id uint64) bool) error
	// inAll returns the nodes that are in every list: as a subject of one
	// of its objects and predicates.
	inAll(lists [][]ends) ([]uint64, error)
	// objects returns what each subject says by a predicate; of several
	// objects, one.
	objects(subjects []uint64, predicate uint64) ([]uint64, error)

	// counts is how many subjects say a predicate of each object.
	counts(objects []uint64, predicate uint64) ([]int, error)

	// event reads the event with this node; ok is false where it is none.
	event(id uint64) (e schema.Event, ok bool, err error)
	// announce says that these events will be read soon, in this order.
	announce(events []uint64) error

	// leaveOutTexts makes events come without their sentences.
	leaveOutTexts()

	// size is the number of quads.
	size() (int, error)
	close()
}

// reader reads one state of a store. It is for one goroutine and must be
// closed.
type reader struct {
	view
	ctx   context.Context
	nodes map[string]uint64 // actors by their ids, as far as they were looked up
}

func (s *Store) newReader(ctx context.Context) (*reader, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	if s.database != nil {
		v, err := s.database.view(ctx)
		return &reader{view: v, ctx: ctx}, err
	}
	tx, err := s.kv.Tx(false)
	if err != nil {
		return nil, fmt.Errorf("reading store %s: %w", s.path, err)
	}
	return &reader{view: &kvReader{ctx: ctx, store: s, tx: tx}, ctx: ctx}, nil
}

// object returns what a node says by a predicate, nil where it says nothing.
func (r *reader) object(subject, predicate uint64) (quad.Value, error) {
	ids, err := r.objects([]uint64{subject}, predicate)
	if err != nil || ids[0] == 0 {
		return nil, err
	}
	return r.value(ids[0])
}
