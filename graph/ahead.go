package graph

import (
	"context"
	"runtime"
	"sync"

	"github.com/entente-kg/entente/schema"
)

// ahead reads the events that were announced on all cores, some chunks before
// they are asked for.
type ahead struct {
	ids    []uint64 // not yet asked for
	chunk  []found  // read; the first is of ids[0]
	chunks chan chan []found
	stop   context.CancelFunc
	done   sync.WaitGroup
}

// found is what reading one event gave.
type found struct {
	event schema.Event
	ok    bool
	err   error
}

const (
	// fewEvents are read one by one, as they are asked for.
	fewEvents = 64
	// The first chunk is small, for those who want few rows; each is twice
	// as long as the one before.
	firstChunk, largestChunk = 16, 512
	maxSiblings              = 4
)

// announce begins to read events; event takes what was read.
func (r *kvReader) announce(events []uint64) error {
	if len(events) < fewEvents {
		return nil
	}
	siblings := r.siblings()
	if len(siblings) == 0 {
		return nil
	}
	ctx, stop := context.WithCancel(r.ctx)
	a := &ahead{ids: events, chunks: make(chan chan []found, 2*len(siblings)), stop: stop}
	type job struct {
		ids []uint64
		out chan []found
	}
	jobs := make(chan job)
	for _, s := range siblings {
		s.ctx = ctx
		a.done.Go(func() {
			defer s.tx.Close()
			for j := range jobs {
				j.out <- s.readAll(j.ids)
			}
		})
	}
	a.done.Go(func() {
		defer close(jobs)
		defer close(a.chunks)
		for n := firstChunk; len(events) > 0; n = min(2*n, largestChunk) {
			n = min(n, len(events))
			j := job{events[:n], make(chan []found, 1)}
			events = events[n:]
			select {
			case a.chunks <- j.out:
				jobs <- j
			case <-ctx.Done():
				return
			}
		}
	})
	r.ahead = a
	return nil
}

// siblings are readers of the same state for other goroutines; none where the
// store has changed since or has no states that are told apart.
func (r *kvReader) siblings() (out []*kvReader) {
	mine, ok := r.tx.(*boltTx)
	n := min(runtime.GOMAXPROCS(0), maxSiblings)
	if !ok || mine.rw || n < 2 {
		return nil
	}
	for range n {
		tx, err := r.store.kv.Tx(false)
		if err != nil {
			break
		}
		if tx.(*boltTx).tx.ID() != mine.tx.ID() {
			tx.Close()
			break
		}
		out = append(out, &kvReader{ctx: r.ctx, store: r.store, tx: tx, noTexts: r.noTexts})
	}
	return out
}

func (r *kvReader) readAll(ids []uint64) []found {
	out := make([]found, len(ids))
	for i, id := range ids {
		if i%64 == 0 && r.ctx.Err() != nil {
			out[i].err = r.ctx.Err()
			break
		}
		out[i].event, out[i].ok, out[i].err = r.readEvent(id)
	}
	return out
}

// event reads the event with this node; ok is false where the node is none.
func (r *kvReader) event(id uint64) (schema.Event, bool, error) {
	a := r.ahead
	if a == nil || len(a.ids) == 0 || a.ids[0] != id {
		return r.readEvent(id)
	}
	if len(a.chunk) == 0 {
		next, ok := <-a.chunks
		if !ok {
			return schema.Event{}, false, r.ctx.Err()
		}
		a.chunk = <-next
	}
	f := a.chunk[0]
	a.ids, a.chunk = a.ids[1:], a.chunk[1:]
	return f.event, f.ok, f.err
}

func (a *ahead) close() {
	a.stop()
	a.done.Wait()
}

func (r *kvReader) close() {
	if r.ahead != nil {
		r.ahead.close()
	}
	r.tx.Close()
}
