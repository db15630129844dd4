package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/graph/export"
)

type relationsOptions struct {
	store  string
	format string
	filter filterOptions
	group  graph.Grouping
}

func newRelationsCommand() *cobra.Command {
	var opts relationsOptions
	c := &cobra.Command{
		Use:   "relations",
		Short: "Print the relation table of the store",
		Long: `Relations prints who did what to whom, by date. An actor is named by its id
(Barack_Obama), its name or its code (RUS); a country stands for its people
and forces too. A date may be a year or a month.

With --by it counts them instead, by any of ` + strings.Join(graph.GroupKeys(), ", ") + `:
events, distinct documents, mean Goldstein score, first and last date.`,
		Example: `  entente relations --by dyad,year --one-a-day --limit 10
  entente relations --pair RUS,TUR --by event,month --format csv
  entente relations --source TUR --target RUS
  entente relations --event SANCTION --since 2014 --until 2014-12 --format csv
  entente relations --source Obama --relation urge --limit 5`,
		Args: cobra.NoArgs,
		RunE: action(func(ctx context.Context, s streams, _ []string) error {
			return runRelations(ctx, opts, s)
		}),
	}
	addStoreFlag(c, &opts.store)
	addFormatFlag(c, &opts.format, formatTable, export.Formats())
	opts.filter.addFlags(c)
	c.Flags().StringSliceVar(&opts.group.By, "by", nil, "count by these `keys`")
	c.Flags().BoolVar(&opts.group.OneADay, "one-a-day", false, "with --by: count a day's acts of one class from source to target once")
	complete(c, "by", graph.GroupKeys())
	return c
}

func runRelations(ctx context.Context, opts relationsOptions, s streams) error {
	filter, err := opts.checked()
	if err != nil {
		return err
	}
	store, err := graph.Open(opts.store, graph.Options{Command: "entente relations"})
	if err != nil {
		return err
	}
	out := bufio.NewWriter(s.out)
	if len(opts.group.By) > 0 {
		err = writeCounts(ctx, out, store, filter, opts)
	} else {
		err = export.Write(out, opts.format, store.Relations(ctx, filter), export.Options{Width: widthOf(s.out)})
	}
	return errors.Join(err, out.Flush(), store.Close())
}

func writeCounts(ctx context.Context, w io.Writer, store *graph.Store, filter graph.Filter, opts relationsOptions) error {
	columns, err := opts.group.Columns()
	if err != nil {
		return err
	}
	groups, err := store.Aggregate(ctx, filter, opts.group)
	if err != nil {
		return err
	}
	return export.WriteGroups(w, opts.format, columns, groups, export.Options{})
}

// checked is the filter of the flags.
func (o relationsOptions) checked() (graph.Filter, error) {
	f, err := o.filter.checked()
	if err != nil {
		return f, err
	}
	if o.group.OneADay && len(o.group.By) == 0 {
		return f, usagef("--one-a-day: counts need --by")
	}
	if _, err := o.group.Columns(); err != nil {
		return f, usagef("--by: %w", err)
	}
	return f, checkFormat(o.format, export.Formats())
}
