package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/entente-kg/entente/schema"
)

// goldItem is an article's gold: every relation between actors in it.
type goldItem struct {
	ID        string         `json:"id"`
	Relations []goldRelation `json:"relations"`
}

// goldRelation is a relation as a reader annotated it, with the other names
// and wordings that count as right.
type goldRelation struct {
	Source      string   `json:"s"`
	SourceAlt   []string `json:"s_alt"`
	SourceCode  string   `json:"s_code"`
	Relation    string   `json:"r"`
	RelationAlt []string `json:"r_alt"`
	Target      string   `json:"o"`
	TargetAlt   []string `json:"o_alt"`
	TargetCode  string   `json:"o_code"`
	Negated     bool     `json:"neg"`
	Mood        string   `json:"mood"`
	Event       string   `json:"event"`
	EventAlt    []string `json:"event_alt"`
	Optional    bool     `json:"optional"` // right where found, no miss where not
}

// level is one way to compare a record with gold.
type level struct {
	name  string
	same  func(schema.Event, goldRelation) bool
	coded bool // only what has a class and two codes can be compared
}

func levels() []level {
	return []level{
		{name: "relation", same: sameTriple},
		{name: "pair", same: sameEnds},
		{name: "coded", same: sameCode, coded: true},
	}
}

// scoreRelations writes precision, recall and F1 at each level, and how often
// polarity and mood are right. A record counts as right where it agrees with
// any gold relation of its document.
func scoreRelations(w io.Writer, items []goldItem, system map[string][]schema.Event, show int) error {
	var out strings.Builder
	gold := distinctItems(items)
	system = betweenActors(system)
	for _, l := range levels() {
		t := l.tally(gold, system)
		fmt.Fprintf(&out, "%-8s  %s\n", l.name, t)
		if l.name == "relation" {
			list(&out, "missed", t.missed, show)
			list(&out, "wrong", t.wrong, show)
		}
	}
	writeReality(&out, gold, system)
	_, err := io.WriteString(w, out.String())
	return err
}

// distinctItems keeps of several items of one document the last.
func distinctItems(items []goldItem) (out []goldItem) {
	place := map[string]int{}
	for _, item := range items {
		if i, found := place[item.ID]; found {
			out[i] = item
			continue
		}
		place[item.ID] = len(out)
		out = append(out, item)
	}
	return out
}

// betweenActors leaves out open triples, which gold does not cover.
func betweenActors(system map[string][]schema.Event) map[string][]schema.Event {
	out := make(map[string][]schema.Event, len(system))
	for doc, events := range system {
		for _, e := range events {
			if e.Scope == "" || e.Scope == schema.ScopeActors {
				out[doc] = append(out[doc], e)
			}
		}
	}
	return out
}

// tally counts, at one level, the records that are right and the required
// relations that are found.
type tally struct {
	right, records int
	hit, required  int
	missed, wrong  []string
}

func (l level) tally(gold []goldItem, system map[string][]schema.Event) (t tally) {
	for _, item := range gold {
		relations, found := item.Relations, system[item.ID]
		if l.coded {
			relations, found = codedGold(relations), codedRecords(found)
		}
		for _, e := range found {
			t.record(item.ID, e, anyOf(relations, func(g goldRelation) bool { return l.same(e, g) }))
		}
		for _, g := range relations {
			if !g.Optional {
				t.relation(item.ID, g, anyOf(found, func(e schema.Event) bool { return l.same(e, g) }))
			}
		}
	}
	return t
}

func (t *tally) record(doc string, e schema.Event, right bool) {
	t.records++
	if right {
		t.right++
		return
	}
	t.wrong = append(t.wrong, strings.Join([]string{doc, e.Source.Text, e.Relation, e.Target.Text}, " | "))
}

func (t *tally) relation(doc string, g goldRelation, hit bool) {
	t.required++
	if hit {
		t.hit++
		return
	}
	t.missed = append(t.missed, strings.Join([]string{doc, g.Source, g.Relation, g.Target}, " | "))
}

func (t tally) String() string {
	p, r := ratio(t.right, t.records), ratio(t.hit, t.required)
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("P %.3f (%d/%d)  R %.3f (%d/%d)  F1 %.3f", p, t.right, t.records, r, t.hit, t.required, f)
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

func anyOf[T any](list []T, is func(T) bool) bool {
	for _, item := range list {
		if is(item) {
			return true
		}
	}
	return false
}

func codedGold(relations []goldRelation) (out []goldRelation) {
	for _, g := range relations {
		if g.Event != "" && g.SourceCode != "" && g.TargetCode != "" {
			out = append(out, g)
		}
	}
	return out
}

// codedRecords are the records with class and codes, each combination once.
func codedRecords(events []schema.Event) (out []schema.Event) {
	seen := map[[3]string]bool{}
	for _, e := range events {
		key := [3]string{e.Source.Code, string(e.Class), e.Target.Code}
		if key[0] != "" && key[1] != "" && key[2] != "" && !seen[key] {
			seen[key] = true
			out = append(out, e)
		}
	}
	return out
}

// writeReality tells, over the records that agree with gold, how often
// negation and mood do.
func writeReality(w io.Writer, gold []goldItem, system map[string][]schema.Event) {
	var matched, negation, mood int
	for _, item := range gold {
		for _, e := range system[item.ID] {
			for _, g := range item.Relations {
				if sameTriple(e, g) {
					matched++
					negation += count(e.Negated == g.Negated)
					mood += count(moodOf(e) == g.Mood)
					break
				}
			}
		}
	}
	if matched > 0 {
		fmt.Fprintf(w, "of %d matched: negation right %.3f, mood right %.3f\n", matched, ratio(negation, matched), ratio(mood, matched))
	}
}

func moodOf(e schema.Event) string {
	if e.Mood == "" {
		return string(schema.Actual)
	}
	return string(e.Mood)
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

func list(w io.Writer, title string, rows []string, most int) {
	for _, row := range rows[:min(most, len(rows))] {
		fmt.Fprintf(w, "  %s %s\n", title, row)
	}
}
