package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
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
}

func newRelationsCommand() *cobra.Command {
	var opts relationsOptions
	c := &cobra.Command{
		Use:   "relations",
		Short: "Print the relation table of the store",
		Long: `Relations prints who did what to whom, by date. An actor is named by its id
(Barack_Obama), its name or its code (RUS); a country stands for its people
and forces too. A date may be a year or a month.`,
		Example: `  entente relations --source TUR --target RUS
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
	flags.StringVar(&o.class, "event", "", "PLOVER class: CONSULT, SANCTION, ...")
	flags.StringVar(&o.filter.Relation, "relation", "", `the relation's lemma: "call on"`)
	flags.StringVar(&o.role, "role", "", "PLOVER sector of the source or the target: GOV, MIL, ...")
	flags.StringVar(&o.filter.Since, "since", "", "first date: 2015, 2015-11 or 2015-11-30")
	flags.StringVar(&o.filter.Until, "until", "", "last date, inclusive")
	flags.IntVar(&o.filter.Limit, "limit", 0, "at most so many relations; 0 for all")
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
	err = export.Write(out, opts.format, store.Relations(ctx, filter), export.Options{Width: widthOf(s.out)})
	return errors.Join(err, out.Flush(), store.Close())
}

// checked is the filter of the flags.
func (o relationsOptions) checked() (graph.Filter, error) {
	f := o.filter
	f.Class = schema.Class(strings.ToUpper(o.class))
	f.Role = schema.Role(strings.ToUpper(o.role))
	if f.Limit < 0 {
		return f, usagef("--limit: %d is below zero", f.Limit)
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
