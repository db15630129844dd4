package event

import (
	"slices"
	"strings"

	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/schema"
)

// query is a predicate with the two parties it stands between.
type query struct {
	clause.Predicate
	source, target Party
}

// Weights of constraints: a rule that names the object is closer to the
// predicate than one that names a preposition, and that than one that names
// roles.
const (
	objectWeight     = 16
	complementWeight = 12
	nounWeight       = 8
	prepWeight       = 6
	roleWeight       = 3
	noneWeight       = 1
	anyWeight        = 2
)

// best is the rule with the greatest specificity, the first of equals, or nil.
// Where the tree gives no particle, the first word of the preposition is tried
// as one: "pull out of".
func (c *Coder) best(q query) *Rule {
	rule, weight := mostSpecific(c.candidates(q), q)
	first, rest, _ := strings.Cut(q.Prep, " ")
	if q.Particle != "" || q.Nominal || !c.parts[first] {
		return rule
	}
	q.Particle, q.Prep = first, rest
	if phrasal, w := mostSpecific(c.candidates(q), q); phrasal != nil && w+prepWeight >= weight {
		return phrasal
	}
	return rule
}

// candidates are the rules for the predicate's words: those of the noun, or
// else of the verb spelt like it, for a nominal predicate.
func (c *Coder) candidates(q query) []*Rule {
	if rules := c.nouns[q.Lemma]; q.Nominal && rules != nil {
		return rules
	}
	if q.Particle != "" {
		return c.verbs[q.Lemma+" "+q.Particle]
	}
	return c.verbs[q.Lemma]
}

// mostSpecific is the rule of greatest weight with its weight, or nil and -1.
func mostSpecific(rules []*Rule, q query) (*Rule, int) {
	var best *Rule
	top := -1
	for _, rule := range rules {
		if weight, ok := rule.specificity(q); ok && weight > top {
			best, top = rule, weight
		}
	}
	return best, top
}

// specificity weighs the constraints of a rule, or reports that one fails.
func (r *Rule) specificity(q query) (int, bool) {
	total := 0
	for _, part := range []func(*Rule, query) (int, bool){
		(*Rule).matchObject, (*Rule).matchPrep, (*Rule).matchNoun, (*Rule).matchComplement, (*Rule).matchRoles,
	} {
		s, ok := part(r, q)
		if !ok {
			return 0, false
		}
		total += s
	}
	return total, true
}

// object is the predicate's object noun; where the target itself is the
// object, its head noun.
func (q query) object() string {
	if q.Object == "" && q.Prep == "" && !q.Nominal {
		return q.target.Noun
	}
	return q.Object
}

func (r *Rule) matchObject(q query) (int, bool) {
	switch {
	case r.noObject:
		return noneWeight, q.Object == ""
	case r.objects == nil:
		return 0, true
	}
	return objectWeight, contains(r.objects, q.object())
}

// matchPrep holds where the target is the object itself, since the rule's
// preposition then has nothing to introduce.
func (r *Rule) matchPrep(q query) (int, bool) {
	switch {
	case r.noPrep:
		return noneWeight, q.Prep == ""
	case r.preps == nil:
		return 0, true
	case q.Prep == "" && r.namesObject() && q.Object == "":
		return 0, true
	}
	return prepWeight, contains(r.preps, q.Prep)
}

func (r *Rule) matchNoun(q query) (int, bool) {
	if r.nouns == nil {
		return 0, true
	}
	return nounWeight, contains(r.nouns, q.target.Noun)
}

func (r *Rule) matchComplement(q query) (int, bool) {
	if r.complements == nil {
		return 0, true
	}
	if r.complements[0] == "any" {
		return anyWeight, q.Complement != ""
	}
	return complementWeight, contains(r.complements, q.Complement)
}

func (r *Rule) matchRoles(q query) (int, bool) {
	total := 0
	for _, side := range []struct {
		want []schema.Role
		have schema.Role
	}{{r.sources, q.source.role()}, {r.targets, q.target.role()}} {
		if side.want == nil {
			continue
		}
		if !slices.Contains(side.want, side.have) {
			return 0, false
		}
		total += roleWeight
	}
	return total, true
}

// role is the party's; a country by its own name acts through its government.
func (p Party) role() schema.Role {
	if p.Role == "" && p.Code != "" {
		return schema.GOV
	}
	return p.Role
}

// contains looks a word up in a sorted list.
func contains(sorted []string, word string) bool {
	_, ok := slices.BinarySearch(sorted, word)
	return ok
}
