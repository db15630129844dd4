package clause

// governed finds the subject that verb i shares with its governing verb.
func (a *analysis) governed(i, gov int) ([]int, string) {
	g := a.frame(gov)
	switch {
	case is(a.rel(i), "conj"):
		return g.subjects, "conjoined"
	case is(a.rel(i), "parataxis") || (is(a.rel(i), "ccomp") && !a.infinitive(i)):
		return nil, "active"
	case a.objectControl(i, gov):
		return a.controllees(gov), "object control"
	}
	if is(a.rel(i), "advcl") {
		if told := a.toldBefore(i, gov); told != None {
			return a.frame(told).subjects, "adverbial"
		}
		return g.subjects, "adverbial"
	}
	return g.subjects, "subject control"
}

// toldBefore is the clause that a participle set after a verb of speech really
// belongs to: "rebels shelled the town, officials said, killing two"; or None.
// After words in quotation marks it is the speaker who acts.
func (a *analysis) toldBefore(i, gov int) int {
	for k := range gov {
		if x := a.Tokens[k].XPOS; x == "``" || x == "''" {
			return None
		}
	}
	if told := a.child(gov, "ccomp"); told != None && told < gov && gov < i && a.isSpeech(gov) && a.isClausal(told) {
		return told
	}
	return None
}

// infinitive reports whether verb i has no finite form of its own.
func (a *analysis) infinitive(i int) bool {
	x := a.Tokens[i].XPOS
	return (x == "VB" && a.marker(i) == "to") || x == "VBG"
}

// objectControl reports whether the subject of i is the object of gov:
// "urged Putin to leave", "accused Russia of sending arms".
func (a *analysis) objectControl(i, gov int) bool {
	if len(a.controllees(gov)) == 0 {
		return false
	}
	if a.isComplement(i) {
		c, known := a.controlOf(gov, i)
		return !known || c.object
	}
	if is(a.rel(i), "advcl", "acl") && a.Tokens[i].XPOS == "VBG" {
		switch a.marker(i) {
		case "of", "for", "from", "into", "against":
			return a.lex.controls[a.lemma(gov)].object
		}
	}
	if a.lex.calling[a.lemma(gov)] && len(a.frame(gov).objects) > 0 {
		return false // "called the premier to thank him"
	}
	return is(a.rel(i), "advcl") && a.marker(i) == "to" && a.lex.controls[a.lemma(gov)].object
}

// controllees are those whom verb gov makes act: its objects, the subjects of
// its passive, or the party after "call on" and "appeal to".
func (a *analysis) controllees(gov int) []int {
	g := a.frame(gov)
	if below := append(append([]int{}, g.indirect...), g.objects...); len(below) > 0 {
		return below
	}
	if g.passive {
		return g.subjects
	}
	if a.lex.controls[a.lemma(gov)].object {
		for _, o := range a.children(gov, "obl") {
			switch a.preposition(o) {
			case "on", "upon", "to", "with", "for":
				return a.expand([]int{o})
			}
		}
	}
	return nil
}

// ofNoun finds the subject of a clause that modifies a noun: a participle's
// is the noun, an infinitive's the noun's owner or the one who acts on it.
func (a *analysis) ofNoun(i, noun int) ([]int, string) {
	if a.accusedOf(i) != None {
		return a.conjuncts(noun), "object control"
	}
	if a.marker(i) != "to" {
		if author := a.author(noun); len(author) > 0 && a.Tokens[i].XPOS == "VBG" {
			return author, "participle"
		}
		return a.conjuncts(noun)[:1], "participle"
	}
	if a.Tokens[noun].UPOS == "PROPN" && is(a.rel(noun), "root", "appos") { // "Kenya to host talks"
		return a.conjuncts(noun), "headline"
	}
	if owner := a.children(noun, "nmod:poss"); len(owner) > 0 {
		return a.expand(owner), "infinitive of a noun"
	}
	for _, m := range a.children(noun, "nmod") {
		if a.preposition(m) == "by" {
			return a.expand([]int{m}), "infinitive of a noun"
		}
	}
	if of := a.affiliation(noun); len(of) > 0 {
		return of, "infinitive of a noun"
	}
	if gov := a.head(noun); gov >= 0 && is(a.rel(noun), "obj", "obl", "nsubj:pass") && a.isClausal(gov) {
		if f := a.frame(gov); !f.passive {
			return f.subjects, "infinitive of a noun"
		}
	}
	return nil, "infinitive of a noun"
}

// affiliation are the names and adjectives of nationality before a noun: "an
// Iranian plan", "a NATO mission".
func (a *analysis) affiliation(noun int) []int {
	var out []int
	for _, m := range a.children(noun, "compound", "amod") {
		if m > 0 && (a.Tokens[m].UPOS == "PROPN" || a.Tokens[m].UPOS == "ADJ") && a.Tokens[m].Form != a.form(m) {
			out = append(out, a.modifiers(m)...)
		}
	}
	return out
}

// accusedOf is the verb over the object noun that the clause of i hangs on,
// where the verb takes such a clause for its object: "accuse" in "accused
// Russia of sending arms"; or None.
func (a *analysis) accusedOf(i int) int {
	if !is(a.rel(i), "acl") {
		return None
	}
	noun := a.head(i)
	if noun < 0 || a.head(noun) < 0 || !is(a.rel(noun), "obj", "iobj", "nsubj:pass") || !a.lex.controls[a.lemma(a.head(noun))].object {
		return None
	}
	switch a.marker(i) {
	case "of", "for", "from", "into":
		if a.Tokens[i].XPOS == "VBG" {
			return a.head(noun)
		}
	case "to":
		if _, plan := a.lex.controls[a.lemma(noun)]; !plan {
			return a.head(noun)
		}
	}
	return None
}
