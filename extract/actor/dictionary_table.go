package actor

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/entente-kg/entente/schema"
)

// The kinds of rows of a table of actors.
const (
	actorRow   = "actor"   // a name with a code; a name may have several rows, each with its days
	agentRow   = "agent"   // a word for actors of a sector
	discardRow = "discard" // a phrase whose sentences are left out
	storyRow   = "story"   // a phrase whose articles are left out
	sameRow    = "same"    // the ids of the column names are the actor of the column name
)

// TableHeader is the first lines of a table of actors.
const TableHeader = `# Actors of your own. Columns are separated by tabs, lists inside a column by |, empty columns at the end may be left out.
# kind: actor (default); agent (name is a word for actors, plural its irregular plurals); discard, story (name is a phrase whose sentences or articles are left out);
#       same (names are ids of actors who are the one of the id name)
# code: ISO 3166-1 alpha-3 or an organisation's short name; role, role2: PLOVER sectors; from, to: days, both included; a row without them holds on all other days
# columns: kind	name	names	code	role	role2	from	to	plural	wikidata	note
`

func tableColumns() []string {
	return []string{"kind", "name", "names", "code", "role", "role2", "from", "to", "plural", "wikidata", "note"}
}

// headerOf is the columns that a line names, or nil: "# columns: kind name …",
// or a first line with name and code among its cells.
func headerOf(line string) []string {
	list, marked := strings.CutPrefix(line, columnsHeader)
	cells := strings.Split(strings.ToLower(list), "\t")
	for i, c := range cells {
		cells[i] = strings.TrimSpace(c)
	}
	if marked || slices.Contains(cells, "name") && slices.Contains(cells, "code") {
		return cells
	}
	return nil
}

func isHeader(line string) bool { return headerOf(line) != nil }

// readTable reads tab-separated rows: those of a header, else name, code,
// role, from, to.
func (f *file) readTable(text string) {
	columns := []string{"name", "code", "role", "from", "to"}
	for n, line := range numbered(text) {
		if header := headerOf(line); header != nil {
			columns = header
			continue
		}
		if strings.TrimSpace(line) == "" || line[0] == '#' || !f.fits(n, "the line", line, maxEntry) {
			continue
		}
		r, err := f.cells(n, line, columns)
		if err == nil {
			err = f.readRow(r)
		}
		if err != nil {
			f.fault(n, "%v", err)
		}
	}
}

// cells is a line as a row with all columns.
func (f *file) cells(n int, line string, columns []string) (row, error) {
	r := row{file: f.name, line: n, columns: tableColumns(), cells: make([]string, len(tableColumns()))}
	cells := strings.Split(line, "\t")
	if len(cells) > len(columns) {
		return r, fmt.Errorf("%d columns, want at most %d", len(cells), len(columns))
	}
	for i, cell := range cells {
		if k := slices.Index(r.columns, columns[i]); k >= 0 {
			r.cells[k] = strings.TrimSpace(cell)
		}
	}
	return r, nil
}

func (f *file) readRow(r row) error {
	name := r.get("name")
	for _, spelling := range append(r.list("names"), name) {
		if len(spelling) > maxSpelling {
			return fmt.Errorf("a name is longer than %d bytes", maxSpelling)
		}
	}
	if len(pieces(name)) == 0 {
		return fmt.Errorf("the column name holds no name")
	}
	switch r.get("kind") {
	case actorRow, "":
		return f.readActorRow(r)
	case agentRow:
		return f.readAgentRow(r)
	case discardRow, storyRow:
		f.out.Discards = append(f.out.Discards, Discard{Phrase: strings.ToLower(name), Story: r.get("kind") == storyRow, Source: f.source(r.line)})
	case sameRow:
		return f.readSameRow(r)
	default:
		return fmt.Errorf("%q is no kind of row", r.get("kind"))
	}
	return nil
}

func (f *file) readActorRow(r row) error {
	c, err := f.rowCode(r)
	if err != nil {
		return err
	}
	f.out.addActor(Known{Name: r.get("name"), Names: r.list("names"), Codes: []Dated{c}, Source: c.Source})
	return nil
}

