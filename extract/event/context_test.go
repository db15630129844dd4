package event

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestContexts(t *testing.T) {
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name   string
		lemmas []string
		code   string
		want   []string
	}{
		{"by a word", []string{"police", "seize", "heroin"}, "171", []string{"illegal_drugs"}},
		{"by a phrase", []string{"iran", "violate", "human", "right"}, "", []string{"human_rights"}},
		{"by the code", []string{"turkey", "recall", "it"}, "161", []string{"diplomatic"}},
		{"by several", []string{"tariff", "on", "oil"}, "163", []string{"economic", "natural_resource"}},
		{"none", []string{"she", "meet", "he"}, "", nil},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, c.Contexts(test.lemmas, test.code)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestContextTableIsSorted(t *testing.T) {
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	table := c.ContextTable()
	for i := 1; i < len(table); i++ {
		if table[i-1].Name >= table[i].Name {
			t.Errorf("%s stands before %s", table[i-1].Name, table[i].Name)
		}
	}
}
