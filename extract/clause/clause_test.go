package clause

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/extract/ud"
)

// sentence builds a tree from words of the form Form/lemma/XPOS/head/deprel,
// with heads counted from 1 and 0 for the root.
func sentence(t *testing.T, text string) ud.Sentence {
	t.Helper()
	upos := map[string]string{"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "PRP": "PRON", "WP": "PRON", "WDT": "PRON",
		"IN": "ADP", "DT": "DET", "TO": "PART", "RB": "ADV", "RP": "ADP", "MD": "AUX", "CC": "CCONJ", "JJ": "ADJ", "PRP$": "PRON", "POS": "PART", ".": "PUNCT", ",": "PUNCT"}
	var s ud.Sentence
	for _, word := range strings.Fields(text) {
		p := strings.Split(word, "/")
		if len(p) != 5 {
			t.Fatalf("%q has %d parts", word, len(p))
		}
		head, err := strconv.Atoi(p[3])
		if err != nil {
			t.Fatal(err)
		}
		k := ud.Token{Form: p[0], Lemma: p[1], XPOS: p[2], UPOS: upos[p[2]], Head: head - 1, Deprel: p[4]}
		if k.UPOS == "" {
			k.UPOS = "VERB"
		}
		if strings.HasPrefix(k.Deprel, "aux") || k.Deprel == "cop" {
			k.UPOS = "AUX"
		}
		s.Tokens = append(s.Tokens, k)
	}
	return s
}

// shown gives each clause as lines "source – predicate – target (rule, …)".
func shown(s ud.Sentence, clauses []Clause) []string {
	var out []string
	form := func(i int) string { return s.Tokens[i].Form }
	for _, c := range clauses {
		notes := []string{c.Rule}
		if c.Negated {
			notes = append(notes, "negated")
		}
		if c.Mood != Actual {
			notes = append(notes, string(c.Mood))
		}
		if c.Speaker != None {
			notes = append(notes, "says "+form(c.Speaker))
		}
		for _, p := range c.Parties {
			notes = append(notes, "side "+form(p))
		}
		sources := c.Sources
		if len(sources) == 0 {
			sources = []Argument{{Head: None}}
		}
		for _, src := range sources {
			for _, dst := range c.Targets {
				name := "?"
				if src.Head != None {
					name = form(src.Head)
				}
				out = append(out, fmt.Sprintf("%s – %s – %s (%s)", name, c.PredicateFor(dst), form(dst.Head), strings.Join(notes, ", ")))
			}
		}
	}
	return out
}

