package main

import (
	"context"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/graph"
)

// text is the query that the flags and arguments ask for.
func (o queryOptions) text(ctx context.Context, args []string, in io.Reader) (string, error) {
	if o.name == "" {
		return queryText(ctx, args, in)
	}
	text, err := graph.Saved(o.name, args)
	if err != nil {
		return "", usagef("--name: %w", err)
	}
	return text, nil
}

func listSaved(w io.Writer) error {
	all, err := graph.SavedQueries()
	if err != nil {
		return err
	}
	t := newTable("name", "arguments", "answers")
	for _, q := range all {
		t.AppendRow(table.Row{q.Name, strings.Join(q.Arguments, " "), q.About})
	}
	return render(w, t)
}

// completeSaved offers the names of the saved queries.
func completeSaved(c *cobra.Command) {
	all, err := graph.SavedQueries()
	if err != nil {
		return
	}
	var names []string
	for _, q := range all {
		names = append(names, q.Name)
	}
	complete(c, "name", names)
}
