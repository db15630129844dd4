package clause

import "slices"

// agents of a passive: "by" phrases.
func (a *analysis) agents(i int) []Argument {
	var out []Argument
	for _, o := range a.children(i, "obl") {
		if is(a.rel(o), "obl:agent") || a.preposition(o) == "by" {
			out = append(out, arguments(a.expand([]int{o}), Subject, "")...)
		}
	}
	if len(out) == 0 && is(a.rel(i), "conj") && a.head(i) >= 0 && a.isPredicate(a.head(i)) && a.frame(a.head(i)).passive {
		return a.agents(a.head(i))
	}
	return out
}

// agentsOfAct are the agents of the act in which a passive without an agent
// happened: "killed in an Israeli air strike".
func (a *analysis) agentsOfAct(i int) []Argument {
	for _, o := range a.children(i, "obl") {
		if p := a.preposition(o); p != "in" && p != "during" && p != "after" {
			continue
		}
		if c, ok := a.act(o); ok && !c.Reciprocal && len(c.Sources) > 0 {
			return inherited(c.Sources)
		}
	}
	return nil
}

// sendersOf are those from whom someone is sent away, where nobody else is said
// to do it: "was expelled from Iran".
func (a *analysis) sendersOf(i int) []Argument {
	if !a.lex.sending[a.lemma(i)] {
		return nil
	}
	for _, o := range a.children(i, "obl") {
		if a.preposition(o) == "from" {
			return arguments(a.expand([]int{o}), Inherited, "")
		}
	}
	return nil
}

// throughAct are those whose act is the subject of a verb of harm: "a rebel
// attack killed ten soldiers".
func (a *analysis) throughAct(i int, f *frame) []Argument {
	if !a.lex.harm[a.lemma(i)] {
		return nil
	}
	var out []Argument
	for _, s := range f.subjects {
		if c, ok := a.act(s); ok && !c.Reciprocal {
			out = append(out, inherited(c.Sources)...)
		}
	}
	return out
}

func inherited(args []Argument) []Argument {
	out := slices.Clone(args)
	for k := range out {
		out[k].Function = Inherited
	}
	return out
}
