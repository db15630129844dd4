package clause

import (
	"strings"

	"github.com/entente-kg/entente/extract/ud"
)

// None marks the absence of a token index.
const None = -1

// Function is the relation of an argument to its predicate, after the voice is undone: the
// subject of a passive is an Object, its "by" phrase a Subject.
type Function string

// The functions of arguments.
const (
	Subject   Function = "subject"
	Object    Function = "object"
	Indirect  Function = "indirect object"
	Oblique   Function = "oblique"
	Modifier  Function = "modifier"  // of a nominal predicate: "Russian" in "Russian attack"
	OfObject  Function = "of object" // attached to an object noun: "Iran" in "impose sanctions on Iran"
	Inherited Function = "inherited" // shared with another clause
	Inside    Function = "inside"    // deeper in the phrase of an argument: "rebels" in "met the demands of the rebels"
)

// Argument is one participant of a clause, named by the head of its phrase.
type Argument struct {
	Head     int
	Function Function
	Prep     string // preposition, "" for core arguments
	Via      int    // noun that an OfObject hangs on or that an Inside argument stands below, else None
	Depth    int    // of an Inside argument: phrases between it and the predicate, 0 for who gives or gets the object
	Under    string // of an Inside argument of a prepositional phrase: its preposition and noun, "for sanction"
}

// Mood says how real the act is in the text.
type Mood string

// The moods.
const (
	Actual      Mood = "actual"
	Planned     Mood = "planned"
	Demanded    Mood = "demanded"
	Conditional Mood = "conditional"
	Alleged     Mood = "alleged"
)

// Clause is a predicate with its arguments. Heads are token indexes of the
// sentence it was found in; coordinated arguments are listed one by one.
type Clause struct {
	Predicate  Predicate
	Words      []int // tokens of the predicate as they stand, ascending
	Sources    []Argument
	Targets    []Argument // best first
	Others     []Argument // time, place, instrument: never a party
	Within     []Argument // named inside the phrases of the others, nearest first: parties where no target is one
	Parties    []int      // two sides named around an act without an agent
	Reciprocal bool       // the sources act on each other: "A and B met"
	Negated    bool
	Mood       Mood
	Why        []Reason // of mood and negation
	Speaker    int      // head of the one who says so, or None
	Rule       string   // how the arguments were found: "active", "passive", "nominal" …
}

// Finder finds clauses by the tree and its lexicons. It is immutable and safe
// for concurrent use.
type Finder struct{ lex lexicon }

// New loads the embedded lexicons.
func New() (*Finder, error) {
	lex, err := loadLexicon()
	if err != nil {
		return nil, err
	}
	return &Finder{lex: lex}, nil
}

// Of returns the clauses of a parsed, lemmatised sentence in the order of
// their predicates.
func (f *Finder) Of(s ud.Sentence) []Clause {
	t := newTree(s)
	a := &analysis{tree: t, lex: f.lex, frames: make([]*frame, len(s.Tokens))}
	var out []Clause
	for i := range s.Tokens {
		switch {
		case t.isPredicate(i):
			c := a.verbal(i)
			r, received := a.receipt(i)
			if received {
				c.standBack(r.Sources)
			}
			if out = append(out, c); received {
				out = append(out, r)
			}
			if c, ok := a.demand(i); ok {
				out = append(out, c)
			}
		case t.isNoun(i):
			if c, ok := a.nominal(i); ok {
				out = append(out, c)
			}
		}
	}
	return out
}

// PredicateFor is the predicate as it relates the clause's sources to one
// target: "impose" with its object "sanction" and the target's "on".
func (c Clause) PredicateFor(target Argument) Predicate {
	p := c.Predicate
	p.Prep = target.Prep
	if target.Under != "" && p.Object == "" && p.Verb == "" {
		p.Verb = strings.Join(strings.Fields(p.Lemma+" "+p.Particle+" "+target.Under+" "+target.Prep), " ")
		p.Prep, _, _ = strings.Cut(target.Under, " ")
	}
	if target.Function == Object && p.Object != "" {
		p.Object, p.Verb = "", ""
	}
	return p
}
