package extract

import (
	"strings"

	"github.com/entente-kg/entente/extract/ud"
)

// told are the lemmas of the clause that the token heads, in order: what
// hangs on it, without the clauses that hang on it or stand beside it.
func told(s ud.Sentence, head int) []string {
	var out []string
	for i, t := range s.Tokens {
		if t.UPOS != "PUNCT" && within(s, i, head) {
			out = append(out, strings.ToLower(t.Lemma))
		}
	}
	return out
}

// within reports whether token i belongs to the clause of head.
func within(s ud.Sentence, i, head int) bool {
	for steps := 0; steps < len(s.Tokens) && i >= 0; steps++ {
		if i == head {
			return true
		}
		switch ud.Base(s.Tokens[i].Deprel) {
		case "advcl", "ccomp", "parataxis", "csubj":
			return false
		case "conj":
			if s.Tokens[i].UPOS == "VERB" {
				return false
			}
		case "acl":
			if s.Tokens[i].Deprel == "acl:relcl" {
				return false
			}
		}
		i = s.Tokens[i].Head
	}
	return false
}
