package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// splitter finds where sentences end among the spans of a text.
type splitter struct {
	text  string
	spans []span
	words *lexicon
}

// end returns the index after the last token of the sentence that starts at
// from.
func (s *splitter) end(from int) int {
	if after := s.dateline(from); after > from {
		return after
	}
	for i := from; i < len(s.spans); i++ {
		if s.spans[i].last {
			return i + 1
		}
		if i-from+1 >= MaxTokens {
			return s.forced(from, i)
		}
		if s.headed(from, i) || s.credited(i+1) {
			return i + 1
		}
		if kind := s.stop(from, i); kind != none {
			after := s.closers(i + 1)
			if s.spans[after-1].last || s.starts(i, after, kind) {
				return after
			}
		}
	}
	return len(s.spans)
}

// stop is the kind of sentence end that a token may be.
type stop uint8

const (
	none     stop = iota
	point         // a full stop
	exclaim       // exclamation or question mark
	ellipsis      // "..." or "…"
	aside         // a dash after a lower-case word
	abbr          // an abbreviation that may end a sentence
)

func (s *splitter) form(i int) string { return s.text[s.spans[i].start:s.spans[i].end] }

// gap reports whether white space, or nothing more, stands before token i.
func (s *splitter) gap(i int) bool {
	return i >= len(s.spans) || s.spans[i].start > s.spans[i-1].end
}

func (s *splitter) stop(from, i int) stop {
	form := s.form(i)
	last := form[len(form)-1]
	switch {
	case form == ".":
		if i == from+1 && numeric(s.form(from)) {
			return none
		}
		return point
	case form == "…" || len(form) > 1 && strings.Trim(form, ".") == "":
		return ellipsis
	case last == '!' || last == '?':
		return exclaim
	case form == "—" || form == "–" || form == "--":
		if i > from+1 && !upper(s.form(i-1)) && s.gap(i) {
			return aside
		}
	case form == "。" || form == "！" || form == "？":
		return exclaim
	case last == '.' && s.mayEnd(form[:len(form)-1]):
		return abbr
	}
	return none
}

func (s *splitter) mayEnd(word string) bool {
	return !s.words.kinds["title"][word] && !s.words.kinds["never"][word] && !s.words.kinds["number"][word]
}

// maxClosers bounds the quotes, brackets and references after a stop.
const maxClosers = 12

// closers returns the index after the quotes, brackets and references that
// belong to a sentence's end.
func (s *splitter) closers(i int) int {
	stop := i + maxClosers
	for i < len(s.spans) && i < stop && !s.spans[i-1].last {
		form := s.form(i)
		switch form {
		case ")", "]", "}", "”", "»", "''":
		case "\"", "'", "’":
			if s.gap(i) {
				return i
			}
		case "[":
			if end := s.reference(i); end > i {
				i = end - 1
				break
			}
			return i
		default:
			return i
		}
		i++
	}
	return i
}

// reference returns the index after "[12]" or "[citation needed]" at i, else i.
func (s *splitter) reference(i int) int {
	if i+2 < len(s.spans) && numeric(s.form(i+1)) && s.form(i+2) == "]" {
		return i + 3
	}
	for j := i + 1; j < len(s.spans) && j <= i+4; j++ {
		if form := s.form(j); form == "]" && j > i+2 {
			return j + 1
		} else if !letters(form) || upper(form) {
			break
		}
	}
	return i
}

// starts reports whether a sentence starts at token next, after a stop of that
// kind at token at.
func (s *splitter) starts(at, next int, kind stop) bool {
	if next >= len(s.spans) {
		return true
	}
	if !s.gap(next) {
		return kind == point && next == at+1 && upper(s.form(next))
	}
	word := next
	for word < len(s.spans)-1 && word < next+3 && opening(s.form(word)) && !s.spans[word].last {
		word++
	}
	form := s.form(word)
	first, _ := utf8.DecodeRuneInString(form)
	switch kind {
	case abbr:
		return s.words.kinds["starter"][form] || word > next && unicode.IsUpper(first)
	case ellipsis:
		return unicode.IsUpper(first)
	case aside:
		return next == at+1 && form != "I" && s.words.kinds["starter"][form] && word+1 < len(s.spans) && !upper(s.form(word+1))
	case exclaim:
		return !unicode.IsLower(first) && !joins(form) || unicode.IsLower(first) && next == at+1
	}
	return !joins(form)
}

// headed reports whether token i is the last of a heading that runs into the
// sentence after it on one line: words without a point, then one that opens a
// sentence ("Early life In 1960 he left"); or a date alone ("Friday, May 8, 2009
// Two ministers").
func (s *splitter) headed(from, i int) bool {
	next := i + 1
	if next+1 >= len(s.spans) || next-from > maxHeading || !s.gap(next) || !upper(s.form(next)) {
		return false
	}
	if s.dated(from, i) {
		return true
	}
	after, _ := utf8.DecodeRuneInString(s.form(next + 1))
	return s.words.kinds["opener"][s.form(next)] && letters(s.form(i)) && !s.words.kinds["opener"][s.form(i)] &&
		(unicode.IsLower(after) || unicode.IsDigit(after))
}

// maxHeading is the number of tokens of the longest heading that is told from
// the sentence after it.
const maxHeading = 10

// dated reports whether the tokens from from to i are "Friday, May 8, 2009".
func (s *splitter) dated(from, i int) bool {
	return i-from == 5 && numeric(s.form(i)) && len(s.form(i)) == 4 && numeric(s.form(i-2)) &&
		s.form(i-1) == "," && s.form(from+1) == "," && strings.HasSuffix(s.form(from), "day")
}

// joins reports whether punctuation goes on with the sentence before it.
func joins(form string) bool {
	switch form {
	case ",", ";", ":", ")", "]", "-", "--", "–", "—":
		return true
	}
	return false
}

func opening(form string) bool {
	switch form {
	case "\"", "'", "“", "‘", "``", "(", "[", "«", "¿", "¡", "*", "•":
		return true
	}
	return false
}

func upper(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r)
}

// forced returns where to cut a sentence that is too long at token i: after
// the last semicolon, dash or comma of its second half, else there.
func (s *splitter) forced(from, i int) int {
	for _, marks := range []string{".;:!?—–", ","} {
		for j := i; j > from+MaxTokens/2; j-- {
			if strings.Contains(marks, s.form(j)) {
				return j + 1
			}
		}
	}
	return i + 1
}
