package clause

import "slices"

// maxPhrase bounds the tokens of one phrase, so that clauses nested in each
// other do not cost the square of the sentence.
const maxPhrase = 120

// phrase is what head governs, without the dependents that drop names.
func (o *opener) phrase(head int, drop func(k int) bool) Phrase {
	tokens := []int{head}
	for _, k := range o.kids[head] {
		if !drop(k) {
			tokens = o.below(k, tokens)
		}
	}
	return Phrase{Head: head, Tokens: o.trim(sorted(tokens))}
}

// below appends k and all that it governs, up to the bound.
func (o *opener) below(k int, tokens []int) []int {
	if len(tokens) >= maxPhrase {
		return tokens
	}
	tokens = append(tokens, k)
	for _, d := range o.kids[k] {
		tokens = o.below(d, tokens)
	}
	return tokens
}

// trim takes conjunctions and punctuation off the edges, but no quotation mark
// or bracket whose partner is there.
func (o *opener) trim(tokens []int) []int {
	for len(tokens) > 1 && o.isLoose(tokens[0], tokens) {
		tokens = tokens[1:]
	}
	for len(tokens) > 1 && o.isLoose(tokens[len(tokens)-1], tokens) {
		tokens = tokens[:len(tokens)-1]
	}
	return tokens
}

func (o *opener) isLoose(i int, tokens []int) bool {
	if o.Tokens[i].UPOS != "PUNCT" {
		return is(o.rel(i), "cc")
	}
	p := partner(o.Tokens[i].XPOS)
	return p == "" || !slices.ContainsFunc(tokens, func(k int) bool { return o.Tokens[k].XPOS == p })
}

// partner is the tag of the mark that closes or opens what the tagged one
// opens or closes, or "".
func partner(xpos string) string {
	switch xpos {
	case "``":
		return "''"
	case "''":
		return "``"
	case "-LRB-":
		return "-RRB-"
	case "-RRB-":
		return "-LRB-"
	}
	return ""
}

// nounPhrase is the phrase of a noun without its preposition and without what
// is said of it beside: relative clauses, appositions, parentheses; a subject
// is told without participles too. Of a noun after a copula only what follows
// the copula is taken.
func (o *opener) nounPhrase(head int, role Function) Phrase {
	copula := o.child(head, "cop")
	return o.phrase(head, func(k int) bool {
		switch {
		case k < copula, copula != None && is(o.rel(k), "obl"):
			return true
		case is(o.rel(k), "case", "mark", "cop", "aux", "nsubj", "csubj", "advcl", "appos", "acl:relcl", "parataxis", "discourse", "dislocated", "vocative"):
			return true
		case is(o.rel(k), "cc"):
			return k < head && o.rel(k) != "cc:preconj"
		case is(o.rel(k), "advmod"):
			return copula != None && o.opens(k, head)
		case is(o.rel(k), "acl"):
			return role == Subject || o.minimal
		case is(o.rel(k), "conj"):
			return o.minimal || o.isVerbal(k) && o.has(k, "nsubj", "cop")
		case is(o.rel(k), "nmod"):
			return o.minimal && !is(o.rel(k), "nmod:poss", "nmod:desc") && o.preposition(k) != "of"
		}
		return false
	})
}

// opens reports whether adverb k stands before all else in the phrase of head.
func (o *opener) opens(k, head int) bool {
	d := o.child(head, "det", "amod", "nummod", "nmod:poss", "compound")
	return k < head && (d == None || k < d)
}

// clausePhrase is all of a clause but dependents in the relations left out.
func (o *opener) clausePhrase(head int, leave ...string) Phrase {
	return o.phrase(head, func(k int) bool { return is(o.rel(k), leave...) })
}

// before is the part of a phrase that precedes token i.
func (o *opener) before(p Phrase, i int) Phrase {
	n := len(p.Tokens)
	for n > 1 && p.Tokens[n-1] > i {
		n--
	}
	return Phrase{Head: p.Head, Tokens: o.trim(p.Tokens[:n])}
}

// prepositional is a noun phrase with its preposition, the antecedent in the
// place of a relative pronoun.
func (o *opener) prepositional(i int) Phrase {
	prep := o.prepositionWords(i)
	if !o.isRelative(i) {
		p := o.nounPhrase(i, Object)
		return Phrase{Head: i, Tokens: sorted(append(prep, p.Tokens...))}
	}
	ante := o.antecedent(i)
	if ante == None {
		return Phrase{Head: None}
	}
	return Phrase{Head: i, Tokens: append(prep, o.nounPhrase(ante, Subject).Tokens...)}
}

// prepositionWords are the tokens of the preposition of i.
func (o *opener) prepositionWords(i int) []int {
	var out []int
	for _, k := range o.children(i, "case") {
		if o.Tokens[k].XPOS != "POS" {
			out = append(out, k)
			out = append(out, o.children(k, "fixed")...)
		}
	}
	return sorted(out)
}
