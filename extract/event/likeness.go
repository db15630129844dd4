package event

import (
	"strings"

	"github.com/entente-kg/entente/extract/clause"
)

// likened is the factor on the confidence of a coding that rests on the
// likeness of an unseen word to a known one.
const likened = 0.7

// shortest is the least number of letters of a word that another is built on.
const shortest = 4

// ending is a suffix and what may stand in its place.
type ending struct{ of, as string }

// likeness codes a predicate whose word no rule and no operator names by the
// known word that it is built on: another spelling, a prefix that repeats or
// shares an act, the verb of a noun. The same verb with another particle often
// means something else.
func (c *Coder) likeness(q query) (Coding, bool) {
	if c.knows(q) {
		return Coding{}, false
	}
	for _, lemma := range derivations(q.Lemma, q.Nominal) {
		known := q
		known.Lemma = lemma
		if known.Nominal && c.nouns[lemma] == nil && c.verbs[lemma] == nil {
			continue
		}
		if rule := c.best(known); rule != nil {
			return c.liken(q, rule), true
		}
	}
	return Coding{}, false
}

// knows reports whether a rule or an operator names the predicate's word.
func (c *Coder) knows(q query) bool {
	_, governs := c.operators[q.Lemma]
	key := strings.TrimSpace(q.Lemma + " " + q.Particle)
	return governs || q.Copula || c.underived[q.Lemma] || len(q.Lemma) < shortest || c.verbs[key] != nil || q.Nominal && c.nouns[q.Lemma] != nil
}

func (c *Coder) liken(q query, rule *Rule) Coding {
	out := c.coding(rule, q)
	out.Rule = "likeness: " + strings.TrimSpace(q.Lemma+" "+q.Particle) + " + " + out.Rule
	out.Confidence *= likened
	return out
}

// derivations are the words that a word may be another spelling of or be built
// on, nearest first.
func derivations(lemma string, nominal bool) []string {
	out := spellings(lemma)
	for _, prefix := range []string{"re-", "co-", "counter-", "counter", "re"} {
		if base, ok := strings.CutPrefix(lemma, prefix); ok && len(base) >= shortest {
			out = append(append(out, base), spellings(base)...)
		}
	}
	if nominal {
		out = append(out, exchanged(lemma, verbsOfNouns())...)
	}
	return out
}

// spellings are the British and American forms of a word, and the one without
// its hyphen.
func spellings(lemma string) []string {
	out := exchanged(lemma, []ending{
		{"ise", "ize"}, {"ize", "ise"}, {"yse", "yze"}, {"yze", "yse"}, {"isation", "ization"}, {"ization", "isation"},
		{"our", "or"}, {"or", "our"}, {"ll", "l"}, {"l", "ll"}, {"ence", "ense"}, {"ense", "ence"},
	})
	if whole := strings.ReplaceAll(lemma, "-", ""); whole != lemma {
		out = append(out, whole)
	}
	return out
}

// verbsOfNouns lists the endings of nouns of action with those of their verbs.
// Those in -ment, -al and -ing more often name a thing than an act.
func verbsOfNouns() []ending {
	return []ending{
		{"ification", "ify"}, {"isation", "ise"}, {"ization", "ize"}, {"isation", "ize"}, {"ation", "ate"}, {"ation", "e"}, {"ation", ""},
		{"ution", "ute"},
	}
}

// exchanged are the words that lemma becomes with another ending.
func exchanged(lemma string, endings []ending) []string {
	var out []string
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(lemma, e.of); ok && len(stem) >= shortest-1 {
			out = append(out, stem+e.as)
		}
	}
	return out
}

// nounAct codes an act that the object of a verb names.
func (c *Coder) nounAct(q query) (Coding, bool) {
	noun := query{clause.Predicate{Lemma: q.object(), Prep: q.Prep, Nominal: true}, q.source, q.target}
	if c.nouns[noun.Lemma] == nil {
		return c.likeness(noun)
	}
	rule := c.best(noun)
	if rule == nil {
		return Coding{}, false
	}
	return c.coding(rule, noun), true
}
