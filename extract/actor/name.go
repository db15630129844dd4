package actor

import (
	"strings"

	"github.com/entente-kg/entente/extract/ud"
	"github.com/entente-kg/entente/schema"
)

// readNames resolves what is named, through the whole article, so that short
// names and pronouns find it wherever the full name stands.
func (d *discourse) readNames() {
	for i := range d.nouns {
		if n := &d.nouns[i]; !n.pronoun && !n.dropped {
			d.readName(n)
		}
	}
	for i := range d.nouns {
		if n := &d.nouns[i]; n.named && n.ref.same == nil {
			d.linkShort(n)
		}
	}
	for i := range d.nouns {
		if n := &d.nouns[i]; n.named && d.sents[n.sent].capital {
			d.doubt(n)
		}
	}
	d.home, d.sure = d.findHome()
	for i := range d.nouns {
		if n := &d.nouns[i]; n.named && !n.adjunct {
			d.reviseName(n)
		}
	}
	for i := range d.nouns {
		if n := &d.nouns[i]; n.named && !n.adjunct {
			d.readTitles(n)
		}
	}
}

// readName resolves a noun by its name, if it has one.
func (d *discourse) readName(n *noun) {
	s := &d.sents[n.sent]
	if n.adjunct {
		n.ref, n.named = d.known(s.match(n.head).entry), true
		return
	}
	n.name.Start = max(n.name.Start, d.titleEnd(s, n))
	if m := s.whole(n); m != nil && !d.mistaken(s, n, m) {
		d.readKnown(n, m)
		return
	}
	if n.name.Len() > 0 && !calendar(s.Tokens[n.name.Start]) {
		d.readUnknown(n)
	}
}

// mistaken reports whether a place whose name is commonly something else
// stands where no place does.
func (d *discourse) mistaken(s *sentence, n *noun, m *match) bool {
	if m.entry.sort != placeName || !d.r.tables.places[m.entry.row].weak || s.preposition(n.head) != "" {
		return false
	}
	k := s.nameAt[n.head]
	return k < 0 || s.Names[k].Kind != ud.Place
}

// whole is the table's name that covers the noun's own, or nil.
func (s *sentence) whole(n *noun) *match {
	last := n.head
	if n.name.Len() > 0 {
		last = n.name.End - 1
	}
	m := s.match(last)
	if m == nil || n.name.Len() > 0 && m.Start > n.name.Start && m.Len() == 1 && startsUpper(s.Tokens[m.Start-1].Form) {
		return nil
	}
	return m
}

// doubt drops an unknown name that stands in a headline only.
func (d *discourse) doubt(n *noun) {
	if r := n.ref.find(); r.why == namedInText && !r.seen && (r.gender == anyGender || n.name.Len() == 1) {
		n.ref, n.named = nil, false
	}
}

// readKnown resolves a noun whose name stands in a table.
func (d *discourse) readKnown(n *noun, m *match) {
	switch m.entry.sort {
	case folkName, adjectiveName, regionFolkName:
		if m.End == n.head+1 {
			d.readDemonym(n, m)
		}
		return
	}
	n.ref, n.named, n.name = d.known(m.entry), true, m.Span
	if other := d.namesake(n, m); other != nil {
		n.ref = other
	}
	if m.why != "" {
		n.why = n.ref.why + m.why
	}
	if d.readTwin(n, m) {
		return
	}
	n.span.Start, n.span.End = min(n.span.Start, m.Start), max(n.span.End, m.End)
	d.remember(n.ref, m.Span, &d.sents[n.sent])
}

