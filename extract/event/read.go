package event

import (
	"embed"
	"fmt"
	"sort"
	"strings"

	"github.com/entente-kg/entente/schema"
)

//go:embed rules/*.tsv sets.tsv operators.tsv compose.tsv contexts.tsv
var tables embed.FS

// reader turns the tables into a coder.
type reader struct {
	ontology *schema.Ontology
	sets     map[string][]string
	lists    map[string][]string // by cell: many rules name the same words
	coder    *Coder
}

func load() (*Coder, error) {
	ontology, err := schema.LoadOntology()
	if err != nil {
		return nil, err
	}
	r := &reader{ontology: ontology, sets: map[string][]string{}, lists: map[string][]string{}, coder: &Coder{
		ontology: ontology, verbs: map[string][]*Rule{}, nouns: map[string][]*Rule{}, underived: map[string]bool{},
		operators: map[string]Operator{}, compose: map[string][]composition{}, parts: map[string]bool{}, issues: map[string][]int{},
	}}
	for _, step := range []func() error{r.readSets, r.readRules, r.readOperators, r.readCompositions, r.readContexts} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	for _, word := range r.sets["underived"] {
		r.coder.underived[word] = true
	}
	r.index()
	return r.coder, nil
}

func (r *reader) readSets() error {
	return eachRow("sets.tsv", 2, func(cells []string) error {
		r.sets[cells[0]] = strings.Split(cells[1], ",")
		return nil
	})
}

// roomForRules spares copying the rules as their list grows.
const roomForRules = 4096

// readRules reads one file for each class, named after it.
func (r *reader) readRules() error {
	r.coder.rules = make([]Rule, 0, roomForRules)
	for _, info := range r.ontology.Classes() {
		name := "rules/" + strings.ToLower(string(info.Class)) + ".tsv"
		err := eachRow(name, 6, func(cells []string) error {
			rule, err := r.parseRule(info.Class, cells)
			r.coder.rules = append(r.coder.rules, rule)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// index files the rules under their predicates.
func (r *reader) index() {
	c := r.coder
	for i := range c.rules {
		rule := &c.rules[i]
		if rule.nominal {
			c.nouns[rule.lemma] = append(c.nouns[rule.lemma], rule)
			continue
		}
		key := rule.Predicate()
		c.verbs[key] = append(c.verbs[key], rule)
		if rule.particle != "" {
			c.parts[rule.particle] = true
		}
	}
}

// words reads a cell of comma-separated words: "*" is no constraint, "-" that
// there be none, "@name" a set of sets.tsv.
func (r *reader) words(cell string) (words []string, none bool, err error) {
	if cell == "-" {
		return nil, true, nil
	}
	if cell == "*" {
		return nil, false, nil
	}
	if list, ok := r.lists[cell]; ok {
		return list, false, nil
	}
	for _, w := range strings.Split(cell, ",") {
		name, isSet := strings.CutPrefix(w, "@")
		if !isSet {
			words = append(words, w)
			continue
		}
		set, ok := r.sets[name]
		if !ok {
			return nil, false, fmt.Errorf("unknown set %q", w)
		}
		words = append(words, set...)
	}
	sort.Strings(words)
	r.lists[cell] = words
	return words, false, nil
}

// eachRow calls f with the cells of each line of an embedded table that is no
// comment. Errors name file and line.
func eachRow(name string, columns int, f func([]string) error) error {
	data, err := tables.ReadFile(name)
	if err != nil {
		return fmt.Errorf("coding rules: %w", err)
	}
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != columns {
			return fmt.Errorf("%s:%d: %d columns, want %d", name, n+1, len(cells), columns)
		}
		if err := f(cells); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n+1, err)
		}
	}
	return nil
}