func TestOf(t *testing.T) {
	finder, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, tree string
		want       []string
	}{
		{"active with object control",
			"Kenya/Kenya/NNP/2/nsubj urged/urge/VBD/0/root Uganda/Uganda/NNP/2/iobj to/to/TO/5/mark attack/attack/VB/2/xcomp rebels/rebel/NNS/5/obj",
			[]string{"Kenya – urge – Uganda (active)", "Uganda – attack – rebels (object control, demanded)"}},
		{"passive with agents",
			"Planes/plane/NNS/3/nsubj:pass were/be/VBD/3/aux:pass downed/down/VBN/0/root by/by/IN/5/case Chad/Chad/NNP/3/obl:agent and/and/CC/7/cc Mali/Mali/NNP/5/conj",
			[]string{"Chad – down – Planes (passive)", "Mali – down – Planes (passive)"}},
		{"governor kept in the relation",
			"Peru/Peru/NNP/2/nsubj refused/refuse/VBD/0/root to/to/TO/4/mark hand/hand/VB/2/xcomp over/over/RP/4/compound:prt suspects/suspect/NNS/4/obj",
			[]string{"Peru – refuse to hand over – suspects (subject control)"}},
		{"light verb stands for its noun",
			"Iran/Iran/NNP/2/nsubj held/hold/VBD/0/root talks/talk/NNS/2/obj with/with/IN/5/case Oman/Oman/NNP/3/nmod",
			[]string{"Iran – hold – talks (active)", "Iran – talk with – Oman (active)"}},
		{"negation and a governor that undoes the act",
			"Troops/troop/NNS/4/nsubj did/do/VBD/4/aux not/not/RB/4/advmod fail/fail/VB/0/root to/to/TO/6/mark defend/defend/VB/4/xcomp Basra/Basra/NNP/6/obj",
			[]string{"Troops – defend – Basra (subject control)"}},
		{"relative clause without a pronoun",
			"The/the/DT/2/det man/man/NN/0/root police/police/NNS/4/nsubj arrested/arrest/VBD/2/acl:relcl",
			[]string{"police – arrest – man (active)"}},
		{"relative pronoun and modal",
			"Rebels/rebel/NNS/0/root who/who/WP/4/nsubj may/may/MD/4/aux attack/attack/VB/1/acl:relcl Juba/Juba/NNP/4/obj",
			[]string{"Rebels – attack – Juba (relative, conditional)"}},
		{"attribution through speech",
			"Ali/Ali/NNP/2/nsubj said/say/VBD/0/root Chad/Chad/NNP/4/nsubj bombed/bomb/VBD/2/ccomp Mali/Mali/NNP/4/obj",
			[]string{"Chad – bomb – Mali (active, says Ali)"}},
		{"speech that demands",
			"Ali/Ali/NNP/2/nsubj said/say/VBD/0/root Omar/Omar/NNP/5/nsubj should/should/MD/5/aux go/go/VB/2/ccomp",
			[]string{"Ali – say should go – Omar (speech that demands)"}},
		{"nominal with owner and victim",
			"Israel/Israel/NNP/3/nmod:poss 's/'s/POS/1/case attack/attack/NN/0/root on/on/IN/5/case Gaza/Gaza/NNP/3/nmod",
			[]string{"Israel – attack – Gaza (nominal)"}},
		{"an act in a dispute of two sides",
			"Ties/tie/NNS/6/nsubj between/between/IN/3/case Peru/Peru/NNP/1/nmod and/and/CC/5/cc Chile/Chile/NNP/3/conj soured/sour/VBD/0/root over/over/IN/9/case the/the/DT/9/det seizure/seizure/NN/6/obl of/of/IN/11/case boats/boat/NNS/9/nmod",
			[]string{"Ties – sour over – seizure (active)", "? – seize – boats (nominal, side Peru, side Chile)"}},
		{"what a document asks is asked by its author",
			"Peru/Peru/NNP/2/nsubj filed/file/VBD/0/root suits/suit/NNS/2/obj accusing/accuse/VBG/3/acl Chile/Chile/NNP/4/obj",
			[]string{"Peru – file – suits (active)", "Peru – accuse – Chile (participle)"}},
		{"asking over a clause",
			"Peru/Peru/NNP/2/nsubj demanded/demand/VBD/0/root Chile/Chile/NNP/4/nsubj leave/leave/VB/2/ccomp",
			[]string{"Peru – demand – Chile (speech that demands)"}},
		{"a headline's verb taken for a noun",
			"Rebels/rebel/NNS/2/nsubj shell/shell/NN/0/root Juba/Juba/NNP/2/obj",
			[]string{"Rebels – shell – Juba (active)"}},
		{"a headline's verb and subject taken for one noun",
			"Peru/Peru/NNP/2/compound recalls/recall/NNS/0/root envoy/envoy/NN/2/obj",
			[]string{"Peru – recall – envoy (active)"}},
		{"an act led by one",
			"The/the/DT/5/det US/US/NNP/4/compound -/-/HYPH/2/punct led/lead/VBN/5/amod invasion/invasion/NN/0/root of/of/IN/7/case Iraq/Iraq/NNP/5/nmod",
			[]string{"US – invade – Iraq (nominal)"}},
		{"accused of an act",
			"They/they/PRP/2/nsubj accused/accuse/VBD/0/root Iran/Iran/NNP/2/obj of/of/IN/5/mark arming/arm/VBG/2/advcl rebels/rebel/NNS/5/obj",
			[]string{"They – accuse – Iran (active)", "Iran – arm – rebels (object control, alleged)"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sentence(t, c.tree)
			if diff := cmp.Diff(c.want, shown(s, finder.Of(s))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWithin(t *testing.T) {
	finder, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, tree string
		want       []string // preposition, word, depth
	}{
		{"the nearest first",
			"Peru/Peru/NNP/2/nsubj rejected/reject/VBD/0/root demands/demand/NNS/2/obj made/make/VBN/3/acl by/by/IN/6/case rebels/rebel/NNS/4/obl:agent from/from/IN/8/case Chad/Chad/NNP/6/nmod",
			[]string{"by rebels 1", "from Chad 2"}},
		{"given away, wherever the tree hangs it",
			"Peru/Peru/NNP/2/nsubj withdrew/withdraw/VBD/0/root troops/troop/NNS/2/obj from/from/IN/5/case Chad/Chad/NNP/3/nmod",
			[]string{"from Chad 0", "from Chad 1"}},
		{"a place that says whom the act concerns",
			"Peru/Peru/NNP/2/nsubj lifted/lift/VBD/0/root curfews/curfew/NNS/2/obj in/in/IN/5/case Chad/Chad/NNP/2/obl",
			[]string{"in Chad 4"}},
		{"a place that does not",
			"Peru/Peru/NNP/2/nsubj opened/open/VBD/0/root schools/school/NNS/2/obj in/in/IN/5/case Chad/Chad/NNP/2/obl", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sentence(t, c.tree)
			var got []string
			for _, a := range finder.Of(s)[0].Within {
				got = append(got, fmt.Sprintf("%s %s %d", a.Prep, s.Tokens[a.Head].Form, a.Depth))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSides(t *testing.T) {
	finder, err := New()
	if err != nil {
		t.Fatal(err)
	}
	s := sentence(t, "Talks/talk/NNS/8/nsubj between/between/IN/3/case leaders/leader/NNS/1/nmod of/of/IN/5/case Mali/Mali/NNP/3/nmod and/and/CC/7/cc rebels/rebel/NNS/5/conj failed/fail/VBD/0/root")
	for _, c := range finder.Of(s) {
		if c.Rule == "nominal" && len(c.Sources) == 2 && c.Sources[0].Head == 2 && c.Sources[1].Head == 6 {
			return
		}
	}
	t.Error("the rebels hung on Mali are no side of the talks")
}
