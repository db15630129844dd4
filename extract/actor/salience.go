package actor

import "strings"

// depth is the number of subordinate clauses that token i stands in, at most
// three.
func (s *sentence) depth(i int) int {
	n := 0
	for steps := 0; i >= 0 && n < 3 && steps < 4*maxDepth; steps++ {
		switch s.rel(i) {
		case "ccomp", "advcl", "acl", "csubj":
			n++
		}
		i = s.Tokens[i].Head
	}
	return n
}

// locative reports whether noun i stands as a place: "in Harare".
func (s *sentence) locative(i int) bool {
	switch s.preposition(i) {
	case "in", "at", "near":
		return s.rel(i) == "obl" || s.rel(i) == "nmod"
	}
	return false
}

// boundTo is how much an object a of the same sentence gains as antecedent of
// pronoun n: one who is told of itself ("warned Baghdad that its time"), thanked
// or blamed for what it did, or made to do ("urged Chad to move its troops").
func (d *discourse) boundTo(n, a *noun) int {
	s := &d.sents[n.sent]
	v := s.Tokens[a.head].Head
	if v < 0 || n.head < a.head || s.rel(a.head) != "obj" && s.rel(a.head) != "iobj" {
		return 0
	}
	for k, steps := n.head, 0; k >= 0 && steps < 2*maxDepth && s.rel(k) != "acl"; k, steps = s.Tokens[k].Head, steps+1 {
		if s.Tokens[k].Head != v {
			continue
		}
		switch rel := s.rel(k); s.Tokens[v].Lemma {
		case "warn", "remind", "inform", "notify":
			if rel == "ccomp" {
				return 30
			}
		case "thank", "praise", "criticise", "criticize", "condemn", "congratulate":
			if rel == "obl" {
				return 30
			}
		case "allow", "let", "permit", "enable", "authorise", "authorize", "help":
			return 0 // "allowed troops to cross its territory"
		default:
			if rel == "xcomp" {
				return 17
			}
		}
		return 0
	}
	return 0
}

// salience weighs an antecedent: near, subject, often mentioned, of the kind
// that the pronoun usually means.
func (d *discourse) salience(n, a *noun, p pronoun) int {
	s := &d.sents[a.sent]
	v := 100 - 30*(n.sent-a.sent)
	if n.sent == a.sent {
		v -= min(10, (n.head-a.head)/3)
	}
	switch rel := s.Tokens[a.head].Deprel; {
	case strings.HasPrefix(rel, "nsubj"):
		v += 25
	case rel == "obj" || rel == "iobj":
		v += 8
	case rel == "nmod:poss":
		v -= 5
	case strings.HasPrefix(rel, "nmod"), strings.HasPrefix(rel, "obl"):
		v -= 10
	}
	r := a.ref.find()
	if r == nil {
		return v - 5
	}
	if r.sort == stateRef && s.locative(a.head) {
		v -= 15 // a place where something happens, not one who acts
	}
	if n.sent == a.sent && p.gender == anyGender {
		v += d.boundTo(n, a)
	}
	v += 3*min(r.count, 5) - 5*s.depth(a.head)
	if a.named || a.pronoun {
		v += 6
	}
	if p.gender != anyGender && r.gender == p.gender {
		v += 6
	}
	if p.plural {
		if r.plural || a.plural {
			v += 15
		}
		if r.sort == thingRef {
			v -= 20
		}
		if r.sort == stateRef {
			v -= 25
		}
		if r.sort == orgRef && !a.plural {
			v -= 10
		}
	} else if r.sort == groupRef || r.sort == thingRef {
		v -= 12
	}
	return v
}
