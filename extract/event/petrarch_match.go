package event

import (
	"slices"
	"strings"

	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/extract/ud"
)

// surroundings are the tokens round a verb that patterns may name.
type surroundings struct {
	ud.Sentence
	kids           [][]int
	verb           int
	pre, post      []int
	source, target int // heads of the parties
}

// Own codes a verb by the user's dictionary: what the source does to the
// target, and what is done back. known is false where the dictionary has no
// code for the verb; a pattern without a code makes it no event.
func (c *Coder) Own(d *Dictionary, s ud.Sentence, p clause.Predicate, source, target int) (forth, back Coding, known bool) {
	if d == nil || p.Nominal || p.Head < 0 || p.Head >= len(s.Tokens) {
		return forth, back, false
	}
	around := newSurroundings(s, p.Head, source, target)
	codes, rule, known := d.code(around)
	if !known {
		return forth, back, false
	}
	forth, _ = c.governed(codes.forth, rule, p)
	back, _ = c.governed(codes.back, rule, p)
	return forth, back, true
}

// governed is the event of a code under the verbs above it.
func (c *Coder) governed(code, rule string, p clause.Predicate) (Coding, bool) {
	info, ok := c.ontology.CAMEO(code)
	if !ok {
		return Coding{}, false
	}
	act := c.event(info.Class, code, info.Mode)
	act.Rule, act.Confidence = rule, sure
	for _, word := range slices.Backward(slices.Concat(p.Outlook, p.Governors)) {
		act, ok = c.govern(word, act, ok)
	}
	return act, ok
}

// code is the code of the pattern with the most words, the first of equals,
// else the verb's own where it has one.
func (d *Dictionary) code(a surroundings) (codes dictionaryCodes, rule string, known bool) {
	t := a.Tokens[a.verb]
	verbs := d.verbs[strings.ToLower(t.Lemma)]
	if verbs == nil {
		verbs = d.verbs[strings.ToLower(t.Form)]
	}
	best := -1
	for _, v := range verbs {
		if !a.holdsVerb(v) {
			continue
		}
		base := 100 * (len(v.before) + len(v.after)) // a verb of several words goes first
		if own := v.codes; own != (dictionaryCodes{}) && base > best {
			best, codes, rule = base, own, v.source+": "+v.block.name
		}
		for i := range v.block.patterns {
			p := &v.block.patterns[i]
			if weight, ok := a.holds(p); ok && base+weight > best {
				best, codes, rule = base+weight, p.codes, p.source+": "+p.text
			}
		}
	}
	return codes, rule, best >= 0
}

func newSurroundings(s ud.Sentence, verb, source, target int) surroundings {
	a := surroundings{Sentence: s, kids: s.Children(), verb: verb, source: source, target: target}
	for _, k := range a.kids[verb] {
		switch t := s.Tokens[k]; ud.Base(t.Deprel) {
		case "nsubj":
			if t.Deprel == "nsubj:pass" {
				a.post = a.reach(a.post, k)
			} else {
				a.pre = a.reach(a.pre, k)
			}
		case "advmod":
			if k < verb {
				a.pre = append(a.pre, k)
			} else {
				a.post = append(a.post, k)
			}
		case "obj", "iobj", "obl", "compound", "xcomp", "ccomp", "advcl":
			a.post = a.reach(a.post, k)
		}
	}
	return a
}

// reach adds a phrase's head with what is coordinated with it or hangs on it
// by a preposition.
func (a *surroundings) reach(list []int, k int) []int {
	list = append(list, k)
	for _, m := range a.kids[k] {
		if rel := ud.Base(a.Tokens[m].Deprel); rel == "conj" || rel == "nmod" || rel == "obj" {
			list = append(list, m)
		}
	}
	return list
}

// holdsVerb reports whether the other words of a verb stand with it.
func (a *surroundings) holdsVerb(v *dictionaryVerb) bool {
	for i, w := range v.before {
		if k := a.verb - len(v.before) + i; k < 0 || !a.is(k, w) {
			return false
		}
	}
	for i, w := range v.after {
		if k := a.verb + 1 + i; (k >= len(a.Tokens) || !a.is(k, w)) && !slices.ContainsFunc(a.post, func(k int) bool { return a.is(k, w) || a.preposition(k) == w }) {
			return false
		}
	}
	return true
}

func (a *surroundings) is(k int, word string) bool {
	t := &a.Tokens[k]
	return strings.EqualFold(t.Form, word) || strings.EqualFold(t.Lemma, word)
}

// preposition is the word that introduces token k, lower case, or "".
func (a *surroundings) preposition(k int) string {
	for _, m := range a.kids[k] {
		if ud.Base(a.Tokens[m].Deprel) == "case" {
			return strings.ToLower(a.Tokens[m].Form)
		}
	}
	return ""
}

// holds weighs the parts of a pattern, or reports that one is missing.
func (a *surroundings) holds(p *verbPattern) (weight int, ok bool) {
	for i, parts := range [][]patternPart{p.pre, p.post} {
		tokens := a.pre
		if i > 0 {
			tokens = a.post
		}
		for k := range parts {
			w := a.part(&parts[k], tokens)
			if w == 0 {
				return 0, false
			}
			weight += w
		}
	}
	return weight, true
}

// part is the weight of the best token for a part, 0 for none.
func (a *surroundings) part(p *patternPart, tokens []int) (best int) {
	for _, k := range tokens {
		if w := a.phrase(p, k); w > best && (p.preps == nil || slices.Contains(p.preps, a.preposition(k))) {
			best = w
		}
	}
	if best > 0 && p.preps != nil {
		best++
	}
	return best
}

// phrase is how many words of a part token k and what modifies it are.
func (a *surroundings) phrase(p *patternPart, k int) int {
	switch {
	case p.slot == '^' || p.words == nil && p.slot == 0:
		return 1
	case p.slot == '$' && k == a.source || p.slot == '+' && k == a.target:
		return 1
	}
	for _, words := range p.words {
		last := words[max(0, len(words)-1):]
		if len(last) == 0 {
			continue
		}
		bare := len(words) == 1 && p.preps == nil && a.preposition(k) == last[0] // "* WITH"
		if !bare && !a.is(k, last[0]) {
			continue
		}
		if !slices.ContainsFunc(words[:len(words)-1], func(w string) bool { return !a.modified(k, w) }) {
			return 1 + len(words)
		}
	}
	return 0
}

func (a *surroundings) modified(k int, word string) bool {
	return slices.ContainsFunc(a.kids[k], func(m int) bool { return a.is(m, word) })
}
