package event_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/entente-kg/entente/extract"
	"github.com/entente-kg/entente/extract/event"
	"github.com/entente-kg/entente/schema"
)

// TestExamples takes the example of every rule through the whole pipeline: that
// very rule must code a relation between the parties that the example marks,
// and give it its class.
func TestExamples(t *testing.T) {
	if testing.Short() {
		t.Skip("parses every example")
	}
	pipeline, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range newCoder(t).Rules() {
		events := pipeline.Document(schema.Document{ID: "example", Text: rule.Example.Text, Date: "2020-01-01"}, extract.Options{}).Events
		if !yields(fired(events, rule.Name), rule.Example, rule.Class) {
			t.Errorf("%s: %q gave %s", rule.Name, rule.Example.Text, summary(events))
		}
	}
}

// TestOperatorExamples does the same for the words that govern an act.
func TestOperatorExamples(t *testing.T) {
	if testing.Short() {
		t.Skip("parses every example")
	}
	pipeline, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	ontology, err := schema.LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	for _, op := range newCoder(t).Operators() {
		code, _ := ontology.CAMEO(op.CAMEO)
		events := pipeline.Document(schema.Document{ID: "example", Text: op.Example.Text, Date: "2020-01-01"}, extract.Options{}).Events
		if !yields(events, op.Example, code.Class) {
			t.Errorf("%s: %q gave %s, want %s", op.Predicate, op.Example.Text, summary(events), code.Class)
		}
	}
}

// TestContextExamples does the same for the contexts.
func TestContextExamples(t *testing.T) {
	if testing.Short() {
		t.Skip("parses every example")
	}
	pipeline, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, context := range newCoder(t).ContextTable() {
		events := pipeline.Document(schema.Document{ID: "example", Text: context.Example.Text, Date: "2020-01-01"}, extract.Options{}).Events
		found := false
		for _, e := range events {
			found = found || slices.Contains(e.Contexts, context.Name) && names(e.Source, context.Example.Source) && names(e.Target, context.Example.Target)
		}
		if !found {
			t.Errorf("%s: %q gave %s", context.Name, context.Example.Text, summary(events))
		}
	}
}

// yields reports whether an event of the class stands between the two parties.
func yields(events []schema.Event, want event.Example, class schema.Class) bool {
	for _, e := range events {
		if e.Class == class && names(e.Source, want.Source) && names(e.Target, want.Target) {
			return true
		}
	}
	return false
}

// fired are the events that the rule had a part in.
func fired(events []schema.Event, rule string) (out []schema.Event) {
	for _, e := range events {
		_, coded, _ := strings.Cut(e.Rule, " > ")
		if slices.Contains(strings.Split(coded, " + "), rule) {
			out = append(out, e)
		}
	}
	return out
}

// TestUnfiredRuleIsFound holds that the event of one rule is no example of another.
func TestUnfiredRuleIsFound(t *testing.T) {
	events := []schema.Event{{Rule: "active > threaten + ASSAULT attack"}, {Rule: "active > ASSAULT attack/n"}}
	for rule, want := range map[string]int{"ASSAULT attack": 1, "ASSAULT attack/n": 1, "ASSAULT": 0, "ASSAULT bomb": 0} {
		if got := len(fired(events, rule)); got != want {
			t.Errorf("%s fired %d times, want %d", rule, got, want)
		}
	}
}

// names reports whether the mention stands for the phrase: its words contain
// the phrase's or the reverse, or it is a pronoun for its name.
func names(m schema.Mention, phrase string) bool {
	return overlap(m.Text, phrase) || overlap(m.Name, phrase)
}

func overlap(a, b string) bool {
	a, b = core(a), core(b)
	return a != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

// core is the phrase in lower case without its article.
func core(phrase string) string {
	first, rest, _ := strings.Cut(strings.ToLower(phrase), " ")
	if rest != "" && (first == "the" || first == "a" || first == "an") {
		return rest
	}
	return strings.ToLower(phrase)
}

func summary(events []schema.Event) string {
	if len(events) == 0 {
		return "nothing"
	}
	var out []string
	for _, e := range events {
		out = append(out, e.Source.Text+" | "+e.Relation+" | "+e.Target.Text+" = "+strings.TrimSpace(string(e.Class)+" "+strings.Join(e.Contexts, ","))+" by "+e.Rule)
	}
	return strings.Join(out, "; ")
}