// rowCode is what the row says of its actor. A joined code such as USAGOV is
// taken apart where the row gives no role.
func (f *file) rowCode(r row) (c Dated, err error) {
	c.Code = r.get("code")
	if roles := r.get("role") + r.get("role2"); roles == "" && len(c.Code) > 3 && !f.known(c.Code) {
		if split, err := f.codes.split(c.Code); err == nil && split.Code+string(split.Role) != "" {
			c = split
		}
	}
	if len(c.Code) > maxEntryCode {
		return c, fmt.Errorf("the code %q is longer than %d bytes", c.Code, maxEntryCode)
	}
	for column, role := range map[string]*schema.Role{"role": &c.Role, "role2": &c.Role2} {
		if cell := r.get(column); cell != "" {
			if len(cell) != 3 || !capitals(cell) {
				return c, fmt.Errorf("%q is no sector of three capitals", cell)
			}
			*role = schema.Role(cell)
		}
	}
	c.Wikidata, c.Source = r.get("wikidata"), f.source(r.line)
	if c.From, err = rowDay(r.get("from")); err != nil {
		return c, err
	}
	if c.To, err = rowDay(r.get("to")); err != nil {
		return c, err
	}
	if c.To != "" && c.To < c.From {
		return c, fmt.Errorf("ends on %s before it begins on %s", c.To, c.From)
	}
	return c, nil
}

const maxEntryCode = 32

// known reports whether the code is an organisation's short name.
func (f *file) known(code string) bool {
	for _, e := range f.codes.elements {
		if e.kind == "organisation" && e.value == code {
			return true
		}
	}
	return false
}

func rowDay(cell string) (string, error) {
	if cell == "" || isDay(cell) {
		return cell, nil
	}
	day, err := compactDay(cell)
	if err != nil {
		return "", fmt.Errorf("%q is no day such as 2001-01-31", cell)
	}
	return day, nil
}

func (f *file) readAgentRow(r row) error {
	c, err := f.rowCode(r)
	if err != nil {
		return err
	}
	plurals := strings.FieldsFunc(strings.ToLower(r.get("plural")), func(r rune) bool { return r == '|' })
	a := Agent{Word: strings.ToLower(r.get("name")), Plurals: plurals, Code: c.Code, Role: c.Role, Role2: c.Role2, Source: c.Source}
	f.out.Agents = append(f.out.Agents, a)
	return nil
}

func (f *file) readSameRow(r row) error {
	ids := r.list("names")
	if len(ids) == 0 {
		return fmt.Errorf("the column names holds no id that is %s", r.get("name"))
	}
	for _, id := range ids {
		if id != r.get("name") {
			f.out.Merges = append(f.out.Merges, Merge{ID: id, Into: r.get("name"), Source: f.source(r.line)})
		}
	}
	return nil
}

// Write writes the dictionary as a table, as Reader reads it.
func (d *Dictionary) Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	out.WriteString(TableHeader)
	for _, a := range d.Actors {
		for i, c := range a.Codes {
			names := a.Names
			if i > 0 {
				names = nil
			}
			writeRow(out, actorRow, a.Name, strings.Join(names, "|"), c.Code, string(c.Role), string(c.Role2), c.From, c.To, "", c.Wikidata, c.Source)
		}
	}
	for _, a := range d.Agents {
		writeRow(out, agentRow, a.Word, "", a.Code, string(a.Role), string(a.Role2), "", "", strings.Join(a.Plurals, "|"), "", a.Source)
	}
	for _, x := range d.Discards {
		kind := discardRow
		if x.Story {
			kind = storyRow
		}
		writeRow(out, kind, x.Phrase, "", "", "", "", "", "", "", "", x.Source)
	}
	for _, m := range d.Merges {
		writeRow(out, sameRow, m.Into, m.ID, "", "", "", "", "", "", "", m.Source)
	}
	return out.Flush()
}

// writeRow writes cells with a tab between them. A tab or line end inside a
// cell becomes a blank.
func writeRow(out *bufio.Writer, cells ...string) {
	blank := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	for i, c := range cells {
		cells[i] = blank.Replace(c)
	}
	out.WriteString(strings.Join(cells, "\t") + "\n")
}
