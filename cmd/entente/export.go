package main

import (
	"bufio"
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/graph/export"
)

type exportOptions struct {
	store  string
	format string
	raw    bool
}

func newExportCommand() *cobra.Command {
	var opts exportOptions
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the whole store for other programs",
		Long: `Export writes every relation record as csv, tsv or jsonl, or every quad as
nquads.`,
		Example: `  entente export --format csv > relations.csv
  entente export --format nquads > graph.nq`,
		Args: cobra.NoArgs,
		RunE: action(func(ctx context.Context, s streams, _ []string) error {
			return runExport(ctx, opts, s)
		}),
	}
	addStoreFlag(c, &opts.store)
	addFormatFlag(c, &opts.format, "csv", exportFormats())
	c.Flags().BoolVar(&opts.raw, "raw", false, "leave csv and tsv cells as they are where a spreadsheet may take them for formulas")
	return c
}

func exportFormats() []string { return append(export.Formats(), formatNQuads) }

func runExport(ctx context.Context, opts exportOptions, s streams) error {
	if err := checkFormat(opts.format, exportFormats()); err != nil {
		return err
	}
	store, err := graph.Open(opts.store, graph.Options{Command: "entente export"})
	if err != nil {
		return err
	}
	out := bufio.NewWriter(s.out)
	if opts.format == formatNQuads {
		err = export.WriteNQuads(out, store.Quads(ctx))
	} else {
		err = export.Write(out, opts.format, store.Relations(ctx, graph.Filter{}), export.Options{Raw: opts.raw, Width: widthOf(s.out)})
	}
	return errors.Join(err, out.Flush(), store.Close())
}
