package extract

import (
	"slices"

	"github.com/entente-kg/entente/extract/actor"
	"github.com/entente-kg/entente/extract/clause"
)

// targets are the parties that the sources act upon: those that the clause
// names, else the nearest inside the phrases of its arguments, else what is the
// sources' own.
func (a analysis) targets(i int, c clause.Clause, sources []party) []party {
	named := foreign(acts(c, a.parties(i, c.Targets)), sources)
	if c.Reciprocal {
		named = slices.DeleteFunc(named, isTopic)
	}
	if len(sources) == 0 {
		return preferred(named)
	}
	if c.Reciprocal && len(sources) > 1 {
		return preferred(partners(named))
	}
	out := preferred(others(named, sources))
	inside := others(foreign(a.parties(i, c.Within), sources), sources)
	for _, t := range inside {
		if t.Depth == 0 {
			out = append(notOf(out, t), t)
		}
	}
	switch {
	case len(inside) > 0 && topics(out) && !isPlace(inside[0]):
		return closest(inside)
	case len(out) > 0:
		return out
	case len(inside) > 0:
		return closest(inside)
	}
	return preferred(named)
}

// topics reports whether all targets are things that the act is about or for:
// "called for sanctions against Iran over its tests".
func topics(targets []party) bool {
	for _, t := range targets {
		if t.Function != clause.Oblique || t.Kind != actor.ThingKind || t.Prep != "over" && t.Prep != "about" && t.Prep != "for" {
			return false
		}
	}
	return len(targets) > 0
}

// isTopic reports whether the party is what others meet or talk about.
func isTopic(p party) bool { return p.Prep == "over" || p.Prep == "about" }

// isPlace reports whether the party is only where the act takes place.
func isPlace(p party) bool { return p.Prep == "in" || p.Prep == "at" || p.Prep == "near" }

// acts leaves out the noun that names the act itself: "raid" in "launched a
// police raid".
func acts(c clause.Clause, targets []party) []party {
	return slices.DeleteFunc(targets, func(t party) bool {
		return c.Predicate.Verb != "" && !c.Predicate.Nominal && t.Function == clause.Object && t.Kind == actor.ThingKind
	})
}

// notOf leaves out what belongs to the party.
func notOf(targets []party, p party) []party {
	return slices.DeleteFunc(targets, func(t party) bool { return t.Owner != "" && t.Owner == p.ID })
}

// partners leaves out what several who act on each other act about: "met over
// Iran" beside "met with Iran".
func partners(targets []party) []party {
	var out []party
	for _, t := range targets {
		if t.Prep == "" || t.Prep == "with" || t.Prep == "against" {
			out = append(out, t)
		}
	}
	return out
}

// others leaves out the sources themselves and the things of their own country
// that belong to no other body.
func others(targets, sources []party) []party {
	var out []party
	for _, t := range targets {
		own := false
		for _, s := range sources {
			own = own || same(s, t) || t.Kind == actor.ThingKind && t.Role == "" && t.Owner != "" && t.Owner == s.Code
		}
		if !own {
			out = append(out, t)
		}
	}
	return out
}

// closest keeps the first party and those coordinated with it.
func closest(targets []party) []party {
	for k, t := range targets {
		if t.Depth != targets[0].Depth || t.Prep != targets[0].Prep || t.Via != targets[0].Via {
			return targets[:k]
		}
	}
	return targets
}

// foreign leaves out the targets that belong to a source: "halted its attacks".
func foreign(targets, sources []party) []party {
	var out []party
	for _, t := range targets {
		own := false
		for _, s := range sources {
			own = own || t.Kind == actor.ThingKind && t.Owner != "" && t.Owner == s.ID
		}
		if !own {
			out = append(out, t)
		}
	}
	return out
}

// preferred keeps of the targets the ones most directly acted upon: what hangs
// on an object noun counts only where that noun is no party itself, or is a
// thing that is dealt with together with someone: "discussed the Syrian crisis
// with Iran".
func preferred(targets []party) []party {
	direct, things := false, true
	for _, t := range targets {
		if t.Function != clause.Oblique && t.Function != clause.OfObject {
			direct, things = true, things && t.Kind == actor.ThingKind
		}
	}
	var out []party
	for _, t := range targets {
		switch t.Function {
		case clause.OfObject:
			if direct && !(things && t.Prep == "with") {
				continue
			}
		case clause.Oblique:
			if direct && !transfers(t.Prep) {
				continue
			}
		}
		out = append(out, t)
	}
	return out
}

// transfers reports whether a party after the preposition is acted upon beside
// a direct object: "handed the suspects to Iran".
func transfers(prep string) bool {
	return prep == "to" || prep == "with" || prep == "against" || prep == "from"
}
