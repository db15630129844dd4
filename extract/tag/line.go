package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Widths between which text counts as hard-wrapped, in bytes.
const (
	minWrap = 40
	maxWrap = 110
)

// blocks returns the offsets at which a line ends a sentence, in order: every
// line break but those inside hard-wrapped paragraphs.
func blocks(text string) []int {
	var ends []int
	for start := 0; start < len(text); {
		lines, next := paragraph(text, start)
		wrap := width(lines)
		for i, line := range lines {
			if i+1 == len(lines) || !soft(line, lines[i+1], wrap) {
				ends = append(ends, start+len(line)+1)
			}
			start += len(line) + 1
		}
		start = next
	}
	return ends
}

// paragraph returns the lines from start up to a blank one, and the offset
// after them.
func paragraph(text string, start int) (lines []string, next int) {
	for start < len(text) {
		line, _, _ := strings.Cut(text[start:], "\n")
		start += len(line) + 1
		lines = append(lines, line)
		if strings.TrimSpace(line) == "" {
			break
		}
	}
	return lines, start
}

// width returns the width to which lines are wrapped, or 0 where they are not:
// at most breaks would the next line's first word have fitted.
func width(lines []string) int {
	longest, breaks, fitted := 0, 0, 0
	for _, line := range lines {
		longest = max(longest, visible(line))
	}
	if longest < minWrap || longest > maxWrap {
		return 0
	}
	for i := 0; i+1 < len(lines); i++ {
		if next := firstWord(lines[i+1]); next != "" {
			breaks++
			if visible(lines[i])+1+len(next) <= longest {
				fitted++
			}
		}
	}
	if breaks < 2 || fitted*3 > breaks {
		return 0
	}
	return longest
}

// soft reports whether the break between two lines is only a wrap.
func soft(line, next string, wrap int) bool {
	word := firstWord(next)
	if word == "" || visible(line) < minWrap/2 || bullet(word) {
		return false
	}
	full := wrap > 0 && visible(line)+1+len(word) > wrap
	r, _ := utf8.DecodeRuneInString(word)
	return full || visible(line) <= maxWrap && visible(line) >= minWrap && unicode.IsLower(r) && !closed(line)
}

// closed reports whether a line ends as sentences do.
func closed(line string) bool {
	line = strings.TrimRight(line, " \t\r\"')]”’")
	return line == "" || strings.ContainsRune(".!?:;", rune(line[len(line)-1]))
}

func visible(line string) int { return len(strings.TrimRight(line, " \t\r")) }

func firstWord(line string) string {
	line = strings.TrimLeft(line, " \t\r>")
	if i := strings.IndexAny(line, " \t\r"); i >= 0 {
		return line[:i]
	}
	return line
}

// bullet reports whether a line's first word opens a list item.
func bullet(word string) bool {
	switch word {
	case "-", "*", "•", "·", "–", "—", "+", "o":
		return true
	}
	digits := strings.TrimRight(word, ".)")
	return digits != word && len(digits) <= 2 && strings.Trim(digits, "0123456789") == ""
}
