package event

import (
	"fmt"
	"slices"
	"strings"
)

// Context is an issue that acts are about, and what it is known by.
type Context struct {
	Name    string
	Words   []string // lemmas, or phrases of lemmas
	Codes   []string // prefixes of CAMEO codes
	Example Example
}

// longest phrase of contexts.tsv, in words.
const longestPhrase = 3

// ContextTable lists the contexts in the order of their table.
func (c *Coder) ContextTable() []Context { return slices.Clone(c.contexts) }

// Contexts names the issues that an act with this CAMEO code is about, told
// in these words (lemmas in the order of the text), in alphabetical order.
func (c *Coder) Contexts(lemmas []string, code string) []string {
	var found []int
	for i := range lemmas {
		phrase := ""
		for n := 0; n < longestPhrase && i+n < len(lemmas); n++ {
			phrase = strings.TrimPrefix(phrase+" "+lemmas[i+n], " ")
			found = append(found, c.issues[phrase]...)
		}
	}
	for i, context := range c.contexts {
		for _, prefix := range context.Codes {
			if strings.HasPrefix(code, prefix) {
				found = append(found, i)
			}
		}
	}
	return c.contextNames(found)
}

func (c *Coder) contextNames(found []int) []string {
	slices.Sort(found)
	var out []string
	for _, i := range slices.Compact(found) {
		out = append(out, c.contexts[i].Name)
	}
	return out
}

// readContexts reads the contexts, which must be in alphabetical order.
func (r *reader) readContexts() error {
	known := r.ontology.Contexts()
	return eachRow("contexts.tsv", 4, func(cells []string) error {
		example, err := parseExample(cells[3])
		if err != nil {
			return err
		}
		if !slices.Contains(known, cells[0]) {
			return fmt.Errorf("no context %q", cells[0])
		}
		context := Context{Name: cells[0], Words: strings.Split(cells[1], ","), Example: example}
		if cells[2] != "-" {
			context.Codes = strings.Split(cells[2], ",")
		}
		for _, w := range context.Words {
			r.coder.issues[w] = append(r.coder.issues[w], len(r.coder.contexts))
		}
		r.coder.contexts = append(r.coder.contexts, context)
		return nil
	})
}
