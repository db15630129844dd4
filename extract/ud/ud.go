// Package ud holds a sentence as Universal Dependencies describes it: tokens
// with tags, lemmas and offsets, a dependency tree over them, and the names
// found in it.
package ud

import "strings"

// Root is the Head of the token that governs the whole sentence.
const Root = -1

// Token is one syntactic word. Head is the 0-based index of its governor in
// the sentence, or Root. Start and End are byte offsets into the document,
// half-open; two tokens cut from one orthographic word ("don't") have
// adjacent, not overlapping, offsets.
type Token struct {
	Form   string
	Lemma  string
	UPOS   string // universal part of speech: NOUN, VERB …
	XPOS   string // Penn Treebank tag: NN, VBD …
	Head   int
	Deprel string // relation to Head, subtype included: "nsubj:pass"
	Start  int
	End    int
}

// Span is a half-open range of token indexes.
type Span struct{ Start, End int }

// Len is the number of tokens in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether token i lies in the span.
func (s Span) Contains(i int) bool { return s.Start <= i && i < s.End }

// Name is a proper name in the sentence.
type Name struct {
	Span
	Kind NameKind
}

// NameKind is the kind of thing that a name names.
type NameKind string

// The kinds of names that the parser tells apart.
const (
	Person       NameKind = "PER"
	Place        NameKind = "LOC"
	Organisation NameKind = "ORG"
)

// Sentence is a run of tokens with its tree. Start and End are byte offsets of
// the sentence in the document, half-open; Text is exactly those bytes.
type Sentence struct {
	ID     string
	Text   string
	Start  int
	End    int
	Tokens []Token
	Names  []Name // in order of Start, never overlapping
}

// Base is the relation without its subtype: "nsubj" of "nsubj:pass".
func Base(deprel string) string {
	base, _, _ := strings.Cut(deprel, ":")
	return base
}

// Clone returns a sentence that shares no memory with s.
func (s Sentence) Clone() Sentence {
	s.Tokens = append([]Token(nil), s.Tokens...)
	s.Names = append([]Name(nil), s.Names...)
	return s
}

// Words returns the document's text from the first to the last token of the
// span, as it stands between them.
func (s Sentence) Words(span Span) string {
	if span.Len() <= 0 {
		return ""
	}
	return s.Text[s.Tokens[span.Start].Start-s.Start : s.Tokens[span.End-1].End-s.Start]
}

// Children returns for each token the indexes of its dependents, in order.
func (s Sentence) Children() [][]int {
	counts := make([]int, len(s.Tokens))
	for _, t := range s.Tokens {
		if t.Head >= 0 {
			counts[t.Head]++
		}
	}
	flat := make([]int, 0, len(s.Tokens))
	children := make([][]int, len(s.Tokens))
	for i, n := range counts {
		children[i] = flat[len(flat) : len(flat) : len(flat)+n]
		flat = flat[:len(flat)+n]
	}
	for i, t := range s.Tokens {
		if t.Head >= 0 {
			children[t.Head] = append(children[t.Head], i)
		}
	}
	return children
}
