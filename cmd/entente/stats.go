package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/graph/export"
)

type statsOptions struct {
	store  string
	format string
	table  string
	top    int
	filter filterOptions
}

func newStatsCommand() *cobra.Command {
	var opts statsOptions
	c := &cobra.Command{
		Use:   "stats [actors|ties|communities|months]",
		Short: "Count and measure what the store holds",
		Long: `Stats counts documents, relations and actors, the relations of each month, and
measures the network of the actors: how often each acts and is acted on, with
how many others, its PageRank and its community, and the strongest ties. With
the name of a table it prints that alone. The flags select what is measured.`,
		Example: `  entente stats --top 5
  entente stats actors --top 20 --since 2015 --until 2015
  entente stats communities --format csv
  entente stats ties --country RUS --top 10`,
		ValidArgs: statsTables(),
		Args:      cobra.MaximumNArgs(1),
		RunE: action(func(ctx context.Context, s streams, args []string) error {
			opts.table = strings.Join(args, "")
			return runStats(ctx, opts, s)
		}),
	}
	addStoreFlag(c, &opts.store)
	addFormatFlag(c, &opts.format, formatTable, export.Formats())
	c.Flags().IntVar(&opts.top, "top", 20, "how many rows of a table; 0 for all")
	opts.filter.addFlags(c)
	return c
}

func statsTables() []string { return []string{"actors", "ties", "communities", "months"} }

func runStats(ctx context.Context, opts statsOptions, s streams) error {
	filter, err := opts.checked()
	if err != nil {
		return err
	}
	store, err := graph.Open(opts.store, graph.Options{Command: "entente stats"})
	if err != nil {
		return err
	}
	m, err := measureStore(ctx, store, filter)
	if err := errors.Join(err, store.Close()); err != nil {
		return err
	}
	names := []string{"counts", "actors", "ties", "communities", "months"}
	if opts.table != "" {
		names = []string{opts.table}
	}
	for _, name := range names {
		if err := m.write(s.out, name, opts); err != nil {
			return err
		}
	}
	return nil
}

func (o statsOptions) checked() (graph.Filter, error) {
	filter, err := o.filter.checked()
	switch {
	case err != nil:
		return filter, err
	case o.top < 0:
		return filter, usagef("--top: %d is below zero", o.top)
	case o.table == "" && o.format != formatTable:
		return filter, usagef("--format %s: name one table of %s", o.format, strings.Join(statsTables(), ", "))
	case o.table != "":
		if err := checkName("table", o.table, statsTables()); err != nil {
			return filter, err
		}
	}
	return filter, checkFormat(o.format, export.Formats())
}

// measures is what stats prints.
type measures struct {
	counts  graph.Stats
	network graph.Network
	months  []graph.Group
}

func measureStore(ctx context.Context, store *graph.Store, filter graph.Filter) (m measures, err error) {
	if m.counts, err = store.Stats(ctx); err != nil {
		return m, err
	}
	if m.network, err = store.Network(ctx, filter); err != nil {
		return m, err
	}
	m.months, err = store.Aggregate(ctx, filter, graph.Grouping{By: []string{"month"}})
	return m, err
}

// write prints one of the tables.
func (m measures) write(w io.Writer, name string, opts statsOptions) error {
	var columns []string
	var rows [][]any
	switch name {
	case "counts":
		columns, rows = []string{"", ""}, m.countRows()
	case "actors":
		columns, rows = []string{"actor", "acts", "acted on", "partners", "PageRank", "community"}, m.actorRows(opts.top)
	case "ties":
		columns, rows = []string{"actor", "other", "relations"}, m.tieRows(opts.top)
	case "communities":
		columns, rows = []string{"community", "members", "relations inside", "outside", "most active"}, m.communityRows(opts.top)
	case "months":
		columns, rows = []string{"month", "relations", "documents"}, m.monthRows(opts.top)
	}
	if opts.format == formatTable {
		snipRows(rows)
	}
	return export.WriteRows(w, opts.format, columns, rows, export.Options{})
}

func (m measures) countRows() [][]any {
	return [][]any{
		{"documents", m.counts.Documents}, {"sentences", m.counts.Sentences}, {"relations", m.counts.Events},
		{"actors", m.counts.Actors}, {"quads", m.counts.Quads}, {"communities", len(m.network.Communities)},
		{"modularity", m.network.Modularity},
	}
}

func (m measures) actorRows(top int) (rows [][]any) {
	for _, a := range firstOf(m.network.Actors, top) {
		rows = append(rows, []any{a.ID, a.Out, a.In, a.Partners, a.PageRank, a.Community})
	}
	return rows
}

func (m measures) tieRows(top int) (rows [][]any) {
	for _, t := range firstOf(m.network.Ties, top) {
		rows = append(rows, []any{t.A, t.B, t.Events})
	}
	return rows
}

func (m measures) communityRows(top int) (rows [][]any) {
	for _, c := range firstOf(m.network.Communities, top) {
		rows = append(rows, []any{c.Name, c.Members, c.Inside, c.Outside, strings.Join(c.Leading, ", ")})
	}
	return rows
}

// monthRows are the last months.
func (m measures) monthRows(top int) (rows [][]any) {
	months := m.months
	if top > 0 && len(months) > top {
		months = months[len(months)-top:]
	}
	for _, g := range months {
		rows = append(rows, []any{g.Keys[0], g.Events, g.Documents})
	}
	return rows
}

// snipRows cuts long ids for the terminal.
func snipRows(rows [][]any) {
	for _, row := range rows {
		for i, v := range row {
			if text, ok := v.(string); ok {
				row[i] = snippet(text, 60)
			}
		}
	}
}

func firstOf[T any](list []T, n int) []T {
	if n > 0 && len(list) > n {
		return list[:n]
	}
	return list
}

// checkName checks an argument that is one of some names.
func checkName(what, name string, names []string) error {
	for _, n := range names {
		if n == name {
			return nil
		}
	}
	return usagef("%s: %q is none of %s", what, name, fmt.Sprint(strings.Join(names, ", ")))
}
