package clause

import (
	"slices"
	"strings"

	"github.com/entente-kg/entente/extract/ud"
)

// tree is a sentence with its dependents at hand.
type tree struct {
	ud.Sentence
	kids [][]int
}

func newTree(s ud.Sentence) tree {
	t := tree{Sentence: s, kids: s.Children()}
	t.mendHeadline()
	return t
}

func (t tree) lemma(i int) string { return t.Tokens[i].Lemma }
func (t tree) rel(i int) string   { return t.Tokens[i].Deprel }
func (t tree) head(i int) int     { return t.Tokens[i].Head }
func (t tree) form(i int) string  { return strings.ToLower(t.Tokens[i].Form) }

// children returns the dependents of i in one of the relations; a relation
// without subtype matches all its subtypes.
func (t tree) children(i int, rels ...string) []int {
	var out []int
	for _, k := range t.kids[i] {
		if is(t.rel(k), rels...) {
			out = append(out, k)
		}
	}
	return out
}

// child is the first of children, or None.
func (t tree) child(i int, rels ...string) int {
	for _, k := range t.kids[i] {
		if is(t.rel(k), rels...) {
			return k
		}
	}
	return None
}

func (t tree) has(i int, rels ...string) bool { return t.child(i, rels...) != None }

func is(deprel string, rels ...string) bool {
	for _, r := range rels {
		if deprel == r || (!strings.Contains(r, ":") && ud.Base(deprel) == r) {
			return true
		}
	}
	return false
}

// conjuncts returns i and everything coordinated with it, in order. What
// follows a dash or colon explains what stands before it ("consumers - China and
// Japan") and is no further party.
func (t tree) conjuncts(i int) []int {
	out := []int{i}
	for _, k := range t.children(i, "conj") {
		if t.isNominal(k) && !t.explains(k) {
			out = append(out, t.conjuncts(k)...)
		}
	}
	return out
}

// explains reports whether a dash or colon introduces i.
func (t tree) explains(i int) bool {
	for _, k := range t.children(i, "punct") {
		switch t.form(k) {
		case "-", "–", "—", "--", ":":
			if k < i {
				return true
			}
		}
	}
	return false
}

// isNominal reports whether i can head a noun phrase.
func (t tree) isNominal(i int) bool {
	switch t.Tokens[i].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM", "SYM", "X":
		return true
	case "ADJ", "DET":
		return !t.has(i, "cop", "nsubj")
	}
	return false
}

// isNoun reports whether i is a noun, or a participle or adjective used as one:
// "the shelling", "Iran's backing", "their offensive".
func (t tree) isNoun(i int) bool {
	switch t.Tokens[i].UPOS {
	case "NOUN":
		return true
	case "VERB":
		return t.Tokens[i].XPOS == "VBG" && t.has(i, "det", "nmod:poss")
	case "ADJ":
		return t.has(i, "det", "nmod:poss") && !t.has(i, "cop", "nsubj")
	}
	return false
}

// isPredicate reports whether i heads a clause: a full verb, or what follows
// a copula.
func (t tree) isPredicate(i int) bool {
	if is(t.rel(i), "aux", "cop", "case", "mark", "fixed", "compound", "flat", "det", "amod", "discourse", "goeswith", "punct") {
		return false
	}
	if t.Tokens[i].UPOS == "VERB" {
		return !t.has(i, "det", "nmod:poss")
	}
	if t.Tokens[i].UPOS == "NOUN" && t.has(i, "nsubj") && t.has(i, "obj") && !t.has(i, "det", "cop") {
		return true // a headline's verb taken for a noun: "US forces bomb Falluja"
	}
	return t.has(i, "cop", "aux:pass") && t.Tokens[i].UPOS == "ADJ"
}

// isComplement reports whether clause i completes its governor: an infinitive,
// a content clause or a gerund in the place of an object.
func (t tree) isComplement(i int) bool {
	return is(t.rel(i), "xcomp", "ccomp") || is(t.rel(i), "obj") && t.Tokens[i].XPOS == "VBG"
}

// preposition is the case marking of a noun phrase in lower case, with fixed
// parts: "because of"; "" where there is none. A conjunct shares its first's,
// and a name may leave it to the title before it: "with former president Sall".
func (t tree) preposition(i int) string {
	if p := t.ownPreposition(i); p != "" {
		return p
	}
	for _, k := range t.children(i, "compound", "nmod:desc") {
		if p := t.ownPreposition(k); k < i && p != "" && t.child(k, "case") < k {
			return p
		}
	}
	if is(t.rel(i), "conj") && t.head(i) >= 0 {
		return t.preposition(t.head(i))
	}
	return ""
}

func (t tree) ownPreposition(i int) string {
	var words []string
	for _, k := range t.children(i, "case") {
		if t.Tokens[k].XPOS == "POS" {
			continue
		}
		words = append(words, t.form(k))
		for _, f := range t.children(k, "fixed") {
			words = append(words, t.form(f))
		}
	}
	return strings.Join(words, " ")
}

// marker is the subordinating word of a clause in lower case, or "".
func (t tree) marker(i int) string {
	if m := t.child(i, "mark", "case"); m != None {
		return t.form(m)
	}
	if m := t.child(i, "advmod"); m != None && (t.Tokens[m].XPOS == "WRB") {
		return t.form(m)
	}
	return ""
}

// isRelative reports whether i is a relative pronoun.
func (t tree) isRelative(i int) bool {
	x := t.Tokens[i].XPOS
	return x == "WDT" || x == "WP" || (t.form(i) == "that" && t.Tokens[i].UPOS == "PRON" && x != "DT")
}

// ascend climbs from i over its governors and calls stop with each pair of
// dependent and governor until stop returns true or the root is passed.
func (t tree) ascend(i int, stop func(dependent, governor int) bool) {
	for steps := 0; t.head(i) >= 0 && steps < len(t.Tokens); steps++ {
		if stop(i, t.head(i)) {
			return
		}
		i = t.head(i)
	}
}

func sorted(tokens []int) []int {
	slices.Sort(tokens)
	return slices.Compact(tokens)
}
