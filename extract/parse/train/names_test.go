package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/extract/ud"
)

// entry builds a sentence from lines of form, XPOS, head (from 1) and Entity.
func entry(t *testing.T, lines ...string) ud.Entry {
	t.Helper()
	var e ud.Entry
	for _, line := range lines {
		f := strings.Fields(line)
		head := int(f[2][0]-'0') - 1
		misc := ""
		if len(f) > 3 {
			misc = "Entity=" + f[3]
		}
		e.Tokens = append(e.Tokens, ud.Token{Form: f[0], XPOS: f[1], Head: head})
		e.Misc = append(e.Misc, misc)
	}
	return e
}

func TestNamesFromEntities(t *testing.T) {
	tests := []struct {
		name string
		in   ud.Entry
		want []string
	}{
		{"title inside, nationality outside", entry(t,
			"the DT 4 (1-person-new-x", "Kenyan JJ 4", "President NNP 4", "Ruto NNP 5 1)", "spoke VBD 0"),
			[]string{"PER President Ruto"}},
		{"clause outside", entry(t,
			"Merkel NNP 4 (1-person-new-x", "who WP 3", "left VBD 1 1)", "slept VBD 0"),
			[]string{"PER Merkel"}},
		{"outermost, across of", entry(t,
			"Bank NNP 3 (1-organization-new-x", "of IN 1", "Ghana NNP 1 (2-place-new-x)1)"),
			[]string{"ORG Bank of Ghana"}},
		{"possessor of a common noun", entry(t,
			"Malta NNP 3 (1-organization-new-x(2-place-new-x", "'s POS 1 2)", "parliament NN 0 1)"),
			[]string{"LOC Malta"}},
		{"other types", entry(t, "Easter NNP 0 (1-time-new-x)"), nil},
		{"never closed", entry(t, "Lima NNP 0 (1-place-new-x"), nil},
		{"closed without opening", entry(t, "Lima NNP 0 7)"), nil},
	}
	for _, test := range tests {
		var got []string
		for _, n := range namesFrom(test.in) {
			s := string(n.Kind)
			for _, token := range test.in.Tokens[n.Start:n.End] {
				s += " " + token.Form
			}
			got = append(got, s)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}
