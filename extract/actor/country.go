package actor

// Country is a state or territory as other data name it. The numbers are those
// of the Correlates of War project and of Gleditsch and Ward, empty for what
// is no state in them.
type Country struct {
	Code     string // ISO 3166-1 alpha-3, of a former state ISO 3166-3
	Name     string
	COW, GW  string
	Wikidata string
}

// formerState is a row of formerstates.tsv.
type formerState struct {
	Country
	continued string // the country whose code stands for it
	from, to  string
}

// Country is the country of a code on the day (ISO 8601; today's where empty):
// RUS is the Soviet Union in 1985. It is false for a code that is no country's.
func (r *Resolver) Country(code, day string) (Country, bool) {
	for _, f := range r.tables.formerStates {
		if f.continued == code && day != "" && f.from <= day && day <= f.to {
			return f.Country, true
		}
	}
	i, ok := r.states[code]
	if !ok {
		return Country{}, false
	}
	c := &r.tables.countries[i]
	return Country{Code: c.code, Name: c.name, COW: c.cow, GW: c.gw, Wikidata: c.wikidata}, true
}

func readFormerState(r row) (formerState, error) {
	f := formerState{Country: Country{Code: r.get("code"), Name: r.get("name"), COW: r.get("cow"), GW: r.get("gw"), Wikidata: r.get("wikidata")},
		continued: r.get("continued"), from: r.get("from"), to: r.get("to")}
	if !isDay(f.from) || !isDay(f.to) || f.to < f.from {
		return f, r.errorf("%q to %q are no days in order", f.from, f.to)
	}
	return f, nil
}
