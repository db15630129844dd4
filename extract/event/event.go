// Package event gives the acts between political actors their class: a clause's
// predicate becomes an event of PLOVER with its CAMEO code.
package event

import (
	"slices"
	"strings"

	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/schema"
)

// Party is what the coder knows of one end of a relation.
type Party struct {
	Role schema.Role
	Noun string // lemma of the mention's head noun, "" for names
	Code string // country or organisation
}

// Coding is the event that a predicate states.
type Coding struct {
	Class      schema.Class
	Mode       string // "" where the rule gives none
	CAMEO      string
	Goldstein  float64
	Quad       int
	Rule       string  // names of the rules that fired, outermost first
	Confidence float64 // 0 to 1: how well the rule covers the predicate's words
}

// Coder codes predicates by the embedded rules. It is immutable and safe for
// concurrent use.
type Coder struct {
	ontology  *schema.Ontology
	rules     []Rule
	verbs     map[string][]*Rule // by lemma and particle
	nouns     map[string][]*Rule // nominal predicates by lemma
	underived map[string]bool    // words that only look like derived ones
	operators map[string]Operator
	compose   map[string][]composition // by operator, longest act first
	parts     map[string]bool          // words that stand as a particle in a rule
	contexts  []Context
	issues    map[string][]int // contexts by word or phrase
}

// Confidence of a coding, by how much of the predicate its rule accounts for.
const (
	sure        = 0.9 // the rule names every word
	bare        = 0.8 // the rule is silent on the preposition or the infinitive
	unaccounted = 0.6 // the predicate has an object that the rule does not name
	composed    = 0.9 // factor for each rule that builds on another
)

// New loads the embedded rules.
func New() (*Coder, error) { return load() }

// Rules lists the coding rules, class by class, in the order of their files.
func (c *Coder) Rules() []Rule { return append([]Rule(nil), c.rules...) }

// Code gives the class of what the source does to the target. It reports false
// where no rule covers the predicate.
func (c *Coder) Code(p clause.Predicate, source, target Party) (Coding, bool) {
	act, ok := c.predicate(p, source, target)
	for _, word := range slices.Backward(slices.Concat(p.Outlook, p.Governors)) {
		act, ok = c.govern(word, act, ok)
	}
	return act, ok
}

// predicate codes the predicate without its governors: by a rule that names
// its object, else by composition with the act that the object names, else by
// a rule for the verb alone, else by the verb that the predicate stands for,
// else by its likeness to a known one.
func (c *Coder) predicate(p clause.Predicate, source, target Party) (Coding, bool) {
	q := query{p, source, target}
	rule := c.best(q)
	if rule == nil || !rule.namesObject() {
		if act, ok := c.objectAct(q); ok {
			return act, true
		}
	}
	if rule == nil {
		rule = c.best(q.plain())
	}
	if rule == nil {
		return c.likeness(q)
	}
	return c.infinitive(c.coding(rule, q), q), true
}

// plain is the query for the verb that a nominal or a light verb with its noun
// stands for: "talk with" of "talks".
func (q query) plain() query {
	lemma, prep, _ := strings.Cut(q.Verb, " ")
	q.Predicate = clause.Predicate{Lemma: lemma, Prep: prep}
	return q
}

// coding is the event of a rule that matched.
func (c *Coder) coding(r *Rule, q query) Coding {
	out := c.event(r.Class, r.CAMEO, r.Mode)
	out.Rule = r.Name
	switch {
	case q.Object != "" && !r.namesObject():
		out.Confidence = unaccounted
	case q.Prep != "" && len(r.preps) == 0 && !r.namesObject():
		out.Confidence = bare
	default:
		out.Confidence = sure
	}
	return out
}

// event fills in what the ontology knows of a class and a code.
func (c *Coder) event(class schema.Class, code, mode string) Coding {
	info, _ := c.ontology.Class(class)
	cameo, _ := c.ontology.CAMEO(code)
	return Coding{Class: class, Mode: mode, CAMEO: code, Goldstein: cameo.Goldstein, Quad: info.Quad}
}
