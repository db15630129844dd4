package clause

// nominalModality takes negation and mood of an act named by noun i from the
// words round it: its own modifiers, the noun or verb that it depends on.
func (a *analysis) nominalModality(i int, c *Clause) {
	v := a.nounMood(i)
	c.Negated = a.nounNegation(i, &c.Why)
	if h, ok := a.lex.hints["container"][a.preposition(i)]; ok {
		v = v.below(verdict{h.mood, a.child(i, "case"), "preposition"})
	}
	top := i
	a.ascend(i, func(dep, gov int) bool {
		top = gov
		if is(a.rel(dep), "nmod") || is(a.rel(dep), "obl") && !a.isClausal(gov) {
			v = v.below(a.actOfNoun(dep, gov, c))
		} else if a.isClausal(gov) {
			v = v.below(a.actUnder(dep, gov, c))
			return true
		}
		return !is(a.rel(dep), "compound", "nmod", "conj", "appos")
	})
	if v.mood == Actual && !a.isClausal(top) && a.futureTime(top, false) != None {
		v = verdict{Planned, a.futureTime(top, false), "time to come"}
	}
	c.Mood, c.Why = v.mood, append(c.Why, v.reasons()...)
}

// nounMood reads the modifiers of a noun: "a planned visit", "talks tomorrow".
func (a *analysis) nounMood(i int) verdict {
	for _, m := range a.children(i, "amod", "compound") {
		if h, ok := a.lex.hints["modifier"][a.form(m)]; ok && h.mood != Actual {
			return verdict{h.mood, m, "modifier"}
		}
	}
	if k := a.futureTime(i, false); k != None {
		return verdict{Planned, k, "time to come"}
	}
	return actual()
}

func (a *analysis) nounNegation(i int, why *[]Reason) bool {
	k := a.undone(i)
	for _, d := range a.children(i, "det") {
		if a.isNo(d) {
			k = d
		}
	}
	if k == None {
		return false
	}
	*why = append(*why, Reason{AboutNegation, k, "modifier"})
	return true
}

// actOfNoun is what a noun makes of the act in its phrase: "plans for an
// attack", "allegations of an attack", "the eve of a visit".
func (a *analysis) actOfNoun(dep, noun int, c *Clause) verdict {
	h, ok := a.lex.hints["container"][a.lemma(noun)+" "+a.preposition(dep)]
	if !ok {
		return actual()
	}
	if h.negates {
		c.deny(noun)
	}
	return verdict{h.mood, noun, "governor"}
}

// actUnder is what a verb makes of the act that is its object, subject or
// complement: "demanded talks", "ruled out an attack", "talks may begin".
func (a *analysis) actUnder(dep, gov int, c *Clause) verdict {
	rel := a.rel(dep)
	if is(rel, "nsubj") && !is(rel, "nsubj:pass") {
		return a.actAsSubject(dep, gov, c)
	}
	if !is(rel, "obj", "obl", "nsubj:pass", "xcomp") {
		return actual()
	}
	if s := a.lex.speech[a.lemma(gov)]; s.negates && !is(rel, "obl") {
		c.deny(gov)
		return verdict{s.mood, gov, "governor"}
	}
	if ctl, ok := a.nounControl(dep, gov); ok {
		if ctl.negates {
			c.deny(gov)
		}
		return verdict{ctl.mood, gov, "governor"}.below(a.verdict(gov))
	}
	if c.Rule != "nominal" || a.lex.light[a.lemma(gov)] {
		return a.shared(gov, c)
	}
	return actual()
}

// nounControl is what the table says of gov over a noun: of gov with the
// preposition or particle, else of gov alone.
func (a *analysis) nounControl(dep, gov int) (control, bool) {
	lemma := a.lemma(gov)
	if a.lex.phrases[lemma] {
		tail := a.preposition(dep)
		if k := a.child(gov, "compound:prt"); k != None {
			tail = a.form(k)
		}
		if ctl, ok := a.lex.controls[lemma+" "+tail]; ok {
			return ctl, true
		}
	}
	ctl, ok := a.lex.controls[lemma]
	if ok && ctl.mood == Actual && !ctl.negates {
		return ctl, a.lex.light[lemma]
	}
	return ctl, ok
}

// actAsSubject reads "talks may resume", "a visit is possible".
func (a *analysis) actAsSubject(dep, gov int, c *Clause) verdict {
	word := a.lemma(gov)
	if o := a.child(gov, "obj"); o != None {
		word += " " + a.form(o)
	} else if k := a.child(gov, "advmod", "compound:prt"); k != None && a.lex.hints["occurrence"][word+" "+a.form(k)].mood != "" {
		word += " " + a.form(k)
	}
	if _, ok := a.lex.hints["occurrence"][word]; ok || a.lex.light[word] {
		return a.shared(gov, c)
	}
	if h, ok := a.lex.hints["modifier"][a.form(gov)]; ok && a.has(gov, "cop") {
		return verdict{h.mood, gov, "modifier"}
	}
	return actual()
}

// shared is the mood of verb gov, whose negation the act shares.
func (a *analysis) shared(gov int, c *Clause) verdict {
	if a.negated(gov, &c.Why) {
		c.Negated = !c.Negated
	}
	return a.verdict(gov)
}

// deny notes that a word undoes the act.
func (c *Clause) deny(word int) {
	c.Negated = !c.Negated
	c.Why = append(c.Why, Reason{AboutNegation, word, "governor"})
}
