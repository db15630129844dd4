package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/extract"
	"github.com/entente-kg/entente/extract/corpus"
	"github.com/entente-kg/entente/schema"
)

type explainOptions struct {
	inputs inputOptions
	tables tableOptions
	svg    bool
	found  extract.Options
}

func newExplainCommand() *cobra.Command {
	var opts explainOptions
	c := &cobra.Command{
		Use:   `explain "SENTENCE" | FILE`,
		Short: "Show why a sentence gives the relations that it gives",
		Long: `Explain prints what each stage makes of a sentence or of a file: tokens with
tags and tree, clauses, actors, the rules that fired and the records.

` + tableHelp,
		Example: `  entente explain "Turkey shot down a Russian warplane on Tuesday."
  entente explain --open "A flood ruined the harvest on Monday."
  entente explain --svg "Obama urged Putin to decrease tensions." > tree.svg
  entente explain testdata/articles/briefs.jsonl`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("give a sentence or a file to explain")
			}
			return nil
		},
		RunE: action(func(ctx context.Context, s streams, args []string) error {
			return runExplain(ctx, opts, args, s)
		}),
	}
	opts.inputs.addFlags(c.Flags())
	opts.tables.addFlags(c.Flags())
	c.Flags().BoolVar(&opts.found.Open, "open", false, "also the triples whose ends are no actors")
	c.Flags().BoolVar(&opts.found.Minimal, "minimal", false, "open triples split and trimmed (implies --open)")
	c.Flags().BoolVar(&opts.svg, "svg", false, "draw the trees with their arcs, as SVG")
	return c
}

func runExplain(ctx context.Context, opts explainOptions, args []string, s streams) error {
	docs, err := opts.documents(ctx, args, s.in)
	if err != nil {
		return err
	}
	console := newConsole(s.err, "articles")
	defer console.close()
	tables, err := opts.tables.read(console)
	if err != nil {
		return err
	}
	pipeline, err := extract.NewWith(tables)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(s.out)
	err = opts.explainAll(pipeline, docs, out, console)
	if err := errors.Join(err, out.Flush(), ctx.Err()); err != nil {
		return err
	}
	return console.unreadable()
}

func (o explainOptions) explainAll(p *extract.Pipeline, docs documents, out io.Writer, c *console) error {
	var all extract.Explanation
	for doc, err := range docs {
		if err != nil {
			c.problem(err)
			continue
		}
		all.Sentences = append(all.Sentences, p.Explain(doc, o.found).Sentences...)
	}
	if len(all.Sentences) == 0 {
		return nil
	}
	if o.svg {
		return all.WriteSVG(out)
	}
	return all.Write(out)
}

// documents are the files that the arguments name, or else the arguments
// themselves as the words of one text.
func (o explainOptions) documents(ctx context.Context, args []string, in io.Reader) (documents, error) {
	opts, err := o.inputs.corpusOptions(ctx, in)
	if err != nil {
		return nil, err
	}
	if args[0] == "-" || isThere(args[0]) {
		return corpus.Read(ctx, args, opts), nil
	}
	text := strings.ToValidUTF8(strings.Join(args, " "), "\uFFFD")
	if strings.TrimSpace(text) == "" {
		return nil, usagef("there is no sentence to explain")
	}
	return func(yield func(schema.Document, error) bool) {
		yield(schema.Document{Text: text, Date: opts.Date}, nil)
	}, nil
}

func isThere(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
