package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/graph"
)

func newVerifyCommand() *cobra.Command {
	var store string
	c := &cobra.Command{
		Use:   "verify",
		Short: "Check the store",
		Long: `Verify holds every document's relations to the ledger of what was written, and
the indexes to the quads. It prints one fault a line, with the document where
it is a document's, and ends with exit code 1 where there is one.`,
		Example: `  entente verify`,
		Args:    cobra.NoArgs,
		RunE: action(func(ctx context.Context, s streams, _ []string) error {
			return runVerify(ctx, store, s)
		}),
	}
	addStoreFlag(c, &store)
	return c
}

func runVerify(ctx context.Context, path string, s streams) error {
	store, err := graph.Open(path, graph.Options{Command: "entente verify"})
	if err != nil {
		return err
	}
	report, err := store.Verify(ctx)
	err = errors.Join(err, store.Close())
	for _, p := range report.Problems {
		if p.Doc != "" {
			fmt.Fprintf(s.out, "document %s: %s\n", p.Doc, p.Text)
		} else {
			fmt.Fprintln(s.out, p.Text)
		}
	}
	if err != nil {
		return err
	}
	if n := len(report.Problems) + report.More; n > 0 {
		return fmt.Errorf("%s has %d faults", path, n)
	}
	fmt.Fprintf(s.err, "entente: %d documents, %d relations and %d quads are as they were written\n", report.Documents, report.Events, report.Quads)
	return nil
}
