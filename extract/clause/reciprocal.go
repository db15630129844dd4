package clause

import "slices"

// isReciprocal reports whether several subjects act on each other: by the verb,
// or by what they hold or sign.
func (a *analysis) isReciprocal(i int, f *frame) bool {
	if a.lex.reciprocal[a.lemma(i)] {
		return true
	}
	objects := f.objects
	if f.passive {
		objects = f.subjects
	}
	return slices.ContainsFunc(objects, a.isShared)
}

// isShared reports whether noun o is what two have with each other: "talks",
// "each other", "a joint statement", "a round of talks".
func (a *analysis) isShared(o int) bool {
	l := a.lemma(o)
	if a.lex.nominals[l].reciprocal || a.lex.mutual[l] || l == "other" || l == "another" {
		return true
	}
	for _, m := range a.children(o, "amod", "nmod") {
		switch a.lemma(m) {
		case "joint", "bilateral", "mutual":
			return true
		}
		if a.preposition(m) == "of" && a.isShared(m) {
			return true
		}
	}
	return false
}
