package clause

import "slices"

// maxWithin bounds how deep in a phrase a party is looked for.
const maxWithin = 4

// addWithin lists who is named inside the phrases of clause i, whatever the
// nouns that they hang on: "rejected a request from Russia", "halted the
// delivery of arms to Chad", "ignored the demands made by the rebels". The
// nearest to the predicate come first, places last.
func (a *analysis) addWithin(i int, f *frame, c *Clause) {
	objects := f.objects
	if f.passive {
		objects = f.subjects
	}
	for _, o := range objects {
		if a.lex.transfer[a.lemma(i)] {
			a.addTransferred(i, o, o, c)
		}
		a.descend(o, o, 1, c)
	}
	for _, o := range a.children(i, "obl") {
		a.addWithinOblique(i, o, a.isLocated(i, append(a.children(i, "obl"), objects...)), c)
	}
	a.addConditions(i, c)
	if a.lex.transfer[a.lemma(i)] {
		for _, k := range a.children(i, "advcl") {
			if a.isPredicate(k) && a.marker(k) == "to" {
				a.addInsideClause(k, k, 2, c) // "gave money to rebuild schools in Chad"
			}
		}
	}
	slices.SortStableFunc(c.Within, func(x, y Argument) int { return x.rank() - y.rank() })
}

// addWithinOblique adds who is named inside the prepositional phrase o of verb
// i, and in it where the place of the act says whom it concerns.
func (a *analysis) addWithinOblique(i, o int, located bool, c *Clause) {
	prep, from := a.preposition(o), len(c.Within)
	if prep == "" {
		return
	}
	if a.canBeParty(i, prep) || prep == "in" || prep == "as" && a.lex.transfer[a.lemma(i)] {
		a.descend(o, o, 1, c)
	}
	for k := from; k < len(c.Within); k++ {
		c.Within[k].Under = prep + " " + a.lemma(o)
		if x := c.Within[k]; x.Depth == 1 && isPlace(x.Prep) && a.lex.transfer[a.lemma(i)] && (prep == "to" || prep == "from") {
			c.Within[k].Depth = 0 // "withdrew from a position in Chad"
		}
	}
	if located && isPlace(prep) {
		for _, h := range a.expand([]int{o}) {
			c.Within = append(c.Within, Argument{Head: h, Function: Inside, Prep: prep, Via: o, Depth: maxWithin})
		}
	}
}

// addConditions adds the subjects of clauses on which an act refused or
// threatened depends: "will not lift the embargo until Cuba holds elections".
func (a *analysis) addConditions(i int, c *Clause) {
	if !a.negated(i, nil) && a.lemma(i) != "threaten" && !slices.Contains(c.Predicate.Governors, "threaten") {
		return
	}
	for _, k := range a.children(i, "advcl") {
		switch a.marker(k) {
		case "until", "unless", "if":
			for _, h := range a.expand(a.children(k, "nsubj")) {
				if a.Tokens[h].UPOS == "PRON" {
					continue
				}
				c.Within = append(c.Within, Argument{Head: h, Function: Inside, Prep: a.marker(k), Via: k, Depth: maxWithin})
			}
		}
	}
}

// rank orders the arguments inside phrases: the nearer first, places last.
func (x Argument) rank() int {
	if isPlace(x.Prep) {
		return x.Depth + maxWithin
	}
	return x.Depth
}

// addTransferred adds with depth 0 those to or from whom the object of verb i
// goes, where the tree hangs them on the object: "withdrew a battalion of
// engineers from Chad".
func (a *analysis) addTransferred(i, object, noun int, c *Clause) {
	for _, m := range a.children(noun, "nmod") {
		switch prep := a.preposition(m); {
		case prep == "to", prep == "from", prep == "into", isPlace(prep) && a.lex.locative[a.lemma(i)]:
			for _, h := range a.expand([]int{m}) {
				c.Within = append(c.Within, Argument{Head: h, Function: Inside, Prep: prep, Via: object})
			}
		case prep == "of":
			a.addTransferred(i, object, m, c)
		}
	}
}

// isLocated reports whether the place of the act says whom it concerns.
func (a *analysis) isLocated(i int, nouns []int) bool {
	if a.lex.located[a.lemma(i)] {
		return true
	}
	return slices.ContainsFunc(nouns, func(n int) bool { return a.lex.located[a.lemma(n)] })
}

// isPlace reports whether the preposition says where rather than to whom.
func isPlace(prep string) bool {
	switch prep {
	case "in", "at", "near", "inside", "outside", "along", "across", "around", "throughout", "off", "within":
		return true
	}
	return false
}

// descend adds the parties below a noun, which stands in the phrase of object.
func (a *analysis) descend(object, noun, depth int, c *Clause) {
	if depth > maxWithin {
		return
	}
	for _, m := range a.kids[noun] {
		switch {
		case depth > 2 && isPlace(a.preposition(m)):
		case m > noun && is(a.rel(m), "nmod", "obl") && a.preposition(m) != "":
			a.addInside(object, a.expand([]int{m}), a.preposition(m), depth, c)
		case m > noun && is(a.rel(m), "compound") && a.isNoun(m):
			a.descend(object, m, depth, c) // "$45 million support for farmers"
		case is(a.rel(m), "acl") && !is(a.rel(m), "acl:relcl") && a.isPredicate(m):
			a.addInsideClause(object, m, depth, c)
		}
	}
}

func (a *analysis) addInside(object int, heads []int, prep string, depth int, c *Clause) {
	for _, h := range heads {
		c.Within = append(c.Within, Argument{Head: h, Function: Inside, Prep: prep, Via: object, Depth: depth})
		a.descend(object, h, depth+1, c)
	}
}

// addInsideClause adds the parties of a participle or infinitive that modifies
// a noun.
func (a *analysis) addInsideClause(object, verb, depth int, c *Clause) {
	if a.isPassive(verb) {
		for _, g := range a.agents(verb) {
			a.addInside(object, []int{g.Head}, "by", depth, c)
		}
	} else {
		a.addInside(object, a.expand(a.children(verb, "obj", "iobj")), "", depth, c)
	}
	for _, o := range a.children(verb, "obl") {
		if prep := a.preposition(o); !is(a.rel(o), "obl:agent") && (a.canBeParty(verb, prep) || isPlace(prep)) {
			a.addInside(object, a.expand([]int{o}), prep, depth, c)
		}
	}
}
