package net

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kinds is the number of learned embeddings that a form is the sum of.
const Kinds = 7

// maxForm bounds the bytes of a form that features look at.
const maxForm = 128

// Keys returns the strings by which a form's learned embeddings are found:
// the normalised word, suffixes of 2 to 4 and prefixes of 2 to 3 letters, shape.
func Keys(form string) [Kinds]string {
	form = bound(form)
	word := strings.Map(foldDigit, VectorKey(form))
	return [Kinds]string{
		word,
		suffix(word, 2), suffix(word, 3), suffix(word, 4),
		prefix(word, 2), prefix(word, 3),
		shape(form),
	}
}

// VectorKey returns the string by which a form's word vector is found: lower
// case with straight quotes and hyphens.
func VectorKey(form string) string {
	return strings.Map(foldSign, strings.ToLower(bound(form)))
}

func bound(form string) string {
	if len(form) <= maxForm {
		return form
	}
	n := maxForm
	for n > 0 && !utf8.RuneStart(form[n]) {
		n--
	}
	return form[:n]
}

func foldSign(r rune) rune {
	switch r {
	case '‘', '’', '‛', '′', '`', '´':
		return '\''
	case '“', '”', '„', '‟', '″', '«', '»':
		return '"'
	case '‐', '‑', '‒':
		return '-'
	}
	return r
}

func foldDigit(r rune) rune {
	if unicode.IsDigit(r) {
		return '0'
	}
	return r
}

// suffix is the last n runes of word; a shorter word is marked as whole.
func suffix(word string, n int) string {
	at := len(word)
	for range n {
		if at == 0 {
			return "^" + word
		}
		_, size := utf8.DecodeLastRuneInString(word[:at])
		at -= size
	}
	return word[at:]
}

// prefix is the first n runes of word; a shorter word is marked as whole.
func prefix(word string, n int) string {
	at := 0
	for range n {
		if at == len(word) {
			return word + "$"
		}
		_, size := utf8.DecodeRuneInString(word[at:])
		at += size
	}
	return word[:at]
}

// maxShape bounds the length of a shape.
const maxShape = 8

// shape writes X for upper case, x for other letters, 0 for digits and any
// other sign as it stands; the third and later of equal signs are dropped.
func shape(form string) string {
	var out []rune
	for _, r := range form {
		c := class(r)
		if n := len(out); n >= 2 && out[n-1] == c && out[n-2] == c {
			continue
		}
		if len(out) == maxShape {
			break
		}
		out = append(out, c)
	}
	return string(out)
}

func class(r rune) rune {
	switch {
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLetter(r):
		return 'x'
	case unicode.IsDigit(r):
		return '0'
	}
	return foldSign(r)
}
