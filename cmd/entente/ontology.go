package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/extract/event"
	"github.com/entente-kg/entente/schema"
)

type ontologyOptions struct {
	class  string
	format string
}

func newOntologyCommand() *cobra.Command {
	var opts ontologyOptions
	c := &cobra.Command{
		Use:   "ontology",
		Short: "Show the classes of events, their codes and the rules behind them",
		Long: `Ontology prints the classes of PLOVER with their modes, the codes of CAMEO that
belong to each, and how many rules lead to it. With --class it prints one class
with all of its rules, each with an example.`,
		Example: `  entente ontology
  entente ontology --class ASSAULT
  entente ontology --class sanction --format tsv
  entente ontology code "Turkey imposed sanctions on Syria."`,
		Args: noSubcommand,
		RunE: action(func(_ context.Context, s streams, _ []string) error {
			return runOntology(opts, s)
		}),
	}
	c.Flags().StringVar(&opts.class, "class", "", "PLOVER class: CONSULT, SANCTION, ...")
	addFormatFlag(c, &opts.format, formatTable, listFormats())
	if ontology, err := schema.LoadOntology(); err == nil {
		complete(c, "class", classNames(ontology))
	}
	c.AddCommand(newOntologyCodeCommand(), newOntologyImportCommand())
	return c
}

// described is a class with what leads to it.
type described struct {
	schema.ClassInfo
	Codes []schema.CAMEOCode
	Rules []event.Rule
}

func runOntology(opts ontologyOptions, s streams) error {
	if err := checkFormat(opts.format, listFormats()); err != nil {
		return err
	}
	class := schema.Class(strings.ToUpper(opts.class))
	if err := checkClass("class", class); err != nil {
		return err
	}
	classes, err := describedClasses(class)
	if err != nil {
		return err
	}
	switch {
	case opts.format == formatJSONL:
		return writeClassesJSON(s.out, classes)
	case opts.format == formatTSV:
		return writeRulesTSV(s.out, classes)
	case class != "":
		return writeClass(s.out, classes[0])
	}
	return writeClasses(s.out, classes)
}

// describedClasses are all classes, or the one.
func describedClasses(only schema.Class) (out []described, err error) {
	ontology, err := schema.LoadOntology()
	if err != nil {
		return nil, fmt.Errorf("loading the ontology: %w", err)
	}
	coder, err := event.New()
	if err != nil {
		return nil, fmt.Errorf("loading the coding rules: %w", err)
	}
	for _, info := range ontology.Classes() {
		if only != "" && info.Class != only {
			continue
		}
		d := described{ClassInfo: info}
		for _, code := range ontology.Codes() {
			if code.Class == info.Class {
				d.Codes = append(d.Codes, code)
			}
		}
		for _, rule := range coder.Rules() {
			if rule.Class == info.Class {
				d.Rules = append(d.Rules, rule)
			}
		}
		out = append(out, d)
	}
	return out, nil
}

// quadName is the name of a quad class by its number.
func quadName(quad int) string {
	return [...]string{"", "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}[quad]
}

func (d described) modes() string {
	var names []string
	for _, m := range d.Modes {
		names = append(names, m.Name)
	}
	return strings.Join(names, ", ")
}

func writeClasses(w io.Writer, classes []described) error {
	const widest = 50
	t := newTable("class", "quad class", "score", "codes", "rules", "modes")
	t.SetColumnConfigs([]table.ColumnConfig{{Name: "modes", WidthMax: widest}})
	for _, d := range classes {
		t.AppendRow(table.Row{d.Class, quadName(d.Quad), d.Score, len(d.Codes), len(d.Rules), d.modes()})
	}
	return render(w, t)
}

func writeClass(w io.Writer, d described) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s, score %g\n\nmodes\n", d.Class, quadName(d.Quad), d.Score)
	for _, m := range d.Modes {
		fmt.Fprintf(&b, "  %s %g\n", m.Name, m.Score)
	}
	b.WriteString("\ncodes\n")
	for _, c := range d.Codes {
		fmt.Fprintf(&b, "  %-5s %s (%g)\n", c.Code, c.Name, c.Goldstein)
	}
	b.WriteString("\nrules\n")
	for _, r := range d.Rules {
		fmt.Fprintf(&b, "  %s [%s]\n    %s\n", r.Name, strings.TrimSuffix(r.CAMEO+"/"+r.Mode, "/"), r.Example.Text)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeRulesTSV(w io.Writer, classes []described) error {
	var b strings.Builder
	b.WriteString("class\trule\tcameo\tmode\texample\tsource\ttarget\n")
	for _, d := range classes {
		for _, r := range d.Rules {
			b.WriteString(strings.Join([]string{string(d.Class), r.Name, r.CAMEO, r.Mode, r.Example.Text, r.Example.Source, r.Example.Target}, "\t") + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func writeClassesJSON(w io.Writer, classes []described) error {
	type rule struct {
		Name    string `json:"name"`
		CAMEO   string `json:"cameo"`
		Mode    string `json:"mode"`
		Example string `json:"example"`
	}
	type class struct {
		Class schema.Class       `json:"class"`
		Quad  int                `json:"quad"`
		Score float64            `json:"score"`
		Modes map[string]float64 `json:"modes"`
		Codes map[string]string  `json:"codes"`
		Rules []rule             `json:"rules"`
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for _, d := range classes {
		c := class{Class: d.Class, Quad: d.Quad, Score: d.Score, Modes: map[string]float64{}, Codes: map[string]string{}, Rules: []rule{}}
		for _, m := range d.Modes {
			c.Modes[m.Name] = m.Score
		}
		for _, code := range d.Codes {
			c.Codes[code.Code] = code.Name
		}
		for _, r := range d.Rules {
			c.Rules = append(c.Rules, rule{r.Name, r.CAMEO, r.Mode, r.Example.Text})
		}
		if err := out.Encode(c); err != nil {
			return fmt.Errorf("writing %s: %w", d.Class, err)
		}
	}
	return nil
}