// namesake is another person of the name that one of the tables has, named
// after a title of another country: "Congressman John Smith" is not the Briton.
// It is nil where the name means the one of the tables.
func (d *discourse) namesake(n *noun, m *match) *referent {
	if m.entry.sort != leaderName || n.adjunct || n.name.Start <= n.span.Start {
		return nil
	}
	x := d.describe(n.sent, n.name.Start-1, n.span.Start)
	if x.word == nil || x.word.kind != "person" || x.former {
		return nil
	}
	code := d.r.titles[x.word.word]
	if o := x.owner.find(); o != nil {
		code = o.code
	}
	known := &d.r.leaders.people[m.entry.row]
	if _, state := d.r.states[code]; !state || known.of(code) {
		return nil
	}
	name := d.sents[n.sent].Words(m.Span)
	r := d.named(referent{id: name + " " + code, name: name, sort: personRef, code: code, role: x.role, words: []string{x.word.word}})
	r.gender, r.seen = d.r.genderOf(name), true
	r.why = namedInText + ", by title, not " + known.name + " (" + known.offices[0].country + ")"
	return r
}

// readDemonym resolves people named by their nationality alone: "Israelis",
// "an Israeli", "the French".
func (d *discourse) readDemonym(n *noun, m *match) {
	s := &d.sents[n.sent]
	n.plural = n.plural || m.entry.sort == folkName || s.Tokens[n.head].UPOS == "ADJ"
	r := referent{sort: personRef, name: s.Words(m.Span), role: schema.CVL, plural: n.plural}
	if n.plural {
		r.sort = groupRef
	}
	if m.entry.sort == regionFolkName {
		p := &d.r.tables.places[m.entry.row]
		r.code, r.why = p.code, "places.tsv: people of "+p.name
	} else {
		c := &d.r.tables.countries[m.entry.row]
		r.code, r.why = c.code, "countries.tsv: people of "+c.name
	}
	n.ref, n.named = d.named(r), true
}

// readUnknown makes an actor of a name that no table has.
func (d *discourse) readUnknown(n *noun) {
	s := &d.sents[n.sent]
	kind := d.nameKind(s, n)
	if kind == notAName || !startsUpper(s.Tokens[n.name.Start].Form) {
		return
	}
	n.span.End = max(n.span.End, n.name.End)
	words := strings.Join(strings.Fields(s.Words(n.name)), " ")
	r := referent{name: words, sort: personRef, why: namedInText}
	switch kind {
	case organisationKind:
		r.sort = orgRef
		if m, ok := d.r.roles.at(s.Tokens, s.text, n.name.End-1); ok {
			r.role = m.word.role
		}
	case placeKind:
		r.sort = stateRef
	case groupKind:
		r.sort, r.plural, r.role, n.plural = groupRef, true, schema.CVL, true
	case personKind:
		r.id = d.r.spellings.canonical(words)
		r.gender = d.r.genderOf(words)
		if k := n.name.Start - 1; k >= 0 && r.gender == anyGender {
			if g := honorific(s.Tokens[k].Form); g != notHonorific {
				r.gender = g
			}
		}
	}
	n.ref, n.named = d.named(r), true
	n.ref.seen = n.ref.seen || !s.capital
	d.remember(n.ref, n.name, s)
}

// remember files a name under its last piece and, for organisations, under
// the acronym that follows in brackets.
func (d *discourse) remember(r *referent, name ud.Span, s *sentence) {
	from, to := s.text.start[name.Start], s.text.start[name.End]
	if r.sort == stateRef && to-from == 2 {
		switch first := s.text.pieces[from]; first {
		case "north", "south", "east", "west":
			d.compass[first] = r
		}
	}
	if to-from > 1 {
		d.rememberLast(s.text.pieces[to-1], r, s.Tokens[name.Start].Start)
		if r.leader != nil && r.leader.familyFirst() {
			d.rememberLast(s.text.pieces[from], r, s.Tokens[name.Start].Start)
		}
	}
	if e := name.End; e+2 < len(s.Tokens) && s.Tokens[e].Form == "(" && s.Tokens[e+2].Form == ")" && allUpper(s.Tokens[e+1].Form) {
		d.initial[s.Tokens[e+1].Form] = r
	}
}

