package tag

import (
	"strings"
	"testing"

	"github.com/entente-kg/entente/extract/ud"
	"github.com/google/go-cmp/cmp"
)

func TestLemmatise(t *testing.T) {
	tagger := newTagger(t)
	for in, want := range map[string]string{
		"plummeted/VERB/VBD":   "plummet",
		"urged/VERB/VBD":       "urge",
		"lobbying/VERB/VBG":    "lobby",
		"bombed/VERB/VBN":      "bomb",
		"left/VERB/VBD":        "leave",
		"downed/VERB/VBD":      "down",
		"refused/VERB/VBN":     "refuse",
		"accuses/VERB/VBZ":     "accuse",
		"denies/VERB/VBZ":      "deny",
		"stopped/VERB/VBD":     "stop",
		"agreed/VERB/VBD":      "agree",
		"withdrew/VERB/VBD":    "withdraw",
		"rewrote/VERB/VBD":     "rewrite",
		"putting/VERB/VBG":     "put",
		"found/VERB/VBD":       "find",
		"talks/NOUN/NNS":       "talk",
		"ties/NOUN/NNS":        "tie",
		"forces/NOUN/NNS":      "force",
		"allies/NOUN/NNS":      "ally",
		"crises/NOUN/NNS":      "crisis",
		"spokeswomen/NOUN/NNS": "spokeswoman",
		"news/NOUN/NN":         "news",
		"worst/ADJ/JJS":        "bad",
		"larger/ADJ/JJR":       "large",
		"Russian/ADJ/JJ":       "Russian",
		"Nations/PROPN/NNPS":   "Nations",
		"n't/PART/RB":          "not",
		"wo/AUX/MD":            "will",
		"were/AUX/VBD":         "be",
		"them/PRON/PRP":        "they",
		"20,000/NUM/CD":        "20000",
	} {
		f := strings.Split(in, "/")
		s := ud.Sentence{Text: "x", Tokens: []ud.Token{{Form: f[0], UPOS: f[1], XPOS: f[2], Head: ud.Root}}}
		if diff := cmp.Diff(want, tagger.Lemmatise(s).Tokens[0].Lemma); diff != "" {
			t.Errorf("%s\n%s", in, diff)
		}
		if s.Tokens[0].Lemma != "" {
			t.Errorf("%s: the given sentence was changed", in)
		}
	}
}

func TestLemmaOfPerfectClitic(t *testing.T) {
	s := ud.Sentence{Text: "She's left", Tokens: []ud.Token{
		{Form: "She", UPOS: "PRON", XPOS: "PRP", Head: 2, Deprel: "nsubj"},
		{Form: "'s", UPOS: "AUX", XPOS: "VBZ", Head: 2, Deprel: "aux"},
		{Form: "left", UPOS: "VERB", XPOS: "VBN", Head: ud.Root, Deprel: "root"},
	}}
	if got := newTagger(t).Lemmatise(s).Tokens[1].Lemma; got != "have" {
		t.Errorf("lemma of 's before a participle: %q, want have", got)
	}
}
