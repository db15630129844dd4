package clause

import "strings"

// maxDepth bounds Triple.Depth.
const maxDepth = 8

// verbTriple is the triple of predicate i; it reports false where nothing is
// its subject.
func (o *opener) verbTriple(i int) (Triple, bool) {
	t := Triple{Verbs: o.chain(i), Depth: o.depth(i), Target: Phrase{Head: None}}
	if !o.setSource(i, &t) {
		return t, false
	}
	t.Relation = Phrase{Head: i, Tokens: o.relation(t.Verbs)}
	t.Clause = Clause{Predicate: Predicate{Head: i, Lemma: o.lemma(i)}, Speaker: o.speaker(i)}
	o.modality(i, &t.Clause)
	o.complete(&t, o.parts(t.Verbs, t.Relation.Tokens))
	if t.Link == "participle" {
		t.Implied = "was"
	}
	o.lemmatise(&t)
	return t, len(t.Relation.Tokens) > 0
}

func (o *opener) depth(i int) int {
	n := 0
	o.ascend(i, func(int, int) bool {
		n++
		return n == maxDepth
	})
	return n
}

// setSource finds whom the clause of i is about: its own subject or the one it
// shares, the antecedent in the place of a relative pronoun.
func (o *opener) setSource(i int, t *Triple) bool {
	f := o.frame(i)
	t.Link = f.rule
	if len(f.subjects) > 0 && f.subjects[0] != i && !o.isRelative(f.subjects[0]) {
		t.Source = o.nounPhrase(f.subjects[0], Subject)
		if is(o.rel(i), "acl") {
			t.Source = o.before(t.Source, i)
		}
		return true
	}
	if c := o.child(i, "csubj"); c != None {
		t.Link, t.Source = "clausal", o.clausePhrase(c)
		return true
	}
	return false
}

// lemmatise sets the relation's base form.
func (o *opener) lemmatise(t *Triple) {
	var words []string
	switch t.Implied {
	case "is", "was":
		words = append(words, "be")
	case "has":
		words = append(words, "have")
	}
	for _, k := range t.Relation.Tokens {
		words = append(words, o.lemma(k))
	}
	t.Lemma = strings.Join(words, " ")
}

// complete chooses the target and lists the other arguments.
func (o *opener) complete(t *Triple, p parts) {
	t.verb = t.Relation.Tokens
	switch {
	case len(p.objects) > 0:
		o.completeObject(t, &p)
	case p.complement != None:
		o.completeComplement(t, &p)
	case p.content != None:
		o.completeContent(t, &p)
	case p.agent != None:
		o.aim(t, p.agent)
		t.Pattern, p.agent = SVA, None
	default:
		o.completeAdverbial(t, &p)
	}
	t.Args = append(t.Args, o.adjuncts(p)...)
	if t.Pattern == SVO && len(t.Args) > 0 {
		t.Pattern = SVOA
	}
}

func (o *opener) completeObject(t *Triple, p *parts) {
	t.Pattern = SVO
	last := len(p.objects) - 1
	t.Target = o.nounPhrase(p.objects[last], Object)
	if last > 0 {
		t.Pattern = SVOO
		t.Args = append(t.Args, o.nounPhrase(p.objects[0], Object))
	}
	if p.complement != None {
		t.Pattern = SVOC
		t.Args = append(t.Args, o.clausePhrase(p.complement))
	}
}

// completeComplement makes the complement the target; an adjective with a
// phrase of its own goes into the relation: "is close to".
func (o *opener) completeComplement(t *Triple, p *parts) {
	t.Pattern = SVC
	c := p.complement
	if u := o.Tokens[c].UPOS; u == "ADJ" || u == "ADV" {
		if k, ok := o.firstAfter(c, o.children(c, "obl")); ok {
			t.verb = sorted(append(append(o.children(c, "advmod"), c), t.verb...))
			o.aim(t, k)
			p.without(k)
			return
		}
	}
	o.aim(t, c)
}

func (o *opener) completeContent(t *Triple, p *parts) {
	t.Pattern = Content
	for _, k := range o.children(p.content, "mark") {
		if o.form(k) == "that" {
			t.Relation.Tokens = sorted(append([]int{k}, t.Relation.Tokens...))
		}
	}
	t.Target = o.clausePhrase(p.content, "mark")
}

// completeAdverbial makes the first prepositional phrase after the verb the
// target, one of time only for want of another; else a clause.
func (o *opener) completeAdverbial(t *Triple, p *parts) {
	t.Pattern = SVA
	if k, ok := o.firstAfter(t.Verbs[len(t.Verbs)-1], p.obliques); ok {
		o.aim(t, k)
		p.without(k)
		return
	}
	if rest := o.adjuncts(*p); len(rest) > 0 {
		t.Target = rest[0]
		p.drop()
		t.Args = rest[1:]
		return
	}
	t.Pattern = SV
	if len(p.clauses) > 0 {
		t.Pattern, t.Target = SVA, o.clausePhrase(p.clauses[0])
	}
}

// aim makes the noun phrase of k the target and puts its preposition at the
// end of the relation.
func (o *opener) aim(t *Triple, k int) {
	t.Relation.Tokens = sorted(append(o.prepositionWords(k), t.verb...))
	t.Target = o.nounPhrase(k, Object)
}

// firstAfter is the first phrase with a preposition after token i that names
// no time.
func (o *opener) firstAfter(i int, phrases []int) (int, bool) {
	for _, k := range phrases {
		if k > i && len(o.prepositionWords(k)) > 0 && !o.isTime(k) && !o.isRelative(k) {
			return k, true
		}
	}
	return None, false
}
