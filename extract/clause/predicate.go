// Package clause finds the predicates of a sentence and who does them to whom,
// on its dependency tree.
package clause

import "strings"

// Predicate is what one party does to the other, as lemmas in active voice.
//
//	Obama urged Putin to leave     Lemma urge, Complement leave
//	impose sanctions on Iran       Lemma impose, Object sanction, Prep on
//	refused to hand over suspects  Lemma hand, Particle over, Governors [refuse]
//	talks with rebels              Lemma talk, Prep with, Nominal
type Predicate struct {
	Head       int      // index of the head token in the sentence
	Lemma      string   // of the head: a verb, or a noun where Nominal
	Particle   string   // "over" of "hand over", or ""
	Object     string   // lemma of an object noun that is not the target: "sanction"
	Prep       string   // preposition that introduces the target, "" for a direct object
	Governors  []string // control and raising verbs above, outermost first
	Gerund     string   // the verb as it stands under "deny": "attacking" of "deny attacking"
	Outlook    []string // "will" or words of intent around it that are no part of the relation, outermost first
	Complement string   // lemma of the infinitive below whose subject is the target
	Verb       string   // the relation that a nominal or a light verb with its noun stands for: "talk with"
	Nominal    bool
	Copula     bool // an adjective with a copula: "critical" of "is critical of"
}

// String is the relation as the record gives it: "refuse to hand over",
// "impose sanction on".
func (p Predicate) String() string {
	var words []string
	for _, g := range p.Governors {
		words = append(words, g, "to")
	}
	lemma := p.Lemma
	if p.Gerund != "" {
		words, lemma = words[:len(words)-1], p.Gerund
	}
	if p.Verb != "" {
		return strings.Join(append(words, p.Verb), " ")
	}
	if p.Copula {
		words = append(words, "be")
	}
	for _, w := range []string{lemma, p.Particle, p.Object, p.Prep} {
		if w != "" {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}
