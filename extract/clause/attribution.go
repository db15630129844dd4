package clause

// speaker is the head of the one to whom the text attributes the clause of i:
// the subject of a verb of speech above it, of one set beside it ("…, officials
// said") or the phrase after "according to"; None where nobody is named.
func (a *analysis) speaker(i int) int {
	if s := a.beside(i); s != None {
		return s
	}
	found := None
	a.ascend(i, func(dep, gov int) bool {
		if is(a.rel(dep), "ccomp", "parataxis") && a.isSpeech(gov) {
			found = a.firstSubject(gov)
		}
		if found == None && gov != i {
			found = a.beside(gov)
		}
		return found != None
	})
	return found
}

func (a *analysis) isSpeech(i int) bool {
	_, ok := a.lex.speech[a.lemma(i)]
	return ok && a.isPredicate(i)
}

func (a *analysis) firstSubject(i int) int {
	f := a.frame(i)
	if f.passive || len(f.subjects) == 0 {
		return None
	}
	return f.subjects[0]
}

// beside finds a speaker named in a parenthesis of clause i.
func (a *analysis) beside(i int) int {
	for _, k := range a.children(i, "parataxis") {
		if a.isSpeech(k) && a.has(k, "nsubj") {
			return a.child(k, "nsubj")
		}
	}
	for _, k := range a.children(i, "obl") {
		if a.preposition(k) == "according to" {
			return k
		}
	}
	return None
}
