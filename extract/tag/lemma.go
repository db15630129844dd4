package tag

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/entente-kg/entente/extract/ud"
)

// The tables of lemmas. Rows of the first win over those of the second.
var (
	//go:embed data/lemmas.tsv
	lemmaTable string
	//go:embed data/wordnet-irregular.tsv
	irregularTable string
	//go:embed data/wordnet-verbs.tsv
	verbTable string
)

// lemmas holds the irregular forms by class and the known verbs.
type lemmas struct {
	forms map[string]map[string]string // class, form in lower case, lemma
	verbs map[string]bool
}

// The classes of the lemma tables: a UPOS tag, or these where a form's lemma
// hangs on more than that.
const (
	adverb = "ADV"
	proper = "proper" // adjectives and nouns that keep their capital
)

func readLemmas() (lemmas, error) {
	l := lemmas{forms: map[string]map[string]string{}, verbs: map[string]bool{}}
	if err := eachRow("data/lemmas.tsv", lemmaTable, l.add); err != nil {
		return l, err
	}
	if err := eachRow("data/wordnet-irregular.tsv", irregularTable, l.add); err != nil {
		return l, err
	}
	err := eachRow("data/wordnet-verbs.tsv", verbTable, func(fields []string) error {
		l.verbs[fields[0]] = true
		return nil
	})
	return l, err
}

func (l *lemmas) add(fields []string) error {
	if len(fields) != 3 {
		return fmt.Errorf("want form, class and lemma, got %q", fields)
	}
	class := l.forms[fields[1]]
	if class == nil {
		class = map[string]string{}
		l.forms[fields[1]] = class
	}
	if _, ok := class[fields[0]]; !ok {
		class[fields[0]] = fields[2]
	}
	return nil
}

// Lemmatise returns the sentence with the lemma of every token, from its form
// and tags, and for "'s" and "'d" from its relation. The lemma of a proper noun
// is its form.
func (t *Tagger) Lemmatise(s ud.Sentence) ud.Sentence {
	s.Tokens = append([]ud.Token(nil), s.Tokens...)
	shouting := !strings.ContainsFunc(s.Text, unicode.IsLower)
	for i := range s.Tokens {
		s.Tokens[i].Lemma = t.lemmas.lemma(s, i, shouting)
	}
	return s
}

func (l *lemmas) lemma(s ud.Sentence, i int, shouting bool) string {
	tok := s.Tokens[i]
	switch tok.UPOS {
	case "PROPN", "X", "SYM", "PUNCT", "":
		return l.look(tok.UPOS, tok.Form, tok.Form)
	case "NUM":
		return l.number(tok.Form)
	case "ADJ":
		if tok.XPOS == "NNP" {
			return tok.Form
		}
	}
	if keepsCase(tok, shouting) {
		return l.acronym(tok)
	}
	form := strings.ToLower(tok.Form)
	if strings.Contains(form, "’") {
		form = strings.ReplaceAll(form, "’", "'")
	}
	switch tok.UPOS {
	case "VERB":
		if tok.XPOS == "NNP" { // in a name: "United"
			return capital(l.verb(form, "VBN"))
		}
		return l.verb(form, tok.XPOS)
	case "AUX":
		return l.aux(s, i, form)
	case "NOUN":
		return l.noun(form, tok.XPOS)
	case "ADJ", adverb:
		return l.degree(form, tok)
	case "PRON":
		return l.look(tok.UPOS+" "+tok.XPOS, form, l.look(tok.UPOS, form, form))
	}
	return l.look(tok.UPOS, form, form)
}

// look returns the table's lemma of a form, or other.
func (l *lemmas) look(class, form, other string) string {
	if lemma, ok := l.forms[class][form]; ok {
		return lemma
	}
	return other
}

// keepsCase reports whether a common word is an acronym: capitals in a
// sentence that has other letters too.
func keepsCase(tok ud.Token, shouting bool) bool {
	if tok.UPOS != "NOUN" || shouting || len(tok.Form) < 2 || len(tok.Form) > 6 {
		return false
	}
	first, size := utf8.DecodeRuneInString(tok.Form)
	rest, plural := strings.CutSuffix(tok.Form[size:], "s")
	return unicode.IsUpper(first) && rest != "" && plural == (tok.XPOS == "NNS") &&
		!strings.ContainsFunc(rest, unicode.IsLower)
}

