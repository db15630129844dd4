package actor

import (
	"slices"
	"strings"

	"github.com/entente-kg/entente/extract/ud"
)

// coordinated are the countries and organisations that modify a plural noun
// together, or any noun but one person's as a compound: "US and Russian
// leaders", "Franco-German plan".
func (d *discourse) coordinated(n *noun, x description) []*referent {
	s := &d.sents[n.sent]
	if !n.plural && x.word != nil && x.word.kind == "person" {
		return nil
	}
	var owners []*referent
	last := -1
	for i := n.span.Start; i < n.head; i++ {
		m := s.match(i)
		if m == nil || m.Start != i || m.End > n.head {
			continue
		}
		if last >= 0 && (!s.coordinating(last, i) || !n.plural && s.Tokens[last].Form != "-") {
			return nil
		}
		if o := d.known(m.entry).find(); !containsRef(owners, o) {
			owners = append(owners, o)
		}
		last = m.End
	}
	return owners
}

// ofSeveral are the countries and organisations that a plural noun is of: "the
// leaders of France and Germany". The noun's words then reach to the last.
func (d *discourse) ofSeveral(n *noun) []*referent {
	s := &d.sents[n.sent]
	k := s.ofPhrase(n.head, n.head+1)
	if !n.plural || k < 0 {
		return nil
	}
	var owners []*referent
	end := n.span.End
	for _, i := range append([]int{k}, s.kids[k]...) {
		if i != k && (s.rel(i) != "conj" || s.child(i, "case") >= 0) {
			continue
		}
		o := d.noun(n.sent, i)
		if o == nil || !o.named || o.ref.find().code == "" || o.ref.find().sort > orgRef {
			return nil
		}
		if !containsRef(owners, o.ref.find()) {
			owners, end = append(owners, o.ref.find()), max(end, o.span.End)
		}
	}
	if len(owners) > 1 {
		n.span.End = end
	}
	return owners
}

// readTwin resolves "North and South Korea" and "Kenyan and Ugandan armed
// forces", whose head bears the second name only, to both.
func (d *discourse) readTwin(n *noun, m *match) bool {
	s := &d.sents[n.sent]
	if m.entry.sort != countryName && m.entry.sort != organisationName || m.Start < 2 || s.Tokens[m.Start-1].UPOS != "CCONJ" || !s.below(m.Start-2, n.head) {
		return false
	}
	first := d.twin(s, m)
	if first == nil {
		return false
	}
	n.span.Start = m.Start - 2
	n.ref = d.named(referent{sort: groupRef, plural: true, name: first.name + " and " + n.ref.name, parts: []*referent{first, n.ref}, why: "both names of a pair"})
	return true
}

// twin is the other of two that share the end of their names: by the tables, or
// of the country whose adjective stands before.
func (d *discourse) twin(s *sentence, m *match) *referent {
	other := pieces(s.Tokens[m.Start-2].Form)
	if len(other) != 1 || len(m.entry.rest) == 0 {
		return nil
	}
	for k := range d.r.gazetteer.first[other[0]] {
		if e := &d.r.gazetteer.first[other[0]][k]; e.sort == m.entry.sort && slices.Equal(e.rest, m.entry.rest) {
			return d.known(e)
		}
	}
	if x := s.match(m.Start - 2); x != nil && x.entry.sort == adjectiveName && m.entry.sort == organisationName && m.Len() > 1 {
		state, body := d.known(x.entry), d.known(m.entry)
		words := s.Tokens[m.Start-2].Form + " " + s.Words(ud.Span{Start: m.Start + 1, End: m.End})
		return d.named(referent{sort: orgRef, name: words, code: state.code, role: body.role, owner: state, why: "one of a pair, of " + state.name})
	}
	return nil
}

// coordinating reports whether only commas and conjunctions stand between the
// tokens.
func (s *sentence) coordinating(from, to int) bool {
	if from >= to {
		return false
	}
	for i := from; i < to; i++ {
		switch t := s.Tokens[i]; {
		case t.UPOS == "CCONJ", t.Form == ",", t.Form == "-", t.Form == "/", t.Form == "'s":
		default:
			return false
		}
	}
	return true
}

// group gives a noun one part for each of several owners: the person whom the
// words mean where the article named one, else a description of its own.
func (d *discourse) group(n *noun, x description, owners []*referent) {
	whole := referent{sort: groupRef, plural: true, role: x.role, name: d.plainWords(n)}
	if x.word == nil || x.word.kind == "thing" {
		whole.sort = thingRef
	}
	var names []string
	for _, o := range owners {
		part := d.holder(o.code, x, n.sent)
		if part == nil {
			y := x
			y.owner = o
			part = d.described(n, y)
		}
		if part == nil {
			continue
		}
		whole.parts = append(whole.parts, part)
		names = append(names, part.find().name)
	}
	whole.why = "several: " + strings.Join(names, ", ")
	n.ref = d.named(whole)
}

// holder is the person whom "the Russian leader" means: the one of the country
// named earlier by such an office.
func (d *discourse) holder(code string, x description, sent int) *referent {
	if x.word == nil || x.word.kind != "person" || x.former {
		return nil
	}
	var found *referent
	for k := len(d.history) - 1; k >= 0 && len(d.history)-k < maxHistory; k-- {
		n := &d.nouns[d.history[k]]
		r := n.ref.find()
		if r == nil || r.sort != personRef || r.code != code || !n.named || !d.answers(r, x.word.word) {
			continue
		}
		if found != nil && found != r {
			return nil
		}
		found = r
	}
	return found
}

// answers reports whether the text or the tables call the person by the word,
// "leader" standing for any head of state or government.
func (d *discourse) answers(r *referent, word string) bool {
	for _, w := range r.words {
		if w == word || officeWord(w) == officeWord(word) || ofOneOffice(word, w) || ofOneOffice(w, word) {
			return true
		}
		if word == "leader" && d.r.words.is(w, headOfState) || word == "premier" && w == "prime minister" || word == "minister" && strings.HasSuffix(w, "minister") {
			return true
		}
	}
	return false
}

// ofOneOffice reports whether the longer name of an office says more of the
// shorter one: "foreign minister" of "minister", but not "vice president" of
// "president".
func ofOneOffice(long, short string) bool {
	more, ok := strings.CutSuffix(long, " "+short)
	if !ok {
		return false
	}
	switch more[strings.LastIndexByte(more, ' ')+1:] {
	case "assistant", "deputy", "shadow", "under", "vice":
		return false
	}
	return true
}
