package actor

import (
	"slices"

	"github.com/entente-kg/entente/extract/ud"
	"github.com/entente-kg/entente/schema"
)

// description is what a title or a common noun says of an actor: "Turkish
// underworld boss", "former Iraqi foreign minister".
type description struct {
	role   schema.Role
	word   *roleWord
	span   ud.Span // of the role word
	plural bool
	former bool
	owner  *referent // the country or organisation, or nil
	apart  bool      // owner is another than the one described: "its allies"
}

// describe reads the phrase headed by token head that begins at from, by its
// own words alone.
func (d *discourse) describe(sent, head, from int) description {
	s := &d.sents[sent]
	out := description{span: ud.Span{Start: head, End: head}}
	if m, ok := d.r.roles.at(s.Tokens, s.text, head); ok {
		out.word, out.role, out.plural, out.span = m.word, m.word.role, m.plural, m.Span
	}
	for i := from; i < head; i++ {
		out.former = out.former || d.r.words.is(fold(s.Tokens[i].Form), former)
	}
	out.owner = d.namedOwner(sent, from, head, out.word != nil && out.word.kind != "thing")
	out.role = d.sector(s, out, from, head)
	return out
}

// sector is the role of a described actor: that of its word, or of the words
// that modify a word of no sector of its own ("rebel leader"), or of the
// organisation ("Hamas spokesman").
func (d *discourse) sector(s *sentence, x description, from, head int) schema.Role {
	role := d.sectorInOffice(s, x, from, head)
	switch {
	case x.former && x.word != nil && x.word.kind == "person" && (role == schema.GOV || role == schema.LEG || role == schema.MIL):
		return schema.ELI
	case role == schema.JRN && d.ofState(s, from, head):
		return schema.GOV
	}
	return role
}

// ofState reports whether the words before the head say that it is run by the
// state: "official news agency".
func (d *discourse) ofState(s *sentence, from, head int) bool {
	for i := from; i < head; i++ {
		if d.r.words.is(fold(s.Tokens[i].Form), official) {
			return true
		}
	}
	return false
}

// sectorInOffice is the role of a described actor, a former one taken for one
// still in office.
func (d *discourse) sectorInOffice(s *sentence, x description, from, head int) schema.Role {
	role := x.role
	if role != "" && role != schema.GOV && role != schema.UNK && role != schema.CVL && !(x.word != nil && d.r.words.is(x.word.word, general)) {
		return role
	}
	if x.word != nil && d.r.words.is(x.word.word, kin) {
		return role
	}
	for i := min(x.span.Start, head) - 1; i >= from && x.word != nil && x.word.kind != "thing"; i-- {
		if s.matchAt[i] >= 0 {
			continue
		}
		if m, ok := d.r.roles.at(s.Tokens, s.text, i); ok && m.word.role != "" && m.word.role != schema.GOV && m.word.role != schema.UNK && m.word.role != schema.CVL && m.word.kind != "thing" {
			return m.word.role
		}
	}
	if o := x.owner; o != nil && (o.sort == orgRef || o.sort == groupRef) && o.role != "" && x.word != nil && x.word.kind != "thing" {
		return o.role
	}
	return role
}

// namedOwner is the country or organisation that the tokens name: the last of
// them, but the first of two nationalities ("Israeli Arab"). Cities count only
// with places set: "Paris climate talks" are not of France.
func (d *discourse) namedOwner(sent, from, to int, places bool) *referent {
	s := &d.sents[sent]
	var owner *referent
	var last *match
	for i := from; i < to; i++ {
		m := s.match(i)
		if m == nil || m.Start != i && i != from || m.End > to || s.attitude(m) {
			continue
		}
		if !places && (m.entry.sort == capitalName || m.entry.sort == placeName) {
			continue
		}
		if last != nil && last.End == m.Start && last.entry.sort == adjectiveName && m.entry.sort == adjectiveName {
			continue
		}
		owner, last = d.bearer(m), m
	}
	if owner != nil {
		return owner
	}
	return d.shortOwner(sent, from, to)
}

