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
