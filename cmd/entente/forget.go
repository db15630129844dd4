package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/graph"
)

func newForgetCommand() *cobra.Command {
	var store string
	c := &cobra.Command{
		Use:   "forget DOC...",
		Short: "Remove documents from the store",
		Long: `Forget removes documents by their ids, with their relations and everything
that only they support. The ids are in the column doc of the relation table.`,
		Example: `  entente forget brief-caracas-2008`,
		Args:    cobra.MinimumNArgs(1),
		RunE: action(func(ctx context.Context, s streams, args []string) error {
			return runForget(ctx, store, args, s)
		}),
	}
	addStoreFlag(c, &store)
	return c
}

func runForget(ctx context.Context, path string, docs []string, s streams) error {
	if noStoreAt(path) {
		return fmt.Errorf("%w: %s", graph.ErrNoStore, path)
	}
	store, err := graph.Create(path, graph.Options{Command: "entente forget"})
	if err != nil {
		return err
	}
	gone, err := store.Forget(ctx, docs)
	if err := errors.Join(err, store.Close()); err != nil {
		return err
	}
	fmt.Fprintf(s.err, "entente: %d documents are forgotten\n", len(docs)-len(gone.Missing))
	if len(gone.Copies) > 0 {
		fmt.Fprintf(s.err, "entente: so are their near-duplicates; ingest them again to keep what they say: %s\n", strings.Join(gone.Copies, ", "))
	}
	if len(gone.Missing) > 0 {
		return fmt.Errorf("not in the store: %s", strings.Join(gone.Missing, ", "))
	}
	return nil
}
