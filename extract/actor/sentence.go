package actor

import (
	"slices"
	"strings"

	"github.com/entente-kg/entente/extract/ud"
)

// sentence is a ud.Sentence with its tree turned round and its known names.
type sentence struct {
	ud.Sentence
	kids    [][]int
	text    pieceText
	matches []match
	matchAt []int32 // for each token its match, or -1
	nameAt  []int32 // for each token its name in Names, or -1
	capital bool    // a headline in capitals
}

func newSentence(s ud.Sentence, g *gazetteer) sentence {
	out := sentence{Sentence: s, kids: s.Children(), text: newPieceText(s.Tokens), matches: g.find(s.Tokens)}
	out.capital = inCapitals(s.Tokens)
	out.matchAt = cover(len(s.Tokens), len(out.matches), func(i int) ud.Span { return out.matches[i].Span })
	out.nameAt = cover(len(s.Tokens), len(s.Names), func(i int) ud.Span { return s.Names[i].Span })
	return out
}

// cover gives for each of n tokens the span that it lies in, or -1.
func cover(n, spans int, span func(int) ud.Span) []int32 {
	at := make([]int32, n)
	for i := range at {
		at[i] = -1
	}
	for k := range spans {
		for i := max(0, span(k).Start); i < min(n, span(k).End); i++ {
			at[i] = int32(k)
		}
	}
	return at
}

func (s *sentence) rel(i int) string { return ud.Base(s.Tokens[i].Deprel) }

func (s *sentence) match(i int) *match {
	if s.matchAt[i] < 0 {
		return nil
	}
	return &s.matches[s.matchAt[i]]
}

// nominal reports whether token i heads a noun phrase of its own.
func (s *sentence) nominal(i int) bool {
	t := &s.Tokens[i]
	switch t.Deprel {
	case "nmod:desc", "expl", "det:predet":
		return false
	}
	switch rel := s.rel(i); rel {
	case "flat":
		h := t.Head
		return h >= 0 && h < i && t.UPOS == "PROPN" && s.broken(h, i) // a dateline taken for a name
	case "goeswith", "fixed", "compound", "expl", "det", "punct", "case", "mark", "cc", "aux", "cop":
		return false
	case "conj":
		if h := t.Head; h >= 0 && (s.rel(h) == "amod" || s.rel(h) == "compound") {
			return false
		}
	}
	switch t.UPOS {
	case "NOUN", "PROPN", "PRON":
		return t.XPOS != "EX" && t.XPOS != "WRB"
	case "ADJ", "NUM", "DET":
		return s.nounlike(i)
	case "VERB", "ADV", "X", "ADP", "INTJ":
		m := s.match(i) // a name whatever the tag: "USAID announced"
		return m != nil && m.entry.sort != adjectiveName && s.argument(i)
	}
	return false
}

// argument reports whether token i stands where a noun phrase does.
func (s *sentence) argument(i int) bool {
	switch s.rel(i) {
	case "nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos":
		return true
	}
	return false
}

// nounlike reports whether an adjective, number or determiner stands for a
// noun: "the French", "both".
func (s *sentence) nounlike(i int) bool {
	if s.Tokens[i].UPOS != "ADJ" {
		return s.argument(i)
	}
	switch s.rel(i) {
	case "nsubj", "obj", "iobj":
		return true
	case "root":
		return s.child(i, "nsubj") < 0 && s.child(i, "cop") < 0
	}
	return s.argument(i) && (s.child(i, "det") >= 0 || s.child(i, "case") >= 0 || s.match(i) != nil)
}

// child is the first dependent of i with the base relation, or -1.
func (s *sentence) child(i int, rel string) int {
	for _, k := range s.kids[i] {
		if s.rel(k) == rel {
			return k
		}
	}
	return -1
}

// possessor is the token of the noun or pronoun whose thing i is, or -1.
func (s *sentence) possessor(i int) int {
	for _, k := range s.kids[i] {
		if s.Tokens[k].Deprel == "nmod:poss" {
			return k
		}
	}
	return -1
}

// named reports whether token i may be a part of a name.
func (s *sentence) named(i int) bool {
	t := s.Tokens[i]
	return t.UPOS == "PROPN" || startsUpper(t.Form) && (t.XPOS == "NNP" || t.XPOS == "NNPS" || s.nameAt[i] >= 0)
}

// nameRun is the name that i heads or ends: i with its flat parts and the
// proper nouns that modify it. It is empty where i is no part of a name.
func (s *sentence) nameRun(i int) ud.Span {
	run := ud.Span{Start: i, End: i + 1}
	if !s.named(i) {
		run.Start++ // "team member Ann Lee" with the name hung on the noun
	}
	for run.Start > 0 && run.Start <= i && i-run.Start < maxLeft && s.joins(run.Start-1, i, "compound", "amod", "conj") {
		run.Start--
	}
	for run.End < len(s.Tokens) && run.End-i < maxLeft && s.joins(run.End, i, "compound", "nmod:desc") {
		run.End++
	}
	return run
}

// joins reports whether token k is a part of the name headed by i.
func (s *sentence) joins(k, i int, rels ...string) bool {
	t := s.Tokens[k]
	if !s.below(k, i) || calendar(t) {
		return false
	}
	switch {
	case t.Form == "&":
		return true
	case t.UPOS == "PUNCT":
		return (t.Form == "-" || t.Form == "." || t.Form == "'") && k+1 < len(s.Tokens) && s.tight(k)
	case s.rel(k) == "flat":
		return true
	}
	return s.named(k) && (slices.Contains(rels, s.rel(k)) || slices.Contains(rels, t.Deprel))
}

// tight reports whether no blank stands round token k.
func (s *sentence) tight(k int) bool {
	return k > 0 && s.Tokens[k-1].End == s.Tokens[k].Start && (k+1 == len(s.Tokens) || s.Tokens[k].End == s.Tokens[k+1].Start)
}

// inCapitals reports whether the sentence is a headline whose words begin with
// capitals, so that a capital says nothing of names.
func inCapitals(tokens []ud.Token) bool {
	words, capitals, common := 0, 0, 0
	for i, t := range tokens {
		if len(t.Form) <= 3 {
			continue
		}
		words++
		if startsUpper(t.Form) {
			capitals++
			if i > 0 && (t.UPOS == "VERB" || t.UPOS == "NOUN" || t.UPOS == "ADV") {
				common++
			}
		}
	}
	return common > 0 && 4*capitals >= 3*words
}

// below reports whether i governs k, or what governs k, in three steps.
func (s *sentence) below(k, i int) bool {
	for range 3 {
		if k = s.Tokens[k].Head; k < 0 || k == i {
			break
		}
	}
	return k == i
}

// preposition is the word that introduces noun i, lower case, or "".
func (s *sentence) preposition(i int) string {
	if c := s.child(i, "case"); c >= 0 && c < i {
		return strings.ToLower(s.Tokens[c].Form)
	}
	return ""
}
