package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/extract/actor"
)

type actorsImportOptions struct{ out string }

func newActorsImportCommand() *cobra.Command {
	var opts actorsImportOptions
	c := &cobra.Command{
		Use:   "import FILE...",
		Short: "Make a table of your own from other dictionaries",
		Long: `Import reads dictionaries of actors, agents and discards as PETRARCH has them,
agents of NGEC, and tables of its own form, and writes one table of actors on
standard output or to a file. What a file is, its lines tell. Each line that
cannot be used is named with its number; the rest is used.

Written to ` + ownActors + `, the table is read by every run in that folder.
Codes are taken apart: USAGOVMIL becomes the code USA, the role GOV and the
second role MIL; specialities that PLOVER has no sector for are left out.`,
		Example: `  entente actors import testdata/dictionaries/ardia.actors.txt testdata/dictionaries/ardia.agents.txt
  entente actors import --out mine.tsv testdata/dictionaries/ardia.discards.txt testdata/dictionaries/plain.tsv`,
		Args: cobra.MinimumNArgs(1),
		RunE: action(func(_ context.Context, s streams, args []string) error {
			return runActorsImport(opts, args, s)
		}),
	}
	c.Flags().StringVar(&opts.out, "out", "", "`file` to write instead of standard output")
	return c
}

func runActorsImport(opts actorsImportOptions, files []string, s streams) error {
	faults := 0
	d, err := readActors(files, func(err error) {
		faults++
		fmt.Fprintf(s.err, "entente: %v\n", err)
	})
	if err != nil {
		return err
	}
	if err := writeTo(opts.out, s.out, d.Write); err != nil {
		return err
	}
	fmt.Fprintf(s.err, "%d actors with %d codes, %d agents, %d discards, %d merges\n", len(d.Actors), codesOf(d), len(d.Agents), len(d.Discards), len(d.Merges))
	if faults > 0 {
		return &unreadError{lines: faults}
	}
	return nil
}

func codesOf(d *actor.Dictionary) (n int) {
	for _, a := range d.Actors {
		n += len(a.Codes)
	}
	return n
}

// writeTo writes to a file, which is replaced as a whole, or to standard
// output where there is no name.
func writeTo(name string, out io.Writer, write func(io.Writer) error) error {
	if name == "" {
		return write(out)
	}
	part := name + ".part"
	f, err := os.Create(part)
	if err != nil {
		return err
	}
	if err := errors.Join(write(f), f.Close()); err != nil {
		return errors.Join(err, os.Remove(part))
	}
	return os.Rename(part, name)
}
