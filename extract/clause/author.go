package clause

// author lists those who speak through a noun such as "report" or "lawsuit":
// its owner, the one it is by, or the subject of the verb that it is the object
// of: "filed a lawsuit accusing the firm". It is empty for other nouns.
func (a *analysis) author(noun int) []int {
	if noun == None || !a.lex.document[a.lemma(noun)] {
		return nil
	}
	if owner := a.children(noun, "nmod:poss"); len(owner) > 0 {
		return a.expand(owner)
	}
	for _, m := range a.children(noun, "nmod") {
		if p := a.preposition(m); p == "by" || p == "from" {
			return a.expand([]int{m})
		}
	}
	if gov := a.head(noun); gov >= 0 && is(a.rel(noun), "obj") && a.isClausal(gov) {
		if f := a.frame(gov); !f.passive {
			return f.subjects
		}
	}
	return a.affiliation(noun)
}

// speaking puts authors in the place of what speaks for them: the council for
// "a council report".
func (a *analysis) speaking(subjects []int) []int {
	var out []int
	for _, s := range subjects {
		if author := a.author(s); len(author) > 0 {
			out = append(out, author...)
		} else {
			out = append(out, s)
		}
	}
	return out
}
