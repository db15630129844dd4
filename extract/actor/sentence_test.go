package actor

import (
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/entente-kg/entente/extract/ud"
)

var loaded = sync.OnceValues(New)

func resolver(t testing.TB) *Resolver {
	t.Helper()
	r, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// upos is the universal tag of each Penn tag used in the tests.
var upos = map[string]string{
	"CC": "CCONJ", "CD": "NUM", "DT": "DET", "IN": "ADP", "JJ": "ADJ", "MD": "AUX", "NN": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "NNS": "NOUN",
	"POS": "PART", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "TO": "PART", "WDT": "PRON", "WP": "PRON",
}

// trees builds an article from sentences, separated by an empty line, of lines
// "form lemma tag head relation" with heads from 1 and 0 for the root. The
// words stand one blank apart, but clitics and punctuation without one.
func trees(t testing.TB, article string) []ud.Sentence {
	t.Helper()
	var out []ud.Sentence
	offset := 0
	for _, block := range strings.Split(strings.TrimSpace(article), "\n\n") {
		s := tree(t, block, offset)
		out = append(out, s)
		offset = s.End + 1
	}
	return out
}

func tree(t testing.TB, block string, offset int) ud.Sentence {
	t.Helper()
	s := ud.Sentence{Start: offset}
	var text strings.Builder
	for _, line := range strings.Split(strings.TrimSpace(block), "\n") {
		f := strings.Fields(line)
		if len(f) != 5 {
			t.Fatalf("line %q has not five fields", line)
		}
		head, err := strconv.Atoi(f[3])
		if err != nil {
			t.Fatal(err)
		}
		if text.Len() > 0 && f[2] != "POS" && !strings.Contains(".,", f[0]) {
			text.WriteByte(' ')
		}
		start := offset + text.Len()
		text.WriteString(f[0])
		tag := upos[f[2]]
		switch {
		case strings.HasPrefix(f[2], "VB"):
			tag = "VERB"
		case tag == "":
			tag = "PUNCT"
		}
		s.Tokens = append(s.Tokens, ud.Token{Form: f[0], Lemma: f[1], UPOS: tag, XPOS: f[2], Head: head - 1, Deprel: f[4], Start: start, End: start + len(f[0])})
	}
	s.Text = text.String()
	s.End = offset + len(s.Text)
	return s
}

// mention is the mention at the token with the form in the sentence.
func mention(t testing.TB, a *Article, sents []ud.Sentence, sent int, form string) Mention {
	t.Helper()
	for i, token := range sents[sent].Tokens {
		if token.Form == form {
			m, ok := a.Mention(sent, i)
			if !ok {
				t.Fatalf("no mention at %q", form)
			}
			return m
		}
	}
	t.Fatalf("no token %q", form)
	return Mention{}
}
