package extract

import (
	"context"
	"iter"
	"runtime"

	"github.com/entente-kg/entente/schema"
)

// Run takes the articles through the pipeline on all processors and hands the
// results to each in the order of the articles, one at a time. An article that
// could not be read comes as a Result with its Err. Run ends early with the
// error of each or of the context.
func (p *Pipeline) Run(ctx context.Context, docs iter.Seq2[schema.Document, error], opts Options, each func(Result) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := opts.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	jobs := make(chan job)
	order := make(chan chan Result, 2*workers)
	go feed(ctx, docs, jobs, order)
	for range workers {
		go func() {
			for j := range jobs {
				j.result <- p.Document(j.doc, opts)
			}
		}()
	}
	for result := range order {
		r := <-result
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := each(r); err != nil {
			return err
		}
	}
	return ctx.Err()
}

type job struct {
	doc    schema.Document
	result chan Result
}

// feed hands out the articles and keeps a place in the order for each. What is
// in flight is bounded by the length of order.
func feed(ctx context.Context, docs iter.Seq2[schema.Document, error], jobs chan<- job, order chan<- chan Result) {
	defer close(order)
	defer close(jobs)
	for doc, err := range docs {
		place := make(chan Result, 1)
		select {
		case order <- place:
		case <-ctx.Done():
			return
		}
		if err != nil {
			place <- Result{Doc: doc, Err: err}
			continue
		}
		select {
		case jobs <- job{doc, place}:
		case <-ctx.Done():
			place <- Result{Doc: doc, Err: ctx.Err()}
			return
		}
	}
}
