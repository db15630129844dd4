package clause

// isFalseParticiple reports whether i is the main verb of a sentence whose past
// tense the tagger took for a participle: "The premier of Alberta called for
// sanctions." The noun then is the root, and nothing else is said of it.
func (a *analysis) isFalseParticiple(i int) bool {
	noun := a.head(i)
	if noun < 0 || a.head(noun) >= 0 || a.rel(i) != "acl" || a.Tokens[i].XPOS != "VBN" || !a.isNominal(noun) {
		return false
	}
	end := a.Tokens[len(a.Tokens)-1]
	return end.Form == "." && !a.has(noun, "cop", "nsubj") && !a.has(i, "aux:pass", "obl:agent")
}

// beforeDay is the subject that the tree hangs on a day of the week set between
// it and its verb, as in "police Tuesday arrested"; else the subject itself.
func (a *analysis) beforeDay(subject int) []int {
	if a.lex.day[a.form(subject)] {
		for _, k := range a.children(subject, "compound", "nmod", "nmod:poss", "nmod:desc") {
			if k < subject && a.isNominal(k) {
				return []int{k}
			}
		}
	}
	return []int{subject}
}