// bearer is the referent of a name that modifies a noun; of a parliament's that
// several countries have it is the one of the article's country, or of no known
// one where nothing speaks for the one of the table: "Senate hopeful".
func (d *discourse) bearer(m *match) *referent {
	known := d.known(m.entry)
	if m.entry.sort != organisationName {
		return known
	}
	o := &d.r.tables.organisations[m.entry.row]
	if !o.weak || o.role != schema.LEG || d.home == o.country || d.mentioned[o.country] {
		return known
	}
	out := *known
	out.code, out.why = "", namedInText
	if d.about >= minAbout {
		out.code = d.home
	}
	return &out
}

// attitude reports whether a name is joined by a hyphen to a word that says how
// others stand to it: "UN-backed", "pro-Taliban", but not "US-led".
func (s *sentence) attitude(m *match) bool {
	if k := m.Start - 1; k > 0 && s.Tokens[k].Form == "-" && s.tight(k) {
		switch fold(s.Tokens[k-1].Form) {
		case "pro", "anti", "non", "post", "pre":
			return true
		}
	}
	if k := m.End; k+1 < len(s.Tokens) && s.Tokens[k].Form == "-" && s.tight(k) && s.Tokens[k+1].XPOS != "NNP" {
		switch fold(s.Tokens[k+1].Form) {
		case "based", "born", "led", "owned", "ruled", "run":
			return false
		}
		return true
	}
	return false
}

// shortOwner is the person whose last name modifies the noun, as in "Bush
// administration".
func (d *discourse) shortOwner(sent, from, to int) *referent {
	s := &d.sents[sent]
	for i := from; i < to; i++ {
		if s.Tokens[i].UPOS != "PROPN" || calendar(s.Tokens[i]) || s.rel(i) != "compound" && s.Tokens[i].Deprel != "nmod:poss" {
			continue
		}
		p := pieces(s.Tokens[i].Form)
		if len(p) != 1 || d.r.words.is(p[0], event) {
			continue
		}
		if r := d.onlyLonger(p[0], nil); r != nil && r.sort == personRef {
			return r
		}
		if r := d.firstNamed(p[0], nil); r != nil {
			return r
		}
		if l := d.r.leaders.named(p[0], "", d.date); l != nil {
			return d.person(l)
		}
	}
	return nil
}

// readTitles gives a named actor what its titles, apposition and of-phrase
// say.
func (d *discourse) readTitles(n *noun) {
	ref := n.ref.find()
	if ref.sort != personRef && ref.sort != orgRef || ref.why != namedInText && ref.leader == nil {
		return
	}
	for _, x := range d.titles(n) {
		ref.take(x)
	}
	if ref.sort == orgRef && (ref.code == "" || ref.role == "") {
		if k := d.noun(n.sent, d.sents[n.sent].possessor(n.head)); k != nil && k.ref.find() != nil {
			ref.belong(k.ref.find())
		}
		if o := d.namedOwner(n.sent, n.span.Start, n.span.End, true); o != nil && o != ref {
			ref.belong(o)
		}
	}
}

// belong gives an organisation what it lacks of the owner in its name or
// before it: the country, and the sector of a body that it is a part of.
func (r *referent) belong(owner *referent) {
	if r.code == "" {
		r.code = owner.code
	}
	if r.role == "" && owner.sort == orgRef {
		r.role = owner.role
	}
}

