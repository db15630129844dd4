package actor

import (
	"io/fs"
	"slices"
)

// load builds a Resolver from the tables of a folder.
func load(fsys fs.FS, dir string) (*Resolver, error) {
	t, err := readTables(fsys, dir)
	if err != nil {
		return nil, err
	}
	r := &Resolver{tables: t, leaders: newLeaders(t.offices), states: make(map[string]int, len(t.countries))}
	for i, c := range t.countries {
		r.states[c.code] = i
	}
	r.gazetteer = newGazetteer(&r.tables, &r.leaders)
	r.roles = newRoleIndex(r.tables.roles)
	r.spellings = newSpellings(t.spellings)
	r.titles = map[string]string{}
	for _, w := range t.roles {
		if w.country != "" {
			r.titles[w.word] = w.country
		}
	}
	r.words = make(wordClasses, len(t.words))
	for _, w := range t.words {
		r.words[w.word] = w.classes
	}
	r.genders = make(map[string]gender, len(t.firstNames))
	for _, f := range t.firstNames {
		r.genders[fold(f.name)] = f.gender
	}
	return r, nil
}

// genderOf guesses from a person's first name.
func (r *Resolver) genderOf(name string) gender {
	if p := pieces(name); len(p) > 0 {
		return r.genders[p[0]]
	}
	return anyGender
}

// codeOf is the code of an organisation that the words name, or "":
// "Secretary-General of the United Nations" gives UN.
func (r *Resolver) codeOf(words string) string {
	p := pieces(words)
	for i := range p {
		for k := range r.gazetteer.first[p[i]] {
			e := &r.gazetteer.first[p[i]][k]
			end := i + 1 + len(e.rest)
			if e.sort == organisationName && end <= len(p) && slices.Equal(p[i+1:end], e.rest) {
				return r.tables.organisations[e.row].code
			}
		}
	}
	return ""
}

// ofCountry is what stands before a noun for a country: "Nigerian".
func (r *Resolver) ofCountry(state *referent) string {
	if adjective := r.adjective(state.code); adjective != "" {
		return adjective
	}
	return state.name
}

// adjective is the country's first demonym adjective: "Russian", or "".
func (r *Resolver) adjective(code string) string {
	i, ok := r.states[code]
	if !ok || len(r.tables.countries[i].adjectives) == 0 {
		return ""
	}
	return r.tables.countries[i].adjectives[0]
}
