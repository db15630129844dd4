package clause

import "slices"

// verbal builds the clause of a full verb or of an adjective with a copula.
func (a *analysis) verbal(i int) Clause {
	f := a.frame(i)
	c := Clause{Words: a.predicateWords(i), Speaker: a.speaker(i), Rule: f.rule}
	c.Predicate = a.predicate(i, f)
	if f.passive {
		c.Rule = join(f.rule, "passive")
		if c.Sources = a.agents(i); len(c.Sources) == 0 {
			c.Sources = append(a.agentsOfAct(i), a.sendersOf(i)...)
		}
		c.Targets = arguments(f.subjects, Object, "")
	} else {
		c.Sources = append(arguments(f.subjects, Subject, ""), a.throughAct(i, f)...)
		c.Targets = arguments(f.objects, Object, "")
	}
	c.Targets = append(arguments(f.indirect, Indirect, ""), c.Targets...)
	a.addObliques(i, &c)
	a.addOfObjects(i, f, &c)
	a.addWithin(i, f, &c)
	c.Reciprocal = a.isReciprocal(i, f)
	a.modality(i, &c)
	return c
}

func join(rule, voice string) string {
	if rule == "active" {
		return voice
	}
	return rule + " " + voice
}

func arguments(heads []int, fn Function, prep string) []Argument {
	out := make([]Argument, 0, len(heads))
	for _, h := range heads {
		out = append(out, Argument{Head: h, Function: fn, Prep: prep, Via: None})
	}
	return out
}

// predicate names verb i: its lemma, particle, object noun and governors.
func (a *analysis) predicate(i int, f *frame) Predicate {
	p := Predicate{Head: i, Lemma: a.lemma(i), Particle: a.particle(i), Copula: a.has(i, "cop") && a.Tokens[i].UPOS != "VERB"}
	if objects := a.children(i, "obj"); len(objects) > 0 {
		p.Object = a.lemma(a.counted(objects))
	} else if f.passive && len(f.subjects) > 0 {
		p.Object = a.lemma(f.subjects[0])
	}
	if n, ok := a.lex.nominals[p.Object]; ok && a.lex.light[p.Lemma] {
		p.Verb = n.verb
	}
	p.Governors, p.Outlook = a.governors(i), a.outlook(i)
	if len(p.Governors) > 0 && p.Verb == "" && a.Tokens[i].XPOS == "VBG" && a.lemma(a.head(i)) == "deny" {
		p.Gerund = a.form(i)
	}
	if x := a.complement(i); x != None {
		p.Complement = a.lemma(x)
	}
	return p
}

// complement is the infinitive below i whose subject is i's object, or None.
func (a *analysis) complement(i int) int {
	for _, x := range a.children(i, "xcomp", "ccomp", "advcl") {
		if a.isPredicate(x) && a.infinitive(x) && a.objectControl(x, i) {
			return x
		}
	}
	return None
}

// governors lists the verbs above i that keep its subject and colour the act:
// "refuse" over "hand over". Only those that the control table keeps.
func (a *analysis) governors(i int) []string {
	var out []string
	for steps := 0; steps < 4; steps++ {
		gov := a.head(i)
		if gov < 0 || !a.isComplement(i) || !a.isClausal(gov) || a.has(i, "nsubj", "nsubj:pass") || a.objectControl(i, gov) {
			break
		}
		if a.lex.controls[a.lemma(gov)].keep {
			out = append([]string{a.lemma(gov)}, out...)
		}
		i = gov
	}
	return out
}

// predicateWords are the tokens of the predicate: auxiliaries, negation, the
// verb, its particle.
func (a *analysis) predicateWords(i int) []int {
	words := []int{i}
	for _, k := range a.children(i, "aux", "cop", "compound:prt") {
		words = append(words, k)
	}
	for _, k := range a.children(i, "advmod") {
		if a.isNegation(k) {
			words = append(words, k)
		}
	}
	return sorted(words)
}

// addObliques adds the prepositional phrases of verb i: parties last in
// preference, times and places among the others.
func (a *analysis) addObliques(i int, c *Clause) {
	for _, o := range a.children(i, "obl", "nmod") {
		prep := a.preposition(o)
		if is(a.rel(o), "obl:agent") || (prep == "by" && a.frame(i).passive) {
			continue
		}
		if slices.Contains(a.frame(i).objects, o) {
			continue
		}
		args := arguments(a.expand([]int{o}), Oblique, prep)
		if a.canBeParty(i, prep) {
			c.Targets = append(c.Targets, args...)
		} else {
			c.Others = append(c.Others, args...)
		}
	}
}

// canBeParty reports whether a phrase with the preposition may name the one
// acted upon rather than a circumstance.
func (a *analysis) canBeParty(verb int, prep string) bool {
	switch prep {
	case "with", "to", "against", "on", "upon", "at", "from", "for", "toward", "towards", "of", "about", "over", "alongside", "into", "onto", "out of", "between":
		return true
	case "in", "inside", "near", "through", "across":
		return a.lex.locative[a.lemma(verb)]
	}
	return false
}

// addOfObjects adds what hangs on the object noun: "sanctions on Iran".
func (a *analysis) addOfObjects(i int, f *frame, c *Clause) {
	nouns := a.children(i, "obj")
	if f.passive {
		nouns = f.subjects
	}
	for _, noun := range nouns {
		a.addLinked(i, noun, noun, c)
		for _, other := range a.conjuncts(noun)[1:] { // "travel bans and asset freezes on"
			if !f.passive {
				a.addLinked(i, noun, other, c)
			}
		}
	}
}

// addLinked adds the parties that hang on a noun of the object phrase, through
// "of" also on those deeper in it: "a vote of confidence in the premier".
func (a *analysis) addLinked(i, object, noun int, c *Clause) {
	for _, m := range a.children(noun, "nmod") {
		prep := a.preposition(m)
		switch {
		case a.linksParty(a.lemma(i), noun, prep):
			for _, arg := range arguments(a.expand([]int{m}), OfObject, prep) {
				arg.Via = object
				c.Targets = append(c.Targets, arg)
			}
		case prep == "of" && noun == object:
			a.addLinked(i, object, m, c)
		}
	}
}

// linksParty reports whether the preposition after an object noun introduces
// the one acted upon.
func (a *analysis) linksParty(verb string, noun int, prep string) bool {
	n := a.lex.nominals[a.lemma(noun)]
	switch prep {
	case "on", "upon", "against", "with", "to", "toward", "towards", "at", "from", "by", "for", "between", "over":
		return true
	case "in": // a meeting's place is no party to it
		return !n.reciprocal
	}
	return a.lex.light[verb] && slices.Contains(n.patients, prep)
}