// titles are the descriptions that stand with a name.
func (d *discourse) titles(n *noun) []description {
	s := &d.sents[n.sent]
	var out []description
	for _, k := range s.kids[n.head] {
		switch {
		case s.Tokens[k].Deprel == "nmod:desc":
			out = append(out, d.describe(n.sent, k, min(s.leftmost(k, n.head), n.span.Start)))
		case s.rel(k) == "appos" && d.describes(s, k):
			out = append(out, d.describeFully(n.sent, k))
		}
	}
	if t := n.name.Start - 1; t >= n.span.Start && len(out) == 0 {
		out = append(out, d.describe(n.sent, t, n.span.Start), description{owner: d.namedOwner(n.sent, n.span.Start, n.name.Start, true)})
	}
	if s.rel(n.head) == "appos" && s.Tokens[n.head].Head >= 0 && d.describes(s, s.Tokens[n.head].Head) {
		out = append(out, d.describeFully(n.sent, s.Tokens[n.head].Head))
	}
	if s.child(n.head, "cop") < 0 && s.rel(n.head) == "nsubj" {
		if p := s.Tokens[n.head].Head; p >= 0 && s.child(p, "cop") >= 0 && d.describes(s, p) {
			out = append(out, d.describeFully(n.sent, p))
		}
	}
	preps := []string{"of", "from"}
	if n.ref.find().sort == orgRef {
		preps = append(preps, "in")
	}
	if o := d.phraseOwner(n.sent, n.head, preps...); o != nil {
		out = append(out, description{owner: o})
	}
	return out
}

// describes reports whether token k is a common noun that names an office or
// role of one person or body.
func (d *discourse) describes(s *sentence, k int) bool {
	m, ok := d.r.roles.at(s.Tokens, s.text, k)
	return ok && !m.plural && m.word.kind != "thing" && s.matchAt[k] < 0
}

// describeFully adds what follows the head to what stands before it: "foreign
// minister of Iran".
func (d *discourse) describeFully(sent, head int) description {
	s := &d.sents[sent]
	x := d.describe(sent, head, s.span(head).Start)
	if x.owner == nil {
		x.owner = d.phraseOwner(sent, head, "of", "for", "in", "from", "at")
		x.role = d.sector(s, x, head, head)
	}
	return x
}

// phraseOwner is the country or organisation named in a prepositional phrase
// on head, or nil.
func (d *discourse) phraseOwner(sent, head int, preps ...string) *referent {
	s := &d.sents[sent]
	for _, k := range s.kids[head] {
		if k < head || s.rel(k) != "nmod" || !slices.Contains(preps, s.preposition(k)) {
			continue
		}
		if n := d.noun(sent, k); n != nil && n.ref != nil && n.ref.find().code != "" {
			return n.ref.find()
		}
		if o := d.namedOwner(sent, s.span(k).Start, k+1, true); o != nil {
			return d.bodyOf(o, sent, k)
		}
	}
	return nil
}

// bodyOf is the owner itself where its name is the noun, else the body of the
// owner that the noun names: of "Chadian Human Rights League" no state.
func (d *discourse) bodyOf(owner *referent, sent, head int) *referent {
	s := &d.sents[sent]
	if s.match(head) != nil || owner.sort != stateRef {
		return owner
	}
	x := d.describe(sent, head, s.span(head).Start)
	return &referent{sort: groupRef, name: s.Words(s.span(head)), code: owner.code, role: x.role, why: owner.why}
}

// titleCode is the country that the words before a name give, or "".
func (d *discourse) titleCode(n *noun) string {
	if o := d.namedOwner(n.sent, n.span.Start, n.name.Start, true); o != nil && len(o.code) == 3 {
		return o.code
	}
	return ""
}

// take adds a description to an actor; what is known from a table stays.
func (r *referent) take(x description) {
	if x.word != nil && !slices.Contains(r.words, x.word.word) {
		r.words = append(r.words, x.word.word)
	}
	if r.leader != nil {
		return
	}
	if r.role == "" {
		r.role = x.role
		r.takeWord(x.word)
	}
	if r.code == "" && x.owner.find() != nil && x.owner.find() != r {
		r.code = x.owner.find().code
		r.owner = x.owner.find()
	}
	if x.word != nil || x.owner != nil {
		r.why = namedInText + ", by title"
	}
}
