package event_test

import (
	"strings"
	"testing"

	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/extract/event"
	"github.com/entente-kg/entente/schema"
)

// TestLikeness codes words that no rule names by those they are built on.
func TestLikeness(t *testing.T) {
	c := newCoder(t)
	tests := []struct {
		p     clause.Predicate
		class schema.Class // "" for none
		by    string
	}{
		{clause.Predicate{Lemma: "re-detain"}, schema.Coerce, "COERCE detain"},
		{clause.Predicate{Lemma: "rebombard"}, schema.Assault, "ASSAULT bombard"},
		{clause.Predicate{Lemma: "co-invade"}, schema.Assault, "ASSAULT invade"},
		{clause.Predicate{Lemma: "counter-demonstrate", Prep: "against"}, schema.Protest, "PROTEST demonstrate against,at,over"},
		{clause.Predicate{Lemma: "criticize"}, schema.Accuse, ""},
		{clause.Predicate{Lemma: "vilification", Prep: "of", Nominal: true}, schema.Accuse, "ACCUSE vilify"},
		{clause.Predicate{Lemma: "decapitation", Prep: "of", Nominal: true}, schema.Assault, "ASSAULT decapitate"},
		{clause.Predicate{Lemma: "announce", Object: "electrocution", Prep: "of"}, schema.Assault, "ASSAULT electrocute"},
		{clause.Predicate{Lemma: "bombard", Particle: "away"}, "", ""},
		{clause.Predicate{Lemma: "announce", Object: "repayment", Prep: "of"}, "", ""},
		{clause.Predicate{Lemma: "cut", Particle: "sideways"}, "", ""},
		{clause.Predicate{Lemma: "recorrupt"}, "", ""},
		{clause.Predicate{Lemma: "relish"}, "", ""},
		{clause.Predicate{Lemma: "represent"}, "", ""},
		{clause.Predicate{Lemma: "outvisit"}, "", ""},
	}
	gov := event.Party{Role: schema.GOV}
	for _, test := range tests {
		got, _ := c.Code(test.p, gov, gov)
		if got.Class != test.class || !strings.HasSuffix(got.Rule, test.by) {
			t.Errorf("%s: %q by %q, want %q by %q", test.p, got.Class, got.Rule, test.class, test.by)
		}
		if by := "likeness: "; test.by != "" && (!strings.Contains(got.Rule, by) || got.Confidence > 0.7) {
			t.Errorf("%s: rule %q, confidence %.2f; want a likeness of less confidence", test.p, got.Rule, got.Confidence)
		}
	}
}
