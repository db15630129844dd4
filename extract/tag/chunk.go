package tag

import (
	"unicode"
	"unicode/utf8"
)

// span is a token before it gets its form. last marks the last token before a
// line break that ends a sentence.
type span struct {
	start, end int
	last       bool
}

// class says who cuts a chunk.
type class uint8

const (
	plain class = iota // ASCII letters only: one token, or a contraction
	easy               // safe for prose
	hard               // anything else: cut here
)

// A chunk is a maximal run of bytes without white space or control characters.
type chunk struct {
	start, end int
	class      class
}

// Bounds of what prose is given: it is quadratic in a chunk's punctuation and
// keeps a cache for each text.
const (
	maxEasy  = 48
	maxBatch = 512
)

// cutter turns a text into spans.
type cutter struct {
	text  string
	words *lexicon
	spans []span
	batch []chunk

	buf    []byte // what prose is given
	pieces []span // spans of one chunk under correction
}

// chunks cuts the whole text. ends are the offsets of line breaks that end
// sentences, in order.
func (c *cutter) chunks(ends []int) {
	c.spans = make([]span, 0, len(c.text)/5+1)
	pos := 0
	for {
		ch := c.next(pos)
		for len(ends) > 0 && ends[0] <= ch.start {
			c.flush()
			if n := len(c.spans); n > 0 {
				c.spans[n-1].last = true
			}
			ends = ends[1:]
		}
		if ch.start == ch.end {
			break
		}
		c.batch = append(c.batch, ch)
		if len(c.batch) == maxBatch {
			c.flush()
		}
		pos = ch.end
	}
	c.flush()
}

// flush cuts the chunks gathered so far, the easy ones in one call of prose.
func (c *cutter) flush() {
	pieces := c.easyPieces()
	for _, ch := range c.batch {
		from := len(c.spans)
		switch {
		case ch.class == plain:
			c.plain(ch)
			continue
		case ch.class == easy && pieces.align(c, ch):
		default:
			c.peel(ch.start, ch.end)
		}
		c.correct(from)
	}
	c.batch = c.batch[:0]
}

// plain cuts a chunk of letters: one token, or a contraction written together
// ("cannot").
func (c *cutter) plain(ch chunk) {
	if at := c.words.contraction(c.text[ch.start:ch.end]); at > 0 {
		c.add(ch.start, ch.start+at)
		ch.start += at
	}
	c.add(ch.start, ch.end)
}

func (c *cutter) add(start, end int) {
	if start < end {
		c.spans = append(c.spans, span{start: start, end: end})
	}
}

// next returns the first chunk at or after pos; it is empty at the text's end.
func (c *cutter) next(pos int) chunk {
	for pos < len(c.text) {
		size := blank(c.text[pos:])
		if size == 0 {
			break
		}
		pos += size
	}
	ch := chunk{start: pos, end: pos}
	for ch.end < len(c.text) {
		b := c.text[ch.end]
		if b <= ' ' || b >= 0x7f {
			if blank(c.text[ch.end:]) > 0 {
				break
			}
			ch.class = hard
		} else if b|0x20 < 'a' || b|0x20 > 'z' {
			ch.class = max(ch.class, proseClass(b))
		}
		ch.end++
	}
	if ch.class == easy && ch.end-ch.start > maxEasy {
		ch.class = hard
	}
	return ch
}

// proseClass is the class of an ASCII character that is no letter.
func proseClass(b byte) class {
	switch {
	case b >= '0' && b <= '9':
		return easy
	case b == '.' || b == ',' || b == '\'' || b == '"' || b == '(' || b == ')' || b == '-' ||
		b == ':' || b == ';' || b == '?' || b == '!' || b == '$' || b == '%' || b == '/':
		return easy
	}
	return hard
}

// blank returns the size of a white space or control character that s starts
// with, else 0. Marks without width count as blank.
func blank(s string) int {
	if s[0] < utf8.RuneSelf {
		if s[0] <= ' ' || s[0] == 0x7f {
			return 1
		}
		return 0
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsSpace(r), unicode.IsControl(r), r == '\u200b', r == '\ufeff', r == '\u2060':
		return size
	}
	return 0
}
