package extract

import (
	"strings"

	"github.com/entente-kg/entente/extract/ud"
)

// maxSection is the number of bytes read as one article. A longer document is
// read section by section, names and pronouns resolved inside each, so that its
// length does not set the memory that it takes.
const maxSection = 256 << 10

// section is a part of a document's body from the byte start on.
type section struct {
	text  string
	start int
}

// sections cuts a body where it can after a line break, else at a blank, else
// between characters.
func sections(body string) []section {
	var out []section
	start := 0
	for len(body)-start > maxSection {
		end := start + cutPoint(body[start:start+maxSection])
		out = append(out, section{body[start:end], start})
		start = end
	}
	return append(out, section{body[start:], start})
}

// cutPoint is where to end a section, in its second half: after its last empty
// line, line break or blank.
func cutPoint(text string) int {
	for _, mark := range []string{"\n\n", "\n", " "} {
		if at := strings.LastIndex(text, mark); at >= len(text)/2 {
			return at + len(mark)
		}
	}
	end := len(text)
	for end > len(text)-4 && text[end-1]&0xc0 == 0x80 {
		end--
	}
	if text[end-1] >= 0xc0 {
		end--
	}
	return end
}

// shift moves sentences by a number of bytes, in place.
func shift(sentences []ud.Sentence, by int) {
	for i := range sentences {
		s := &sentences[i]
		s.Start, s.End = s.Start+by, s.End+by
		for k := range s.Tokens {
			s.Tokens[k].Start += by
			s.Tokens[k].End += by
		}
	}
}
