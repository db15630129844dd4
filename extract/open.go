package extract

import (
	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/extract/ud"
)

// others are the words of the arguments that are no party: time, place,
// instrument.
func (a analysis) others(i int, c clause.Clause) []string {
	var out []string
	for _, o := range c.Others {
		out = append(out, join(o.Prep, phraseOf(a.sentences[i], o.Head)))
	}
	return out
}

func join(prep, phrase string) string {
	if prep == "" {
		return phrase
	}
	return prep + " " + phrase
}

func phraseOf(s ud.Sentence, head int) string { return s.Words(subtree(s, head)) }

// subtree is the phrase that head governs without its preposition, clauses set
// beside it and final punctuation; the run of tokens around head only, where
// the tree is not contiguous.
func subtree(s ud.Sentence, head int) ud.Span {
	in := make([]bool, len(s.Tokens))
	in[head] = true
	for changed := true; changed; {
		changed = false
		for i, t := range s.Tokens {
			if t.Head >= 0 && in[t.Head] && !in[i] && !outside(t, t.Head == head) {
				in[i], changed = true, true
			}
		}
	}
	span := ud.Span{Start: head, End: head + 1}
	for span.Start > 0 && in[span.Start-1] {
		span.Start--
	}
	for span.End < len(in) && in[span.End] {
		span.End++
	}
	for span.End > head+1 && s.Tokens[span.End-1].UPOS == "PUNCT" {
		span.End--
	}
	return span
}

// outside reports whether a dependent is no part of the phrase of its head.
func outside(t ud.Token, top bool) bool {
	if !top {
		return false
	}
	switch ud.Base(t.Deprel) {
	case "case", "mark", "conj", "cc", "parataxis", "appos", "cop", "nsubj", "aux", "punct", "advcl":
		return true
	}
	return t.Deprel == "acl:relcl"
}
