package actor

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/entente-kg/entente/schema"
)

//go:embed data/*.tsv
var embedded embed.FS

// tables are the gazetteers as they are written, one slice a file.
type tables struct {
	countries     []country
	formerStates  []formerState
	organisations []organisation
	places        []place
	roles         []roleWord
	offices       []office
	firstNames    []firstName
	words         []classedWord
	spellings     []nameSpelling
}

type country struct {
	code, name               string
	names, adjectives, folks []string // folks: plural nouns for the people
	capitals                 []string
	cow, gw                  string // numbers, see Country
	wikidata                 string
	line                     int // of the table
}

type organisation struct {
	id, name      string
	names         []string
	code          string
	role          schema.Role
	country, kind string
	wikidata      string
	dated         []datedRole
	weak          bool // others bear the name too: a country in the phrase goes first
	line          int
}

// datedRole is a role that held from one ISO day to another; an empty day is
// open.
type datedRole struct {
	role     schema.Role
	from, to string
}

type place struct {
	name  string
	names []string
	code  string
	kind  string // seat, city or region
	role  schema.Role
	folks []string // adjectives and person nouns
	weak  bool     // the name is commonly something else
	line  int
}

type roleWord struct {
	word    string
	role    schema.Role
	kind    string // person, group or thing
	plurals []string
	country string      // of whoever bears the title, where nothing else says one
	role2   schema.Role // of a user's dictionary
	code    string      // of an organisation, of a user's dictionary
}

type office struct {
	name     string
	names    []string
	country  string
	title    string
	role     schema.Role
	from, to string // ISO days; an empty to is still in office
	wikidata string
	line     int
}

type firstName struct {
	name   string
	gender gender
}

// row is a line of a table; at makes its position readable in errors.
type row struct {
	file    string
	line    int
	columns []string // from the header
	cells   []string
}

func (r row) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", r.file, r.line, fmt.Sprintf(format, args...))
}

// get is the cell of a column; the header was checked to have it.
func (r row) get(column string) string { return r.cells[slices.Index(r.columns, column)] }

func (r row) list(column string) []string {
	cell := r.get(column)
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}

// readTables reads the tables of folder dir.
func readTables(fsys fs.FS, dir string) (t tables, err error) {
	if t.countries, err = readTable(fsys, path.Join(dir, "countries.tsv"), countryColumns, readCountry); err != nil {
		return t, err
	}
	if t.formerStates, err = readTable(fsys, path.Join(dir, "formerstates.tsv"), formerStateColumns, readFormerState); err != nil {
		return t, err
	}
	if t.organisations, err = readTable(fsys, path.Join(dir, "organisations.tsv"), organisationColumns, readOrganisation); err != nil {
		return t, err
	}
	if t.places, err = readTable(fsys, path.Join(dir, "places.tsv"), placeColumns, readPlace); err != nil {
		return t, err
	}
	if t.roles, err = readTable(fsys, path.Join(dir, "roles.tsv"), roleColumns, readRoleWord); err != nil {
		return t, err
	}
	if t.firstNames, err = readTable(fsys, path.Join(dir, "firstnames.tsv"), firstNameColumns, readFirstName); err != nil {
		return t, err
	}
	if t.words, err = readTable(fsys, path.Join(dir, "words.tsv"), classedWordColumns, readClassedWord); err != nil {
		return t, err
	}
	if t.spellings, err = readTable(fsys, path.Join(dir, "spellings.tsv"), spellingColumns, readSpelling); err != nil {
		return t, err
	}
	t.offices, err = readTable(fsys, path.Join(dir, "leaders.tsv"), officeColumns, readOffice)
	return t, err
}

const columnsHeader = "# columns: "

// readTable reads tab-separated rows. Lines that begin with # are the header,
// one of them "# columns: " with the columns' names, among which must be the
// wanted ones. Rows are in the order of their first cell, which is not empty.
func readTable[T any](fsys fs.FS, file string, want []string, read func(row) (T, error)) ([]T, error) {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("reading table: %w", err)
	}
	text := strings.TrimSuffix(string(data), "\n")
	out := make([]T, 0, 1+strings.Count(text, "\n"))
	r := row{file: file}
	for line := range strings.SplitSeq(text, "\n") {
		r.line++
		if strings.HasPrefix(line, "#") {
			if list, ok := strings.CutPrefix(line, columnsHeader); ok {
				r.columns = strings.Split(list, "\t")
			}
			continue
		}
		last := r.cells
		r.cells = strings.Split(line, "\t")
		if err := r.check(want, last); err != nil {
			return nil, err
		}
		value, err := read(r)
		if err != nil {
			return nil, err
		}
		out = append(out, value)
	}
	return out, nil
}

// check holds a row against its header, the wanted columns and the row above.
func (r row) check(want, last []string) error {
	if last == nil {
		for _, column := range want {
			if !slices.Contains(r.columns, column) {
				return r.errorf("the header names no column %q", column)
			}
		}
	}
	if len(r.cells) != len(r.columns) {
		return r.errorf("%d columns, want %d", len(r.cells), len(r.columns))
	}
	if r.cells[0] == "" {
		return r.errorf("first column is empty")
	}
	if last != nil && r.cells[0] < last[0] {
		return r.errorf("%q sorts before %q of the row above", r.cells[0], last[0])
	}
	for i, cell := range r.cells {
		if cell != strings.TrimSpace(cell) {
			return r.errorf("column %q has space at its ends: %q", r.columns[i], cell)
		}
	}
	return nil
}

// role is the cell "role" as three capitals or nothing.
func (r row) role() (schema.Role, error) {
	cell := r.get("role")
	if cell != "" && len(cell) != 3 {
		return "", r.errorf("%q is no role", cell)
	}
	for _, c := range cell {
		if c < 'A' || c > 'Z' {
			return "", r.errorf("%q is no role", cell)
		}
	}
	return schema.Role(cell), nil
}
