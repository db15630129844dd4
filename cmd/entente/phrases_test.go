package main

import (
	"fmt"
	"io"
	"testing"

	"github.com/entente-kg/entente/extract"
)

// goldPhrase is a phrase with the actor that a reader would give. A role that
// is null is not judged, nor is a code.
type goldPhrase struct {
	ID, Phrase, Context, Date string
	Code, Role                *string
}

// scorePhrases writes how many phrases get the right country or organisation
// and the right sector, and logs the others.
func scorePhrases(t *testing.T, out io.Writer, gold []goldPhrase) {
	t.Helper()
	pipeline, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	var code, role share
	for _, g := range gold {
		m := pipeline.Resolve(g.Phrase, g.Context, g.Date)
		if g.Code != nil {
			code.count(samePhraseCode(m.Code, *g.Code))
		}
		if g.Role != nil {
			role.count(sameSector(string(m.Role), *g.Role))
		}
		if g.Code != nil && !samePhraseCode(m.Code, *g.Code) || g.Role != nil && !sameSector(string(m.Role), *g.Role) {
			t.Logf("%s %q %s: %s %s, gold %s %s (%s: %s)", g.ID, g.Phrase, g.Date, m.Code, m.Role, deref(g.Code), deref(g.Role), m.Name, m.Why)
		}
	}
	fmt.Fprintf(out, "country  %s\nsector   %s\n", code, role)
}

func deref(s *string) string {
	if s == nil {
		return "any"
	}
	return *s
}

// share is a number of right answers among all.
type share struct{ right, all int }

func (r *share) count(right bool) {
	r.all++
	if right {
		r.right++
	}
}

func (r share) String() string {
	return fmt.Sprintf("%.3f (%d/%d)", float64(r.right)/float64(max(r.all, 1)), r.right, r.all)
}

// samePhraseCode holds our codes against those of the gold, which has UNO and
// EUR for the United Nations and the European Union, and IGO for any other
// body of states.
func samePhraseCode(got, want string) bool {
	switch want {
	case "UNO":
		return got == "UN" || got == "WHO" || got == "ICJ"
	case "EUR":
		return got == "EU"
	case "IGO":
		return got != "" && len(got) >= 2
	}
	return got == want
}

// sameSector holds our sectors against those of the gold, which splits some:
// PRM, UAF and PRE are armed or unrecognised, SOC and BUD civil and religious.
func sameSector(got, want string) bool {
	switch want {
	case "UNK", "":
		return got == "" || got == "UNK"
	case "PRM", "UAF":
		return got == "REB" || got == "UAF" || got == "PRM"
	case "SOC":
		return got == "NGO" || got == "CVL"
	case "BUD":
		return got == "REL"
	}
	return got == want
}
