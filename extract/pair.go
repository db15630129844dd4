package extract

import (
	"github.com/entente-kg/entente/extract/actor"
	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/schema"
)

// party is an argument of a clause with the one it stands for.
type party struct {
	clause.Argument
	actor.Mention
}

// maxRelations bounds the relations of one sentence: a run of words without a
// full stop pairs everybody with everybody.
const maxRelations = 200

// events turns the clauses of sentence i into relation records, each once: of
// the same relation of the same words, found in two ways, the first is kept,
// with the better rule. Who is named deep inside a phrase is a party only to an act
// that a rule knows.
func (p *Pipeline) events(a analysis, i int, opts Options) []schema.Event {
	if a.discarded != nil && a.discarded[i] {
		return nil
	}
	open := opts.Open || opts.Minimal
	var out []schema.Event
	seen, found := map[string]bool{}, map[string]relation{}
	add := func(e schema.Event) bool {
		if seen[e.ID] || len(out) == maxRelations {
			return false
		}
		seen[e.ID] = true
		out = append(out, e)
		return true
	}
	for _, c := range a.clauses[i] {
		for _, r := range a.relations(i, c) {
			e := p.record(a, i, r)
			if e.Class != "" || r.target.Function != clause.Inside || r.target.Depth == 0 {
				if add(e) && open {
					found[e.ID] = r
				}
			}
			if back, ok := p.answer(a, i, r, e); ok {
				add(back)
			}
		}
		if len(out) == maxRelations {
			break
		}
	}
	if open {
		out = p.addTriples(a, i, opts.Minimal, found, out)
	}
	return out
}

// relation is a clause between two parties.
type relation struct {
	clause.Clause
	predicate      clause.Predicate
	source, target party
	inferred       bool
}

// maxSide bounds the parties on one side of a clause: a list of a hundred
// names would otherwise give ten thousand relations.
const maxSide = 12

// relations pairs the sources of a clause with its targets.
func (a analysis) relations(i int, c clause.Clause) []relation {
	sources := agents(a.parties(i, c.Sources))
	targets := a.targets(i, c, sources)
	if len(sources) == 0 && len(c.Parties) == 2 {
		return a.inferred(i, c, targets)
	}
	if len(targets) == 0 && c.Reciprocal {
		return mutual(c, sources)
	}
	var out []relation
	for _, s := range sources {
		for _, t := range targets {
			if !same(s, t) {
				out = append(out, relation{Clause: c, predicate: c.PredicateFor(t.Argument), source: s, target: t})
			}
		}
	}
	return out
}

// parties keeps the arguments that are actors or belong to one, each of
// several actors named by one phrase on its own.
func (a analysis) parties(i int, args []clause.Argument) []party {
	var out []party
	for _, arg := range args {
		m, ok := a.actors.Mention(i, arg.Head)
		if !ok || m.Kind == actor.NounKind {
			continue
		}
		if len(m.Parts) == 0 {
			out = append(out, party{arg, m})
		}
		for _, part := range m.Parts {
			out = append(out, party{arg, part})
		}
	}
	return out[:min(len(out), maxSide)]
}

// agents keeps the parties that can act: actors, and things with a role of
// their own ("Russian warplanes").
func agents(parties []party) []party {
	var out []party
	for _, p := range parties {
		if p.Kind == actor.ActorKind || p.Role != "" {
			out = append(out, p)
		}
	}
	return out
}

// mutual pairs the sources with each other: "A and B met".
func mutual(c clause.Clause, sources []party) []relation {
	var out []relation
	for _, s := range sources {
		for _, t := range sources {
			if !same(s, t) {
				p := c.Predicate
				if p.Verb == "" {
					p.Prep = "with"
				}
				out = append(out, relation{Clause: c, predicate: p, source: s, target: t})
			}
		}
	}
	return out
}

// same reports whether both ends are one actor.
func same(a, b party) bool {
	return a.Mention.Head == b.Mention.Head && len(a.Parts) == 0 && a.Start == b.Start && a.ID == b.ID || a.ID != "" && a.ID == b.ID
}

// inferred gives an act without an agent, told in a dispute between two sides,
// to the side that it does not belong to.
func (a analysis) inferred(i int, c clause.Clause, targets []party) []relation {
	var sides []party
	for _, h := range c.Parties {
		if m, ok := a.actors.Mention(i, h); ok && m.Kind == actor.ActorKind && m.Code != "" {
			sides = append(sides, party{clause.Argument{Head: h, Via: clause.None}, m})
		}
	}
	if len(sides) != 2 || sides[0].Code == sides[1].Code {
		return nil
	}
	var out []relation
	for _, t := range targets {
		for k, side := range sides {
			if t.Code == side.Code {
				r := relation{Clause: c, predicate: c.PredicateFor(t.Argument), source: sides[1-k], target: t, inferred: true}
				r.Rule = "act in a dispute"
				out = append(out, r)
			}
		}
	}
	return out
}
