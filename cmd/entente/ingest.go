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
	"github.com/entente-kg/entente/extract/corpus"
	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/schema"
)

type ingestOptions struct {
	inputs inputOptions
	tables tableOptions
	store  string
	pairs  int
	repeats
}

// repeats says what becomes of articles that were there before.
type repeats struct {
	refresh bool // read the same article again
	keep    bool // count near-duplicates as articles of their own
}

func newIngestCommand() *cobra.Command {
	var opts ingestOptions
	c := &cobra.Command{
		Use:   "ingest PATH...",
		Short: "Read articles into the graph",
		Long: `Ingest reads articles, extracts the relations in them and writes both to the
store. A PATH is a file, a folder of files, or - for JSON lines on standard
input. Articles that the store holds already are passed over. One that repeats
an earlier one nearly word for word (four fifths of its runs of five words) is
linked to it and not read again.

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
	c.Flags().BoolVar(&opts.keep, "keep-duplicates", false, "read near-duplicates of earlier articles as articles of their own")
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
	copies   int           // articles that repeat another
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
	loaded, err := in.load(ctx, docs, opts.repeats)
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
func (in *ingestion) load(ctx context.Context, docs documents, r repeats) (graph.LoadStats, error) {
	pipeline, err := extract.NewWith(in.tables)
	if err != nil {
		return graph.LoadStats{}, err
	}
	copies, err := in.originals(ctx)
	if err != nil {
		return graph.LoadStats{}, err
	}
	writer := in.store.NewWriter(context.WithoutCancel(ctx))
	news := in.fresh(ctx, docs, r.refresh)
	if !r.keep {
		news = in.linked(news, copies, writer)
	}
	err = pipeline.Run(ctx, news, extract.Options{}, func(r extract.Result) error {
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
			if s, ok := corpus.Sign(doc.Text); ok {
				doc.Signature = s.String()
			}
			if !yield(doc, err) {
				return
			}
		}
	}
}

// originals are the articles of the store that a new one may repeat.
func (in *ingestion) originals(ctx context.Context) (*corpus.Copies, error) {
	held, err := in.store.Originals(ctx)
	if err != nil {
		return nil, err
	}
	copies := &corpus.Copies{}
	for _, o := range held {
		if s, ok := corpus.ParseSignature(o.Signature); ok {
			copies.Add(o.ID, s)
		}
	}
	return copies, nil
}

// linked writes the articles that repeat an earlier one, which are not read.
func (in *ingestion) linked(docs documents, copies *corpus.Copies, writer *graph.Writer) documents {
	return func(yield func(schema.Document, error) bool) {
		for doc, err := range docs {
			s, ok := corpus.ParseSignature(doc.Signature)
			if err != nil || !ok {
				if !yield(doc, err) {
					return
				}
				continue
			}
			if id, found := copies.Of(s); found && id != doc.ID {
				doc.CopyOf = id
				in.copies++
				if writer.Add(graph.DocumentEvents{Document: doc}) != nil {
					return // Close says why
				}
				continue
			}
			copies.Add(doc.ID, s)
			if !yield(doc, nil) {
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
	copies    int // near-duplicates among the documents
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
		copies:    in.copies,
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
	if s.copies > 0 {
		t.AppendRow(table.Row{"of them near-duplicates", s.copies, ""})
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
