package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// peel cuts a chunk that prose cannot take: marks off its front and back, then
// the rest where marks stand inside it. An address stays whole.
func (c *cutter) peel(start, end int) {
	if c.words.kinds["emoticon"][c.text[start:end]] {
		c.add(start, end)
		return
	}
	for from := start; from < end; {
		to := segment(c.text[from:end]) + from
		c.peelSegment(from, to)
		from = to
	}
}

// segment returns the length of s up to a quote or angle bracket inside it that
// opens a new part: "Name"<name@example.org>.
func segment(s string) int {
	size := max(mark(s), 1)
	for i := size; i < len(s); i++ {
		if s[i] == '<' && s[i-1] != '<' || s[i] == '"' && i+1 < len(s) && s[i-1] != '"' {
			return i
		}
	}
	return len(s)
}

func (c *cutter) peelSegment(start, end int) {
	start = c.peelFront(start, end)
	back := c.backOf(start, end)
	if address(c.text[start:back]) {
		c.add(start, back)
	} else {
		c.inside(start, back)
	}
	for back < end {
		size := mark(c.text[back:end])
		c.add(back, back+size)
		back += size
	}
}

// peelFront adds the marks that the chunk starts with and returns the offset
// after them.
func (c *cutter) peelFront(start, end int) int {
	for start < end {
		rest := c.text[start:end]
		size := mark(rest)
		if size == 0 || size < len(rest) && sticksFront(rest, size) {
			break
		}
		c.add(start, start+size)
		start += size
	}
	return start
}

// sticksFront reports whether the mark of that size belongs to the word after
// it: "'72", "@name", "#tag", "+44", "-5", ".22", "~20".
func sticksFront(s string, size int) bool {
	if size != 1 {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[1:])
	switch s[0] {
	case '@':
		return unicode.IsLetter(next)
	case '#':
		return unicode.IsLetter(next)
	case '+', '.':
		return unicode.IsDigit(next)
	}
	return false
}

// backOf returns the offset at which the marks at the chunk's end begin.
func (c *cutter) backOf(start, end int) int {
	for end > start {
		r, size := utf8.DecodeLastRuneInString(c.text[start:end])
		if !marks(r) || sticksBack(c.text[start:end], r) && !strings.HasPrefix(c.text[end:], "-") {
			break
		}
		end -= size
	}
	return end
}

// sticksBack reports whether the closing mark r belongs to the word before it:
// "C++", "re-" broken off.
func sticksBack(s string, r rune) bool {
	if r != '+' && r != '-' || len(s) < 2 {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-1])
	return unicode.IsLetter(before) || r == '+' && before == '+'
}

// inside cuts at the marks within a chunk's core that always part words.
func (c *cutter) inside(start, end int) {
	from := start
	for pos := start; pos < end; {
		size := mark(c.text[pos:end])
		if size == 0 {
			_, n := utf8.DecodeRuneInString(c.text[pos:end])
			pos += n
			continue
		}
		if parts(c.text[pos:end], size) {
			c.add(from, pos)
			c.add(pos, pos+size)
			from = pos + size
		}
		pos += size
	}
	c.add(from, end)
}

// parts reports whether the mark at the front of s parts the words around it.
// Single hyphens, points, apostrophes and the like are left to correct.
func parts(s string, size int) bool {
	r, n := utf8.DecodeRuneInString(s)
	if size > n {
		return true
	}
	return !strings.ContainsRune("-.,:'’`/&@#_*+=~%‐\u2011", r)
}

// mark returns the size of the mark that s starts with: one rune, or a run of
// the same where runs are one token ("...", "--", "=====", "?!"), or 0.
func mark(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if !marks(r) {
		return 0
	}
	for size < len(s) && runs(r, rune(s[size])) {
		size++
	}
	return size
}

// runs reports whether b after a makes one token with it.
func runs(a, b rune) bool {
	switch a {
	case '.', '!', '?':
		return b == '.' || b == '!' || b == '?'
	case '-', '=', '*', '_', '~', '#', '+', '<', '>', '`', '|', '$', '\\':
		return a == b
	}
	return false
}

// marks reports whether r is punctuation or a symbol that may stand alone.
func marks(r rune) bool {
	if r < utf8.RuneSelf {
		return r > ' ' && r < 0x7f && !(r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z')
	}
	return r != utf8.RuneError && (unicode.IsPunct(r) || unicode.IsSymbol(r))
}

// address reports whether s is a URL, an e-mail address or a file name.
func address(s string) bool {
	if strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "mailto:") {
		return true
	}
	if at := strings.IndexByte(s, '@'); at > 0 && at+1 < len(s) {
		return true
	}
	dot := strings.LastIndexByte(s, '.')
	return dot > 0 && domain(s, dot)
}

// domain reports whether what follows the last point is the ending of an
// Internet name or of a file name.
func domain(s string, dot int) bool {
	if slash := strings.IndexByte(s, '/'); slash > 0 && strings.IndexByte(s[:slash], '.') > 0 {
		host := s[:slash]
		return topLevel(host[strings.LastIndexByte(host, '.')+1:])
	}
	return topLevel(s[dot+1:])
}

func topLevel(s string) bool {
	switch strings.ToLower(s) {
	case "com", "org", "net", "gov", "edu", "mil", "int", "info", "biz", "uk", "ru", "de", "fr", "eu", "io", "ly",
		"doc", "xls", "pdf", "ppt", "txt", "htm", "html", "jpg", "gif", "png", "zip", "exe":
		return true
	}
	return false
}
