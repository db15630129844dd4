package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/extract"
	"github.com/entente-kg/entente/schema"
)

type evalOptions struct {
	inputs inputOptions
	gold   string
	dyads  bool
	open   bool
	show   int
}

func newEvalCommand() *cobra.Command {
	var opts evalOptions
	c := &cobra.Command{
		Use:   "eval --gold FILE PATH...",
		Short: "Score the extraction against gold",
		Long: `Eval extracts the relations of articles and compares them with gold, JSON lines
of {"id", "relations": [{"s", "r", "o", ...}]} by the articles' ids:

  relation  source, relation lemma and target agree
  pair      source and target agree, whatever the relation
  coded     source code, PLOVER class and target code agree

With --dyads the gold is one labelled pair a sentence,
{"id", "source", "target", "class"}.

With --open the gold is open triples, lines of sentence, relation, source,
target and further arguments between tabs; precision, recall and the area under
their curve are those of CaRB.`,
		Example: `  entente eval --gold testdata/gold/briefs.gold.jsonl testdata/articles/briefs.jsonl`,
		Args:    somePath,
		RunE: action(func(ctx context.Context, s streams, args []string) error {
			return runEval(ctx, opts, args, s)
		}),
	}
	opts.inputs.addFlags(c.Flags())
	c.Flags().StringVar(&opts.gold, "gold", "", "`file` of the gold (required)")
	c.Flags().BoolVar(&opts.dyads, "dyads", false, "the gold is labelled pairs with a class")
	c.Flags().BoolVar(&opts.open, "open", false, "the gold is open triples")
	c.MarkFlagsMutuallyExclusive("dyads", "open")
	c.Flags().IntVar(&opts.show, "show", 0, "print the first so many misses, and wrong ones")
	return c
}

func runEval(ctx context.Context, opts evalOptions, paths []string, s streams) error {
	score, err := opts.scorer()
	if err != nil {
		return err
	}
	console := newConsole(s.err, "articles")
	defer console.close()
	docs, found, err := opts.inputs.open(ctx, paths, s.in, console)
	if err != nil {
		return err
	}
	if !found {
		return console.unreadable()
	}
	system := map[string][]schema.Event{}
	for e, err := range records(ctx, docs, extract.Tables{}, extract.Options{Open: opts.open}, console) {
		if err != nil {
			return err
		}
		system[e.Doc] = append(system[e.Doc], e)
	}
	console.close()
	if err := score(s.out, system); err != nil {
		return err
	}
	return console.unreadable()
}

// scorer reads the gold and gives the function that writes the report on the
// records of each document.
func (o evalOptions) scorer() (func(io.Writer, map[string][]schema.Event) error, error) {
	if o.gold == "" {
		return nil, usagef("--gold: name the gold's file")
	}
	if o.open {
		gold, err := readOpenGold(o.gold)
		return func(w io.Writer, system map[string][]schema.Event) error {
			return scoreOpen(w, gold, system)
		}, err
	}
	if o.dyads {
		gold, err := readGold[goldDyad](o.gold)
		return func(w io.Writer, system map[string][]schema.Event) error {
			return scoreDyads(w, gold, system, o.show)
		}, err
	}
	gold, err := readGold[goldItem](o.gold)
	return func(w io.Writer, system map[string][]schema.Event) error {
		return scoreRelations(w, gold, system, o.show)
	}, err
}

// readGold reads a file of JSON lines.
func readGold[T any](path string) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading gold: %w", err)
	}
	defer f.Close()
	var gold []T
	decoder := json.NewDecoder(f)
	for {
		var item T
		err := decoder.Decode(&item)
		if errors.Is(err, io.EOF) {
			return gold, nil
		}
		if err != nil {
			return nil, fmt.Errorf("reading gold %s, item %d: %w", path, len(gold)+1, err)
		}
		gold = append(gold, item)
	}
}
