package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameSpelling is a row of spellings.tsv.
type nameSpelling struct {
	name     string
	variants []string
	script   string
}

// spellings are the names that are transliterated in several ways, by each of
// their folded spellings.
type spellings map[string]*nameSpelling

func readSpelling(r row) (nameSpelling, error) {
	s := nameSpelling{name: r.get("name"), variants: r.list("variants"), script: r.get("script")}
	if s.script != arabic && s.script != cyrillic {
		return s, r.errorf("%q is no script", s.script)
	}
	return s, nil
}

// The scripts of spellings.tsv.
const (
	arabic   = "arabic"
	cyrillic = "cyrillic"
)

func newSpellings(rows []nameSpelling) spellings {
	out := make(spellings, 6*len(rows))
	for i := range rows {
		for _, name := range append([]string{rows[i].name}, rows[i].variants...) {
			out[unmarked(fold(name))] = &rows[i]
		}
	}
	return out
}

// canonical is the one spelling of a person's full name, which its id is made
// of, so that a person whom no table has keeps one id in all articles: without
// diacritics, middle initials and the Arabic article, given names as the table
// has them. It depends on the name alone. A name of one word stays as it is: a
// surname is no evidence.
func (x spellings) canonical(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 {
		return name
	}
	script := x.script(words)
	var out []string
	for i, word := range words {
		if w := x.word(word, script); w != "" && !(i > 0 && i < len(words)-1 && initial(word)) {
			out = append(out, w)
		}
	}
	if len(out) < 2 {
		return name
	}
	return strings.Join(out, " ")
}

// each gives the pieces of a name but the last in the spelling of the table.
func (x spellings) each(p []string) []string {
	out := append([]string(nil), p...)
	for i := range out[:max(0, len(out)-1)] {
		if s := x[out[i]]; s != nil {
			out[i] = fold(s.name)
		}
	}
	return out
}

// script is the script of the first word that tells, or "".
func (x spellings) script(words []string) string {
	for _, w := range words {
		if plain := strings.ToLower(w); isArticle(plain) || strings.HasPrefix(plain, "al-") || strings.HasPrefix(plain, "el-") {
			return arabic
		}
		if s := x[unmarked(fold(w))]; s != nil {
			return s.script
		}
	}
	return ""
}

// word is the canonical spelling of a word of a name, "" for the article.
func (x spellings) word(word, script string) string {
	plain := word
	if script == arabic {
		plain = withoutArticle(unmarked(word))
	}
	if s := x[unmarked(fold(plain))]; s != nil && s.script == script {
		return s.name
	}
	folded := fold(plain)
	switch script {
	case arabic:
		folded = romanised(folded)
	case cyrillic:
		folded = strings.NewReplacer("ks", "x").Replace(folded)
		for _, end := range [...]string{"iy", "ii", "yi"} {
			if stem, ok := strings.CutSuffix(folded, end); ok {
				folded = stem + "y"
			}
		}
	}
	if folded == strings.ToLower(plain) {
		return plain
	}
	return recapitalised(folded, plain)
}

// romanised brings the vowels and double letters of an Arabic name to one form.
func romanised(s string) string {
	s = strings.NewReplacer("ou", "u", "oo", "u", "ee", "i").Replace(s)
	var b strings.Builder
	last := rune(0)
	for _, r := range s {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// recapitalised gives the word the capital that the model has.
func recapitalised(word, model string) string {
	if startsUpper(model) && word != "" {
		r, n := utf8.DecodeRuneInString(word)
		return string(unicode.ToUpper(r)) + word[n:]
	}
	return word
}

// unmarked is the word without the apostrophes of a transliteration.
func unmarked(word string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\'', '’', '‘', '`', 'ʿ', 'ʾ':
			return -1
		}
		return r
	}, word)
}

// withoutArticle cuts the Arabic article off a word; the article alone is "".
func withoutArticle(word string) string {
	if isArticle(strings.ToLower(word)) {
		return ""
	}
	if len(word) > 3 && word[2] == '-' && isArticle(strings.ToLower(word[:2])) {
		return word[3:]
	}
	return word
}

func isArticle(word string) bool { return word == "al" || word == "el" }

// initial reports whether the word is one letter, with or without a point.
func initial(word string) bool { return utf8.RuneCountInString(strings.TrimSuffix(word, ".")) == 1 }