func (d *discourse) rememberLast(last string, r *referent, start int) {
	if !containsRef(d.byLast[last], r) {
		d.byLast[last] = append(d.byLast[last], r)
		r.first = start
	}
}

func containsRef(list []*referent, r *referent) bool {
	for _, x := range list {
		if x == r {
			return true
		}
	}
	return false
}

// linkShort joins a short name with the one full name of the article that
// ends in it, else with the leader whom it means on the day.
func (d *discourse) linkShort(n *noun) {
	s, r := &d.sents[n.sent], n.ref
	if d.linkPlace(n) {
		return
	}
	from, to := s.text.start[n.name.Start], s.text.start[n.name.End]
	if n.adjunct || r.leader != nil || r.code != "" || to-from == 0 || r.why != namedInText {
		return
	}
	if full, ok := d.initial[s.Tokens[n.head].Form]; ok && full != r {
		r.same = full
		return
	}
	last := s.text.pieces[to-1]
	if state := d.compass[last]; state != nil && to-from == 1 {
		r.same = state
		return
	}
	if !shortName(s.text.pieces[from:to]) {
		if l := d.r.alike(s.text.pieces[from:to], d.titleCode(n), d.date); l != nil && r.sort == personRef {
			r.means(d.person(l))
		}
		return
	}
	if full := d.onlyLonger(last, r); full != nil && (r.sort != stateRef || full.sort == personRef) {
		r.same = full
		return
	}
	if full := d.firstNamed(last, r); full != nil && r.sort == personRef && len(d.byLast[last]) == 0 {
		r.same = full
		return
	}
	if l := d.r.leaders.named(last, d.titleCode(n), d.date); l != nil && r.sort == personRef && d.mayMean(last, r, l) {
		r.means(d.person(l))
	}
}

// firstNamed is the one person of the article, unknown to the tables, whose
// first name the word is, or nil.
func (d *discourse) firstNamed(word string, r *referent) *referent {
	var found *referent
	for _, people := range d.byLast {
		for _, p := range people {
			p = p.find()
			if p == r || p == found || p.sort != personRef || p.leader != nil {
				continue
			}
			if names := pieces(p.name); len(names) > 1 && names[0] == word {
				if found != nil {
					return nil
				}
				found = p
			}
		}
	}
	return found
}

// mayMean reports whether a short name may mean the leader: not where several
// others of the article bear it.
func (d *discourse) mayMean(last string, r *referent, l *leader) bool {
	others := false
	for _, full := range d.byLast[last] {
		if full = full.find(); full != r && full.sort == personRef {
			if full.leader == l {
				return true
			}
			others = true
		}
	}
	return !others
}

// linkPlace takes a city or country that is also the last name of a person of
// the article for the person, unless it stands where a place does.
func (d *discourse) linkPlace(n *noun) bool {
	s := &d.sents[n.sent]
	m := s.match(n.head)
	if m == nil || m.Len() != 1 || !locates(m) || n.adjunct || s.preposition(n.head) != "" {
		return false
	}
	p := pieces(s.Tokens[n.head].Form)
	if len(p) != 1 {
		return false
	}
	full := d.onlyLonger(p[0], n.ref)
	if full == nil || full.sort != personRef || full.first > s.Tokens[n.head].Start && !s.capital {
		return false
	}
	n.ref = full
	return true
}

// shortName reports whether the pieces are one name, particles apart:
// "Zarqawi", "al-Zarqawi".
func shortName(p []string) bool {
	for len(p) > 1 && (p[0] == "al" || p[0] == "el" || p[0] == "bin" || p[0] == "de") {
		p = p[1:]
	}
	return len(p) == 1
}

func (d *discourse) onlyLonger(last string, r *referent) *referent {
	var found *referent
	for _, full := range d.byLast[last] {
		full = full.find()
		if full == r || full.sort == stateRef {
			continue
		}
		if found != nil && found != full {
			return nil
		}
		found = full
	}
	return found
}

// namedInText is the evidence for actors that no table has.
const namedInText = "named in the text"