func (l *lemmas) acronym(tok ud.Token) string {
	if tok.XPOS == "NNS" {
		return strings.TrimSuffix(tok.Form, "s")
	}
	return l.look("NOUN singular", strings.ToLower(tok.Form), tok.Form)
}

func (l *lemmas) number(form string) string {
	if form[0] >= '0' && form[0] <= '9' {
		return strings.ReplaceAll(form, ",", "")
	}
	if strings.Trim(form, "IVXLCDM") == "" {
		return form
	}
	return l.look("NUM", strings.ToLower(form), strings.ToLower(form))
}

func (l *lemmas) verb(form, xpos string) string {
	if xpos == "VB" || xpos == "VBP" {
		return l.look("VERB base", form, form)
	}
	if lemma, ok := l.forms["VERB"][form]; ok {
		return lemma
	}
	if i := strings.LastIndexByte(form, '-'); i > 0 && i+1 < len(form) {
		return form[:i+1] + l.verb(form[i+1:], xpos)
	}
	if lemma := l.prefixed(form); lemma != "" {
		return lemma
	}
	switch {
	case xpos == "VBG" && !strings.HasSuffix(form, "ing"):
		if stem, ok := strings.CutSuffix(form, "in"); ok {
			return l.bareVerb(form, stem)
		}
	case xpos == "VBZ" && !strings.HasSuffix(form, "s"), (xpos == "VBD" || xpos == "VBN") && !strings.HasSuffix(form, "ed"):
		return form
	}
	return l.verbBase(form)
}

func capital(lemma string) string {
	_, size := utf8.DecodeRuneInString(lemma)
	return strings.ToUpper(lemma[:size]) + lemma[size:]
}

// prefixed returns the lemma of an irregular verb under a prefix ("re|wrote"),
// or "".
func (l *lemmas) prefixed(form string) string {
	for _, prefix := range []string{"re", "over", "under", "mis", "out", "un", "pre", "fore", "with"} {
		if rest, ok := strings.CutPrefix(form, prefix); ok && len(rest) > 3 {
			if lemma, ok := l.forms["VERB"][rest]; ok && l.verbs[prefix+lemma] {
				return prefix + lemma
			}
		}
	}
	return ""
}

func (l *lemmas) aux(s ud.Sentence, i int, form string) string {
	tok := s.Tokens[i]
	switch form {
	case "'s", "s", "`s":
		if tok.Deprel == "aux" && tok.Head >= 0 && tok.Head < len(s.Tokens) && s.Tokens[tok.Head].XPOS == "VBN" {
			return "have"
		}
		return "be"
	case "'d", "d":
		if tok.XPOS == "MD" {
			return "would"
		}
		return "have"
	}
	return l.look("AUX", form, l.verb(form, tok.XPOS))
}

func (l *lemmas) noun(form, xpos string) string {
	if xpos == "NN" {
		return l.look("NOUN singular", form, form)
	}
	if lemma, ok := l.forms["NOUN"][form]; ok {
		return lemma
	}
	if i := strings.LastIndexByte(form, '-'); i > 0 && i+1 < len(form) {
		return form[:i+1] + l.noun(form[i+1:], xpos)
	}
	if strings.IndexAny(form, "0123456789") >= 0 {
		return form
	}
	return nounBase(strings.TrimSuffix(strings.TrimSuffix(form, "'s"), "'"))
}

func (l *lemmas) degree(form string, tok ud.Token) string {
	switch tok.XPOS {
	case "JJR", "JJS", "RBR", "RBS":
		if lemma, ok := l.forms[tok.UPOS+" degree"][form]; ok {
			return lemma
		}
		return l.look("ADJ degree", form, degreeBase(form))
	}
	if tok.UPOS == "ADJ" {
		form = l.look(proper, form, form)
	}
	return l.look(tok.UPOS, form, form)
}
