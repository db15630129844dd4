package event_test

import (
	"testing"

	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/extract/event"
	"github.com/entente-kg/entente/schema"
)

func newCoder(t testing.TB) *event.Coder {
	t.Helper()
	c, err := event.New()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCode(t *testing.T) {
	c := newCoder(t)
	gov := event.Party{Role: schema.GOV}
	tests := []struct {
		name   string
		p      clause.Predicate
		source event.Party
		target event.Party
		class  schema.Class
		cameo  string
	}{
		{"attack", clause.Predicate{Lemma: "attack"}, gov, gov, schema.Assault, "190"},
		{"impose sanction on", clause.Predicate{Lemma: "impose", Object: "sanction", Prep: "on"}, gov, gov, schema.Sanction, "163"},
		{"agree to withdraw from", clause.Predicate{Lemma: "withdraw", Prep: "from", Governors: []string{"agree"}}, gov, gov, schema.Agree, "0356"},
		{"refuse to hand over", clause.Predicate{Lemma: "hand", Particle: "over", Governors: []string{"refuse"}}, gov, event.Party{Noun: "suspect"}, schema.Reject, ""},
		{"threaten to attack", clause.Predicate{Lemma: "attack", Governors: []string{"threaten"}}, gov, gov, schema.Threaten, "138"},
		{"plan to attack", clause.Predicate{Lemma: "attack", Governors: []string{"plan"}}, gov, gov, schema.Assault, "190"},
		{"promise to help", clause.Predicate{Lemma: "help", Governors: []string{"promise"}}, gov, gov, schema.Agree, "033"},
		{"vow to attack", clause.Predicate{Lemma: "attack", Governors: []string{"vow"}}, gov, gov, schema.Threaten, "138"},
		{"launch attack on", clause.Predicate{Lemma: "launch", Object: "attack", Prep: "on"}, gov, gov, schema.Assault, "190"},
		{"reject talks with", clause.Predicate{Lemma: "reject", Object: "talk", Prep: "with"}, gov, gov, schema.Reject, "125"},
		{"suspend aid to", clause.Predicate{Lemma: "suspend", Object: "aid", Prep: "to"}, gov, gov, schema.Sanction, "162"},
		{"withdraw troops from", clause.Predicate{Lemma: "withdraw", Object: "troop", Prep: "from"}, gov, gov, schema.Retreat, "0874"},
		{"withdraw its ambassador", clause.Predicate{Lemma: "withdraw", Prep: "from", Object: "ambassador"}, gov, gov, schema.Sanction, "161"},
		{"urge to withdraw", clause.Predicate{Lemma: "urge", Complement: "withdraw"}, gov, gov, schema.Request, "0256"},
		{"talks with", clause.Predicate{Lemma: "talk", Prep: "with", Nominal: true}, gov, gov, schema.Consult, "040"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, ok := c.Code(test.p, test.source, test.target)
			if !ok || got.Class != test.class || test.cameo != "" && got.CAMEO != test.cameo {
				t.Errorf("Code(%v) = %+v, %v; want %s %s", test.p, got, ok, test.class, test.cameo)
			}
		})
	}
}

func TestUnknownPredicateIsUncoded(t *testing.T) {
	c := newCoder(t)
	for _, lemma := range []string{"frobnicate", "be", ""} {
		if got, ok := c.Code(clause.Predicate{Lemma: lemma}, event.Party{}, event.Party{}); ok {
			t.Errorf("Code(%q) = %+v, want none", lemma, got)
		}
	}
}

func TestOutlook(t *testing.T) {
	c := newCoder(t)
	tests := []struct {
		lemma   string
		outlook string
		class   schema.Class
	}{
		{"meet", "will", schema.Agree},
		{"meet", "willing", schema.Agree},
		{"urge", "will", schema.Request},
		{"release", "will not", schema.Reject},
		{"attack", "will", schema.Threaten},
		{"attack", "threat", schema.Threaten},
		{"attack", "will not", schema.Assault},
		{"attack", "attempt", schema.Assault},
	}
	for _, test := range tests {
		p := clause.Predicate{Lemma: test.lemma, Outlook: []string{test.outlook}}
		if got, ok := c.Code(p, event.Party{}, event.Party{}); !ok || got.Class != test.class {
			t.Errorf("%s %s: %s, want %s", test.outlook, test.lemma, got.Class, test.class)
		}
	}
	if got, ok := c.Code(clause.Predicate{Lemma: "frobnicate", Outlook: []string{"will"}}, event.Party{}, event.Party{}); ok {
		t.Errorf("will frobnicate: %+v, want none", got)
	}
}
