package clause

import "slices"

// parts are the dependents of a chain of verbs that may follow its relation,
// by their heads; None where there is none.
type parts struct {
	objects    []int // the indirect one first
	complement int
	content    int // clause of what is said or thought
	agent      int // "by" phrase of a passive
	obliques   []int
	adverbs    []int
	clauses    []int // adverbial
}

func (p *parts) without(oblique int) {
	p.obliques = slices.DeleteFunc(slices.Clone(p.obliques), func(k int) bool { return k == oblique })
}

// drop empties what adjuncts lists.
func (p *parts) drop() { p.agent, p.obliques, p.adverbs = None, nil, nil }

// parts sorts the dependents of the chain that are not among its words.
func (o *opener) parts(chain, relation []int) parts {
	p := parts{complement: None, content: None, agent: None}
	for _, v := range chain {
		for _, k := range o.kids[v] {
			if !slices.Contains(chain, k) && !slices.Contains(relation, k) {
				o.sortPart(v, k, &p)
			}
		}
	}
	last := chain[len(chain)-1]
	if len(p.objects) == 0 {
		f := o.frame(last)
		p.objects = append(first(f.indirect), first(f.objects)...)
	}
	if o.has(last, "cop") {
		p.complement = last
	}
	return p
}

func first(heads []int) []int { return slices.Clone(heads[:min(1, len(heads))]) }

func (o *opener) sortPart(v, k int, p *parts) {
	switch r := o.rel(k); {
	case o.isRelative(k) && !is(r, "obl"):
	case is(r, "obj", "iobj"):
		p.objects = append(p.objects, k)
	case is(r, "ccomp"):
		p.content = k
	case is(r, "xcomp"):
		p.complement = k
	case is(r, "obl:agent"), is(r, "obl") && o.preposition(k) == "by" && o.isPassive(v):
		p.agent = k
	case is(r, "obl"), is(r, "nmod") && o.Tokens[v].UPOS == "VERB":
		p.obliques = append(p.obliques, k)
	case is(r, "advmod") && (o.isTimely(k) || k > v && o.Tokens[k].XPOS != "WRB"):
		p.adverbs = append(p.adverbs, k)
	case is(r, "advcl"):
		p.clauses = append(p.clauses, k)
	}
}

// adjuncts are the phrases of agent, time, place and manner.
func (o *opener) adjuncts(p parts) []Phrase {
	var out []Phrase
	if p.agent != None {
		out = append(out, o.prepositional(p.agent))
	}
	for _, k := range p.obliques {
		if a := o.prepositional(k); a.Head != None {
			out = append(out, a)
		}
	}
	for _, k := range p.adverbs {
		out = append(out, o.clausePhrase(k))
	}
	return out
}

func (o *opener) isTimely(i int) bool { return o.lex.timely[o.form(i)] }

// isTime reports whether a phrase names a time: a word of the table or a year.
func (o *opener) isTime(i int) bool {
	f := o.Tokens[i].Form
	return o.lex.times[o.lemma(i)] || len(f) == 4 && (f[0] == '1' || f[0] == '2') && !slices.ContainsFunc([]byte(f), notDigit)
}

func notDigit(c byte) bool { return c < '0' || c > '9' }
