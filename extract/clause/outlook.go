package clause

import "slices"

// outlook lists the words around verb i that make its act one to come and are
// no part of the relation, outermost first: the auxiliary "will" ("will not"
// where it denies), or the verb, noun or adjective of intent that governs it.
// A purpose shares what stands around the verb it explains: "offered to send
// troops to help". A passive says nothing of what its agent intends.
func (a *analysis) outlook(i int) []string {
	if a.frame(i).passive {
		return nil
	}
	var out []string
	for steps := 0; steps < 4; steps++ {
		if w := a.will(i); w != "" {
			out = append(out, w)
		}
		gov := a.head(i)
		if gov < 0 || a.has(i, "nsubj", "nsubj:pass") {
			break
		}
		word, shares := a.intent(i, gov)
		if word != "" {
			out = append(out, word)
		}
		if !shares {
			break
		}
		i = gov
	}
	slices.Reverse(out)
	return out
}

// will is the auxiliary of verb i where it tells the future, "" otherwise.
func (a *analysis) will(i int) string {
	if a.auxiliaryMood(i).mood != Planned {
		return ""
	}
	if a.negated(i, nil) {
		return "will not"
	}
	return "will"
}

// intent is the word by which gov colours the act of verb i below it, unless
// the relation keeps it, and whether both acts have one subject and outlook.
func (a *analysis) intent(i, gov int) (word string, shares bool) {
	clausal := a.isClausal(gov)
	switch {
	case is(a.rel(i), "conj"):
		return "", clausal && !a.has(i, "aux") && !a.frame(gov).passive
	case !clausal:
		if is(a.rel(i), "acl") && a.marker(i) == "to" {
			return a.lemma(gov), false
		}
		return "", false
	case a.isComplement(i):
		if a.objectControl(i, gov) {
			return "", false
		}
		if a.lex.controls[a.lemma(gov)].keep {
			return "", true
		}
		return a.intentWord(gov), true
	}
	return a.purpose(i, gov)
}

// intentWord is the lemma of gov, or the participle of a passive: "prepared" of
// "is prepared to help".
func (a *analysis) intentWord(gov int) string {
	if a.frame(gov).passive {
		return a.form(gov)
	}
	return a.lemma(gov)
}

// purpose is the governor that the relation of gov keeps, for a purpose of it.
func (a *analysis) purpose(i, gov int) (word string, shares bool) {
	if !is(a.rel(i), "advcl") || a.marker(i) != "to" || a.objectControl(i, gov) || a.frame(gov).passive {
		return "", false
	}
	if kept := a.governors(gov); len(kept) > 0 {
		return kept[len(kept)-1], true
	}
	return "", true
}
