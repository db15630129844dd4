package actor

import (
	"github.com/entente-kg/entente/schema"
)

// refSort is what kind of being a referent is, as far as pronouns care.
type refSort uint8

const (
	stateRef refSort = iota
	orgRef
	personRef
	groupRef // people named by nationality, office or role
	thingRef
)

// gender is a person's grammatical gender, as far as known.
type gender uint8

const (
	anyGender gender = iota
	masculine
	feminine
	notHonorific // of a word that is no form of address
)

// referent is one actor, or thing of an actor, of the article. Mentions share
// it.
type referent struct {
	sort     refSort
	name     string
	id       string
	code     string
	role     schema.Role
	role2    schema.Role
	wikidata string
	why      string
	gender   gender
	plural   bool
	owner    *referent // of a thing
	words    []string  // role words by which the text calls it: "president"
	leader   *leader
	same     *referent // the longer name that this short one stands for
	parts    []*referent
	count    int  // mentions so far
	seen     bool // in running text, not only in a headline
	first    int  // offset of the first full name
}

// find follows the short names to the full one.
func (r *referent) find() *referent {
	for r != nil && r.same != nil {
		r = r.same
	}
	return r
}

// means makes r a short name of full, unless it is that itself.
func (r *referent) means(full *referent) {
	if full.find() != r {
		r.same = full
	}
}

// state is the referent of a country.
func (d *discourse) state(code string) *referent {
	if r, ok := d.byID[code]; ok {
		return r
	}
	r := &referent{sort: stateRef, id: code, code: code, name: code}
	if i, ok := d.r.states[code]; ok {
		c := &d.r.tables.countries[i]
		r.name, r.wikidata, r.why = c.name, c.wikidata, "countries.tsv: "+c.name
	}
	d.byID[code] = r
	return r
}

// organisation is the referent of a row of organisations.tsv.
func (d *discourse) organisation(i int32) *referent {
	o := &d.r.tables.organisations[i]
	id := schema.ActorID(o.id)
	if r, ok := d.byID[id]; ok {
		return r
	}
	code := o.code
	if code == "" {
		code = o.country
	}
	r := &referent{sort: orgRef, id: id, name: o.name, code: code, role: o.at(d.date), wikidata: o.wikidata, why: "organisations.tsv: " + o.name}
	d.byID[id] = r
	return r
}

// at is the organisation's role on the day.
func (o *organisation) at(day string) schema.Role {
	for _, t := range o.dated {
		if day != "" && t.from <= day && (t.to == "" || day <= t.to) {
			return t.role
		}
	}
	return o.role
}

// person is the referent of a leader.
func (d *discourse) person(p *leader) *referent {
	id := schema.ActorID(p.name)
	if r, ok := d.byID[id]; ok {
		return r
	}
	role, held := p.role(d.date)
	r := &referent{sort: personRef, id: id, name: p.name, role: role, wikidata: p.wikidata, leader: p, code: held.country}
	if r.code == "" {
		r.code = d.r.codeOf(held.title)
	}
	r.why = "leaders.tsv: " + held.String()
	r.gender = d.r.genderOf(p.name)
	if now := p.at(d.date); now != nil {
		r.words = append(r.words, officeWord(now.title))
	}
	d.byID[id] = r
	return r
}

// String is the office with its dates, as explanations give it.
func (o *office) String() string {
	return o.title + " (" + o.country + ") " + o.from + "–" + o.to
}

// place is the referent of a row of places.tsv: the government for a seat.
func (d *discourse) place(i int32) *referent {
	p := &d.r.tables.places[i]
	if p.kind == "seat" && (p.role == "" || p.role == schema.GOV) {
		return d.state(p.code)
	}
	id := schema.ActorID(p.name)
	if r, ok := d.byID[id]; ok {
		return r
	}
	r := &referent{sort: stateRef, id: id, name: p.name, code: p.code, role: p.role, why: "places.tsv: " + p.name}
	if r.role == "" && p.kind == "city" {
		r.role = schema.CVL // a city that is no seat stands for its people
	}
	d.byID[id] = r
	return r
}

// known is the referent of a table entry. Demonyms give their country.
func (d *discourse) known(e *entry) *referent {
	switch e.sort {
	case importedName:
		return d.ownReferent(e.row)
	case organisationName:
		return d.organisation(e.row)
	case leaderName:
		return d.person(&d.r.leaders.people[e.row])
	case placeName, regionFolkName:
		return d.place(e.row)
	}
	return d.state(d.r.tables.countries[e.row].code)
}

// named is the referent of the name, or of the words in its id where these say
// more, made on first use.
func (d *discourse) named(fresh referent) *referent {
	if fresh.id == "" {
		fresh.id = fresh.name
	}
	fresh.id = schema.ActorID(fresh.id)
	if r, ok := d.byID[fresh.id]; ok {
		return r
	}
	d.byID[fresh.id] = &fresh
	return &fresh
}
