package clause

// frame is what the tree says of one verb: its surface subjects, its objects
// and its voice, own and shared.
type frame struct {
	subjects []int // surface subjects, coordination expanded
	objects  []int
	indirect []int
	passive  bool
	rule     string // how the subjects were found
}

// analysis carries the tree of one sentence through the search.
type analysis struct {
	tree
	lex    lexicon
	frames []*frame
}

// frame returns the frame of verb i, computed once. A cycle cannot occur in a
// tree, but a frame under construction is returned empty to be safe.
func (a *analysis) frame(i int) *frame {
	if a.frames[i] != nil {
		return a.frames[i]
	}
	f := &frame{}
	a.frames[i] = f
	f.passive = a.isPassive(i)
	f.indirect = a.expand(a.children(i, "iobj"))
	f.objects = a.expand(a.objects(i))
	f.subjects, f.rule = a.subjects(i)
	a.addGap(i, f)
	if len(f.objects) == 0 && !f.passive {
		f.objects = a.sharedObjects(i)
	}
	return f
}

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

// expand lists coordinated heads one by one and puts the antecedent in the
// place of a relative pronoun.
func (a *analysis) expand(heads []int) []int {
	var out []int
	for _, h := range heads {
		if a.isRelative(h) {
			if ante := a.antecedent(h); ante != None {
				out = append(out, a.conjuncts(ante)...)
				continue
			}
		}
		out = append(out, a.conjuncts(h)...)
	}
	return out
}

// antecedent is the noun that a relative pronoun stands for, or None.
func (a *analysis) antecedent(pronoun int) int {
	found := None
	a.ascend(pronoun, func(dep, gov int) bool {
		if is(a.rel(dep), "acl:relcl") {
			found = gov
		}
		return found != None || is(a.rel(dep), "root")
	})
	return found
}

func (a *analysis) isPassive(i int) bool {
	if a.has(i, "nsubj:pass", "aux:pass", "csubj:pass") {
		return true
	}
	if a.Tokens[i].XPOS != "VBN" || a.isFalseParticiple(i) {
		return false
	}
	switch {
	case a.has(i, "aux", "nsubj", "cop"):
		return false
	case is(a.rel(i), "conj") && a.head(i) >= 0:
		return a.isPredicate(a.head(i)) && a.frame(a.head(i)).passive && !a.has(i, "obj")
	case is(a.rel(i), "acl", "advcl"):
		return true
	}
	return a.has(i, "obl:agent")
}

// subjects finds the surface subjects of verb i: its own, or those it shares
// with the clause it depends on.
func (a *analysis) subjects(i int) ([]int, string) {
	if own := a.children(i, "nsubj", "nsubj:pass"); len(own) > 0 {
		rule := "active"
		if a.isRelative(own[0]) {
			rule = "relative"
			if author := a.author(a.antecedent(own[0])); len(author) > 0 {
				return author, rule
			}
		}
		return a.speaking(a.expand(a.beforeDay(own[len(own)-1]))), rule
	}
	gov := a.head(i)
	if a.isFalseParticiple(i) {
		return a.expand([]int{gov}), "active"
	}
	if gov < 0 {
		return nil, "active"
	}
	switch {
	case (a.isComplement(i) || is(a.rel(i), "conj", "advcl", "parataxis")) && a.isClausal(gov):
		return a.governed(i, gov)
	case is(a.rel(i), "acl") && !a.isClausal(gov):
		return a.ofNoun(i, gov)
	}
	return nil, "active"
}

// isClausal reports whether i heads a clause with a frame of its own.
func (a *analysis) isClausal(i int) bool {
	return a.isPredicate(i) || a.has(i, "cop") || a.has(i, "nsubj") && a.Tokens[i].XPOS == "MD"
}

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
