package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/graph"
)

func newBackupCommand() *cobra.Command {
	var store string
	c := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the store while others read it",
		Long: `Backup writes a copy of the store as it is now to a new file, which is a store
itself.`,
		Example: `  entente backup monday.db`,
		Args:    cobra.ExactArgs(1),
		RunE: action(func(ctx context.Context, s streams, args []string) error {
			return runBackup(ctx, store, args[0], s)
		}),
	}
	addStoreFlag(c, &store)
	return c
}

func runBackup(ctx context.Context, path, to string, s streams) error {
	store, err := graph.Open(path, graph.Options{Command: "entente backup"})
	if err != nil {
		return err
	}
	n, err := store.Backup(ctx, to)
	if err := errors.Join(err, store.Close()); err != nil {
		return err
	}
	fmt.Fprintf(s.err, "entente: %s has %d bytes\n", to, n)
	return nil
}
