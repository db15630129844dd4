package clause

import "slices"

// receipt turns round what is told by the one who gets it: "Chad received an
// invitation from Mali" is Mali's invitation of Chad. It has no clause where the
// object names no act or nobody is named as its author.
func (a *analysis) receipt(i int) (Clause, bool) {
	f := a.frame(i)
	if !a.lex.inverse[a.lemma(i)] || f.passive || len(f.subjects) == 0 {
		return Clause{}, false
	}
	for _, noun := range f.objects {
		c, ok := a.act(noun)
		if !ok || c.Reciprocal || len(c.Targets) > 0 {
			continue
		}
		if len(c.Sources) == 0 {
			c.Sources = arguments(a.givers(i), Subject, "")
		}
		if len(c.Sources) > 0 {
			c.Targets = arguments(f.subjects, Object, "")
			c.Words, c.Rule = append(a.predicateWords(i), noun), "received"
			a.modality(i, &c)
			return c, true
		}
	}
	return Clause{}, false
}

// givers are those after "from" or "by" on verb i.
func (a *analysis) givers(i int) []int {
	for _, o := range a.children(i, "obl") {
		if p := a.preposition(o); p == "from" || p == "by" {
			return a.expand([]int{o})
		}
	}
	return nil
}

// standBack makes of the givers, who are parties to what is received, no parties
// to the receiving.
func (c *Clause) standBack(givers []Argument) {
	isGiver := func(a Argument) bool {
		return slices.ContainsFunc(givers, func(g Argument) bool { return g.Head == a.Head })
	}
	for _, t := range c.Targets {
		if isGiver(t) && t.Function == Oblique {
			c.Others = append(c.Others, t)
		}
	}
	c.Targets = slices.DeleteFunc(c.Targets, isGiver)
	c.Within = nil
}
