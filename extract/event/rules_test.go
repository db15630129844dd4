package event

import (
	"strings"
	"testing"

	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/schema"
)

// described are the predicates that a rule itself describes, one for each of
// its object nouns and prepositions; where any object will do, without one and
// with one that no rule names.
func (r *Rule) described() []query {
	var out []query
	objects := r.objects
	if objects == nil && !r.noObject {
		objects = []string{"", "xyz"}
	}
	for _, object := range orNone(objects) {
		for _, prep := range orNone(r.preps) {
			p := clause.Predicate{Lemma: r.lemma, Particle: r.particle, Object: object, Prep: prep, Nominal: r.nominal}
			if r.complements != nil {
				p.Complement = strings.Replace(r.complements[0], "any", "xyz", 1)
			}
			out = append(out, query{p, party(r.sources, nil), party(r.targets, r.nouns)})
		}
	}
	return out
}

func orNone(words []string) []string {
	if words == nil {
		return []string{""}
	}
	return words
}

func party(roles []schema.Role, nouns []string) Party {
	p := Party{}
	if roles != nil {
		p.Role = roles[0]
	}
	if nouns != nil {
		p.Noun = nouns[0]
	}
	return p
}

func TestNoRuleIsShadowed(t *testing.T) {
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.rules {
		r := &c.rules[i]
		for _, q := range r.described() {
			got := c.best(q)
			if got == nil {
				t.Errorf("%s: no rule for %v", r.Name, q.Predicate)
			} else if got != r && got.Class != r.Class && !got.noObject && !got.noPrep {
				t.Errorf("%s: %v goes to %s", r.Name, q.Predicate, got.Name)
			}
		}
	}
}

func TestEveryRuleFires(t *testing.T) {
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.rules {
		r := &c.rules[i]
		fires := false
		for _, q := range r.described() {
			fires = fires || c.best(q) == r
		}
		if !fires {
			t.Errorf("%s never fires", r.Name)
		}
	}
}

func TestRuleTableIsBroad(t *testing.T) {
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	byClass, names := map[schema.Class]int{}, map[string]bool{}
	for _, r := range c.Rules() {
		byClass[r.Class]++
		if names[r.Name] {
			t.Errorf("%s is listed twice", r.Name)
		}
		names[r.Name] = true
	}
	for _, info := range c.ontology.Classes() {
		if byClass[info.Class] < 20 {
			t.Errorf("%s has %d rules, want 20 or more", info.Class, byClass[info.Class])
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCode(b *testing.B) {
	c, err := New()
	if err != nil {
		b.Fatal(err)
	}
	p := clause.Predicate{Lemma: "launch", Object: "attack", Prep: "on", Governors: []string{"threaten"}}
	for b.Loop() {
		c.Code(p, Party{}, Party{})
	}
}
