package event

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseExample(t *testing.T) {
	tests := []struct {
		in   string
		want Example
	}{
		{"{Iran} attacked {Israel}.", Example{"Iran attacked Israel.", "Iran", "Israel"}},
		{"{Israel} was attacked by {<Iran}.", Example{"Israel was attacked by Iran.", "Iran", "Israel"}},
	}
	for _, test := range tests {
		got, err := parseExample(test.in)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("parseExample(%q) (-want +got):\n%s", test.in, diff)
		}
	}
	for _, in := range []string{"", "{Iran} slept.", "{Iran} attacked {Israel.", "{A} {B} {C}"} {
		if got, err := parseExample(in); err == nil {
			t.Errorf("parseExample(%q) = %+v, want an error", in, got)
		}
	}
}

func TestRuleErrorsNameTheFault(t *testing.T) {
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{ontology: c.ontology, sets: map[string][]string{"troop": {"army"}}, lists: map[string][]string{}}
	good := []string{"attack", "*", "*", "*", "190", "{Iran} attacked {Israel}."}
	tests := []struct {
		cell int
		text string
		want string
	}{
		{1, "@tropp", `unknown set "@tropp"`},
		{3, "sauce=GOV", `unknown constraint "sauce=GOV"`},
		{4, "999", `no CAMEO code "999"`},
		{4, "051", "CAMEO 051 is SUPPORT, not ASSAULT"},
		{4, "190/visit", `ASSAULT has no mode "visit"`},
	}
	for _, test := range tests {
		cells := append([]string(nil), good...)
		cells[test.cell] = test.text
		if _, err := r.parseRule("ASSAULT", cells); err == nil || err.Error() != test.want {
			t.Errorf("parseRule with %q: error %v, want %s", test.text, err, test.want)
		}
	}
	if rule, err := r.parseRule("ASSAULT", good); err != nil || rule.Name != "ASSAULT attack" {
		t.Errorf("parseRule(%q) = %q, %v", good, rule.Name, err)
	}
}
