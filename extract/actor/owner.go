package actor

import (
	"strings"

	"github.com/entente-kg/entente/schema"
)

// followingOwner finds whom the noun belongs to: the possessor before it, a
// phrase after it, or for domestic roles the country of the article.
func (d *discourse) followingOwner(n *noun, x description, depth int) *referent {
	s := &d.sents[n.sent]
	if k := s.possessor(n.head); k >= 0 && d.at[n.sent][k] >= 0 {
		d.resolveNested(d.at[n.sent][k], depth+1)
		return d.nouns[d.at[n.sent][k]].ref.find()
	}
	if o := d.after(n, x, depth); o != nil {
		return o
	}
	if o := d.sharedOwner(n); o != nil {
		return o
	}
	if o := d.roleModifier(n, x); o != nil {
		return o
	}
	return d.contextOwner(n, x)
}

// contextOwner is the article's country for what is named by a domestic role.
func (d *discourse) contextOwner(n *noun, x description) *referent {
	if x.word == nil || x.word.kind == "thing" || !domestic(x.role) || d.r.words.is(x.word.word, elsewhere) {
		return nil
	}
	s := &d.sents[n.sent]
	for i := n.span.Start; i < x.span.Start; i++ {
		t := s.Tokens[i]
		if d.r.words.is(strings.ToLower(t.Form), elsewhere) || t.UPOS == "PROPN" && s.rel(i) == "compound" && s.matchAt[i] < 0 {
			return nil // of another country, or of a body that has a name
		}
	}
	if d.ofRegion(n) || x.role == schema.CVL && s.child(n.head, "acl") >= 0 || x.role == schema.MIL && d.stationed(n) {
		return nil // "people fleeing their homes" may be of any
	}
	if code := d.contextCode(n.sent); code != "" {
		return d.state(code)
	}
	return nil
}

// ofRegion reports whether a phrase after the noun says that it is of more than
// one country: "governments of the region", "towns in Africa".
func (d *discourse) ofRegion(n *noun) bool {
	s := &d.sents[n.sent]
	for _, k := range s.kids[n.head] {
		if k < n.head || s.rel(k) != "nmod" {
			continue
		}
		for i := k; i > n.head && i > k-3; i-- {
			if d.r.words.is(fold(s.Tokens[i].Form), region) {
				return true
			}
		}
	}
	return false
}

// stationed reports whether a phrase after the noun says where it is: the "force
// in Darfur" is of any country.
func (d *discourse) stationed(n *noun) bool {
	s := &d.sents[n.sent]
	for _, k := range s.kids[n.head] {
		if k < n.head || s.rel(k) != "nmod" {
			continue
		}
		switch s.preposition(k) {
		case "at", "in", "near", "on":
			return true
		}
	}
	return false
}

// roleModifier is the actor that the words before the head name by its role:
// the army of "army convoy". It belongs to the article's country.
func (d *discourse) roleModifier(n *noun, x description) *referent {
	s := &d.sents[n.sent]
	if x.word != nil && x.word.kind != "thing" {
		return nil
	}
	for i := n.head - 1; i >= n.span.Start; i-- {
		if s.rel(i) != "compound" || s.Tokens[i].Head != n.head {
			continue
		}
		m, ok := d.r.roles.at(s.Tokens, s.text, i)
		if !ok || m.word.kind == "thing" || m.word.role == "" || d.r.words.is(m.word.word, abstract) {
			continue
		}
		y := description{role: m.word.role, word: m.word, span: m.Span}
		inner := noun{sent: n.sent, head: i, span: m.Span, plural: m.word.kind == "person"}
		inner.span.Start = n.span.Start
		y.owner = d.contextOwner(&inner, y)
		inner.span = m.Span
		return d.described(&inner, y)
	}
	return nil
}

// after is the actor of a phrase that follows: "of" for everything, places
// for people and bodies.
func (d *discourse) after(n *noun, x description, depth int) *referent {
	s := &d.sents[n.sent]
	var codeless *referent
	for _, k := range s.kids[n.head] {
		if k < n.head || s.rel(k) != "nmod" || d.at[n.sent][k] < 0 {
			continue
		}
		prep := s.preposition(k)
		if prep == "for" && x.word != nil && !spokesman(x.word.word) && x.role != schema.JRN {
			continue
		}
		if x.role == schema.MIL && prep != "of" {
			continue // where soldiers are is not whose they are
		}
		if x.word != nil && x.word.kind == "thing" && prep != "of" && (x.word.role == "" || x.role == schema.IGO) {
			continue // nor is where talks are
		}
		place := prep == "in" || prep == "from" || prep == "near" || prep == "at" && (x.role == schema.EDU || x.role == schema.MED)
		if prep != "of" && !(x.word != nil && (place || prep == "for" && x.word.kind == "person")) {
			continue
		}
		d.resolveNested(d.at[n.sent][k], depth+1)
		switch o := d.nouns[d.at[n.sent][k]].ref.find(); {
		case o != nil && o.sort == stateRef && d.amongOthers(n.sent, k, o):
		case o != nil && o.code != "":
			return o
		case o != nil && prep == "of" && codeless == nil:
			codeless = o
		case o == nil && x.word != nil && x.word.kind == "person":
			if o := d.after(&d.nouns[d.at[n.sent][k]], x, depth+1); o != nil {
				return o
			}
		}
	}
	return codeless
}

// amongOthers reports whether a place is the first of several in different
// countries: "teams from Sudan, Iran and Libya".
func (d *discourse) amongOthers(sent, k int, place *referent) bool {
	s := &d.sents[sent]
	for _, c := range s.kids[k] {
		if s.rel(c) != "conj" {
			continue
		}
		if o := d.noun(sent, c); o != nil && o.ref.find() != nil && o.ref.find().sort == stateRef && o.ref.find().code != place.code {
			return true
		}
	}
	return false
}

func spokesman(word string) bool {
	return strings.HasSuffix(word, "spokesman") || strings.HasSuffix(word, "spokeswoman") || strings.HasSuffix(word, "spokesperson")
}

// sharedOwner is the modifier that a coordinated noun has in common with the
// first: "Serb police and officials".
func (d *discourse) sharedOwner(n *noun) *referent {
	s := &d.sents[n.sent]
	h := s.Tokens[n.head].Head
	if s.rel(n.head) != "conj" || h < 0 || n.span.Start < n.head || s.child(n.head, "det") >= 0 || s.named(h) {
		return nil
	}
	return d.namedOwner(n.sent, s.span(h).Start, h, true)
}

// domestic reports whether actors of the role are, unless it is said, those of
// the country that the article is about.
func domestic(r schema.Role) bool {
	switch r {
	case schema.GOV, schema.MIL, schema.REB, schema.OPP, schema.PTY, schema.LEG, schema.COP, schema.JUD, schema.CVL, schema.SPY, schema.ELI, schema.PRM:
		return true
	}
	return false
}
