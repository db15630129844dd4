package clause

import "slices"

// nominal builds the clause of a noun that names an act: "Israel's attack on
// Gaza", "the downing of a warplane", "talks between A and B".
func (a *analysis) nominal(i int) (Clause, bool) {
	c, ok := a.act(i)
	if !ok {
		return c, false
	}
	if len(c.Sources) == 0 && len(c.Targets) > 0 {
		a.shareSubject(i, &c)
	}
	if len(c.Sources) == 0 {
		c.Parties = a.disputants(i)
	}
	a.nominalModality(i, &c)
	found := len(c.Targets) > 0 && len(c.Sources)+len(c.Parties) > 0
	return c, found || (c.Reciprocal && len(c.Sources) > 1)
}

// act reads a noun of the lexicon with the arguments that stand beside it; it
// reports false where the noun names no act.
func (a *analysis) act(i int) (Clause, bool) {
	lemma := a.lemma(i)
	if a.Tokens[i].UPOS != "NOUN" {
		lemma = a.form(i)
	}
	n, ok := a.lex.nominals[lemma]
	if !ok {
		return Clause{}, false
	}
	c := Clause{Words: []int{i}, Speaker: a.speaker(i), Rule: "nominal", Reciprocal: n.reciprocal}
	c.Predicate = Predicate{Head: i, Lemma: lemma, Verb: n.verb, Nominal: true}
	for _, m := range a.kids[i] {
		a.addNominalArgument(m, n, &c)
	}
	return c, true
}

func (a *analysis) addNominalArgument(m int, n nominal, c *Clause) {
	switch prep := a.preposition(m); {
	case is(a.rel(m), "nmod:poss"):
		c.Sources = append(c.Sources, arguments(a.expand([]int{m}), Subject, "")...)
	case is(a.rel(m), "amod", "compound", "nmod:desc"):
		c.Sources = append(c.Sources, arguments(a.modifiers(m), Modifier, "")...)
	case !is(a.rel(m), "nmod", "obl"):
	case prep == "between" || prep == "among":
		c.Sources = append(c.Sources, arguments(a.sides(m), Subject, "")...)
		c.Reciprocal = true
	case slices.Contains(n.agents, prep):
		c.Sources = append(c.Sources, arguments(a.expand([]int{m}), Subject, "")...)
	case slices.Contains(n.patients, prep):
		c.Targets = append(c.Targets, arguments(a.expand([]int{m}), Object, prep)...)
	}
}

// modifiers lists a modifier and the adjectives or nouns coordinated with it; of
// "US-led" who leads.
func (a *analysis) modifiers(m int) []int {
	if leader := a.child(m, "compound"); a.form(m) == "led" && leader != None {
		m = leader
	}
	return append([]int{m}, a.children(m, "conj")...)
}

// shareSubject gives an act without an agent the subject of the verb that it
// depends on, where the noun is such that the subject takes part: "said after
// talks with Putin". The object of a light verb is told with the verb.
func (a *analysis) shareSubject(i int, c *Clause) {
	gov := a.head(i)
	if gov < 0 || !c.Reciprocal || !a.isClausal(gov) || !is(a.rel(i), "obl") {
		return
	}
	if f := a.frame(gov); !f.passive {
		c.Sources = arguments(f.subjects, Inherited, "")
		c.Rule = "nominal, subject of the clause"
	}
}

// disputants are the two sides named together in the clause around an act
// without an agent: "the relationship between Turkey and Russia plummeted
// over the downing of a Russian warplane".
func (a *analysis) disputants(i int) []int {
	var out []int
	a.ascend(i, func(_, gov int) bool {
		out = a.pairAt(gov)
		return len(out) == 2 || is(a.rel(gov), "ccomp", "root")
	})
	return out
}

// pairAt finds two coordinated parties at the governor: as its subjects, or
// between which its subject or itself stands.
func (a *analysis) pairAt(gov int) []int {
	nouns := append([]int{gov}, a.children(gov, "nsubj", "nsubj:pass", "obj", "obl")...)
	for _, n := range nouns {
		for _, m := range a.children(n, "nmod", "obl") {
			if p := a.preposition(m); p == "between" || p == "among" {
				if pair := a.conjuncts(m); len(pair) == 2 {
					return pair
				}
			}
		}
	}
	for _, n := range a.children(gov, "nsubj", "nsubj:pass") {
		if pair := a.conjuncts(n); len(pair) == 2 {
			return pair
		}
	}
	return nil
}
