package tag

import (
	"strings"
	"testing"

	"github.com/entente-kg/entente/extract/ud"
)

// FuzzSentences holds the contract of Sentences: exact offsets in order, no
// token empty, no sentence too long, every visible byte in one token.
func FuzzSentences(f *testing.F) {
	for _, seed := range []string{
		"", " ", "\n\n", "a", "Mr. A. B. went. He didn't.", "ȺȺȺȺ's", "İ's", "‘It’s", "'sblood", "\x00a\x00", "\xff\xfe's.",
		"((((((((!!!!!!!!", "U.S.\nThe", "a\"b\"<c@d.org>", "[citation needed", ". [1] [2]", "--", "$", "5pm", "US$5", "OSLO (AP) - He",
		"a-b-c-d/e/f", "n't", "'s's's", "don’t’s", "word…word—word", "。！？", "one\r\ntwo\rthree", "A -",
	} {
		f.Add(seed)
	}
	tagger := newTagger(f)
	f.Fuzz(func(t *testing.T, text string) {
		check(t, text, tagger.Sentences(text))
	})
}

func check(t *testing.T, text string, sentences []ud.Sentence) {
	t.Helper()
	pos := 0
	for _, s := range sentences {
		if len(s.Tokens) == 0 || len(s.Tokens) > MaxTokens+maxClosers || s.Text != text[s.Start:s.End] {
			t.Fatalf("sentence %d:%d of %d tokens, text %q", s.Start, s.End, len(s.Tokens), s.Text)
		}
		if s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("sentence %d:%d does not end with its tokens", s.Start, s.End)
		}
		for _, tok := range s.Tokens {
			if tok.Start >= tok.End || tok.Start < pos || tok.Form != text[tok.Start:tok.End] || tok.Head != ud.Root {
				t.Fatalf("token %+v after byte %d", tok, pos)
			}
			skipped(t, text[pos:tok.Start])
			pos = tok.End
		}
	}
	skipped(t, text[pos:])
}

// skipped fails where text between tokens holds anything but blanks.
func skipped(t *testing.T, s string) {
	t.Helper()
	for len(s) > 0 {
		size := blank(s)
		if size == 0 {
			t.Fatalf("%q belongs to no token", s)
		}
		s = s[size:]
	}
}

// TestHostileText runs texts that break tokenisers; it ends in good time only
// if the work grows with the length.
func TestHostileText(t *testing.T) {
	tagger := newTagger(t)
	for name, text := range map[string]string{
		"brackets":        strings.Repeat("(", 100_000),
		"exclamations":    strings.Repeat("!", 100_000),
		"apart":           strings.Repeat("! ", 50_000),
		"quotes":          strings.Repeat("a\"", 50_000),
		"apostrophes":     strings.Repeat("a's", 30_000),
		"bare clitics":    strings.Repeat("'s", 50_000),
		"curly":           strings.Repeat("’s", 30_000),
		"hyphens":         strings.Repeat("a-", 50_000),
		"numbered":        strings.Repeat("1-", 50_000),
		"points":          strings.Repeat("a.", 50_000),
		"slashes":         strings.Repeat("a/", 50_000),
		"at signs":        strings.Repeat("a@", 50_000),
		"angles":          strings.Repeat("a<", 50_000),
		"references":      strings.Repeat(". [1]", 20_000),
		"open references": strings.Repeat(". [", 30_000),
		"lines":           strings.Repeat("\n", 100_000),
		"short lines":     strings.Repeat("word\n", 50_000),
		"one word":        strings.Repeat("a", 1_000_000),
		"no full stop":    strings.Repeat("word ", 200_000),
		"not UTF-8":       strings.Repeat("\xff\xc0'", 50_000),
		"capitals":        strings.Repeat("THE ( ", 50_000),
		"NUL":             strings.Repeat("a\x00", 50_000),
	} {
		t.Run(name, func(t *testing.T) { check(t, text, tagger.Sentences(text)) })
	}
}
