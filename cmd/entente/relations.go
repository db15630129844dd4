package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/graph/export"
	"github.com/entente-kg/entente/schema"
)

type relationsOptions struct {
	store  string
	format string
	filter graph.Filter
	class  string
	role   string
	pair   []string
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
	opts.addFilterFlags(c)
	return c
}

func (o *relationsOptions) addFilterFlags(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&o.filter.Source, "source", "", "who did it")
	flags.StringVar(&o.filter.Target, "target", "", "to whom")
	flags.StringSliceVar(&o.pair, "pair", nil, "two `actors`, in either direction: RUS,TUR")
	flags.StringVar(&o.filter.Country, "country", "", "a country, its people or its forces, as source or target")
	flags.StringVar(&o.class, "event", "", "PLOVER class: CONSULT, SANCTION, ...")
	flags.StringVar(&o.filter.Relation, "relation", "", `the relation's lemma: "call on"`)
	flags.StringVar(&o.role, "role", "", "PLOVER sector of the source or the target: GOV, MIL, ...")
	flags.StringVar(&o.filter.Since, "since", "", "first date: 2015, 2015-11 or 2015-11-30")
	flags.StringVar(&o.filter.Until, "until", "", "last date, inclusive")
	flags.StringVar(&o.filter.Doc, "doc", "", "id of the document")
	flags.Float64Var(&o.filter.Confidence, "min-confidence", 0, "from 0 to 1")
	flags.IntVar(&o.filter.Limit, "limit", 0, "at most so many rows; 0 for all")
	flags.IntVar(&o.filter.Offset, "offset", 0, "leave out so many of the first rows")
	flags.StringSliceVar(&o.group.By, "by", nil, "count by these `keys`")
	flags.BoolVar(&o.group.OneADay, "one-a-day", false, "with --by: count a day's acts of one class from source to target once")
	complete(c, "by", graph.GroupKeys())
	if ontology, err := schema.LoadOntology(); err == nil {
		complete(c, "event", classNames(ontology))
	}
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
	f := o.filter
	f.Class = schema.Class(strings.ToUpper(o.class))
	f.Role = schema.Role(strings.ToUpper(o.role))
	if err := o.checkRows(); err != nil {
		return f, err
	}
	if len(o.pair) == 2 {
		f.Pair = [2]string(o.pair)
	}
	for flag, date := range map[string]string{"since": f.Since, "until": f.Until} {
		if !isDate(date) {
			return f, usagef("--%s: %q is no date such as 2015, 2015-11 or 2015-11-30", flag, date)
		}
	}
	if err := checkClass("event", f.Class); err != nil {
		return f, err
	}
	return f, checkFormat(o.format, export.Formats())
}

// checkRows checks what the flags say of rows and their counts.
func (o relationsOptions) checkRows() error {
	switch {
	case o.filter.Limit < 0:
		return usagef("--limit: %d is below zero", o.filter.Limit)
	case o.filter.Offset < 0:
		return usagef("--offset: %d is below zero", o.filter.Offset)
	case len(o.pair) != 0 && len(o.pair) != 2:
		return usagef("--pair: %d actors; give two, as in RUS,TUR", len(o.pair))
	case o.group.OneADay && len(o.group.By) == 0:
		return usagef("--one-a-day: counts need --by")
	}
	if _, err := o.group.Columns(); err != nil {
		return usagef("--by: %w", err)
	}
	return nil
}

// isDate accepts a day, a month or a year in ISO 8601, or nothing.
func isDate(s string) bool {
	if s == "" {
		return true
	}
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return regexp.MustCompile(`^[\d-]+$`).MatchString(s)
		}
	}
	return false
}

func checkClass(flag string, class schema.Class) error {
	ontology, err := schema.LoadOntology()
	if err != nil {
		return fmt.Errorf("loading the ontology: %w", err)
	}
	if _, known := ontology.Class(class); class != "" && !known {
		return usagef("--%s: %q is none of %s", flag, class, strings.Join(classNames(ontology), ", "))
	}
	return nil
}

func classNames(ontology *schema.Ontology) (names []string) {
	for _, c := range ontology.Classes() {
		names = append(names, string(c.Class))
	}
	return names
}
