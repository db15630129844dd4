package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/schema"
)

func newActorsMergeCommand() *cobra.Command {
	var table string
	c := &cobra.Command{
		Use:   "merge ID SAME...",
		Short: "Say that ids are one actor",
		Long: `Merge writes to your own table of actors that the ids after the first are the
actor of the first. What is extracted from then on, and look-ups, give them the
first id; what a store holds already stays as it is until it is ingested again
with --refresh. An id is the name with underscores, as records and 'entente
actors show' have it.`,
		Example: `  entente actors merge Abu_Musab_al-Zarqawi Zarqawi "Abu Mussab al-Zarqawi"`,
		Args:    cobra.MinimumNArgs(2),
		RunE: action(func(_ context.Context, _ streams, args []string) error {
			return runActorsMerge(table, args)
		}),
	}
	addTableFlag(c, &table)
	return c
}

func runActorsMerge(table string, ids []string) error {
	for i, id := range ids {
		if strings.Contains(id, " ") {
			ids[i] = schema.ActorID(id)
		}
		if id == ids[0] && i > 0 {
			return usagef("%s is the same id twice", id)
		}
	}
	return appendRow(table, []string{"same", ids[0], strings.Join(ids[1:], "|")})
}
