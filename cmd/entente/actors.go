package main

import (
	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/schema"
)

func newActorsCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "actors",
		Short: "Look actors up, list them, add to them",
		Long: `Actors looks people, organisations, countries and places up in the tables that
tell who is meant, and keeps a table of your own beside them: add and merge
write to ` + ownActors + ` in the current folder, and extract, ingest, explain
and the look-ups read it. Import makes such a table of other dictionaries.`,
		Example: `  entente actors show Hamas
  entente actors resolve --date 2012-05-01 "President Obama" "Turkish police"
  entente actors list --country FRA --role MIL`,
		Args: noSubcommand,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newActorsResolveCommand(), newActorsListCommand(), newActorsShowCommand(),
		newActorsAddCommand(), newActorsMergeCommand(), newActorsImportCommand())
	return c
}

// roleNames are PLOVER's sectors, for the shell.
func roleNames() (names []string) {
	for _, r := range []schema.Role{
		schema.GOV, schema.MIL, schema.REB, schema.OPP, schema.PTY, schema.LEG, schema.COP, schema.JUD, schema.SPY, schema.MED, schema.JRN, schema.EDU, schema.BUS,
		schema.CRM, schema.CVL, schema.REL, schema.NGO, schema.IGO, schema.LAB, schema.REF, schema.ELI, schema.HLH, schema.UAF, schema.UNK,
	} {
		names = append(names, string(r))
	}
	return names
}
