package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/graph"
)

func newStatsCommand() *cobra.Command {
	var store string
	var top int
	c := &cobra.Command{
		Use:   "stats",
		Short: "Count and measure what the store holds",
		Long: `Stats counts documents, relations and actors, the relations of each month, and
measures the network of the actors: how often each acts and is acted on, with
how many others, its PageRank and its community, and the strongest ties.`,
		Example: `  entente stats --top 5`,
		Args:    cobra.NoArgs,
		RunE: action(func(ctx context.Context, s streams, _ []string) error {
			return runStats(ctx, store, top, s)
		}),
	}
	addStoreFlag(c, &store)
	c.Flags().IntVar(&top, "top", 20, "how many actors, ties and months to show; 0 for all")
	return c
}

func runStats(ctx context.Context, path string, top int, s streams) error {
	if top < 0 {
		return usagef("--top: %d is below zero", top)
	}
	store, err := graph.Open(path, graph.Options{Command: "entente stats"})
	if err != nil {
		return err
	}
	counts, err := store.Stats(ctx)
	var network graph.Network
	if err == nil {
		network, err = store.Network(ctx)
	}
	var months []graph.Group
	if err == nil {
		months, err = store.Aggregate(ctx, graph.Filter{}, graph.Grouping{By: []string{"month"}})
	}
	if err := errors.Join(err, store.Close()); err != nil {
		return err
	}
	return writeStats(s.out, counts, network, months, top)
}

func writeStats(w io.Writer, counts graph.Stats, network graph.Network, months []graph.Group, top int) error {
	t := newTable("", "")
	t.AppendRow(table.Row{"documents", counts.Documents})
	t.AppendRow(table.Row{"sentences", counts.Sentences})
	t.AppendRow(table.Row{"relations", counts.Events})
	t.AppendRow(table.Row{"actors", counts.Actors})
	t.AppendRow(table.Row{"quads", counts.Quads})
	t.AppendRow(table.Row{"communities", network.Communities})
	if err := render(w, t); err != nil {
		return err
	}
	actors := newTable("actor", "acts", "acted on", "partners", "PageRank", "community")
	for _, a := range firstOf(network.Actors, top) {
		actors.AppendRow(table.Row{snippet(a.ID, 40), a.Out, a.In, a.Partners, fmt.Sprintf("%.5f", a.PageRank), snippet(a.Community, 40)})
	}
	if err := render(w, actors); err != nil {
		return err
	}
	ties := newTable("actor", "actor", "relations")
	for _, e := range firstOf(network.Ties, top) {
		ties.AppendRow(table.Row{snippet(e.A, 40), snippet(e.B, 40), e.Events})
	}
	if err := render(w, ties); err != nil {
		return err
	}
	growth := newTable("month", "relations", "documents")
	if top > 0 && len(months) > top {
		months = months[len(months)-top:]
	}
	for _, m := range months {
		growth.AppendRow(table.Row{m.Keys[0], m.Events, m.Documents})
	}
	return render(w, growth)
}

func firstOf[T any](list []T, n int) []T {
	if n > 0 && len(list) > n {
		return list[:n]
	}
	return list
}
