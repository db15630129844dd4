package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/extract/actor"
	"github.com/entente-kg/entente/extract/corpus"
)

type actorsShowOptions struct {
	tables tableOptions
	date   string
	format string
}

func newActorsShowCommand() *cobra.Command {
	var opts actorsShowOptions
	c := &cobra.Command{
		Use:   "show ID | NAME...",
		Short: "Show what the tables say of an actor",
		Long: `Show prints the names of an actor, its offices with their dates, and the table
and line that each comes from. The actor is given by its id (Barack_Obama), its
country's code, or its name in any spelling; several may bear one name.`,
		Example: `  entente actors show Barack_Obama
  entente actors show --date 2013-02-01 "Hillary Clinton"
  entente actors show --format jsonl NATO`,
		Args: cobra.MinimumNArgs(1),
		RunE: action(func(_ context.Context, s streams, args []string) error {
			return runActorsShow(opts, strings.Join(args, " "), s)
		}),
	}
	opts.tables.addFlags(c.Flags())
	c.Flags().StringVar(&opts.date, "date", "", "`day` of the role")
	addFormatFlag(c, &opts.format, formatText, []string{formatText, formatJSONL})
	return c
}

const formatText = "text"

func runActorsShow(opts actorsShowOptions, name string, s streams) error {
	if err := checkFormat(opts.format, []string{formatText, formatJSONL}); err != nil {
		return err
	}
	day, err := corpus.Day(opts.date)
	if err != nil {
		return usagef("--date: %w", err)
	}
	resolver, err := opts.tables.resolver(s)
	if err != nil {
		return err
	}
	rows := resolver.Find(name, day)
	if len(rows) == 0 {
		return fmt.Errorf("no table has an actor %q ('entente actors list TEXT' looks for parts of names)", name)
	}
	if opts.format == formatJSONL {
		return writeActors(s.out, formatJSONL, rows)
	}
	return showActors(s.out, rows)
}

func showActors(w io.Writer, rows []actor.Row) error {
	var b strings.Builder
	for i, r := range rows {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s\n  id      %s\n  kind    %s\n  code    %s\n", r.Name, r.ID, r.Kind, strings.TrimSpace(r.Code+" "+string(r.Role)))
		if len(r.Names) > 0 {
			fmt.Fprintf(&b, "  names   %s\n", strings.Join(r.Names, ", "))
		}
		if r.Wikidata != "" {
			fmt.Fprintf(&b, "  known   %s at Wikidata\n", r.Wikidata)
		}
		fmt.Fprintf(&b, "  source  %s\n", r.Source)
		for _, o := range r.Offices {
			fmt.Fprintf(&b, "  office  %s (%s)\n", o, o.Source)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
