package clause

// particle is the adverb that makes one verb with i: "over" of "hand over",
// or "". Taggers take it for a plain adverb where it stands right after the
// verb ("sent back a statue") as often as for a particle.
func (a *analysis) particle(i int) string {
	if k := a.child(i, "compound:prt"); k != None {
		return a.form(k)
	}
	for _, k := range a.children(i, "advmod") {
		if k == i+1 && isDirection(a.form(k)) {
			return a.form(k)
		}
	}
	return ""
}

// isDirection reports whether the adverb can be part of a verb.
func isDirection(form string) bool {
	switch form {
	case "apart", "aside", "away", "back", "down", "home", "in", "off", "out", "over", "together", "up":
		return true
	}
	return false
}
