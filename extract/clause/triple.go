package clause

import "github.com/entente-kg/entente/extract/ud"

// Phrase is a part of an open triple: tokens in the order of the text, which
// need not be adjacent. Head governs the others; None where the part is empty.
type Phrase struct {
	Head   int
	Tokens []int
}

// Pattern is the kind of an open triple: the type of its clause after Quirk et
// al. (A Comprehensive Grammar of the English Language, 1985, §2.16), a clause
// of content, or what a noun phrase implies without a verb.
type Pattern string

// The patterns: S subject, V verb, A adverbial, C complement, O object.
const (
	SV         Pattern = "SV"
	SVA        Pattern = "SVA"
	SVC        Pattern = "SVC"
	SVO        Pattern = "SVO"
	SVOO       Pattern = "SVOO"
	SVOA       Pattern = "SVOA"
	SVOC       Pattern = "SVOC"
	Content    Pattern = "content"    // "said that the envoy left"
	Apposition Pattern = "apposition" // "Kim, the envoy, …": Kim is the envoy
	Title      Pattern = "title"      // "Premier Kim": Kim is Premier
	Possessive Pattern = "possessive" // "Iran's navy": Iran has navy
	Place      Pattern = "place"      // "a port in Mali": a port is in Mali
)

// Triple is a clause written down as words, whoever its parties are, in the
// voice that the text has.
type Triple struct {
	Clause   Clause // predicate, mood, negation and speaker, without arguments
	Pattern  Pattern
	Link     string // how the subject was found: "active", "relative", "conjoined" …
	Verbs    []int  // predicates told as one: agreed, withdraw
	Source   Phrase
	Implied  string // a verb that the text leaves out, before Relation: "is", "has", "was"
	Relation Phrase
	Target   Phrase   // empty for SV
	Args     []Phrase // time, place and the like, with their prepositions
	Lemma    string   // the relation in base forms: "be bear in"
	Depth    int      // tokens between the predicate and the root, bounded

	verb []int // of Relation, what comes before the target's preposition
}

// opener finds the open triples of one sentence.
type opener struct {
	*analysis
	minimal bool
}

// Triples returns the open triples of a parsed, lemmatised sentence in the
// order of their predicates: one for each verb and subject with its arguments
// whole; where minimal, one for each argument and each coordinated part, with
// phrases cut to their core.
func (f *Finder) Triples(s ud.Sentence, minimal bool) []Triple {
	o := &opener{analysis: &analysis{tree: newTree(s), lex: f.lex, frames: make([]*frame, len(s.Tokens))}, minimal: minimal}
	var out []Triple
	for i := range s.Tokens {
		if o.states(i) && !o.chained(i) {
			if t, ok := o.verbTriple(i); ok {
				out = append(out, o.split(t)...)
			}
		}
		if o.isNominal(i) {
			out = append(out, o.implied(i)...)
		}
	}
	return out
}

// states reports whether token i is the predicate of a clause of its own: a
// full verb or whatever follows a copula.
func (o *opener) states(i int) bool {
	if is(o.rel(i), "aux", "cop", "case", "mark", "fixed", "compound", "flat", "det", "amod", "advmod", "discourse", "goeswith", "punct") {
		return false
	}
	if o.Tokens[i].UPOS == "VERB" {
		return !o.has(i, "det", "nmod:poss") || o.has(i, "nsubj")
	}
	return o.has(i, "cop")
}

// isVerbal reports whether i is a verb or what follows a copula.
func (o *opener) isVerbal(i int) bool { return o.Tokens[i].UPOS == "VERB" || o.has(i, "cop") }
