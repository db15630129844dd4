package actor

import "strings"

// evidence is how often an article names each country, and places in it, by
// names that only one row has.
type evidence struct{ country, places map[string]int }

// chooseTwins decides for the names that several rows of the tables have which
// is meant in this article: the one whose country the other names of the
// article speak of, the first of the table where they say nothing.
func (d *discourse) chooseTwins() {
	var seen evidence
	for i := range d.sents {
		s := &d.sents[i]
		for k := range s.matches {
			m := &s.matches[k]
			if !m.entry.twin {
				continue
			}
			if seen.country == nil {
				seen = d.evidence()
			}
			d.choose(m, s.text.pieces[s.text.start[m.Start]], seen)
		}
	}
}

func (d *discourse) evidence() evidence {
	seen := evidence{map[string]int{}, map[string]int{}}
	for i := range d.sents {
		for _, m := range d.sents[i].matches {
			if m.entry.twin {
				continue
			}
			code := d.countryOfEntry(m.entry)
			seen.country[code]++
			if m.entry.sort == placeName {
				seen.places[code]++
			}
		}
	}
	return seen
}

// countryOfEntry is the country that a name speaks of, or "".
func (d *discourse) countryOfEntry(e *entry) string {
	switch e.sort {
	case organisationName:
		return d.r.tables.organisations[e.row].country
	case leaderName:
		_, held := d.r.leaders.people[e.row].role(d.date)
		return held.country
	case placeName, regionFolkName:
		return d.r.tables.places[e.row].code
	}
	return d.r.tables.countries[e.row].code
}

// choose takes the best of a match's twins.
func (d *discourse) choose(m *match, first string, seen evidence) {
	twins := d.r.gazetteer.twins(first, m.entry)
	best, most := m.entry, -1
	for _, e := range twins {
		if n := d.weigh(e, twins, first, seen); n > most {
			best, most = e, n
		}
	}
	m.entry = best
	var others []string
	for _, e := range twins {
		if e.row != best.row || e.sort != best.sort {
			others = append(others, d.rowName(e)+" ("+d.countryOfEntry(e)+")")
		}
	}
	m.why = ", not " + strings.Join(others, " or ") + ", by the article's other names"
}

// inOffice outweighs what the article names.
const inOffice = 1000

// weigh is what speaks for an entry: the office held on the day, most where the
// name begins with it ("King Abdullah"), and its country named elsewhere; for a
// region that bears a country's name, places near it.
func (d *discourse) weigh(e *entry, twins []*entry, first string, seen evidence) int {
	code := d.countryOfEntry(e)
	n := seen.country[code]
	if e.sort == placeName && twins[0].sort == countryName {
		n = seen.places[code]
	}
	if e.sort != leaderName || d.date == "" {
		return n
	}
	if held := d.r.leaders.people[e.row].at(d.date); held != nil {
		n += inOffice
		if officeWord(held.title) == first {
			n += inOffice
		}
	}
	return n
}

// rowName is the name of the row that an entry belongs to.
func (d *discourse) rowName(e *entry) string {
	switch e.sort {
	case organisationName:
		return d.r.tables.organisations[e.row].name
	case leaderName:
		return d.r.leaders.people[e.row].name
	case placeName, regionFolkName:
		return d.r.tables.places[e.row].name
	}
	return d.r.tables.countries[e.row].name
}
