package actor

import (
	"fmt"
	"slices"
	"strings"

	"github.com/entente-kg/entente/schema"
)

// Row is an actor of the tables.
type Row struct {
	ID       string      `json:"id"`
	Name     string      `json:"name"`
	Names    []string    `json:"names,omitempty"` // other spellings
	Kind     string      `json:"kind"`            // country, person, place, or the kind of organisation
	Code     string      `json:"code"`
	Role     schema.Role `json:"role,omitempty"` // on the day asked for
	Wikidata string      `json:"wikidata,omitempty"`
	Offices  []Office    `json:"offices,omitempty"` // by date
	Source   string      `json:"source"`            // table and line
}

// Office is what an actor was from one day to another, both included. An
// empty day is open.
type Office struct {
	Title  string      `json:"title,omitempty"`
	Code   string      `json:"code,omitempty"`
	Role   schema.Role `json:"role"`
	From   string      `json:"from,omitempty"`
	To     string      `json:"to,omitempty"`
	Source string      `json:"source"`
}

// String is the office on one line: "President of USA, GOV, 2009-01-20 to 2017-01-20".
func (o Office) String() string {
	out := strings.TrimSpace(o.Title + " " + strings.TrimSpace(o.Code+" "+string(o.Role)))
	switch {
	case o.From != "" && o.To != "":
		return out + ", " + o.From + " to " + o.To
	case o.From != "":
		return out + ", from " + o.From
	case o.To != "":
		return out + ", to " + o.To
	}
	return out
}

// Rows lists the actors of the tables with their roles on the day (ISO 8601,
// or empty): those of the user's dictionary, of the kind "own", in its order;
// then countries, organisations, people, places, each by id.
func (r *Resolver) Rows(day string) []Row {
	var out []Row
	for i := range r.own {
		out = append(out, r.own[i].row(day))
	}
	for i := range r.tables.countries {
		out = append(out, r.tables.countries[i].row())
	}
	for i := range r.tables.organisations {
		out = append(out, r.tables.organisations[i].row(day))
	}
	for i := range r.leaders.people {
		out = append(out, r.leaders.people[i].row(r, day))
	}
	for i := range r.tables.places {
		out = append(out, r.tables.places[i].row())
	}
	return out
}

// Find lists the actors with the id, or with the name in any spelling.
func (r *Resolver) Find(name, day string) []Row {
	key := pieces(name)
	var out []Row
	for _, row := range r.Rows(day) {
		spelt := func(n string) bool { return len(key) > 0 && slices.Equal(pieces(n), key) }
		if row.ID == name || row.Code == name && row.Kind == "country" || spelt(row.Name) || slices.ContainsFunc(row.Names, spelt) {
			out = append(out, row)
		}
	}
	return out
}

func (c *country) row() Row {
	names := slices.Concat(c.names, c.capitals, c.adjectives, c.folks)
	return Row{ID: c.code, Name: c.name, Names: names, Kind: "country", Code: c.code, Wikidata: c.wikidata, Source: source("countries.tsv", c.line)}
}

func (o *organisation) row(day string) Row {
	code := o.code
	if code == "" {
		code = o.country
	}
	out := Row{ID: schema.ActorID(o.id), Name: o.name, Names: o.names, Kind: o.kind, Code: code, Role: o.at(day), Wikidata: o.wikidata, Source: source("organisations.tsv", o.line)}
	for _, t := range o.dated {
		out.Offices = append(out.Offices, Office{Role: t.role, From: t.from, To: t.to, Source: out.Source})
	}
	return out
}

func (p *leader) row(r *Resolver, day string) Row {
	role, held := p.role(day)
	out := Row{ID: schema.ActorID(p.name), Name: p.name, Names: p.names, Kind: "person", Code: held.country, Role: role, Wikidata: p.wikidata, Source: source("leaders.tsv", held.line)}
	if out.Code == "" {
		out.Code = r.codeOf(held.title)
	}
	for _, o := range p.offices {
		out.Offices = append(out.Offices, Office{Title: o.title, Code: o.country, Role: o.role, From: o.from, To: o.to, Source: source("leaders.tsv", o.line)})
	}
	return out
}

func (own *ownActor) row(day string) Row {
	c, _ := own.at(day)
	out := Row{ID: schema.ActorID(own.Name), Name: own.Name, Names: own.Names, Kind: "own", Code: c.Code, Role: c.Role, Wikidata: c.Wikidata, Source: own.Source}
	for _, o := range own.Codes {
		out.Offices = append(out.Offices, Office{Code: o.Code, Role: o.Role, From: o.From, To: o.To, Source: o.Source})
	}
	return out
}

func (p *place) row() Row {
	return Row{ID: schema.ActorID(p.name), Name: p.name, Names: slices.Concat(p.names, p.folks), Kind: "place", Code: p.code, Role: p.role, Source: source("places.tsv", p.line)}
}

func source(table string, line int) string { return fmt.Sprintf("%s:%d", table, line) }
