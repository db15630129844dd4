package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/extract/actor"
	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/graph/export"
)

type exportOptions struct {
	store  string
	format string
	output string
	raw    bool
	filter filterOptions
}

func newExportCommand() *cobra.Command {
	var opts exportOptions
	c := &cobra.Command{
		Use:   "export",
		Short: "Write relations for other programs",
		Long: `Export writes all relations, from a file document by document, or those that
the flags select, by date. The formats:

` + formatList() + `
gdelt, icews and polecat hold coded acts only: relations with a class that are
not negated. A cell that a spreadsheet could take for a formula begins with an
apostrophe, unless --raw.`,
		Example: `  entente export --format csv > relations.csv
  entente export --format parquet -o relations.parquet
  entente export --format gexf --since 2015-11 --country RUS -o russia.gexf
  entente export --format polecat -o polecat.txt`,
		Args: cobra.NoArgs,
		RunE: action(func(ctx context.Context, s streams, _ []string) error {
			return runExport(ctx, opts, s)
		}),
	}
	addStoreFlag(c, &opts.store)
	addFormatFlag(c, &opts.format, "csv", export.Names())
	c.Flags().StringVarP(&opts.output, "output", "o", "", "write to this `file`, which is replaced as a whole")
	c.Flags().BoolVar(&opts.raw, "raw", false, "leave cells as they are where a spreadsheet may take them for formulas")
	opts.filter.addFlags(c)
	return c
}

func formatList() string {
	var b strings.Builder
	for _, f := range export.All() {
		fmt.Fprintf(&b, "  %-12s %s\n", f.Name, f.About)
	}
	return b.String()
}

func runExport(ctx context.Context, opts exportOptions, s streams) error {
	if err := checkFormat(opts.format, export.Names()); err != nil {
		return err
	}
	filter, err := opts.filter.checked()
	if err != nil {
		return err
	}
	if opts.format == formatParquet && opts.output == "" && isTerminal(s.out) {
		return usagef("--format parquet: give a file with -o; a terminal cannot show it")
	}
	store, err := graph.Open(opts.store, graph.Options{Command: "entente export"})
	if err != nil {
		return err
	}
	err = writeTo(opts.output, s.out, func(w io.Writer) error {
		return exportTo(ctx, w, store, filter, opts, s)
	})
	return errors.Join(err, store.Close())
}

func exportTo(ctx context.Context, w io.Writer, store *graph.Store, filter graph.Filter, opts exportOptions, s streams) error {
	all := filter == graph.Filter{}
	if all && opts.format == formatNQuads {
		return export.WriteNQuads(w, store.Quads(ctx))
	}
	o := export.Options{Raw: opts.raw, Width: widthOf(s.out)}
	format, _ := export.Find(opts.format)
	if format.Documents {
		o.Document = store.Documents(ctx)
	}
	if format.Countries {
		var err error
		if o.Country, err = countries(); err != nil {
			return err
		}
	}
	events := store.Relations(ctx, filter)
	if all {
		events = store.Events(ctx)
	}
	return export.Write(w, opts.format, events, o)
}

// countries names countries from the tables of actors.
func countries() (func(code, day string) (export.Country, bool), error) {
	resolver, err := actor.New()
	if err != nil {
		return nil, fmt.Errorf("loading the countries: %w", err)
	}
	return func(code, day string) (export.Country, bool) {
		c, ok := resolver.Country(code, day)
		return export.Country{Name: c.Name, COW: c.COW}, ok
	}, nil
}
