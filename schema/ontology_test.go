package schema_test

import (
	"testing"

	"github.com/entente-kg/entente/schema"
)

func load(t testing.TB) *schema.Ontology {
	t.Helper()
	o, err := schema.LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestOntologyIsWhole(t *testing.T) {
	o := load(t)
	if got := len(o.Classes()); got != 16 {
		t.Errorf("%d classes, want 16", got)
	}
	if got := len(o.Codes()); got != 312 {
		t.Errorf("%d codes, want 312", got)
	}
	if got := len(o.Contexts()); got != 37 {
		t.Errorf("%d contexts, want 37", got)
	}
	for _, c := range []schema.Class{
		schema.Agree, schema.Consult, schema.Support, schema.Concede, schema.Cooperate, schema.Aid, schema.Retreat,
		schema.Request, schema.Accuse, schema.Reject, schema.Threaten, schema.Protest, schema.Sanction,
		schema.Mobilize, schema.Coerce, schema.Assault,
	} {
		if _, ok := o.Class(c); !ok {
			t.Errorf("no class %s", c)
		}
	}
}

func TestScoresAgreeWithQuadClass(t *testing.T) {
	for _, c := range load(t).Classes() {
		if cooperative := c.Quad <= 2; cooperative != (c.Score > 0) && c.Class != schema.Request {
			t.Errorf("%s: quad %d with score %g", c.Class, c.Quad, c.Score)
		}
	}
}

func TestCAMEO(t *testing.T) {
	o := load(t)
	tests := []struct {
		code  string
		score float64
		class schema.Class
		mode  string
	}{
		{"010", 0, "", ""},
		{"023", 3.4, schema.Request, "assist"},
		{"042", 1.9, schema.Consult, "visit"},
		{"085", 7, schema.Concede, ""},
		{"163", -8, schema.Sanction, "discontinue"},
		{"175", -9, schema.Assault, ""},
		{"186", -10, schema.Assault, "targeted"},
	}
	for _, test := range tests {
		got, ok := o.CAMEO(test.code)
		if !ok || got.Goldstein != test.score || got.Class != test.class || got.Mode != test.mode {
			t.Errorf("CAMEO(%s) = %+v, %v; want %+v", test.code, got, ok, test)
		}
	}
	if _, ok := o.CAMEO("999"); ok {
		t.Error("CAMEO(999) exists")
	}
}
