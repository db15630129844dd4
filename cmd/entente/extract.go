package main

import (
	"bufio"
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/extract"
	"github.com/entente-kg/entente/graph/export"
	"github.com/entente-kg/entente/schema"
)

type extractOptions struct {
	inputs  inputOptions
	tables  tableOptions
	format  string
	open    bool
	minimal bool // open triples split and trimmed
	least   float64
}

func newExtractCommand() *cobra.Command {
	var opts extractOptions
	c := &cobra.Command{
		Use:   "extract PATH...",
		Short: "Write the relations of articles, without a store",
		Long: `Extract writes one record for each relation that it finds, in the order of the
text. A PATH is a file, a folder of files, or - for JSON lines on standard
input.

With --open come the triples whose ends are no actors: one for each clause, its
arguments whole, and what appositions, titles and possessives imply. With
--minimal they are split, one for each argument and each part of a
coordination, and trimmed. Their confidence is the chance that a reader would
write them down so.

` + pathHelp + `

` + tableHelp,
		Example: `  entente extract testdata/articles/briefs.jsonl
  entente extract --min-confidence 0.8 --format table testdata/articles/2003-02-14-blix-inspectors-council.txt
  entente extract --actors testdata/dictionaries/ardia.actors.txt testdata/articles/briefs.jsonl
  echo '{"text": "Obama urged Putin to withdraw."}' | entente extract --open -
  echo '{"text": "Obama and Merkel met in Berlin on Monday."}' | entente extract --minimal --format table -`,
		Args: somePath,
		RunE: action(func(ctx context.Context, s streams, args []string) error {
			return runExtract(ctx, opts, args, s)
		}),
	}
	opts.inputs.addFlags(c.Flags())
	opts.tables.addFlags(c.Flags())
	addFormatFlag(c, &opts.format, formatJSONL, export.Formats())
	c.Flags().BoolVar(&opts.open, "open", false, "also the triples whose ends are no actors")
	c.Flags().BoolVar(&opts.minimal, "minimal", false, "open triples split and trimmed (implies --open)")
	c.Flags().Float64Var(&opts.least, "min-confidence", 0, "leave out records of less confidence, from 0 to 1")
	return c
}

func runExtract(ctx context.Context, opts extractOptions, paths []string, s streams) error {
	if err := checkFormat(opts.format, export.Formats()); err != nil {
		return err
	}
	if opts.least < 0 || opts.least > 1 {
		return usagef("--min-confidence: %g is not from 0 to 1", opts.least)
	}
	console := newConsole(s.err, "articles")
	defer console.close()
	tables, err := opts.tables.read(console)
	if err != nil {
		return err
	}
	docs, found, err := opts.inputs.open(ctx, paths, s.in, console)
	if err != nil {
		return err
	}
	if !found {
		docs = func(func(schema.Document, error) bool) {}
	}
	out := bufio.NewWriter(s.out)
	events := records(ctx, docs, tables, extract.Options{Open: opts.open, Minimal: opts.minimal, MinConfidence: opts.least}, console)
	err = export.Write(out, opts.format, events, export.Options{Width: widthOf(s.out)})
	if err := errors.Join(err, out.Flush()); err != nil {
		return err
	}
	return console.unreadable()
}

// records are the relations of the articles. What cannot be read goes to the
// console; another error ends them.
func records(ctx context.Context, docs documents, tables extract.Tables, opts extract.Options, c *console) export.Events {
	return func(yield func(schema.Event, error) bool) {
		pipeline, err := extract.NewWith(tables)
		if err == nil {
			err = pipeline.Run(ctx, docs, opts, func(r extract.Result) error {
				if r.Err != nil {
					return c.unread(r.Err)
				}
				c.advance()
				for _, e := range r.Events {
					if !yield(e, nil) {
						return errEnough
					}
				}
				return nil
			})
		}
		if err != nil && !errors.Is(err, errEnough) {
			yield(schema.Event{}, err)
		}
	}
}

// errEnough stops a pipeline whose results nobody wants any more.
var errEnough = errors.New("enough")
