package actor

import (
	"slices"
	"strings"

	"github.com/entente-kg/entente/schema"
)

// Columns that the tables must have; others are notes for the reader.
var (
	countryColumns      = []string{"code", "name", "names", "adjectives", "people", "capital", "cow", "gw", "wikidata"}
	formerStateColumns  = []string{"code", "name", "continued", "successors", "from", "to", "cow", "gw", "wikidata"}
	organisationColumns = []string{"id", "name", "names", "code", "role", "country", "kind", "wikidata", "dated", "note"}
	placeColumns        = []string{"name", "names", "code", "kind", "role", "adjectives", "note"}
	classedWordColumns  = []string{"word", "classes"}
	firstNameColumns    = []string{"name", "gender"}
	roleColumns         = []string{"word", "role", "kind", "plural", "country"}
	spellingColumns     = []string{"name", "variants", "script"}
	officeColumns       = []string{"name", "names", "country", "office", "role", "from", "to", "wikidata"}
)

func readCountry(r row) (country, error) {
	c := country{line: r.line, code: r.get("code"), name: r.get("name"), names: r.list("names"), adjectives: r.list("adjectives"),
		folks: r.list("people"), capitals: r.list("capital"), cow: r.get("cow"), gw: r.get("gw"), wikidata: r.get("wikidata")}
	if len(c.code) != 3 || c.name == "" {
		return c, r.errorf("want a three-letter code and a name, have %q and %q", c.code, c.name)
	}
	return c, nil
}

func readOrganisation(r row) (o organisation, err error) {
	o = organisation{line: r.line, id: r.get("id"), name: r.get("name"), names: r.list("names"), code: r.get("code"),
		country: r.get("country"), kind: r.get("kind"), wikidata: r.get("wikidata")}
	if o.name == "" {
		return o, r.errorf("organisation %q has no name", o.id)
	}
	o.weak = strings.HasPrefix(r.get("note"), "weak")
	if o.dated, err = r.dated(); err != nil {
		return o, err
	}
	o.role, err = r.role()
	return o, err
}

// dated is the cell "dated": ROLE:from..to, several separated by |.
func (r row) dated() ([]datedRole, error) {
	var out []datedRole
	for _, item := range r.list("dated") {
		role, days, _ := strings.Cut(item, ":")
		from, to, ok := strings.Cut(days, "..")
		if !ok || len(role) != 3 || from != "" && !isDay(from) || to != "" && !isDay(to) {
			return nil, r.errorf("%q is no dated role", item)
		}
		out = append(out, datedRole{schema.Role(role), from, to})
	}
	return out, nil
}

func readPlace(r row) (p place, err error) {
	p = place{line: r.line, name: r.get("name"), names: r.list("names"), code: r.get("code"), kind: r.get("kind"),
		folks: r.list("adjectives"), weak: strings.HasPrefix(r.get("note"), "weak")}
	if !slices.Contains([]string{"seat", "city", "region"}, p.kind) {
		return p, r.errorf("%q is no kind of place", p.kind)
	}
	p.role, err = r.role()
	return p, err
}

func readRoleWord(r row) (w roleWord, err error) {
	w = roleWord{word: r.get("word"), kind: r.get("kind"), plurals: r.list("plural"), country: r.get("country")}
	if !slices.Contains([]string{"person", "group", "thing"}, w.kind) {
		return w, r.errorf("%q is no kind of role word", w.kind)
	}
	w.role, err = r.role()
	return w, err
}

func readOffice(r row) (o office, err error) {
	o = office{line: r.line, name: r.get("name"), names: r.list("names"), country: r.get("country"), title: r.get("office"),
		from: r.get("from"), to: r.get("to"), wikidata: r.get("wikidata")}
	if o.country != "" && len(o.country) != 3 {
		return o, r.errorf("%q is no country code", o.country)
	}
	for _, day := range []string{o.from, o.to} {
		if day != "" && !isDay(day) {
			return o, r.errorf("%q is no day", day)
		}
	}
	if o.to != "" && o.to < o.from {
		return o, r.errorf("ends on %s before it begins on %s", o.to, o.from)
	}
	o.role, err = r.role()
	return o, err
}

func readFirstName(r row) (firstName, error) {
	f := firstName{name: r.get("name")}
	switch r.get("gender") {
	case "m":
		f.gender = masculine
	case "f":
		f.gender = feminine
	default:
		return f, r.errorf("%q is no gender", r.get("gender"))
	}
	return f, nil
}

// isDay reports whether s has the form YYYY-MM-DD.
func isDay(s string) bool {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return false
	}
	for i := range len(s) {
		if i != 4 && i != 7 && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}
