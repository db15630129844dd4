package clause

// Reason is a word that decides how real the act of a clause is, or that it
// was not done.
type Reason struct {
	About Decision
	Word  int // token, or None
	How   string
}

// Decision is what a Reason decides.
type Decision string

// The decisions.
const (
	AboutMood     Decision = "mood"
	AboutNegation Decision = "negation"
)

// verdict is a mood with the word it rests on.
type verdict struct {
	mood Mood
	word int
	how  string
}

// actual is the verdict where nothing says otherwise.
func actual() verdict { return verdict{mood: Actual, word: None} }

// modality sets whether the act of verb i is denied and how real it is.
func (a *analysis) modality(i int, c *Clause) {
	v := a.verdict(i)
	c.Mood = v.mood
	c.Why = v.reasons()
	c.Negated = a.negated(i, &c.Why)
}

func (v verdict) reasons() []Reason {
	if v.mood == Actual {
		return nil
	}
	return []Reason{{AboutMood, v.word, v.how}}
}

// below is the verdict on an act by what its own clause says, under what
// stands above it: an accusation or a condition above takes an act out of the
// actual world whatever is planned below, a demand above asks for the plan.
// What is merely said or thought to be planned is planned.
func (own verdict) below(above verdict) verdict {
	said := above.how == "speech" && above.mood == Alleged
	if own.mood == Actual || own.mood == Planned && above.mood != Actual && !said {
		return above
	}
	return own
}

// verdict is how real the act of verb i is: by its auxiliaries and adverbs, by
// what governs it, by the kind of clause it stands in.
func (a *analysis) verdict(i int) verdict { return a.ownMood(i).below(a.moodAbove(i)) }

func (a *analysis) mood(i int) Mood { return a.verdict(i).mood }

// ownMood is what the words of the clause itself say.
func (a *analysis) ownMood(i int) verdict {
	if v := a.auxiliaryMood(i); v.mood != Actual {
		return v
	}
	for _, k := range a.children(i, "advmod") {
		if h, ok := a.lex.hints["adverb"][a.form(k)]; ok && h.mood != Actual {
			return verdict{h.mood, k, "adverb"}
		}
	}
	if k := a.child(i, "parataxis"); k != None && a.isSpeech(k) && a.lex.speech[a.lemma(k)].mood == Alleged {
		return verdict{Alleged, k, "speech"}
	}
	return a.toCome(i)
}

// auxiliaryMood reads "will", "may", "should", and "is to" before a verb.
func (a *analysis) auxiliaryMood(i int) verdict {
	for _, k := range a.children(i, "aux") {
		h, ok := a.lex.hints["auxiliary"][a.form(k)]
		switch {
		case ok && a.lemma(k) == "would" && a.isCondition(i):
			return verdict{Conditional, k, "auxiliary"}
		case ok:
			return verdict{h.mood, k, "auxiliary"}
		}
	}
	if be := a.child(i, "aux", "cop"); be != None && a.lemma(be) == "be" && a.hasTo(i) && be < i && a.Tokens[i].UPOS == "VERB" && a.form(be) != "be" {
		return verdict{Planned, be, "be to"}
	}
	return actual()
}

// hasTo reports whether verb i is an infinitive with "to".
func (a *analysis) hasTo(i int) bool {
	for _, k := range a.children(i, "mark") {
		if f := a.form(k); f == "to" || f == "due" || f == "about" {
			return true
		}
	}
	return false
}

// isCondition reports whether verb i has an "if" clause of its own.
func (a *analysis) isCondition(i int) bool {
	for _, k := range a.children(i, "advcl") {
		if v, ok := a.subordinator(k); ok && v.mood == Conditional {
			return true
		}
	}
	return false
}

// moodAbove is what stands above verb i makes of it.
func (a *analysis) moodAbove(i int) verdict {
	if v, ok := a.subordinator(i); ok && v.mood != Actual {
		return v
	}
	gov := a.head(i)
	if gov < 0 {
		return a.headline(i)
	}
	if k, ctl, ok := a.control(i); ok {
		return a.controlledMood(i, k, ctl)
	}
	rel := a.rel(i)
	switch {
	case is(rel, "ccomp", "csubj") || is(rel, "acl") && a.marker(i) == "that":
		return a.contentMood(i, gov)
	case is(rel, "advcl", "acl") && a.marker(i) == "to":
		return verdict{Planned, i, "purpose"}.below(a.outer(gov))
	case is(rel, "acl") && !is(rel, "acl:relcl") && a.marker(i) != "" && a.Tokens[i].XPOS == "VBG":
		return a.contentMood(i, gov)
	case is(rel, "xcomp") && a.isClausal(gov):
		return a.verdict(gov)
	case is(rel, "advcl") && a.isClausal(gov) && a.follows(i, gov):
		return a.verdict(gov)
	case is(rel, "conj") && a.isClausal(gov):
		return a.conjoinedMood(i, gov)
	}
	return actual()
}

// controlledMood is that of an act under a governing word: what the table
// says, and what the governor itself is under.
func (a *analysis) controlledMood(i, gov int, ctl control) verdict {
	v := verdict{ctl.mood, gov, "governor"}
	if a.isNoun(gov) && a.undone(gov) != None {
		return actual()
	}
	if a.isNoun(gov) {
		return v.below(a.outer(gov))
	}
	if ctl.object && ctl.mood != Actual || !a.isClausal(gov) {
		return v
	}
	return v.below(a.verdict(gov))
}

// outer is the verdict on the clause in which noun or verb i stands.
func (a *analysis) outer(i int) verdict {
	v := actual()
	if a.isClausal(i) {
		return a.verdict(i)
	}
	if gov := a.head(i); gov >= 0 && is(a.rel(i), "obj", "obl") && a.isClausal(gov) {
		v = a.verdict(gov)
	}
	return v
}

// contentMood is what a verb of speech, or a noun or adjective like one, makes
// of the clause that it reports.
func (a *analysis) contentMood(i, gov int) verdict {
	if c, ok := a.lex.speech[a.lemma(gov)]; ok {
		return verdict{c.mood, gov, "speech"}
	}
	if ctl, ok := a.lex.controls[a.lemma(gov)]; ok && a.infinitive(i) {
		return verdict{ctl.mood, gov, "governor"}
	}
	return actual()
}

// follows reports whether an adverbial clause shares the mood of its main
// clause: "will attack, killing", "by shelling", "will leave when he meets".
func (a *analysis) follows(i, gov int) bool {
	switch a.marker(i) {
	case "", "by":
		return a.Tokens[i].XPOS == "VBG"
	case "when", "once", "until", "before", "after":
		return a.Tokens[i].XPOS == "VBZ" || a.Tokens[i].XPOS == "VBP"
	}
	return false
}

// conjoinedMood is the mood that verb i has in common with the one before it:
// the auxiliaries too where it has neither subject nor tense of its own.
func (a *analysis) conjoinedMood(i, gov int) verdict {
	x := a.Tokens[i].XPOS
	finite := x == "VBD" || x == "VBZ" || x == "VBP"
	if a.has(i, "nsubj", "nsubj:pass", "aux") || finite && a.has(gov, "aux") {
		return a.moodAbove(gov)
	}
	return a.verdict(gov)
}

// headline reads an infinitive that heads a sentence: "Pakistan to host talks".
func (a *analysis) headline(i int) verdict {
	if a.Tokens[i].XPOS == "VB" && a.hasTo(i) {
		return verdict{Planned, i, "headline"}
	}
	return actual()
}
