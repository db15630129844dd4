package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// correct brings the spans of one chunk, from the given index on, to the
// conventions of the treebanks.
func (c *cutter) correct(from int) {
	if first, last := c.spans[from].start, c.spans[len(c.spans)-1].end; last-first > 1 && c.words.kinds["emoticon"][c.text[first:last]] {
		c.spans = append(c.spans[:from], span{start: first, end: last})
		return
	}
	c.mergeRuns(from)
	c.mergePoint(from)
	if c.settled(from) {
		return
	}
	pieces := append(c.pieces[:0], c.spans[from:]...)
	c.pieces, c.spans = pieces, c.spans[:from]
	for _, p := range pieces {
		c.refine(p.start, p.end)
	}
}

// settled reports whether no span from the given index on needs cutting.
func (c *cutter) settled(from int) bool {
	for _, s := range c.spans[from:] {
		if s.end-s.start > 1 && !letters(c.text[s.start:s.end]) {
			return false
		}
	}
	return true
}

func letters(s string) bool {
	for i := 0; i < len(s); i++ {
		if b := s[i] | 0x20; b < 'a' || b > 'z' {
			return false
		}
	}
	return true
}

// mergeRuns joins neighbouring full stops, question and exclamation marks.
func (c *cutter) mergeRuns(from int) {
	out := from
	for i := from + 1; i < len(c.spans); i++ {
		prev, cur := &c.spans[out], c.spans[i]
		if stops(c.text[prev.start:prev.end]) && stops(c.text[cur.start:cur.end]) {
			prev.end = cur.end
			continue
		}
		out++
		c.spans[out] = cur
	}
	c.spans = c.spans[:min(len(c.spans), out+1)]
}

func stops(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] != '.' && s[i] != '!' && s[i] != '?' {
			return false
		}
	}
	return true
}

// mergePoint joins an abbreviation with its point, and parts a word from a
// point that is none of its own.
func (c *cutter) mergePoint(from int) {
	pieces := append(c.pieces[:0], c.spans[from:]...)
	c.pieces, c.spans = pieces, c.spans[:from]
	for i := 0; i < len(pieces); i++ {
		p := pieces[i]
		word := c.text[p.start:p.end]
		n := len(word) - 1
		switch {
		case i+1 < len(pieces) && c.text[pieces[i+1].start:pieces[i+1].end] == ".":
			if c.pointed(word, pieces[i+1].end) {
				p.end = pieces[i+1].end
				i++
			}
			c.add(p.start, p.end)
		case n > 0 && word[n] == '.' && letters(word[:n]) && !c.pointed(word[:n], p.end):
			c.add(p.start, p.end-1)
			c.add(p.end-1, p.end)
		default:
			c.add(p.start, p.end)
		}
	}
}

// pointed reports whether the point between the word and the offset after is
// the word's own.
func (c *cutter) pointed(word string, after int) bool {
	return c.words.keepsPoint(word) || c.words.kinds["number"][word] && c.digitAfter(after)
}

// digitAfter reports whether a number follows at pos.
func (c *cutter) digitAfter(pos int) bool {
	return pos+1 < len(c.text) && c.text[pos] == ' ' && c.text[pos+1] >= '0' && c.text[pos+1] <= '9'
}

// refine adds the span with what prose leaves together cut apart.
func (c *cutter) refine(start, end int) {
	if start == end {
		return
	}
	word := c.text[start:end]
	if end-start < 2 || letters(word) {
		c.plain(chunk{start: start, end: end})
		return
	}
	if mark(word) == len(word) || address(word) || initials(strings.TrimSuffix(word, ".")) ||
		c.words.kinds["emoticon"][word] {
		c.add(start, end)
		return
	}
	if at := clitic(word); at >= 0 && len(word) <= maxWord {
		c.refine(start, start+at)
		c.add(start+at, end)
		return
	}
	c.inner(start, end)
}

// inner cuts a word at its inner marks, one pass from left to right.
func (c *cutter) inner(start, end int) {
	from := start
	for pos := start; pos < end; {
		r, size := utf8.DecodeRuneInString(c.text[pos:end])
		cut := 0
		if marks(r) {
			size = mark(c.text[pos:end])
			cut = c.innerMark(c.text[from:end], pos-from, size)
		}
		if cut > 0 {
			c.unit(from, pos)
			c.add(pos, pos+cut)
			from = pos + cut
		}
		pos += size
	}
	c.unit(from, end)
}

// innerMark returns how many bytes the mark at w[at:] takes as a token of its
// own, 0 where it stays in the word.
func (c *cutter) innerMark(w string, at, size int) int {
	r, n := utf8.DecodeRuneInString(w[at:])
	if size > n {
		return size
	}
	before, _ := utf8.DecodeLastRuneInString(w[:at])
	after, _ := utf8.DecodeRuneInString(w[at+size:])
	digits := unicode.IsDigit(before) && unicode.IsDigit(after)
	keep := false
	switch r {
	case '-', '‐', '\u2011':
		keep = c.words.keepsHyphen(w, at)
	case '/':
		keep = digits || at <= 1 && len(w)-at-size <= 1 && unicode.IsLetter(before)
	case ',', ':':
		keep = digits
	case '.':
		keep = !(unicode.IsLower(before) && unicode.IsUpper(after) && at > 1)
	case '\'', '’', '`':
		keep = at > 0 && at+size < len(w) || at == 0 && c.words.elides(w[size:])
	case '%':
		keep = unicode.IsLetter(after)
	case '$', '€', '£':
		keep = unicode.IsLetter(before)
		if keep {
			return 0
		}
	case '&', '@', '_', '#', '*', '+', '=', '~':
		keep = true
	}
	if keep {
		return 0
	}
	return n
}

// unit adds a piece without inner marks, cutting a number from its unit
// ("5pm", "20km") and a currency from its amount ("US$5").
func (c *cutter) unit(start, end int) {
	if start >= end {
		return
	}
	word := c.text[start:end]
	if at := currency(word); at > 0 {
		c.add(start, start+at)
		start += at
		word = c.text[start:end]
	}
	if at := c.words.unit(word); at > 0 {
		c.add(start, start+at)
		start += at
	}
	c.add(start, end)
}

// currency returns the length of the currency sign before an amount, letters
// included ("US$"), or 0.
func currency(word string) int {
	for i, r := range word {
		switch {
		case r == '$' || r == '€' || r == '£' || r == '¥':
			return i + utf8.RuneLen(r)
		case r < 'A' || r > 'Z' || i > 2:
			return 0
		}
	}
	return 0
}
