package tag

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed data/words.tsv
var wordTable string

// lexicon holds data/words.tsv by kind.
type lexicon struct {
	kinds        map[string]map[string]bool
	contractions map[string]int
}

func readLexicon() (lexicon, error) {
	lex := lexicon{kinds: map[string]map[string]bool{}, contractions: map[string]int{}}
	for _, kind := range []string{"title", "abbr", "never", "number", "prefix", "unit", "elision", "starter", "opener", "emoticon", "agency"} {
		lex.kinds[kind] = map[string]bool{}
	}
	err := eachRow("data/words.tsv", wordTable, lex.add)
	return lex, err
}

func (lex *lexicon) add(fields []string) error {
	if len(fields) == 3 && fields[1] == "contraction" {
		at, err := strconv.Atoi(fields[2])
		if err != nil || at <= 0 || at >= len(fields[0]) {
			return fmt.Errorf("length %q does not part %q", fields[2], fields[0])
		}
		lex.contractions[fields[0]] = at
		return nil
	}
	if len(fields) != 2 || lex.kinds[fields[1]] == nil {
		return fmt.Errorf("want form and kind, got %q", fields)
	}
	lex.kinds[fields[1]][fields[0]] = true
	return nil
}

// eachRow calls f with the fields of each line of a table; lines that start
// with # are comments.
func eachRow(name, table string, f func([]string) error) error {
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if err := f(strings.Split(line, "\t")); err != nil {
			return fmt.Errorf("reading %s:%d: %w", name, i+1, err)
		}
	}
	return nil
}

// contraction returns the length of the first word in a contraction written
// without an apostrophe ("cannot"), or 0.
func (lex *lexicon) contraction(word string) int {
	if len(word) < 2 || len(word) > 8 {
		return 0
	}
	switch word[len(word)-1] | 0x20 {
	case 't', 'a', 'e', 's', 'm', 'l', 'o':
	default:
		return 0
	}
	var buf [8]byte
	return lex.contractions[string(appendLower(buf[:0], word))]
}

func appendLower(buf []byte, word string) []byte {
	for i := 0; i < len(word); i++ {
		b := word[i]
		if b >= 'A' && b <= 'Z' {
			b |= 0x20
		}
		buf = append(buf, b)
	}
	return buf
}

// keepsPoint reports whether a point after the word is part of it:
// abbreviations, initials, "U.S", "Ph.D".
func (lex *lexicon) keepsPoint(word string) bool {
	if lex.kinds["title"][word] || lex.kinds["abbr"][word] || lex.kinds["never"][word] {
		return true
	}
	return initials(word) && word != "I"
}

// initials reports whether the word is one capital letter, or short runs of
// letters with points between.
func initials(word string) bool {
	run, points := 0, 0
	for _, r := range word {
		switch {
		case r == '.' && run > 0:
			points++
			run = 0
		case unicode.IsLetter(r) && run < 2:
			run++
		default:
			return false
		}
	}
	first, size := utf8.DecodeRuneInString(word)
	return run > 0 && points > 0 || size == len(word) && unicode.IsUpper(first)
}

// maxWord is the length of the longest word whose clitics and hyphens are looked
// at as a whole.
const maxWord = 128

// keepsHyphen reports whether the hyphen at w[at] stays inside its word: after
// a prefix ("anti-government"), in telephone numbers and dates, at the end of
// a word broken off, in a stammer ("th-the").
func (lex *lexicon) keepsHyphen(w string, at int) bool {
	_, size := utf8.DecodeRuneInString(w[at:])
	left, right := w[:at], w[at+size:]
	if len(w) > maxWord {
		return false
	}
	if right == "" {
		return true
	}
	if left == "" {
		return false
	}
	if numeric(left) && numeric(right) {
		return numberHyphen(left, right)
	}
	if i := strings.LastIndexByte(left, '-'); i >= 0 {
		left = left[i+1:]
	}
	var buf [16]byte
	return len(left) <= len(buf) && lex.kinds["prefix"][string(appendLower(buf[:0], left))]
}

// numberHyphen reports whether digits around a hyphen are one number: a
// telephone number, a date; not a range ("1969-1970").
func numberHyphen(left, right string) bool {
	if strings.Contains(left, "-") || strings.Contains(right, "-") {
		return true
	}
	return (len(left) == 3 || len(left) == 1) && len(right) == 4
}

// numeric reports whether s has digits and no letters.
func numeric(s string) bool {
	digit := false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] >= '0' && s[i] <= '9':
			digit = true
		case s[i] != '-' && s[i] != '.' && s[i] != ',' && s[i] != '/' && s[i] != ':':
			return false
		}
	}
	return digit
}

// elides reports whether an apostrophe before the word is part of it: "'em",
// "'90s".
func (lex *lexicon) elides(word string) bool {
	if len(word) >= 2 && len(word) <= 3 && numeric(word[:2]) {
		return true
	}
	var buf [8]byte
	return len(word) <= len(buf) && lex.kinds["elision"][string(appendLower(buf[:0], word))]
}

// unit returns the length of the number in front of a unit ("5|pm"), or 0.
func (lex *lexicon) unit(word string) int {
	n := 0
	for n < len(word) && (word[n] >= '0' && word[n] <= '9' || n > 0 && strings.IndexByte(".,:", word[n]) >= 0) {
		n++
	}
	if n == 0 || n == len(word) || !lex.kinds["unit"][word[n:]] {
		return 0
	}
	return n
}
