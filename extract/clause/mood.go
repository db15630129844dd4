package clause

// modality sets whether the act of verb i is denied and how real it is.
func (a *analysis) modality(i int, c *Clause) {
	c.Negated = a.negated(i)
	c.Mood = a.mood(i)
}

func (a *analysis) isNegation(k int) bool {
	switch a.lemma(k) {
	case "not", "n't", "never", "hardly", "neither", "nor":
		return true
	}
	return false
}

// negated reports a negation of the verb itself, a "no" before its subject or
// object, "without doing", or a governor that undoes it ("failed to").
func (a *analysis) negated(i int) bool {
	neg := false
	for _, k := range a.children(i, "advmod") {
		neg = neg != a.isNegation(k)
	}
	for _, n := range a.children(i, "nsubj", "nsubj:pass", "obj") {
		for _, d := range a.children(n, "det") {
			neg = neg || a.isNo(d)
		}
		neg = neg || a.lemma(n) == "nobody" || a.lemma(n) == "none" || a.lemma(n) == "nothing"
	}
	neg = neg || a.marker(i) == "without"
	if gov, ctl, ok := a.control(i); ok {
		if ctl.negates {
			neg = !neg
		}
		if !ctl.object && !ctl.keep && a.negated(gov) {
			neg = !neg
		}
	}
	return neg
}

// isNo reports whether determiner d denies its noun; "no-confidence" does not.
func (a *analysis) isNo(d int) bool {
	return a.lemma(d) == "no" && (d+1 >= len(a.Tokens) || a.form(d+1) != "-")
}

// control returns the word that governs verb i as its complement and what the
// table says of it.
func (a *analysis) control(i int) (int, control, bool) {
	if gov := a.accusedOf(i); gov != None {
		return gov, a.lex.controls[a.lemma(gov)], true
	}
	gov := a.head(i)
	if gov < 0 || !a.isComplement(i) && !is(a.rel(i), "acl", "advcl") {
		return None, control{}, false
	}
	if is(a.rel(i), "advcl", "acl") && a.marker(i) != "to" && !a.objectControl(i, gov) {
		return None, control{}, false
	}
	ctl, ok := a.lex.controls[a.lemma(gov)]
	return gov, ctl, ok
}

// mood is how real the act of verb i is: by its auxiliaries, by what governs
// it, by the kind of clause it stands in.
func (a *analysis) mood(i int) Mood {
	if m := a.auxiliaryMood(i); m != Actual {
		return m
	}
	if a.isConditionClause(i) {
		return Conditional
	}
	gov, ctl, ok := a.control(i)
	switch {
	case ok && (ctl.mood != Actual || ctl.object && a.objectControl(i, gov)):
		return ctl.mood
	case ok && !ctl.object && a.isClausal(gov):
		return a.mood(gov)
	case is(a.rel(i), "advcl") && a.marker(i) == "to", is(a.rel(i), "acl") && a.marker(i) == "to":
		return Planned
	case is(a.rel(i), "xcomp") && a.head(i) >= 0 && a.isClausal(a.head(i)):
		return a.mood(a.head(i))
	case is(a.rel(i), "conj") && a.head(i) >= 0 && a.isClausal(a.head(i)) && !a.has(i, "nsubj", "aux"):
		return a.mood(a.head(i))
	}
	return a.reportedMood(i)
}

func (a *analysis) auxiliaryMood(i int) Mood {
	for _, k := range a.children(i, "aux") {
		switch a.form(k) {
		case "will", "'ll", "’ll", "shall", "wo":
			return Planned
		case "would", "'d", "’d":
			if a.isCondition(i) {
				return Conditional
			}
			return Planned
		case "may", "might", "could":
			return Conditional
		case "should", "must", "ought":
			return Demanded
		}
	}
	for _, k := range a.children(i, "advmod") {
		switch a.lemma(k) {
		case "allegedly", "reportedly", "supposedly", "purportedly":
			return Alleged
		}
	}
	return Actual
}

// isCondition reports whether verb i has an "if" clause of its own.
func (a *analysis) isCondition(i int) bool {
	for _, k := range a.children(i, "advcl") {
		if a.isConditionClause(k) {
			return true
		}
	}
	return false
}

func (a *analysis) isConditionClause(i int) bool {
	if !is(a.rel(i), "advcl") {
		return false
	}
	for _, k := range a.children(i, "mark") {
		switch a.form(k) {
		case "if", "unless":
			return true
		}
	}
	return false
}

// reportedMood is Alleged below a verb that claims rather than reports.
func (a *analysis) reportedMood(i int) Mood {
	mood := Actual
	a.ascend(i, func(dep, gov int) bool {
		if is(a.rel(dep), "ccomp") {
			if m, ok := a.lex.speech[a.lemma(gov)]; ok {
				mood = m
				return true
			}
			if ctl, ok := a.lex.controls[a.lemma(gov)]; ok {
				mood = ctl.mood
				return true
			}
		}
		return !is(a.rel(dep), "ccomp", "conj", "advcl", "xcomp")
	})
	return mood
}
