package actor

import "strings"

// resolveDefinite resolves "the president", "the Syrian leader", "the two
// countries" to an actor that the article named before, or that held the
// office on the day.
func (d *discourse) resolveDefinite(n *noun) bool {
	s := &d.sents[n.sent]
	lemma := strings.ToLower(s.Tokens[n.head].Lemma)
	if s.child(n.head, "nmod") < 0 && s.definite(n.head) {
		switch lemma {
		case "country", "nation", "state", "republic", "kingdom", "side", "neighbour", "neighbor", "capital":
			return d.resolveCountry(n, lemma)
		case "group", "organisation", "organization", "company", "party", "movement", "bloc", "union", "agency", "firm", "alliance", "body", "court", "bank", "newspaper":
			if n.span.Len() == 1 {
				return d.resolveBody(n, lemma)
			}
		}
	}
	return d.resolveOffice(n)
}

// definite reports whether noun i has a definite article or demonstrative.
func (s *sentence) definite(i int) bool {
	k := s.child(i, "det")
	if k < 0 {
		return false
	}
	switch strings.ToLower(s.Tokens[k].Form) {
	case "the", "this", "that", "both", "these", "those":
		return true
	}
	return false
}

// resolveCountry takes the country mentioned last, or the last two for "the
// two countries".
func (d *discourse) resolveCountry(n *noun, lemma string) bool {
	want := 1
	if n.plural {
		if !d.two(n) {
			return false
		}
		want = 2
	}
	if want == 1 && (lemma == "side" || lemma == "neighbour" || lemma == "neighbor" || n.span.Len() > 1) {
		return false
	}
	states := d.lastStates(n, want)
	if len(states) == 0 && want == 1 && d.home != "" {
		states = append(states, d.state(d.home))
	}
	if len(states) < want || lemma == "side" && !d.together(n, states) {
		return false
	}
	n.ref = states[0]
	if want == 2 {
		n.ref = d.named(referent{sort: groupRef, plural: true, name: states[1].name + " and " + states[0].name, parts: []*referent{states[1], states[0]}})
	}
	n.why = "“" + d.plainWords(n) + "” is " + n.ref.name + ", named last"
	return true
}

// together reports whether one sentence not far before n names both states:
// only these are the "sides".
func (d *discourse) together(n *noun, states []*referent) bool {
	for sent := n.sent; sent >= 0 && n.sent-sent <= maxBack; sent-- {
		seen := map[*referent]bool{}
		from, to := d.nounsOf(sent)
		for i := from; i < to; i++ {
			if r := d.nouns[i].ref.find(); r != nil && r.sort == stateRef && r.id == r.code {
				seen[r] = true
			}
		}
		if len(seen) > 0 && !(len(seen) == 1 && sent == n.sent) {
			return len(seen) == 2 && seen[states[0]] && seen[states[1]]
		}
	}
	return false
}

// two reports whether the phrase speaks of two.
func (d *discourse) two(n *noun) bool {
	s := &d.sents[n.sent]
	for _, k := range s.kids[n.head] {
		switch strings.ToLower(s.Tokens[k].Form) {
		case "two", "both", "2":
			return true
		}
	}
	return false
}

// lastStates are the countries mentioned last before n, the last one first.
func (d *discourse) lastStates(n *noun, want int) []*referent {
	var out []*referent
	for k := len(d.history) - 1; k >= 0 && len(d.history)-k <= maxHistory && len(out) < want; k-- {
		a := &d.nouns[d.history[k]]
		r := a.ref.find()
		if n.sent-a.sent > maxBack || r == nil || r.sort != stateRef || r.id != r.code || want == 1 && d.sents[a.sent].listed(a.head) {
			continue
		}
		if !containsRef(out, r) {
			out = append(out, r)
		}
	}
	return out
}

// listed reports whether noun i is one of three or more in a list: "from Chad,
// Mali and Niger".
func (s *sentence) listed(i int) bool {
	if s.rel(i) == "conj" && s.Tokens[i].Head >= 0 {
		i = s.Tokens[i].Head
	}
	n := 0
	for _, k := range s.kids[i] {
		if s.rel(k) == "conj" {
			n++
		}
	}
	return n > 1
}

