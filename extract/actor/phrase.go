package actor

import (
	"strings"

	"github.com/entente-kg/entente/extract/ud"
)

// Bounds that keep the work on a sentence linear, however long or deep.
const (
	maxLeft   = 14 // tokens of a noun phrase before its head
	maxOf     = 6  // tokens of an of-phrase that is kept
	maxNested = 4  // of-phrases inside each other
)

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
	return k+1 < head && s.Tokens[k+1].UPOS == "NUM" && (s.Tokens[k].XPOS == "JJS" || s.Tokens[k].XPOS == "RBS") // "at least two"
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
