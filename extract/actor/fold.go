package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// pieces cuts s into its runs of letters and digits, lower-cased and without
// diacritics: "al-Assad" and "Al Assad" both give al, assad. Two spellings of
// a name are the same when their pieces are.
func pieces(s string) []string {
	s = fold(s)
	if !isASCII(s) {
		return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	}
	var room [8]string
	out := room[:0]
	start := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= '0' && s[i] <= '9') {
			continue
		}
		if start < i {
			out = append(out, s[start:i])
		}
		start = i + 1
	}
	return append([]string(nil), out...)
}

// fold lower-cases s and removes diacritics.
func fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		if plain, ok := undecomposed(r); ok {
			b.WriteString(plain)
			continue
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// undecomposed gives the plain form of Latin letters that Unicode does not
// decompose.
func undecomposed(r rune) (string, bool) {
	switch r {
	case 'ø', 'Ø':
		return "o", true
	case 'ł', 'Ł':
		return "l", true
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d", true
	case 'ı':
		return "i", true
	case 'ə', 'Ə':
		return "a", true
	case 'ß':
		return "ss", true
	case 'æ', 'Æ':
		return "ae", true
	}
	return "", false
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// startsUpper reports whether s begins with a capital or a digit.
func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// allUpper reports whether s has letters and all of them are capitals.
func allUpper(s string) bool {
	letters := false
	for _, r := range s {
		if unicode.IsLetter(r) {
			if !unicode.IsUpper(r) {
				return false
			}
			letters = true
		}
	}
	return letters
}
