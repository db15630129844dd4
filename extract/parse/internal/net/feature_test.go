package net

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestKeys(t *testing.T) {
	tests := []struct {
		form string
		want [Kinds]string
	}{
		{"Ministers", [Kinds]string{"ministers", "rs", "ers", "ters", "mi", "min", "Xxx"}},
		{"G20", [Kinds]string{"g00", "00", "g00", "^g00", "g0", "g00", "X00"}},
		{"a", [Kinds]string{"a", "^a", "^a", "^a", "a$", "a$", "x"}},
		{"”", [Kinds]string{"\"", "^\"", "^\"", "^\"", "\"$", "\"$", "\""}},
		{"U.S.", [Kinds]string{"u.s.", "s.", ".s.", "u.s.", "u.", "u.s", "X.X."}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, Keys(test.form)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.form, diff)
		}
	}
}

func TestKeysAreBounded(t *testing.T) {
	for _, key := range Keys(strings.Repeat("Ⱥ", 5000)) {
		if len(key) > 2*maxForm || !utf8.ValidString(key) {
			t.Errorf("key of %d bytes", len(key))
		}
	}
}

func TestVectorKeyFoldsQuotes(t *testing.T) {
	if got := VectorKey("Rock’n’Roll"); got != "rock'n'roll" {
		t.Errorf("got %q", got)
	}
}
