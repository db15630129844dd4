package clause

// control returns the word that governs verb i as its complement and what the
// table says of it.
func (a *analysis) control(i int) (int, control, bool) {
	if gov := a.accusedOf(i); gov != None {
		ctl, ok := a.controlOf(gov, i)
		return gov, ctl, ok
	}
	gov := a.head(i)
	if gov < 0 || !a.isComplement(i) && !is(a.rel(i), "acl", "advcl") || a.isFinite(i) {
		return None, control{}, false
	}
	ctl, ok := a.controlOf(gov, i)
	gerund := is(a.rel(i), "advcl") && i == gov+1 && a.Tokens[i].XPOS == "VBG" // "mulling attacking"
	if ok && is(a.rel(i), "advcl", "acl") && a.marker(i) != "to" && !gerund && !ctl.phrase && !a.objectControl(i, gov) {
		return None, control{}, false
	}
	return gov, ctl, ok
}

// isFinite reports whether clause i has a tense of its own: what a verb
// reports, not what it governs.
func (a *analysis) isFinite(i int) bool {
	if !is(a.rel(i), "ccomp") || a.hasTo(i) || a.Tokens[i].XPOS == "VBG" && !a.has(i, "aux") {
		return false
	}
	_, reported := a.lex.speech[a.lemma(a.head(i))]
	return a.Tokens[i].XPOS != "VB" || a.has(i, "aux") || a.marker(i) == "that" || reported
}

// controlOf is what the table says of gov over clause i: of gov with the words
// that follow it, else of gov alone, with an object where it has one.
func (a *analysis) controlOf(gov, i int) (control, bool) {
	lemma := a.lemma(gov)
	if a.lex.phrases[lemma] || a.lex.phrases[a.form(gov)] {
		if ctl, ok := a.phraseControl(gov, i); ok {
			return ctl, true
		}
	}
	if ctl, ok := a.lex.objects[lemma]; ok && a.overObject(gov) {
		return ctl, true
	}
	ctl, ok := a.lex.controls[lemma]
	return ctl, ok
}

// phraseControl looks gov up with its particle or adverb and the word that
// opens clause i: "rule out", "stop short of", "have to", "going to".
func (a *analysis) phraseControl(gov, i int) (control, bool) {
	tails := []string{a.marker(i)}
	for _, k := range a.children(gov, "compound:prt", "advmod") {
		if gov < k && k < i {
			tails = append(tails, a.form(k), a.form(k)+" "+a.marker(i))
		}
	}
	for _, tail := range tails {
		for _, head := range []string{a.form(gov), a.lemma(gov)} {
			if ctl, ok := a.lex.controls[head+" "+tail]; ok {
				ctl.phrase = true
				return ctl, true
			}
		}
	}
	return control{}, false
}

// overObject reports whether gov, not in the passive, has an object of its own.
func (a *analysis) overObject(gov int) bool {
	if !a.isPredicate(gov) {
		return false
	}
	f := a.frame(gov)
	return !f.passive && len(f.objects)+len(f.indirect) > 0
}
