package tag

import "unicode"

// maxDateline is the number of tokens of the longest dateline.
const maxDateline = 24

// dateline returns the index after the place and agency that open a wire
// story, "VIENNA, Austria (Reuters) -" or "AFP -", which stand as a sentence of
// their own; from where there is none.
func (s *splitter) dateline(from int) int {
	if from > 0 && !s.spans[from-1].last {
		return from
	}
	end := from
	for i := from; i < len(s.spans) && i < from+maxDateline && !s.spans[i].last; i++ {
		switch {
		case isDash(s.form(i)) || s.form(i) == ":" && s.places(end, i):
			if i == end || !s.gap(i+1) || !s.heads(end, i) {
				return end
			}
			end = i + 1
		case !s.datelineWord(i):
			return end
		}
	}
	return end
}

func isDash(form string) bool {
	return form == "-" || form == "--" || form == "–" || form == "—"
}

// heads reports whether the tokens before a dash can be a dateline: an agency
// stands among them or a place in capitals at their beginning.
func (s *splitter) heads(from, to int) bool {
	for i := from; i < to; i++ {
		if s.words.kinds["agency"][s.form(i)] {
			return true
		}
	}
	return s.capitals(from)
}

// places reports whether all the words from from to to are in capitals.
func (s *splitter) places(from, to int) bool {
	for i := from; i < to; i++ {
		if !s.capitals(i) {
			return false
		}
	}
	return to > from
}

func (s *splitter) capitals(i int) bool {
	letters := 0
	for _, r := range s.form(i) {
		if unicode.IsLower(r) || unicode.IsDigit(r) {
			return false
		}
		letters++
	}
	return letters > 2
}

// datelineWord reports whether token i may stand in a dateline.
func (s *splitter) datelineWord(i int) bool {
	switch form := s.form(i); form {
	case ",", "(", ")", ".", "/", "'s", "of":
		return true
	default:
		return upper(form) || numeric(form)
	}
}

// credited reports whether the agency in brackets that ends a headline begins
// at token i: "(Reuters)".
func (s *splitter) credited(i int) bool {
	if i+2 >= len(s.spans) || s.form(i) != "(" {
		return false
	}
	for j := i + 1; j < len(s.spans) && j <= i+4; j++ {
		if s.form(j) == ")" {
			return s.spans[j].last && s.words.kinds["agency"][s.form(j-1)]
		}
	}
	return false
}
