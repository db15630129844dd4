package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/extract"
	"github.com/entente-kg/entente/extract/corpus"
	"github.com/entente-kg/entente/schema"
)

type ontologyCodeOptions struct {
	tables tableOptions
	date   string
	format string
}

func newOntologyCodeCommand() *cobra.Command {
	var opts ontologyCodeOptions
	c := &cobra.Command{
		Use:   `code "SENTENCE"`,
		Short: "Give the class of each relation in a sentence, and the rule",
		Long: `Code prints the relations that a sentence states, the class and code of each,
and the rules that found it and coded it. 'entente explain' shows the rest.`,
		Example: `  entente ontology code "Turkey imposed sanctions on Syria."
  entente ontology code --format jsonl "Iran refused to meet Iraqi envoys."`,
		Args: func(_ *cobra.Command, args []string) error {
			if strings.TrimSpace(strings.Join(args, " ")) == "" {
				return errors.New("give a sentence to code")
			}
			return nil
		},
		RunE: action(func(_ context.Context, s streams, args []string) error {
			return runOntologyCode(opts, strings.Join(args, " "), s)
		}),
	}
	opts.tables.addFlags(c.Flags())
	c.Flags().StringVar(&opts.date, "date", "", "`day` on which the sentence was written")
	addFormatFlag(c, &opts.format, formatText, []string{formatText, formatJSONL})
	return c
}

func runOntologyCode(opts ontologyCodeOptions, sentence string, s streams) error {
	if err := checkFormat(opts.format, []string{formatText, formatJSONL}); err != nil {
		return err
	}
	day, err := corpus.Day(opts.date)
	if err != nil {
		return usagef("--date: %w", err)
	}
	tables, err := opts.tables.read(newConsole(s.err, ""))
	if err != nil {
		return err
	}
	pipeline, err := extract.NewWith(tables)
	if err != nil {
		return err
	}
	doc := schema.Document{Text: strings.ToValidUTF8(sentence, "\uFFFD"), Date: day}
	events := pipeline.Document(doc, extract.Options{}).Events
	if opts.format == formatJSONL {
		return writeRecords(s.out, events)
	}
	return writeCodings(s.out, events)
}

func writeRecords(w io.Writer, events []schema.Event) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for _, e := range events {
		if err := out.Encode(e); err != nil {
			return fmt.Errorf("writing %s: %w", e.ID, err)
		}
	}
	return nil
}

func writeCodings(w io.Writer, events []schema.Event) error {
	ontology, err := schema.LoadOntology()
	if err != nil {
		return fmt.Errorf("loading the ontology: %w", err)
	}
	var b strings.Builder
	if len(events) == 0 {
		b.WriteString("no relation between actors\n")
	}
	for _, e := range events {
		fmt.Fprintf(&b, "%s – %s – %s\n", e.Source.Name, e.Relation, e.Target.Name)
		if e.CAMEO == "" {
			fmt.Fprintf(&b, "  class  none: no rule fits\n  rule   %s\n", e.Rule)
			continue
		}
		code, _ := ontology.CAMEO(e.CAMEO)
		class := strings.TrimSuffix(string(e.Class)+"/"+e.Mode, "/")
		if class == "" {
			class = "none in PLOVER"
		}
		fmt.Fprintf(&b, "  class  %s\n  code   %s %s\n  score  %g\n  rule   %s\n", class, e.CAMEO, code.Name, code.Goldstein, e.Rule)
	}
	_, err = io.WriteString(w, b.String())
	return err
}
