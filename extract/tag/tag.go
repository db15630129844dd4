// Package tag cuts text into sentences of tokens as Universal Dependencies
// English does, with exact byte offsets, and gives tokens their lemmas.
//
// Ordinary stretches of text go through the tokeniser of prose; stretches that
// it cannot take (anything but ASCII, long runs of punctuation, addresses) are
// cut here, and what both leave is corrected to the conventions of UD English
// EWT and GUM: clitics, hyphens, dashes, units, abbreviations.
package tag

import (
	"github.com/entente-kg/entente/extract/ud"
)

// MaxTokens is the number of tokens of the longest sentence. Longer ones are
// cut, after a semicolon, dash or comma where there is one.
const MaxTokens = 300

// Tagger holds the word tables. It is immutable and safe for concurrent use.
type Tagger struct {
	words  lexicon
	lemmas lemmas
}

// New reads the embedded tables. An error names the table and its line.
func New() (*Tagger, error) {
	words, err := readLexicon()
	if err != nil {
		return nil, err
	}
	lemmas, err := readLemmas()
	if err != nil {
		return nil, err
	}
	return &Tagger{words: words, lemmas: lemmas}, nil
}

// Sentences returns the sentences of text in order, with Text, Start, End and
// Tokens set; of a token it sets Form, Start and End, and Head to ud.Root.
// Form is exactly text[Start:End]. It takes any string, in time linear in its
// length; white space and control characters belong to no token.
func (t *Tagger) Sentences(text string) []ud.Sentence {
	c := cutter{text: text, words: &t.words}
	c.chunks(blocks(text))
	spans := c.spans
	var sentences []ud.Sentence
	tokens := make([]ud.Token, len(spans))
	for i, s := range spans {
		tokens[i] = ud.Token{Form: text[s.start:s.end], Head: ud.Root, Start: s.start, End: s.end}
	}
	split := splitter{text: text, spans: spans, words: &t.words}
	for from := 0; from < len(spans); {
		to := split.end(from)
		sentences = append(sentences, sentence(text, tokens[from:to:to]))
		from = to
	}
	return sentences
}

func sentence(text string, tokens []ud.Token) ud.Sentence {
	start, end := tokens[0].Start, tokens[len(tokens)-1].End
	return ud.Sentence{Text: text[start:end], Start: start, End: end, Tokens: tokens}
}
