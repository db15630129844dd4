package actor

import "strings"

// Bounds of the search for an antecedent.
const (
	maxHistory = 120 // mentions back
	maxBack    = 3   // sentences back
)

// pronoun is what a pronoun asks of its antecedent.
type pronoun struct {
	sorts  []refSort
	gender gender
	plural bool
	self   bool // reflexive: the subject of its clause
}

// pronounOf is the kind of a third-person pronoun.
func pronounOf(form string) (pronoun, bool) {
	switch strings.ToLower(form) {
	case "he", "him", "his", "himself":
		return pronoun{sorts: []refSort{personRef}, gender: masculine, self: form == "himself"}, true
	case "she", "her", "hers", "herself":
		return pronoun{sorts: []refSort{personRef}, gender: feminine, self: form == "herself"}, true
	case "it", "its", "itself":
		return pronoun{sorts: []refSort{stateRef, orgRef, groupRef, thingRef}, self: form == "itself"}, true
	case "they", "them", "their", "theirs", "themselves":
		return pronoun{sorts: []refSort{groupRef, personRef, orgRef, stateRef, thingRef}, plural: true, self: form == "themselves"}, true
	}
	return pronoun{}, false
}

// resolvePronoun finds the antecedent of a pronoun.
func (d *discourse) resolvePronoun(n *noun, depth int) {
	s := &d.sents[n.sent]
	form := strings.ToLower(s.Tokens[n.head].Form)
	switch form {
	case "who", "whom", "which", "that", "whose":
		d.resolveRelative(n, depth)
		return
	case "i", "me", "my", "myself", "we", "us", "our", "ours", "ourselves":
		if s.Tokens[n.head].Form == "i" {
			return // a numeral, or a newspaper
		}
		d.resolveSpeaker(n, depth)
		return
	case "both":
		return
	}
	if p, ok := pronounOf(form); ok && !(form == "it" && s.empty(n.head)) {
		if a := d.ahead(n, p, depth); a != nil {
			d.refer(n, a)
		} else {
			d.refer(n, d.antecedent(n, p))
		}
		n.plural = p.plural
		if r := n.ref.find(); r != nil && r.sort == personRef && r.gender == anyGender && !r.plural {
			r.gender = p.gender // what he is once he stays
		}
	}
}

// empty reports whether the "it" at token i stands for a clause or for nothing:
// "it is expected that", "it is a shift".
func (s *sentence) empty(i int) bool {
	h := s.Tokens[i].Head
	if h < 0 || s.rel(i) != "nsubj" {
		return false
	}
	if s.child(h, "csubj") >= 0 || s.child(h, "cop") >= 0 && s.Tokens[h].UPOS == "NOUN" {
		return true
	}
	passive := s.Tokens[i].Deprel == "nsubj:pass" || s.child(h, "cop") >= 0
	return passive && (s.child(h, "ccomp") >= 0 || s.child(h, "xcomp") >= 0 || s.child(h, "advcl") >= 0)
}

// refer makes n another mention of what a refers to.
func (d *discourse) refer(n, a *noun) {
	if a == nil || a.ref.find() == nil {
		return
	}
	r := a.ref.find()
	n.ref = a.ref
	n.why = "“" + d.sents[n.sent].Words(n.span) + "” is " + r.name + ": “" + d.sents[a.sent].Words(a.span) + "”" + d.whereabouts(n, a)
}

// whereabouts says where an antecedent stands, as explanations give it.
func (d *discourse) whereabouts(n, a *noun) string {
	where := ", before it in the sentence"
	switch back := n.sent - a.sent; {
	case back == 1:
		where = ", in the sentence before"
	case back > 1:
		where = ", some sentences before"
	case a.head > n.head:
		where = ", after it in the sentence"
	}
	if d.sents[a.sent].rel(a.head) == "nsubj" {
		return where + " as a subject"
	}
	return where
}

// resolveRelative takes the noun that the relative clause modifies.
func (d *discourse) resolveRelative(n *noun, depth int) {
	s := &d.sents[n.sent]
	for k, steps := n.head, 0; s.Tokens[k].Head >= 0 && steps < maxDepth; steps++ {
		h := s.Tokens[k].Head
		if s.Tokens[k].Deprel == "acl:relcl" {
			if i := d.at[n.sent][d.relativeHead(n, h, depth)]; i >= 0 {
				d.resolveNested(i, depth+1)
				d.refer(n, &d.nouns[i])
				n.plural = d.nouns[i].plural
			}
			return
		}
		k = h
	}
}

// relativeHead is the noun that the clause on h is about: "who" asks for
// people, so that of "prosecutors from Guinea who" it is the first noun.
func (d *discourse) relativeHead(n *noun, h, depth int) int {
	s := &d.sents[n.sent]
	if !strings.HasPrefix(strings.ToLower(s.Tokens[n.head].Form), "who") {
		return h
	}
	i := d.at[n.sent][h]
	if up := s.Tokens[h].Head; i >= 0 && up >= 0 && s.rel(h) == "nmod" && d.at[n.sent][up] >= 0 {
		d.resolveNested(i, depth+1)
		if r := d.nouns[i].ref.find(); r == nil || r.sort == stateRef || r.sort == orgRef {
			return up
		}
	}
	return h
}

