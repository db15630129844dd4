package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

func newOntologyImportCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE...",
		Short: "Check verb dictionaries of PETRARCH-2",
		Long: `Import reads verb dictionaries of PETRARCH-2 as --rules of extract, ingest,
explain and 'ontology code' does, and names each line that cannot be used, with
its number and the reason. It writes nothing: name the same files with --rules.

Verbs with their forms, verbs of several words, synonym sets, patterns with
nouns, {longer phrases}, (prepositional phrases), $ + ^ and codes [a], [a:b],
[:b], [---] are used, on the tree; CAMEO codes become PLOVER classes by the
table of 'entente ontology'. Verbs above a verb change its code as they do that
of the rules built in. Transformations (~) and % are named and left out.`,
		Example: `  entente ontology import testdata/dictionaries/ardia.verbs.txt
  entente ontology code --rules testdata/dictionaries/ardia.verbs.txt "Norway kelped Iceland."`,
		Args: cobra.MinimumNArgs(1),
		RunE: action(func(_ context.Context, s streams, args []string) error {
			return runOntologyImport(args, s)
		}),
	}
}

func runOntologyImport(files []string, s streams) error {
	faults := 0
	d, err := readRules(files, func(err error) {
		faults++
		fmt.Fprintf(s.err, "entente: %v\n", err)
	})
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(s.out, "%d verbs, %d patterns\n", d.Verbs, d.Patterns); err != nil {
		return err
	}
	if faults > 0 {
		return &unreadError{lines: faults}
	}
	return nil
}
