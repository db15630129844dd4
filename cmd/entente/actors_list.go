package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/extract/actor"
	"github.com/entente-kg/entente/extract/corpus"
)

type actorsListOptions struct {
	tables              tableOptions
	country, role, kind string
	date                string
	format              string
}

func newActorsListCommand() *cobra.Command {
	var opts actorsListOptions
	c := &cobra.Command{
		Use:   "list [TEXT]",
		Short: "List the actors of the tables",
		Long: `List prints the actors that the tables know, with their code and role; with a
TEXT, those with the text in their name, another spelling, or an office.`,
		Example: `  entente actors list --country TUR --role MIL
  entente actors list --role REB --format tsv
  entente actors list --date 2015-11-24 "foreign minister"`,
		Args: cobra.MaximumNArgs(1),
		RunE: action(func(_ context.Context, s streams, args []string) error {
			return runActorsList(opts, strings.Join(args, " "), s)
		}),
	}
	flags := c.Flags()
	opts.tables.addFlags(flags)
	flags.StringVar(&opts.country, "country", "", "code of a country or an organisation: RUS, NATO")
	flags.StringVar(&opts.role, "role", "", "PLOVER sector: GOV, MIL, ...")
	flags.StringVar(&opts.kind, "kind", "", "country, person, place, or the kind of organisation")
	flags.StringVar(&opts.date, "date", "", "`day` of the roles")
	addFormatFlag(c, &opts.format, formatTable, listFormats())
	complete(c, "role", roleNames())
	return c
}

const formatTSV = "tsv"

// listFormats are those of look-ups in the tables.
func listFormats() []string { return []string{formatTable, formatTSV, formatJSONL} }

func runActorsList(opts actorsListOptions, text string, s streams) error {
	if err := checkFormat(opts.format, listFormats()); err != nil {
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
	rows := slices.DeleteFunc(resolver.Rows(day), func(r actor.Row) bool { return !opts.wants(r, strings.ToLower(text)) })
	return writeActors(s.out, opts.format, rows)
}

// wants reports whether the row passes the filter.
func (o actorsListOptions) wants(r actor.Row, text string) bool {
	holds := func(s string) bool { return strings.Contains(strings.ToLower(s), text) }
	return (o.country == "" || strings.EqualFold(r.Code, o.country)) &&
		(o.role == "" || strings.EqualFold(string(r.Role), o.role)) &&
		(o.kind == "" || strings.EqualFold(r.Kind, o.kind)) &&
		(text == "" || holds(r.Name) || slices.ContainsFunc(r.Names, holds) ||
			slices.ContainsFunc(r.Offices, func(f actor.Office) bool { return holds(f.Title) }))
}

func writeActors(w io.Writer, format string, rows []actor.Row) error {
	switch format {
	case formatJSONL:
		out := json.NewEncoder(w)
		out.SetEscapeHTML(false)
		for _, r := range rows {
			if err := out.Encode(r); err != nil {
				return fmt.Errorf("writing %s: %w", r.ID, err)
			}
		}
		return nil
	case formatTSV:
		return writeActorsTSV(w, rows)
	}
	t := newTable("id", "name", "kind", "code", "role", "source")
	for _, r := range rows {
		t.AppendRow(table.Row{r.ID, r.Name, r.Kind, r.Code, r.Role, r.Source})
	}
	return render(w, t)
}

func writeActorsTSV(w io.Writer, rows []actor.Row) error {
	var b strings.Builder
	b.WriteString("id\tname\tnames\tkind\tcode\trole\twikidata\tsource\n")
	for _, r := range rows {
		b.WriteString(strings.Join([]string{r.ID, r.Name, strings.Join(r.Names, "|"), r.Kind, r.Code, string(r.Role), r.Wikidata, r.Source}, "\t") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
