package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/extract"
	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/schema"
)

type ingestOptions struct {
	inputs  inputOptions
	tables  tableOptions
	store   string
	refresh bool
	pairs   int
}

func newIngestCommand() *cobra.Command {
	var opts ingestOptions
	c := &cobra.Command{
		Use:   "ingest PATH...",
		Short: "Read articles into the graph",
		Long: `Ingest reads articles, extracts the relations in them and writes both to the
store. A PATH is a file, a folder of files, or - for JSON lines on standard
input. Articles that the store holds already are passed over.

` + pathHelp + `

` + tableHelp,
		Example: `  entente ingest testdata/articles
  entente ingest --store memory: --date 2015-11-26 testdata/articles/2015-11-26-ankara-moscow-warplane.txt
  entente ingest --map text=text,date=date testdata/articles/wire.csv`,
		Args: somePath,
		RunE: action(func(ctx context.Context, s streams, args []string) error {
			return runIngest(ctx, opts, args, s)
		}),
	}
	opts.inputs.addFlags(c.Flags())
	opts.tables.addFlags(c.Flags())
	addStoreFlag(c, &opts.store)
	c.Flags().BoolVar(&opts.refresh, "refresh", false, "read again what the store holds already, and replace what comes out otherwise")
	c.Flags().IntVar(&opts.pairs, "pairs", 8, "how many of the strongest pairs to show")
	return c
}

const pathHelp = `Files are .txt (its first line is the title where it is no sentence; a name
that begins with a date, as in 2015-11-30-talks.txt, gives the date), .html,
.jsonl and .csv (keys or columns id, title, text, date, url, source).`

// ingestion is one run of ingest.
type ingestion struct {
	store    *graph.Store
	console  *console
	tables   extract.Tables
	began    time.Time
	known    int           // articles that the store held already
	finished chan struct{} // closed when no more articles are read
}

func runIngest(ctx context.Context, opts ingestOptions, paths []string, s streams) error {
	in := &ingestion{console: newConsole(s.err, "articles"), began: time.Now(), finished: make(chan struct{})}
	defer in.console.close()
	var err error
	if in.tables, err = opts.tables.read(in.console); err != nil {
		return err
	}
	docs, found, err := opts.inputs.open(ctx, paths, s.in, in.console)
	if err != nil {
		return err
	}
	if !found {
		return in.console.unreadable()
	}
	if in.store, err = graph.Create(opts.store, graph.Options{Command: "entente ingest"}); err != nil {
		return err
	}
	loaded, err := in.load(ctx, docs, opts.refresh)
	var summary summary
	if err == nil {
		summary, err = in.summarise(ctx, loaded, opts.pairs)
	}
	if err := errors.Join(err, in.store.Close()); err != nil {
		return err
	}
	in.console.close()
	if err := summary.write(s.out); err != nil {
		return err
	}
	return in.console.unreadable()
}

// load takes the articles through the pipeline into the store. Where it is
// interrupted, what has been extracted is still written.
func (in *ingestion) load(ctx context.Context, docs documents, refresh bool) (graph.LoadStats, error) {
	pipeline, err := extract.NewWith(in.tables)
	if err != nil {
		return graph.LoadStats{}, err
	}
	writer := in.store.NewWriter(context.WithoutCancel(ctx))
	err = pipeline.Run(ctx, in.fresh(ctx, docs, refresh), extract.Options{}, func(r extract.Result) error {
		if r.Err != nil {
			return in.console.unread(r.Err)
		}
		in.console.advance()
		return writer.Add(graph.DocumentEvents{Document: r.Doc, Sentences: r.Sentences, Events: r.Events})
	})
	<-in.finished
	loaded, closing := writer.Close()
	if err == nil {
		err = closing
	}
	return loaded, err
}

// fresh leaves out the articles that the store holds.
func (in *ingestion) fresh(ctx context.Context, docs documents, refresh bool) documents {
	return func(yield func(schema.Document, error) bool) {
		defer close(in.finished)
		for doc, err := range docs {
			if err == nil && !refresh {
				var held bool
				if held, err = in.store.HasDocument(ctx, doc); held {
					in.known++
					continue
				}
			}
			if !yield(doc, err) {
				return
			}
		}
	}
}

// summary is what a run tells at its end.
type summary struct {
	store     string
	documents int // of this run
	known     int
	replaced  int
	sentences int
	relations int
	held      graph.Stats // by the store, after the run
	seconds   float64
	pairs     []graph.Pair
}

func (in *ingestion) summarise(ctx context.Context, loaded graph.LoadStats, pairs int) (summary, error) {
	s := summary{
		store:     in.store.Path(),
		documents: loaded.Documents + loaded.Replaced,
		known:     in.known + loaded.Unchanged,
		replaced:  loaded.Replaced,
		sentences: loaded.Sentences,
		relations: loaded.Events,
		seconds:   time.Since(in.began).Seconds(),
	}
	var err error
	if s.held, err = in.store.Stats(ctx); err != nil || pairs <= 0 {
		return s, err
	}
	s.pairs, err = in.store.Pairs(ctx, pairs)
	return s, err
}

func (s summary) write(w io.Writer) error {
	t := newTable("", "this run", s.store)
	t.AppendRow(table.Row{"documents", s.documents, s.held.Documents})
	t.AppendRow(table.Row{"sentences", s.sentences, s.held.Sentences})
	t.AppendRow(table.Row{"relations", s.relations, s.held.Events})
	t.AppendRow(table.Row{"actors", "", s.held.Actors})
	t.AppendRow(table.Row{"seconds", fmt.Sprintf("%.2f", s.seconds), ""})
	if s.sentences > 0 {
		t.AppendRow(table.Row{"sentences a second", fmt.Sprintf("%.0f", float64(s.sentences)/s.seconds), ""})
	}
	if s.known > 0 {
		t.AppendRow(table.Row{"unchanged documents", s.known, ""})
	}
	if s.replaced > 0 {
		t.AppendRow(table.Row{"replaced documents", s.replaced, ""})
	}
	if err := render(w, t); err != nil || len(s.pairs) == 0 {
		return err
	}
	return s.writePairs(w)
}

func (s summary) writePairs(w io.Writer) error {
	if _, err := fmt.Fprintln(w, "\nThe strongest pairs, each with an example:"); err != nil {
		return err
	}
	const longest = 60
	t := newTable("source", "target", "relations", "for example", "sentence")
	for _, p := range s.pairs {
		e := p.Example
		t.AppendRow(table.Row{e.Source.Name, e.Target.Name, p.Events, e.Relation, snippet(e.Sentence, longest)})
	}
	return render(w, t)
}
