package clause

// isNegation reports whether adverb k denies the verb it stands with.
func (a *analysis) isNegation(k int) bool {
	if a.lex.hints["adverb"][a.form(k)].negates || a.lemma(k) == "not" {
		return true
	}
	if a.form(k) == "longer" || a.form(k) == "more" { // "no longer"
		for _, d := range a.kids[k] {
			if a.form(d) == "no" {
				return true
			}
		}
	}
	return false
}

// negated reports a negation of the verb itself, a "no" before its subject or
// object, "without doing", or a governor that undoes it ("failed to"); two
// negations undo each other. It adds its reasons to why.
func (a *analysis) negated(i int, why *[]Reason) bool {
	neg := false
	note := func(word int, how string) {
		neg = !neg
		if why != nil {
			*why = append(*why, Reason{AboutNegation, word, how})
		}
	}
	for _, k := range a.children(i, "advmod") {
		if a.isNegation(k) {
			note(k, "adverb")
		}
	}
	if k := a.negativeArgument(i); k != None {
		note(k, "determiner")
	}
	if v, ok := a.subordinator(i); ok && v.mood == Actual {
		note(v.word, "subordinator")
	}
	if gov, ctl, ok := a.control(i); ok {
		if ctl.negates {
			note(gov, "governor")
		}
		if a.sharesNegation(i, ctl) && a.negated(gov, nil) {
			note(gov, "governor denied")
		}
		if k := a.undone(gov); k != None {
			note(k, "modifier")
		}
	} else if gov := a.head(i); gov >= 0 && is(a.rel(i), "ccomp", "acl", "csubj") && a.reports(i) {
		if a.lex.speech[a.lemma(gov)].negates {
			note(gov, "speech")
		}
	}
	return neg
}

// reports reports whether clause i is the content of what governs it.
func (a *analysis) reports(i int) bool {
	return !is(a.rel(i), "acl") || a.marker(i) == "that"
}

// sharesNegation reports whether an act is not done where its governor is not:
// "did not try to", "did not let them", but not "did not urge them to".
func (a *analysis) sharesNegation(i int, ctl control) bool {
	if !ctl.object {
		return true
	}
	return ctl.mood == Actual && a.Tokens[i].XPOS == "VB"
}

// negativeArgument is the word that denies a subject or object of verb i:
// "no troops", "nobody", "neither Chad nor Mali"; or None.
func (a *analysis) negativeArgument(i int) int {
	for _, n := range a.children(i, "nsubj", "nsubj:pass", "obj") {
		switch a.lemma(n) {
		case "nobody", "none", "nothing", "neither":
			return n
		}
		for _, d := range a.children(n, "det", "cc:preconj", "advmod") {
			if a.isNo(d) || a.form(d) == "neither" {
				return d
			}
		}
	}
	return None
}

// isNo reports whether determiner d denies its noun; "no-confidence" does not.
func (a *analysis) isNo(d int) bool {
	return a.lemma(d) == "no" && (d+1 >= len(a.Tokens) || a.form(d+1) != "-")
}

// undone is the modifier that says that the act of noun n was not done: "a
// botched attempt"; or None.
func (a *analysis) undone(n int) int {
	for _, m := range a.children(n, "amod", "compound") {
		if h := a.lex.hints["modifier"][a.form(m)]; h.negates {
			return m
		}
	}
	return None
}

// subordinator is what the word that opens clause i says of its act: "if",
// "without", "rather than".
func (a *analysis) subordinator(i int) (verdict, bool) {
	if !is(a.rel(i), "advcl", "ccomp", "acl", "xcomp", "csubj", "conj") {
		return verdict{}, false
	}
	for _, k := range a.children(i, "mark", "case", "cc") {
		word := a.form(k)
		for _, f := range a.children(k, "fixed") {
			word += " " + a.form(f)
		}
		if h, ok := a.lex.hints["subordinator"][word]; ok {
			return verdict{h.mood, k, "subordinator"}, true
		}
	}
	return verdict{}, false
}
