package clause

import "slices"

// mendHeadline gives a sentence whose verb was taken for a noun its subject back:
// the name before a bare noun that heads the sentence and has an object, as in
// "Panama recalls envoy".
func (t *tree) mendHeadline() {
	for i, token := range t.Tokens {
		if token.Head >= 0 || token.UPOS != "NOUN" || !t.has(i, "obj") || t.has(i, "nsubj", "det", "cop", "amod", "nmod:poss") {
			continue
		}
		subject := t.child(i, "compound")
		if subject == None || subject > i || t.Tokens[subject].UPOS != "PROPN" {
			continue
		}
		t.Tokens = slices.Clone(t.Tokens)
		t.Tokens[subject].Deprel = "nsubj"
	}
}

// isFalseParticiple reports whether i is the main verb of a sentence whose past
// tense the tagger took for a participle: "The premier of Alberta called for
// sanctions." The noun then is the root, and nothing else is said of it.
func (a *analysis) isFalseParticiple(i int) bool {
	noun := a.head(i)
	if noun < 0 || a.head(noun) >= 0 || a.rel(i) != "acl" || a.Tokens[i].XPOS != "VBN" || !a.isNominal(noun) {
		return false
	}
	end := a.Tokens[len(a.Tokens)-1]
	return end.Form == "." && !a.has(noun, "cop", "nsubj") && !a.has(i, "aux:pass", "obl:agent")
}

// beforeDay is the subject that the tree hangs on a time set between it and its
// verb, as in "police Tuesday arrested" or "police last week arrested"; else the
// subject itself.
func (a *analysis) beforeDay(subject int) []int {
	if a.lex.day[a.form(subject)] || a.lex.measure[a.lemma(subject)] && a.has(subject, "amod") {
		for _, k := range a.children(subject, "compound", "nmod", "nmod:poss", "nmod:desc") {
			if k < subject && a.isNominal(k) {
				return []int{k}
			}
		}
	}
	return []int{subject}
}

// sides are the parties named after "between": the conjuncts of noun i, or, where
// the tree has joined the second to the phrase after the first ("between the
// government of Sudan and rebels"), the two.
func (a *analysis) sides(i int) []int {
	out := a.expand([]int{i})
	if len(out) > 1 {
		return out
	}
	for _, m := range a.children(i, "nmod") {
		if inner := a.conjuncts(m); len(inner) == 2 && a.child(inner[1], "case") == None {
			return append(out, inner[1])
		}
	}
	return out
}
