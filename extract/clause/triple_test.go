package clause

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/extract/ud"
)

// shownTriples gives each triple as "source | relation | target | argument …
// (pattern, link)".
func shownTriples(s ud.Sentence, triples []Triple) []string {
	words := func(p Phrase) string {
		var out []string
		for _, k := range p.Tokens {
			out = append(out, s.Tokens[k].Form)
		}
		return strings.Join(out, " ")
	}
	var out []string
	for _, t := range triples {
		parts := []string{words(t.Source), strings.TrimSpace(t.Implied + " " + words(t.Relation)), words(t.Target)}
		for _, a := range t.Args {
			parts = append(parts, words(a))
		}
		out = append(out, strings.Join(parts, " | ")+" ("+string(t.Pattern)+", "+t.Link+")")
	}
	return out
}

func TestTriples(t *testing.T) {
	const port = "The/the/DT/2/det army/army/NN/4/nsubj never/never/RB/4/advmod agreed/agree/VBD/0/root to/to/TO/6/mark leave/leave/VB/4/xcomp " +
		"the/the/DT/8/det port/port/NN/6/obj and/and/CC/11/cc the/the/DT/11/det airfield/airfield/NN/8/conj in/in/IN/13/case March/March/NNP/6/obl ./././4/punct"
	tests := []struct {
		name, text string
		minimal    bool
		want       []string
	}{
		{"a chain of verbs with its object whole", port, false, []string{
			"The army | never agreed to leave | the port and the airfield | in March (SVOA, active)",
		}},
		{"split at the coordination and the argument", port, true, []string{
			"The army | never agreed to leave | the port (SVO, active)",
			"The army | never agreed to leave | the airfield (SVO, active)",
			"The army | never agreed to leave the port in | March (SVA, active)",
		}},
		{"a passive and the relative clause of its subject",
			"The/the/DT/2/det bridge/bridge/NN/8/nsubj:pass that/that/WDT/4/nsubj crosses/cross/VBZ/2/acl:relcl the/the/DT/6/det lake/lake/NN/4/obj was/be/VBD/8/aux:pass built/build/VBN/0/root by/by/IN/11/case Dutch/Dutch/JJ/11/amod engineers/engineer/NNS/8/obl:agent", false, []string{
				"The bridge | crosses | the lake (SVO, relative)",
				"The bridge | was built by | Dutch engineers (SVA, active)",
			}},
		{"a copula, an apposition and a possessive",
			"Ruth/Ruth/NNP/9/nsubj ,/,/,/4/punct Iran/Iran/NNP/4/nmod:poss envoy/envoy/NN/1/appos ,/,/,/4/punct is/be/VBZ/9/cop now/now/RB/9/advmod the/the/DT/9/det judge/judge/NN/0/root", false, []string{
				"Ruth | is | Iran envoy (apposition, implied)",
				"Iran | has | envoy (possessive, implied)",
				"Ruth | is | the judge | now (SVC, active)",
			}},
		{"what is said, and by whom",
			"Officials/official/NNS/2/nsubj said/say/VBD/0/root that/that/IN/5/mark Tom/Tom/NNP/5/nsubj resigned/resign/VBD/2/ccomp yesterday/yesterday/RB/5/advmod", false, []string{
				"Officials | said that | Tom resigned yesterday (content, active)",
				"Tom | resigned | yesterday (SVA, active)",
			}},
		{"a conjoined verb borrows the auxiliary",
			"Spies/spy/NNS/3/nsubj:pass were/be/VBD/3/aux:pass caught/catch/VBN/0/root and/and/CC/5/cc tried/try/VBN/3/conj in/in/IN/7/case Bonn/Bonn/NNP/5/obl", false, []string{
				"Spies | were caught |  (SV, active)",
				"Spies | were tried in | Bonn (SVA, conjoined)",
			}},
		{"an adjective with its preposition", "She/she/PRP/3/nsubj was/be/VBD/3/cop close/close/JJ/0/root to/to/IN/5/case Mao/Mao/NNP/3/obl", false, []string{
			"She | was close to | Mao (SVC, active)",
		}},
	}
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := sentence(t, test.text)
			if diff := cmp.Diff(test.want, shownTriples(s, f.Triples(s, test.minimal))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// A sentence of clauses nested in each other must not cost its square.
func TestTriplesOfNestedClausesAreBounded(t *testing.T) {
	var b strings.Builder
	const clauses = 300
	for i := range clauses {
		verb := 2*i + 2
		head := verb - 2
		rel := "ccomp"
		if i == 0 {
			rel = "root"
		}
		b.WriteString(strings.Join([]string{" They/they/PRP/", strconv.Itoa(verb), "/nsubj say/say/VBP/", strconv.Itoa(head), "/", rel}, ""))
	}
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	triples := f.Triples(sentence(t, b.String()), false)
	for _, triple := range triples {
		if n := len(triple.Target.Tokens); n > maxPhrase+1 {
			t.Fatalf("a target of %d tokens, want at most %d", n, maxPhrase)
		}
	}
	if len(triples) != clauses {
		t.Errorf("%d triples, want %d", len(triples), clauses)
	}
}
