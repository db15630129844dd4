package clause

// demand finds in "X said that Y should go" what X asks of Y: a verb of speech
// over a clause of obligation. It has no clause where either side is missing.
func (a *analysis) demand(i int) (Clause, bool) {
	gov := a.head(i)
	if gov < 0 || !is(a.rel(i), "ccomp") || !a.isSpeech(gov) || a.auxiliaryMood(i).mood != Demanded {
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
	c.Predicate = Predicate{Head: gov, Lemma: a.lemma(gov), Particle: "should", Complement: a.lemma(i)}
	c.Predicate.Verb = a.lemma(gov) + " should " + a.lemma(i)
	return c, true
}
