package clause

// maxSplit bounds the parts that one coordination is split into.
const maxSplit = 12

// split gives a triple as it is or, where minimal, one for its target and one
// for each further argument, each coordinated part on its own.
func (o *opener) split(t Triple) []Triple {
	if !o.minimal {
		return []Triple{t}
	}
	core := t
	core.Args = nil
	if core.Pattern == SVOA {
		core.Pattern = SVO
	}
	out := o.splitEnds(core)
	for _, arg := range t.Args {
		out = append(out, o.splitEnds(o.argument(t, arg))...)
	}
	return out
}

// argument is the triple of one further argument, whose preposition and, after
// an object or a complement, the target go into the relation: "introduced a
// bill in", "parliament".
func (o *opener) argument(t Triple, arg Phrase) Triple {
	words := append([]int{}, t.verb...)
	if t.Pattern != SVA {
		words = append(append(words, t.Relation.Tokens...), t.Target.Tokens...)
	}
	u := t
	u.Pattern, u.Args = SVA, nil
	u.Target = arg
	if prep := o.prepositionWords(arg.Head); len(prep) > 0 && !o.isRelative(arg.Head) {
		words = append(words, prep...)
		u.Target = o.nounPhrase(arg.Head, Object)
	}
	u.Relation.Tokens = sorted(words)
	o.lemmatise(&u)
	return u
}

// splitEnds pairs the coordinated parts of the source with those of the target.
func (o *opener) splitEnds(t Triple) []Triple {
	var out []Triple
	for _, source := range o.coordinated(t.Source, Subject) {
		for _, target := range o.coordinated(t.Target, Object) {
			u := t
			u.Source, u.Target = source, target
			out = append(out, u)
		}
	}
	return out
}

// coordinated are the parts of a noun phrase joined by "and".
func (o *opener) coordinated(p Phrase, role Function) []Phrase {
	if p.Head == None || !o.isNominal(p.Head) {
		return []Phrase{p}
	}
	heads := o.conjuncts(p.Head)
	if len(heads) == 1 {
		return []Phrase{p}
	}
	out := []Phrase{p}
	for _, h := range heads[1:min(len(heads), maxSplit)] {
		out = append(out, o.nounPhrase(h, role))
	}
	return out
}