// speech is the verb of speech that governs clause k, or stands beside it as
// a parenthesis, or -1.
func (d *discourse) speech(s *sentence, k, h int, rel string) int {
	if h >= 0 && (rel == "ccomp" || rel == "parataxis") && d.r.words.is(s.Tokens[h].Lemma, speech) {
		return h
	}
	for _, c := range s.kids[k] {
		if s.rel(c) == "parataxis" && d.r.words.is(s.Tokens[c].Lemma, speech) {
			return c
		}
	}
	return -1
}

// subject is the noun that is the subject of verb v, or -1.
func (d *discourse) subject(sent, v int) int32 {
	s := &d.sents[sent]
	for _, k := range s.kids[v] {
		if s.rel(k) == "nsubj" {
			return d.at[sent][k]
		}
	}
	return -1
}

// antecedent is the most salient noun before n that fits the pronoun, or nil.
func (d *discourse) antecedent(n *noun, p pronoun) *noun {
	var best *noun
	score := 0
	speaker := d.quotedBy(n)
	for k := len(d.history) - 1; k >= 0 && len(d.history)-k <= maxHistory; k-- {
		a := &d.nouns[d.history[k]]
		if n.sent-a.sent > maxBack {
			break
		}
		if a.sent == n.sent && a.head > n.head || !d.agrees(a, p) || d.clashes(n, a, p) || !p.self && d.besideItself(n, a) {
			continue
		}
		if speaker != nil && a.ref.find() == speaker {
			continue // one says "I" of oneself
		}
		if v := d.salience(n, a, p); v > score {
			best, score = a, v
		}
	}
	return best
}

// agrees holds a noun against the pronoun's number, gender and sort. A common
// noun that is no actor agrees too: it may be what the pronoun means.
func (d *discourse) agrees(a *noun, p pronoun) bool {
	r := a.ref.find()
	if r == nil {
		return !a.pronoun && p.gender == anyGender && a.plural == p.plural && d.sents[a.sent].Tokens[a.head].UPOS == "NOUN"
	}
	if p.gender != anyGender {
		return r.sort == personRef && !r.plural && (r.gender == anyGender || r.gender == p.gender)
	}
	plural := a.plural && r.sort != stateRef // "the United States" is one
	if p.plural {
		return r.plural || plural || r.sort == groupRef || r.sort == orgRef
	}
	return r.sort != personRef && !r.plural && !plural
}

// clashes reports whether grammar keeps a and n apart: two arguments of one
// verb are different unless the pronoun is reflexive, and a possessor is not
// inside what it possesses.
func (d *discourse) clashes(n, a *noun, p pronoun) bool {
	if n.sent != a.sent {
		return p.self
	}
	s := &d.sents[n.sent]
	nh, ah := s.Tokens[n.head].Head, s.Tokens[a.head].Head
	if s.Tokens[n.head].Deprel == "nmod:poss" {
		return nh == a.head || a.span.Contains(n.head)
	}
	if p.self {
		return nh != ah || s.rel(a.head) != "nsubj"
	}
	if nh == ah && nh >= 0 && s.rel(n.head) != "conj" || nh == a.head {
		return true
	}
	if nh >= 0 && s.Tokens[nh].Deprel == "acl:relcl" && s.Tokens[nh].Head == a.head {
		return true // "a minister whom she met"
	}
	return s.rel(n.head) != "nsubj" && s.rel(a.head) == "nsubj" && ah >= 0 && s.sharesSubject(nh, ah)
}

// besideItself reports whether what a refers to is named as the subject of the
// verb of pronoun n already: "Russia blamed it".
func (d *discourse) besideItself(n, a *noun) bool {
	s := &d.sents[n.sent]
	v := s.Tokens[n.head].Head
	if v < 0 || s.Tokens[n.head].Deprel == "nmod:poss" || s.rel(n.head) == "nsubj" || a.ref.find() == nil {
		return false
	}
	for range maxDepth { // to the verb that has the subject
		if s.child(v, "nsubj") >= 0 || s.Tokens[v].Head < 0 || s.rel(v) != "xcomp" && s.rel(v) != "conj" {
			break
		}
		v = s.Tokens[v].Head
	}
	i := d.subject(n.sent, v)
	return i >= 0 && &d.nouns[i] != n && d.nouns[i].ref.find() == a.ref.find()
}

// sharesSubject reports whether the subject of verb v is also the understood
// subject of k: "Beijing wants to unite it".
func (s *sentence) sharesSubject(k, v int) bool {
	for range maxDepth {
		if k < 0 || k == v {
			break
		}
		if rel := s.rel(k); rel != "xcomp" && rel != "conj" || s.child(k, "nsubj") >= 0 {
			return false
		}
		k = s.Tokens[k].Head
	}
	return k == v && k >= 0
}

// ahead is the subject that follows a possessive in the phrase set before it:
// "In his address, Biden closed the airspace"; or nil.
func (d *discourse) ahead(n *noun, p pronoun, depth int) *noun {
	s := &d.sents[n.sent]
	if s.Tokens[n.head].Deprel != "nmod:poss" {
		return nil
	}
	for k, steps := n.head, 0; s.Tokens[k].Head >= 0 && steps < maxDepth; steps++ {
		v := s.Tokens[k].Head
		if s.rel(v) == "root" && (s.rel(k) == "obl" || s.rel(k) == "advcl") && s.span(k).Start <= 1 && k < v {
			i := d.subject(n.sent, v)
			if i < 0 || d.nouns[i].head < k || d.nouns[i].pronoun {
				return nil
			}
			d.resolveNested(i, depth+1)
			if a := &d.nouns[i]; a.ref.find() != nil && d.agrees(a, p) {
				return a
			}
			return nil
		}
		k = v
	}
	return nil
}
