package clause

// implied are the triples that the phrase of noun i states without a verb.
func (o *opener) implied(i int) []Triple {
	var out []Triple
	for _, k := range o.kids[i] {
		switch r := o.rel(k); {
		case is(r, "appos") && o.isNominal(k):
			out = append(out, o.imply(i, k, Apposition, "is"))
		case is(r, "nmod:desc") && !o.lex.courtesy[o.form(k)]:
			out = append(out, o.imply(i, k, Title, "is"))
		case is(r, "nmod:poss") && o.Tokens[k].UPOS != "PRON":
			out = append(out, o.imply(k, i, Possessive, "has"))
		case is(r, "nmod") && k > i && o.Tokens[k].UPOS == "PROPN" && isPlacing(o.preposition(k)):
			out = append(out, o.imply(i, k, Place, "is"))
		}
	}
	return out
}

func isPlacing(prep string) bool { return prep == "in" || prep == "at" }

// imply makes a triple of two nouns, each told without the other.
func (o *opener) imply(source, target int, p Pattern, verb string) Triple {
	t := Triple{Pattern: p, Implied: verb, Link: "implied", Relation: Phrase{Head: None}, Depth: o.depth(target)}
	t.Clause = Clause{Predicate: Predicate{Head: target}, Speaker: None, Mood: Actual}
	if p == Place {
		t.Relation.Tokens = o.prepositionWords(target)
	}
	t.Source = o.phrase(source, func(k int) bool {
		return k == target || is(o.rel(k), "case", "appos", "acl", "parataxis", "cop", "nsubj", "conj", "cc")
	})
	t.Target = o.phrase(target, func(k int) bool {
		return k == source || is(o.rel(k), "case", "appos", "acl:relcl", "parataxis", "cop", "nsubj")
	})
	o.lemmatise(&t)
	return t
}
