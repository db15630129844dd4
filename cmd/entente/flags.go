package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/graph"
)

const (
	formatTable   = "table"
	formatJSONL   = "jsonl"
	formatNQuads  = "nquads"
	formatParquet = "parquet"
)

func addStoreFlag(c *cobra.Command, path *string) {
	c.Flags().StringVar(path, "store", "entente.db", "`file` of the store, postgres://... for a database, or memory: for one that is not kept")
}

// noStoreAt tells that there is nothing at a path that could be a store.
func noStoreAt(path string) bool { return !graph.IsDatabase(path) && !isThere(path) }

func addFormatFlag(c *cobra.Command, format *string, standard string, formats []string) {
	c.Flags().StringVar(format, "format", standard, strings.Join(formats, ", "))
	complete(c, "format", formats)
}

// complete offers the values of a flag to the shell.
func complete(c *cobra.Command, flag string, values []string) {
	// It fails only where the flag is not there.
	_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

func checkFormat(format string, formats []string) error {
	if !slices.Contains(formats, format) {
		return usagef("--format: %q is none of %s", format, strings.Join(formats, ", "))
	}
	return nil
}

// noSubcommand refuses what is no command of a group of commands.
func noSubcommand(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("unknown command %q for %q", args[0], c.CommandPath())
	}
	return nil
}
