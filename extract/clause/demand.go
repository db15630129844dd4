package clause

// demand finds in "X said that Y should go" and "X demanded that Y go" what X
// asks of Y: a verb of speech over a clause of obligation, or one of asking over
// a clause. It has no clause where either side is missing.
func (a *analysis) demand(i int) (Clause, bool) {
	gov := a.head(i)
	if gov < 0 || !is(a.rel(i), "ccomp") || !a.isSpeech(gov) {
		return Clause{}, false
	}
	obliges, asks := a.auxiliaryMood(i).mood == Demanded, a.lex.speech[a.lemma(gov)].mood == Demanded || a.isSubjunctive(i)
	if !obliges && !asks {
		return Clause{}, false
	}
	speaker, below := a.frame(gov), a.frame(i)
	if speaker.passive || len(speaker.subjects) == 0 || len(below.subjects) == 0 {
		return Clause{}, false
	}
	c := Clause{
		Words: a.predicateWords(gov), Speaker: None, Rule: "speech that demands", Mood: a.mood(gov), Negated: a.negated(i, nil),
		Sources: arguments(speaker.subjects, Subject, ""), Targets: arguments(below.subjects, Object, ""),
	}
	c.Predicate = Predicate{Head: gov, Lemma: a.lemma(gov), Complement: a.lemma(i)}
	if !asks {
		c.Predicate.Particle = "should"
		c.Predicate.Verb = a.lemma(gov) + " should " + a.lemma(i)
	}
	return c, true
}

// isSubjunctive reports whether a content clause has the bare form of the verb:
// "insisted that he leave".
func (a *analysis) isSubjunctive(i int) bool {
	return a.Tokens[i].XPOS == "VB" && !a.has(i, "aux", "aux:pass") && a.marker(i) != "to"
}
