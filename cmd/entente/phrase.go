package main

import (
	"strings"
	"unicode"

	"github.com/entente-kg/entente/schema"
)

// sameTriple: both ends and the relation's lemma agree.
func sameTriple(e schema.Event, g goldRelation) bool {
	return sameEnds(e, g) && sameRelation(e.Relation, append([]string{g.Relation}, g.RelationAlt...))
}

// sameEnds: source and target agree, whatever the relation.
func sameEnds(e schema.Event, g goldRelation) bool {
	return samePhrase(names(e.Source), append([]string{g.Source}, g.SourceAlt...)) &&
		samePhrase(names(e.Target), append([]string{g.Target}, g.TargetAlt...))
}

// sameCode: source code, class and target code agree.
func sameCode(e schema.Event, g goldRelation) bool {
	return e.Source.Code == g.SourceCode && e.Target.Code == g.TargetCode &&
		(string(e.Class) == g.Event || anyOf(g.EventAlt, func(c string) bool { return c == string(e.Class) }))
}

// names are the words for one end of a record.
func names(m schema.Mention) (out []string) {
	for _, name := range []string{m.Text, m.Name} {
		if name != "" {
			out = append(out, name)
		}
	}
	return out
}

// samePhrase is true where a system phrase names the same thing as one of the
// gold phrases: half of their content words are common (token F1), or their
// last ones are the same.
func samePhrase(system, gold []string) bool {
	return anyOf(system, func(s string) bool {
		a := content(s)
		return anyOf(gold, func(g string) bool {
			b := content(g)
			return common(a, b) > 0 && (tokenF1(a, b) >= 0.5 || a[len(a)-1] == b[len(b)-1])
		})
	})
}

// sameRelation is true where the first full words agree, or the first of one
// is anywhere in the other.
func sameRelation(system string, gold []string) bool {
	a := fullWords(system)
	return anyOf(gold, func(g string) bool {
		b := fullWords(g)
		return len(a) > 0 && len(b) > 0 && (contains(b, a[0]) || contains(a, b[0]))
	})
}

// phraseWords are the runs of letters, digits, underscores and signs of money
// and percent in lower case, without the genitive's ending.
func phraseWords(s string) []string {
	s = strings.ToLower(strings.ReplaceAll(s, "İ", "i\u0307"))
	s = strings.NewReplacer("’s", "", "'s", "", "’", "'").Replace(s)
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !strings.ContainsRune("_$%", r)
	})
}

const (
	stopWords  = " a an the of in on at to for by with from and or s 's his her its their our some any all "
	lightWords = " be have do make take hold give will would may might can could to not "
)

// content are the words of a phrase that tell what it names.
func content(s string) []string { return without(phraseWords(s), stopWords) }

// fullWords are the words of a relation but auxiliaries and light verbs,
// unless there are no others.
func fullWords(s string) []string {
	words := phraseWords(s)
	if full := without(words, lightWords); len(full) > 0 {
		return full
	}
	return words
}

func without(words []string, list string) (out []string) {
	for _, word := range words {
		if !strings.Contains(list, " "+word+" ") {
			out = append(out, word)
		}
	}
	return out
}

func contains(words []string, word string) bool {
	return anyOf(words, func(w string) bool { return w == word })
}

// common counts the words that two phrases share, each as often as in both.
func common(a, b []string) (n int) {
	left := map[string]int{}
	for _, word := range a {
		left[word]++
	}
	for _, word := range b {
		if left[word] > 0 {
			left[word]--
			n++
		}
	}
	return n
}

// tokenF1 is the harmonic mean of the shares of common words.
func tokenF1(a, b []string) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	return 2 * float64(common(a, b)) / float64(len(a)+len(b))
}