// resolveBody takes the organisation named last whose kind the word may be.
func (d *discourse) resolveBody(n *noun, lemma string) bool {
	for k := len(d.history) - 1; k >= 0 && len(d.history)-k <= maxHistory; k-- {
		a := &d.nouns[d.history[k]]
		r := a.ref.find()
		if n.sent-a.sent > maxBack {
			return false
		}
		if r == nil || r.sort != orgRef || !a.named || !d.mayBe(r, lemma) {
			continue
		}
		n.ref, n.why = r, "“"+d.plainWords(n)+"” is "+r.name+", named last of its kind"
		return true
	}
	return false
}

// mayBe reports whether an organisation may be called by the word: one that
// its name contains, or that says as much as its role.
func (d *discourse) mayBe(r *referent, lemma string) bool {
	if strings.Contains(fold(r.name), lemma) {
		return true
	}
	switch r.role {
	case "PTY":
		return lemma == "party" || lemma == "movement"
	case "BUS":
		return lemma == "company" || lemma == "firm" || lemma == "bank"
	case "REB", "NGO", "CRM", "UAF", "PRM":
		return lemma == "group" || lemma == "organisation" || lemma == "organization" || lemma == "movement"
	case "IGO":
		return lemma == "bloc" || lemma == "organisation" || lemma == "organization" || lemma == "alliance" || lemma == "body" || lemma == "union"
	case "JUD":
		return lemma == "court"
	case "JRN":
		return lemma == "newspaper" || lemma == "agency"
	}
	return false
}

// resolveOffice takes the person whom a singular office word means.
func (d *discourse) resolveOffice(n *noun) bool {
	s := &d.sents[n.sent]
	k := s.child(n.head, "det")
	if n.plural || isPlural(s.Tokens[n.head]) || s.child(n.head, "acl") >= 0 || k >= 0 && !s.definite(n.head) {
		return false
	}
	x := d.describe(n.sent, n.head, n.span.Start)
	if x.word == nil || x.word.kind != "person" || x.former || d.qualified(n, x) {
		return false
	}
	owner := x.owner
	if owner == nil {
		owner = d.phraseOwner(n.sent, n.head, "of")
	}
	if owner == nil && (k < 0 || s.child(n.head, "nmod") >= 0) {
		return false
	}
	r := d.lastCalled(n, x, owner)
	if r == nil && x.word.office() {
		r = d.inOffice(n, x, owner)
	}
	if r == nil {
		return false
	}
	n.ref, n.why = r, "“"+d.plainWords(n)+"” is "+r.name+", "+r.why
	return true
}

// qualified reports whether words beside the office and its owner single out
// another person: "deputy", "senior", "new".
func (d *discourse) qualified(n *noun, x description) bool {
	s := &d.sents[n.sent]
	for i := n.span.Start; i < x.span.Start; i++ {
		t := s.Tokens[i]
		if s.matchAt[i] < 0 && (t.UPOS == "ADJ" || t.UPOS == "NOUN" || t.UPOS == "NUM" || t.UPOS == "PROPN" || t.UPOS == "VERB") {
			return true
		}
		if t.XPOS == "PRP$" {
			return true
		}
	}
	return false
}

// lastCalled is the person named last who is called by the word.
func (d *discourse) lastCalled(n *noun, x description, owner *referent) *referent {
	for k := len(d.history) - 1; k >= 0 && len(d.history)-k <= maxHistory; k-- {
		a := &d.nouns[d.history[k]]
		r := a.ref.find()
		if r == nil || r.sort != personRef || !a.named || !d.answers(r, x.word.word) {
			continue
		}
		if owner == nil || owner.code == r.code {
			return r
		}
	}
	return nil
}

// inOffice is the holder of the office on the day, of the named country or of
// the article's.
func (d *discourse) inOffice(n *noun, x description, owner *referent) *referent {
	code := d.home
	if owner != nil {
		if owner.sort != stateRef || owner.id != owner.code {
			return nil
		}
		code = owner.code
	}
	if code == "" {
		return nil
	}
	if p := d.r.leaders.holder(code, x.word.word, d.date); p != nil {
		return d.person(p)
	}
	return nil
}
