package main

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/schema"
)

// filterOptions are the flags that select relations.
type filterOptions struct {
	graph.Filter
	class string
	role  string
	pair  []string
}

func (o *filterOptions) addFlags(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&o.Source, "source", "", "who did it")
	flags.StringVar(&o.Target, "target", "", "to whom")
	flags.StringSliceVar(&o.pair, "pair", nil, "two `actors`, in either direction: RUS,TUR")
	flags.StringVar(&o.Country, "country", "", "a country, its people or its forces, as source or target")
	flags.StringVar(&o.class, "event", "", "PLOVER class: CONSULT, SANCTION, ...")
	flags.StringVar(&o.Relation, "relation", "", `the relation's lemma: "call on"`)
	flags.StringVar(&o.role, "role", "", "PLOVER sector of the source or the target: GOV, MIL, ...")
	flags.StringVar(&o.Since, "since", "", "first date: 2015, 2015-11 or 2015-11-30")
	flags.StringVar(&o.Until, "until", "", "last date, inclusive")
	flags.StringVar(&o.Doc, "doc", "", "id of the document")
	flags.Float64Var(&o.Confidence, "min-confidence", 0, "from 0 to 1")
	flags.IntVar(&o.Limit, "limit", 0, "at most so many rows; 0 for all")
	flags.IntVar(&o.Offset, "offset", 0, "leave out so many of the first rows")
	if ontology, err := schema.LoadOntology(); err == nil {
		complete(c, "event", classNames(ontology))
	}
}

// checked is the filter of the flags.
func (o filterOptions) checked() (graph.Filter, error) {
	f := o.Filter
	f.Class = schema.Class(strings.ToUpper(o.class))
	f.Role = schema.Role(strings.ToUpper(o.role))
	switch {
	case f.Limit < 0:
		return f, usagef("--limit: %d is below zero", f.Limit)
	case f.Offset < 0:
		return f, usagef("--offset: %d is below zero", f.Offset)
	case len(o.pair) != 0 && len(o.pair) != 2:
		return f, usagef("--pair: %d actors; give two, as in RUS,TUR", len(o.pair))
	}
	if len(o.pair) == 2 {
		f.Pair = [2]string(o.pair)
	}
	for flag, date := range map[string]string{"since": f.Since, "until": f.Until} {
		if !isDate(date) {
			return f, usagef("--%s: %q is no date such as 2015, 2015-11 or 2015-11-30", flag, date)
		}
	}
	return f, checkClass("event", f.Class)
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
