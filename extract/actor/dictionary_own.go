package actor

import (
	"slices"
	"strings"

	"github.com/entente-kg/entente/schema"
)

// ownActor is an actor of the user's dictionary as the resolver knows it.
type ownActor struct {
	*Known
	twin *entry // the person or organisation of the embedded tables that bears the name, or nil
	sort refSort
}

// extend adds a dictionary to the tables; its rows go first.
func (r *Resolver) extend(d *Dictionary) {
	if d.Empty() {
		return
	}
	for i := range d.Actors {
		r.addOwn(&d.Actors[i])
	}
	if len(d.Actors) > 0 {
		r.gazetteer.sort()
	}
	if len(d.Agents) > 0 {
		words := ownWords(d.Agents, r.tables.roles)
		r.tables.roles = append(words, r.tables.roles...)
		r.roles = newRoleIndex(r.tables.roles)
	}
	r.discards.add(d.Discards)
	r.addMerges(d.Merges)
}

// addOwn files an actor under its names, but those by which the tables know
// the same country anyway.
func (r *Resolver) addOwn(k *Known) {
	own := ownActor{Known: k}
	var names []string
	for _, name := range append([]string{k.Name}, k.Names...) {
		held := r.gazetteer.held(pieces(name))
		switch {
		case held == nil:
		case held.sort == organisationName || held.sort == leaderName:
			own.twin = held
		case r.saysNothingNew(k, held):
			continue
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return
	}
	own.sort = r.sortOf(k)
	r.own = append(r.own, own)
	r.gazetteer.add(importedName, len(r.own)-1, names)
}

// held is a copy of the embedded entry of a whole name, or nil.
func (g *gazetteer) held(p []string) *entry {
	if len(p) == 0 {
		return nil
	}
	for _, e := range g.first[p[0]] {
		if e.sort != importedName && slices.Equal(e.rest, p[1:]) {
			return &e
		}
	}
	return nil
}

// saysNothingNew reports whether the actor is a country, or its government,
// that the name stands for in the tables too.
func (r *Resolver) saysNothingNew(k *Known, held *entry) bool {
	code := ""
	switch held.sort {
	case placeName, regionFolkName:
		code = r.tables.places[held.row].code
	case countryName, capitalName, folkName, adjectiveName:
		code = r.tables.countries[held.row].code
	}
	return !slices.ContainsFunc(k.Codes, func(c Dated) bool { return c.Code != code || c.Role != "" && c.Role != schema.GOV })
}

// sortOf guesses what kind of being bears the name, as far as pronouns care.
func (r *Resolver) sortOf(k *Known) refSort {
	p := pieces(k.Name)
	bare := func(c Dated) bool { return c.Role == "" }
	dated := func(c Dated) bool { return c.From != "" || c.To != "" || c.Role == schema.ELI }
	switch {
	case !slices.ContainsFunc(k.Codes, func(c Dated) bool { return !bare(c) }):
		return stateRef
	case len(p) > 1 && r.genders[p[0]] != anyGender:
		return personRef
	case slices.ContainsFunc(p, isLink), r.namesGroup(p), len(p) == 1 && allUpper(k.Name):
		return orgRef
	case slices.ContainsFunc(k.Codes, dated):
		return personRef
	}
	switch k.Codes[0].Role {
	case schema.IGO, schema.NGO, schema.BUS, schema.PTY, schema.JRN, schema.REB, schema.CRM, schema.EDU:
		return orgRef
	}
	return personRef
}

// namesGroup reports whether the last piece is a word for a group.
func (r *Resolver) namesGroup(p []string) bool {
	return slices.ContainsFunc(r.roles[p[len(p)-1]], func(x rolePhrase) bool { return x.len() == 0 && x.word.kind == "group" })
}

// ownReferent is the referent of an actor of the dictionary: on a day of which
// it says nothing, the one of the embedded tables, or else an actor of no
// known country and role.
func (d *discourse) ownReferent(i int32) *referent {
	own := &d.r.own[i]
	c, known := own.at(d.date)
	if own.twin != nil {
		r := d.known(own.twin)
		if known {
			r.override(own.Name, c)
		}
		return r
	}
	id := schema.ActorID(own.Name)
	if r, ok := d.byID[id]; ok {
		return r
	}
	r := &referent{sort: own.sort, id: id, name: own.Name, why: own.Source + ": " + own.Name + ", of which it says nothing for the day"}
	if known {
		r.override(own.Name, c)
	}
	if r.sort == personRef {
		r.gender = d.r.genderOf(own.Name)
	}
	d.byID[id] = r
	return r
}

// override takes over what a dictionary says.
func (r *referent) override(name string, c Dated) {
	r.code, r.role, r.role2, r.why = c.Code, c.Role, c.Role2, c.Source+": "+name
	if c.Wikidata != "" {
		r.wikidata = c.Wikidata
	}
}

// takeWord takes over what only a dictionary's words have.
func (r *referent) takeWord(w *roleWord) {
	if w == nil || r.role != w.role {
		return
	}
	r.role2 = w.role2
	if r.code == "" {
		r.code = w.code
	}
}

// addMerges notes which ids are one actor; what a chain of them leads to is
// the last.
func (r *Resolver) addMerges(merges []Merge) {
	r.merges = append(r.merges, merges...)
	if len(r.merges) == 0 {
		return
	}
	r.rowOf = map[string]*entry{}
	into := make(map[string]string, len(r.merges))
	for _, m := range r.merges {
		into[m.ID] = m.Into
	}
	for i := range r.merges {
		m := &r.merges[i]
		for range r.merges {
			next, ok := into[m.Into]
			if !ok || next == m.ID {
				break
			}
			m.Into = next
		}
		r.rowOf[m.Into] = nil
	}
	for _, entries := range r.gazetteer.first {
		for k := range entries {
			if id := r.idOf(&entries[k]); r.wantsRow(id) {
				r.rowOf[id] = &entries[k]
			}
		}
	}
}

// wantsRow reports whether a merge leads to the id.
func (r *Resolver) wantsRow(id string) bool {
	e, wanted := r.rowOf[id]
	return wanted && e == nil
}

// idOf is the id of the actor that the entry names, or "" for a demonym.
func (r *Resolver) idOf(e *entry) string {
	switch e.sort {
	case importedName:
		return schema.ActorID(r.own[e.row].Name)
	case organisationName:
		return schema.ActorID(r.tables.organisations[e.row].id)
	case leaderName:
		return schema.ActorID(r.leaders.people[e.row].name)
	case placeName:
		return schema.ActorID(r.tables.places[e.row].name)
	case countryName:
		return r.tables.countries[e.row].code
	}
	return ""
}

// merge makes one referent of the ids that mean one actor.
func (d *discourse) merge() {
	for _, m := range d.r.merges {
		var into *referent
		if e := d.r.rowOf[m.Into]; e != nil {
			into = d.known(e)
		} else if into = d.byID[m.Into]; into == nil {
			into = &referent{sort: personRef, id: m.Into, name: strings.ReplaceAll(m.Into, "_", " "), why: namedInText}
			d.byID[m.Into] = into
		}
		for _, id := range [...]string{m.ID, schema.ActorID(d.r.spellings.canonical(strings.ReplaceAll(m.ID, "_", " ")))} {
			if d.byID[id] == nil {
				d.byID[id] = into
			}
		}
	}
}
