package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/entente-kg/entente/schema"
)

// goldDyad is a sentence with one labelled pair.
type goldDyad struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Source string `json:"source"`
	Target string `json:"target"`
	Class  string `json:"class"`
}

// scoreDyads writes how many of the labelled pairs are found, a record's ends
// overlapping them with token F1 of at least a half, and how many have the
// right class; then the same for each class.
func scoreDyads(w io.Writer, gold []goldDyad, system map[string][]schema.Event, show int) error {
	if len(gold) == 0 {
		return errors.New("the gold holds no pairs")
	}
	system = betweenActors(system)
	total := dyadTally{classes: map[string]*[3]int{}}
	for _, g := range gold {
		total.add(g, system[g.ID])
	}
	_, err := io.WriteString(w, total.report(show))
	return err
}

type dyadTally struct {
	pairs, found, right, reversed, records int

	classes map[string]*[3]int // pairs, found, right
	missed  []string
}

func (t *dyadTally) add(g goldDyad, here []schema.Event) {
	class := foldYield(g.Class)
	hits := slices.DeleteFunc(slices.Clone(here), func(e schema.Event) bool {
		return !near(e.Source, g.Source) || !near(e.Target, g.Target)
	})
	found := len(hits) > 0
	right := anyOf(hits, func(e schema.Event) bool { return foldYield(string(e.Class)) == class })
	reversed := !found && anyOf(here, func(e schema.Event) bool { return near(e.Target, g.Source) && near(e.Source, g.Target) })
	if t.classes[class] == nil {
		t.classes[class] = new([3]int)
	}
	row := t.classes[class]
	row[0]++
	row[1] += count(found)
	row[2] += count(right)
	t.pairs++
	t.found += count(found)
	t.right += count(right)
	t.reversed += count(reversed)
	t.records += len(here)
	if !right {
		t.missed = append(t.missed, strings.Join([]string{g.ID, g.Source, class, g.Target, "->", classesOf(hits), g.Text}, " | "))
	}
}

func (t *dyadTally) report(show int) string {
	var out strings.Builder
	fmt.Fprintf(&out, "found  %.3f (%d/%d)   right  %.3f (%d/%d)   reversed %d   class right where found %.3f   records a sentence %.2f\n",
		ratio(t.found, t.pairs), t.found, t.pairs, ratio(t.right, t.pairs), t.right, t.pairs, t.reversed, ratio(t.right, t.found), ratio(t.records, t.pairs))
	for _, class := range slices.Sorted(maps.Keys(t.classes)) {
		row := t.classes[class]
		fmt.Fprintf(&out, "  %-10s %4d  found %.2f  right %.2f\n", class, row[0], ratio(row[1], row[0]), ratio(row[2], row[0]))
	}
	list(&out, "missed", t.missed, show)
	return out.String()
}

// near: a conjunct or the head of an apposition names the actor as well as the
// whole span does.
func near(m schema.Mention, span string) bool {
	spans := append([]string{span}, conjunction.Split(span, -1)...)
	return anyOf(names(m), func(name string) bool {
		return anyOf(spans, func(s string) bool {
			a, b := content(name), content(s)
			return common(a, b) > 0 && tokenF1(a, b) >= 0.5
		})
	})
}

var conjunction = regexp.MustCompile(`,| and | or `)

// foldYield: the older PLOVER has one class for RETREAT and CONCEDE.
func foldYield(class string) string {
	switch schema.Class(class) {
	case schema.Retreat, schema.Concede:
		return "YIELD"
	}
	return class
}

// classesOf lists the classes of records, "-" for none.
func classesOf(events []schema.Event) string {
	set := map[string]bool{}
	for _, e := range events {
		class := string(e.Class)
		if class == "" {
			class = "-"
		}
		set["'"+class+"'"] = true
	}
	return "[" + strings.Join(slices.Sorted(maps.Keys(set)), ", ") + "]"
}
