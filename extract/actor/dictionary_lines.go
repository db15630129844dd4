package actor

import (
	"fmt"
	"io"
	"iter"
	"strings"
)

// Bounds of what is read from a dictionary.
const (
	maxDictionary = 64 << 20 // bytes of a file
	maxEntry      = 16 << 10 // bytes of a line
	maxSpelling   = 256      // bytes of a name
	maxSpellings  = 1000     // that macros make of one line
	maxEntries    = 500_000  // agents of a file
)

// readAll reads a file up to the bound.
func readAll(name string, in io.Reader) (string, error) {
	data, err := io.ReadAll(io.LimitReader(in, maxDictionary+1))
	if err != nil {
		return "", fmt.Errorf("reading %s: %w", name, err)
	}
	if len(data) > maxDictionary {
		return "", fmt.Errorf("reading %s: larger than %d bytes", name, maxDictionary)
	}
	text := strings.ToValidUTF8(string(data), "\uFFFD")
	return strings.TrimPrefix(text, "\uFEFF"), nil
}

// numbered gives the lines of a text with their numbers, from 1, without their
// ends.
func numbered(text string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		n := 0
		for line := range strings.Lines(text) {
			n++
			if !yield(n, strings.TrimRight(line, "\r\n")) {
				return
			}
		}
	}
}

// uncommented gives the lines that say something, without their comments: from
// a # or ; to the end, and from <!-- to -->, over several lines too.
func uncommented(text string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		inside := false
		for n, line := range numbered(text) {
			line, inside = cutComments(line, inside)
			if strings.TrimSpace(line) != "" && !yield(n, line) {
				return
			}
		}
	}
}

func cutComments(line string, inside bool) (string, bool) {
	var out strings.Builder
	for {
		if inside {
			_, rest, closed := strings.Cut(line, "-->")
			if !closed {
				break
			}
			line, inside = rest, false
		}
		mark := strings.IndexAny(line, "#;")
		open := strings.Index(line, "<!--")
		if open < 0 || mark >= 0 && mark < open {
			if mark >= 0 {
				line = line[:mark]
			}
			out.WriteString(line)
			break
		}
		out.WriteString(line[:open])
		line, inside = line[open+len("<!--"):], true
	}
	return out.String(), inside
}

// plainName is a dictionary's phrase as text has it: ABDUL_KARIM_ is "Abdul
// Karim". Names that are not in capitals stay as they are.
func plainName(phrase string) string {
	words := strings.Fields(strings.ReplaceAll(phrase, "_", " "))
	if len(words) > 1 && strings.EqualFold(words[0], "the") {
		words = words[1:]
	}
	if !allUpper(phrase) {
		return strings.Join(words, " ")
	}
	for i, w := range words {
		words[i] = spelling(w, len(words) == 1, i == 0)
	}
	return strings.Join(words, " ")
}

// spelling is a word in capitals as a name has it; acronyms stay.
func spelling(word string, alone, first bool) string {
	switch word {
	case "UN", "US", "UK", "EU", "NATO", "U.N.", "U.S.", "U.K.":
		return word
	case "OF", "THE", "AND", "FOR", "IN", "ON", "AT", "TO":
		if !first {
			return strings.ToLower(word)
		}
	}
	const shortest = 3
	if alone && len(word) <= shortest || !strings.ContainsAny(word, "AEIOUY") && len(word) > 2 && isASCII(word) {
		return word
	}
	return capitalised(word)
}

// capitalised lowers all letters but the first and those after a hyphen, a
// stop, or the apostrophe of D'Escoto.
func capitalised(word string) string {
	var b strings.Builder
	up, run := true, 0
	for _, r := range word {
		c := string(r)
		if !up {
			c = strings.ToLower(c)
		}
		b.WriteString(c)
		switch {
		case r == '-' || r == '.' || r == '\'' && run == 1:
			up, run = true, 0
		default:
			up, run = false, run+1
		}
	}
	return b.String()
}
