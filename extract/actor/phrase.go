package actor

import (
	"slices"
	"strings"

	"github.com/entente-kg/entente/extract/ud"
)

// Bounds that keep the work on a sentence linear, however long or deep.
const (
	maxLeft   = 14 // tokens of a noun phrase before its head
	maxOf     = 6  // tokens of an of-phrase that is kept
	maxNested = 4  // of-phrases inside each other
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
		return (t.Form == "-" || t.Form == "." || t.Form == "'") && s.tight(k)
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

// span is the noun phrase that i heads, without articles, relative clauses and
// appositions, with of-phrases that are short.
func (s *sentence) span(i int) ud.Span { return s.nested(i, 0) }

func (s *sentence) nested(i, depth int) ud.Span {
	span := ud.Span{Start: i, End: i + 1}
	for _, k := range s.kids[i] {
		if k < i && i-k <= maxLeft && s.premodifies(k) && !s.broken(k, i) {
			span.Start = min(span.Start, s.leftmost(k, i))
		}
	}
	for span.Start > max(0, i-maxLeft) && s.modifies(span.Start-1, i) {
		span.Start--
	}
	for s.skippable(span.Start, i) {
		span.Start++
	}
	for _, k := range s.kids[i] {
		if k > i && k <= span.End && s.extends(k) {
			span.End = max(span.End, s.rightmost(k))
		}
	}
	if s.named(i) {
		span.End = max(span.End, s.nameRun(i).End)
	}
	if k := s.ofPhrase(i, span.End); k >= 0 && depth < maxNested && s.takesOf(i, k) {
		if inner := s.nested(k, depth+1); inner.End-span.End <= maxOf {
			span.End = inner.End
		}
	}
	return span
}

// broken reports whether a dash between blanks stands between k and i, as in a
// dateline.
func (s *sentence) broken(k, i int) bool {
	for j := k + 1; j < i; j++ {
		if dash(s.Tokens[j].Form) && !s.tight(j) {
			return true
		}
	}
	return false
}

func (s *sentence) premodifies(k int) bool {
	switch s.rel(k) {
	case "amod", "compound", "nummod", "flat":
		return true
	case "nmod":
		return s.Tokens[k].Deprel != "nmod" || s.child(k, "case") < 0
	}
	return false
}

// modifies reports whether token k describes a part of the noun phrase headed
// by i.
func (s *sentence) modifies(k, i int) bool {
	switch s.rel(k) {
	case "amod", "compound", "nummod":
		return s.below(k, i) && !s.broken(k, i)
	}
	return false
}

func (s *sentence) extends(k int) bool {
	switch s.rel(k) {
	case "flat", "fixed", "goeswith":
		return true
	case "punct":
		return s.Tokens[k].Form == "-" && s.tight(k)
	case "compound", "nummod":
		return s.named(k) || s.Tokens[k].UPOS == "NUM"
	}
	return false
}

// leftmost is the first token below k, but none further than maxLeft from i.
func (s *sentence) leftmost(k, i int) int {
	first := k
	for first > max(0, i-maxLeft) && s.below(first-1, k) {
		first--
	}
	return first
}

// rightmost is the end of the name part that begins at k.
func (s *sentence) rightmost(k int) int {
	end := k + 1
	for _, c := range s.kids[k] {
		if c == end && s.extends(c) {
			end++
		}
	}
	return end
}

// skippable reports whether token k may not begin a noun phrase's text.
func (s *sentence) skippable(k, head int) bool {
	if k >= head {
		return false
	}
	switch s.Tokens[k].UPOS {
	case "DET", "PUNCT", "ADP", "CCONJ", "SCONJ":
		return true
	}
	return false
}

// takesOf reports whether the of-phrase with noun k may belong to noun i: a
// place or person has none, an organisation one with a name.
func (s *sentence) takesOf(i, k int) bool {
	if m := s.match(i); m != nil {
		return m.entry.sort == organisationName && s.named(k)
	}
	return s.takesOfByName(i)
}

func (s *sentence) takesOfByName(i int) bool {
	k := s.nameAt[i]
	return k < 0 || s.Names[k].Kind == ud.Organisation
}

// ofPhrase is the noun of an of-phrase that begins at token at, or -1.
func (s *sentence) ofPhrase(i, at int) int {
	for _, k := range s.kids[i] {
		if k > i && s.rel(k) == "nmod" {
			if c := s.child(k, "case"); c == at && strings.EqualFold(s.Tokens[c].Form, "of") {
				return k
			}
		}
	}
	return -1
}

// preposition is the word that introduces noun i, lower case, or "".
func (s *sentence) preposition(i int) string {
	if c := s.child(i, "case"); c >= 0 && c < i {
		return strings.ToLower(s.Tokens[c].Form)
	}
	return ""
}
