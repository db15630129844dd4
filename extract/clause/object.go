package clause

// objects are the direct objects of verb i, among them what the tree takes for
// something else: an oblique because of words such as "at least" before its
// number, the one called in "called the minister a liar".
func (a *analysis) objects(i int) []int {
	if out := a.children(i, "obj"); len(out) > 0 {
		return a.including(out)
	}
	for _, o := range a.kids[i] {
		if o < i || a.preposition(o) != "" {
			continue
		}
		counted := a.rel(o) == "obl" && (a.has(o, "nummod") || a.Tokens[o].UPOS == "NUM" && a.has(o, "nmod")) && !a.lex.measure[a.lemma(o)]
		called := is(a.rel(o), "xcomp") && a.isNominal(o) && a.lex.calling[a.lemma(i)]
		if counted || called {
			return a.including([]int{o})
		}
	}
	return nil
}

// counted is the noun that says what the objects of a verb are: the troops of
// "thousands of troops", the food of "$2 million worth of food"; without such
// a noun the first object.
func (a *analysis) counted(objects []int) int {
	for _, o := range objects {
		of := o
		for of != None && a.lex.quantity[a.lemma(of)] {
			of = a.partOf(of)
		}
		if of != None {
			return of
		}
	}
	return objects[0]
}

// partOf is the noun that hangs on noun n by "of", or None.
func (a *analysis) partOf(n int) int {
	for _, of := range a.children(n, "nmod") {
		if a.preposition(of) == "of" {
			return of
		}
	}
	return None
}

// including adds to nouns those singled out among them: "arrested ten men,
// including the mayor".
func (a *analysis) including(nouns []int) []int {
	for _, n := range nouns {
		for _, m := range a.children(n, "nmod") {
			if a.preposition(m) == "including" {
				nouns = append(nouns, m)
			}
		}
	}
	return nouns
}

// addGap gives a relative clause without an object its antecedent: "the man
// police arrested".
func (a *analysis) addGap(i int, f *frame) {
	if !is(a.rel(i), "acl:relcl") || f.passive || len(f.objects)+len(f.indirect) > 0 || a.head(i) < 0 {
		return
	}
	own := a.child(i, "nsubj")
	if own == None || a.isRelative(own) || a.relativeOblique(i) || a.has(i, "xcomp", "ccomp") {
		return
	}
	f.objects = a.conjuncts(a.head(i))[:1]
}

func (a *analysis) relativeOblique(i int) bool {
	for _, o := range a.children(i, "obl", "advmod", "nmod") {
		if a.isRelative(o) || a.Tokens[o].XPOS == "WRB" {
			return true
		}
	}
	return false
}

// sharedObjects finds the object of "attacked" in "attacked and killed them".
func (a *analysis) sharedObjects(i int) []int {
	next := a.child(i, "conj")
	if next == None || !a.isPredicate(next) || a.isPassive(next) || a.has(next, "nsubj") || next-i > 3 {
		return nil
	}
	return a.expand(a.children(next, "obj"))
}
