package clause

// maxChain bounds the verbs that one relation strings together.
const maxChain = 5

// chain is predicate i with the infinitives below it that share its subject:
// "agreed to withdraw".
func (o *opener) chain(i int) []int {
	out := []int{i}
	for len(out) < maxChain {
		next := o.next(out[len(out)-1])
		if next == None {
			break
		}
		out = append(out, next)
	}
	return out
}

// next is the verb that continues the chain after i, or None.
func (o *opener) next(i int) int {
	x := o.child(i, "xcomp")
	if x < i || !o.isVerbal(x) || o.has(i, "obj", "iobj", "ccomp") || o.has(x, "nsubj", "expl") {
		return None
	}
	if !o.isPassive(i) && o.objectControl(x, i) {
		return None
	}
	return x
}

// chained reports whether predicate i continues the chain of another.
func (o *opener) chained(i int) bool {
	gov := o.head(i)
	return gov >= 0 && is(o.rel(i), "xcomp") && o.isVerbal(gov) && o.next(gov) == i
}

// relation are the words of a chain: auxiliaries, negation, adverbs beside the
// verb, the verb, its particle, "to" of what follows.
func (o *opener) relation(chain []int) []int {
	words := o.lent(chain[0])
	for n, v := range chain {
		words = append(words, o.verbWords(v, n > 0)...)
	}
	return sorted(words)
}

func (o *opener) verbWords(v int, later bool) []int {
	words := o.children(v, "aux", "cop", "compound:prt", "expl")
	if later {
		words = append(words, o.children(v, "mark")...)
	}
	if o.Tokens[v].UPOS == "VERB" {
		words = append(words, v)
	}
	if len(words) == 0 {
		return nil
	}
	return o.withAdverbs(v, sorted(words))
}

// withAdverbs adds to the words of v its one-word adverbs that stand among
// them or next to them.
func (o *opener) withAdverbs(v int, words []int) []int {
	start, end := words[0], words[len(words)-1]
	var plain []int
	for _, k := range o.children(v, "advmod") {
		switch {
		case o.isNegation(k):
			words = append(words, k)
		case len(o.kids[k]) == 0 && o.Tokens[k].XPOS != "WRB":
			plain = append(plain, k)
		}
	}
	for n := len(plain) - 1; n >= 0; n-- {
		if k := plain[n]; k == start-1 && k > 0 {
			words, start = append(words, k), k
		}
	}
	for _, k := range plain {
		if k == end+1 && !o.isTimely(k) {
			end = k
		}
		if k > start && k <= end {
			words = append(words, k)
		}
	}
	return sorted(words)
}

// lent are the words that a conjoined verb shares with the first: "was" of
// "was caught and tried", "plans to" of "plans to sell and leave".
func (o *opener) lent(i int) []int {
	var words []int
	for steps := 0; steps < maxChain && o.shares(i); steps++ {
		i = o.head(i)
		words = append(words, o.children(i, "aux")...)
		if gov := o.head(i); o.chained(i) {
			words = append(words, o.children(i, "mark")...)
			words = append(words, o.verbWords(gov, o.chained(gov))...)
		}
		if len(words) > 0 {
			break
		}
	}
	return words
}

// shares reports whether verb i is conjoined to one of the same form and has
// no subject or auxiliary of its own.
func (o *opener) shares(i int) bool {
	first := o.head(i)
	return first >= 0 && is(o.rel(i), "conj") && o.isVerbal(first) && o.Tokens[i].XPOS == o.Tokens[first].XPOS &&
		!o.has(i, "nsubj", "aux", "cop", "mark")
}
