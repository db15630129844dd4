package actor

import (
	"testing"
	"time"

	"github.com/entente-kg/entente/schema"
)

// Bounds of what the embedded tables must hold.
const (
	leastNames         = 6000
	leastRoleWords     = 600
	leastOrganisations = 400
)

func TestTablesAreLarge(t *testing.T) {
	tables := resolver(t).tables
	names := len(tables.countries) + len(tables.places) + len(tables.organisations) + len(resolver(t).leaders.people)
	if names < leastNames || len(tables.roles) < leastRoleWords || len(tables.organisations) < leastOrganisations {
		t.Errorf("%d names, %d role words, %d organisations", names, len(tables.roles), len(tables.organisations))
	}
}

func TestRowsNameKnownCountries(t *testing.T) {
	r := resolver(t)
	known := func(code string) bool { _, ok := r.states[code]; return ok || code == "" }
	for _, o := range r.tables.offices {
		if !known(o.country) {
			t.Errorf("%s, %s: no country %q", o.name, o.title, o.country)
		}
	}
	for _, p := range r.tables.places {
		if !known(p.code) && p.kind != "seat" { // "Turtle Bay" is the UN
			t.Errorf("place %s: no country %q", p.name, p.code)
		}
	}
	for _, o := range r.tables.organisations {
		if !known(o.country) {
			t.Errorf("organisation %s: no country %q", o.id, o.country)
		}
	}
}

func TestRolesArePLOVER(t *testing.T) {
	r := resolver(t)
	known := map[schema.Role]bool{"": true}
	for _, role := range []schema.Role{
		schema.GOV, schema.MIL, schema.REB, schema.OPP, schema.PTY, schema.LEG, schema.COP, schema.JUD, schema.SPY, schema.MED, schema.JRN, schema.EDU, schema.BUS,
		schema.CRM, schema.CVL, schema.REL, schema.NGO, schema.IGO, schema.LAB, schema.REF, schema.ELI, schema.HLH, schema.UAF, schema.PRM, schema.PRE, schema.UNK,
	} {
		known[role] = true
	}
	for _, w := range r.tables.roles {
		if !known[w.role] {
			t.Errorf("role word %q has role %q", w.word, w.role)
		}
	}
	for _, o := range r.tables.offices {
		if !known[o.role] {
			t.Errorf("%s, %s has role %q", o.name, o.title, o.role)
		}
	}
}

func TestMediaAreJournalism(t *testing.T) {
	for _, o := range resolver(t).tables.organisations {
		if o.kind == "media" && o.role != schema.JRN && o.role != schema.GOV {
			t.Errorf("%s is of the media and has role %q", o.id, o.role)
		}
	}
}

// rivals are countries that had two governments at once.
var rivals = map[string]bool{"LBY": true}

func TestOfficesFollowEachOther(t *testing.T) {
	type post struct{ country, word string }
	held := map[post][]office{}
	for _, o := range resolver(t).tables.offices {
		switch word := stateOffice(o.title); word {
		case "president", "prime minister", "foreign minister", "defence minister", "king", "chancellor":
			held[post{o.country, word}] = append(held[post{o.country, word}], o)
		}
	}
	for p, offices := range held {
		for i, a := range offices {
			for _, b := range offices[i+1:] {
				if days := shared(t, a, b); a.name == b.name && days > 1 || days > 366 && !rivals[p.country] {
					t.Errorf("%s %s: %s and %s hold it together for %d days from %s or %s", p.country, p.word, a.name, b.name, days, a.from, b.from)
				}
			}
		}
	}
}

// shared is the number of days on which both offices are held.
func shared(t *testing.T, a, b office) int {
	from, to := max(a.from, b.from), min(end(a), end(b))
	if to < from {
		return 0
	}
	return int(day(t, to).Sub(day(t, from)).Hours()/24) + 1
}

func end(o office) string {
	if o.to == "" {
		return "9999-12-31"
	}
	return o.to
}

func day(t *testing.T, s string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
