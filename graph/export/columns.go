package export

import (
	"slices"
	"strconv"
	"strings"

	"github.com/entente-kg/entente/schema"
)

// column is one column of the tables.
type column struct {
	name   string
	kind   kind
	text   func(*schema.Event) string          // of kinds words and day
	number func(*schema.Event) (float64, bool) // of the other kinds; false where unknown
}

// kind is what a column holds.
type kind int

const (
	words   kind = iota
	day          // ISO 8601
	integer      // at most 53 bits
	decimal
	yes // or no
)

// cell is the value of a text format, empty where it is unknown. What a
// spreadsheet could take for a formula is guarded unless raw.
func (c column) cell(e *schema.Event, raw bool) string {
	if c.number == nil {
		if raw {
			return c.text(e)
		}
		return Guard(c.text(e))
	}
	n, ok := c.number(e)
	switch {
	case !ok:
		return ""
	case c.kind == integer:
		return strconv.Itoa(int(n))
	case c.kind == yes:
		return strconv.FormatBool(n != 0)
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// columns are the fields of the relation record in the order of the tables:
//
//	id, doc, date            the event, its document, its day (ISO 8601)
//	source_*, target_*       name, id (in the graph), code (country or
//	                         organisation), role, text (words as they stand),
//	                         start and end (byte offsets in the document),
//	                         wikidata
//	relation, phrase, args   lemma; the predicate's words; further arguments, joined by "; "
//	event, mode, cameo       PLOVER class and mode, CAMEO code
//	goldstein, quad          score from -10 to 10; quad class 1 to 4
//	contexts                 PLOVER contexts, joined by "; "
//	negated, mood            true or false; actual, planned, demanded …
//	attribution              who says so
//	confidence, rule         0 to 1; what found it
//	inferred, scope          true or false; actors or open
//	sentence, start, end     the sentence and its byte offsets in the document
//
// An empty cell stands for an unknown value.
func columns() []column {
	out := []column{
		textColumn("id", func(e *schema.Event) string { return e.ID }),
		textColumn("doc", func(e *schema.Event) string { return e.Doc }),
		{name: "date", kind: day, text: func(e *schema.Event) string { return e.Date }},
	}
	out = append(out, actorColumns("source", func(e *schema.Event) *schema.Mention { return &e.Source })...)
	out = append(out, textColumn("relation", func(e *schema.Event) string { return e.Relation }))
	out = append(out, actorColumns("target", func(e *schema.Event) *schema.Mention { return &e.Target })...)
	return append(out,
		textColumn("phrase", func(e *schema.Event) string { return e.Phrase }),
		textColumn("args", func(e *schema.Event) string { return strings.Join(e.Args, listSeparator) }),
		textColumn("event", func(e *schema.Event) string { return string(e.Class) }),
		textColumn("mode", func(e *schema.Event) string { return e.Mode }),
		textColumn("cameo", func(e *schema.Event) string { return e.CAMEO }),
		column{name: "goldstein", kind: decimal, number: goldstein},
		column{name: "quad", kind: integer, number: func(e *schema.Event) (float64, bool) { return float64(e.Quad), e.Quad != 0 }},
		textColumn("contexts", func(e *schema.Event) string { return strings.Join(e.Contexts, listSeparator) }),
		yesColumn("negated", func(e *schema.Event) bool { return e.Negated }),
		textColumn("mood", func(e *schema.Event) string { return string(e.Mood) }),
		textColumn("attribution", func(e *schema.Event) string { return e.Attribution }),
		column{name: "confidence", kind: decimal, number: func(e *schema.Event) (float64, bool) { return e.Confidence, true }},
		textColumn("rule", func(e *schema.Event) string { return e.Rule }),
		yesColumn("inferred", func(e *schema.Event) bool { return e.Inferred }),
		textColumn("scope", func(e *schema.Event) string { return string(e.Scope) }),
		textColumn("sentence", func(e *schema.Event) string { return e.Sentence }),
		integerColumn("start", func(e *schema.Event) int { return e.Start }),
		integerColumn("end", func(e *schema.Event) int { return e.End }),
	)
}

// listSeparator stands between the members of a list in one cell.
const listSeparator = "; "

func textColumn(name string, value func(*schema.Event) string) column {
	return column{name: name, text: value}
}

func integerColumn(name string, value func(*schema.Event) int) column {
	return column{name: name, kind: integer, number: func(e *schema.Event) (float64, bool) { return float64(value(e)), true }}
}

func yesColumn(name string, value func(*schema.Event) bool) column {
	return column{name: name, kind: yes, number: func(e *schema.Event) (float64, bool) {
		if value(e) {
			return 1, true
		}
		return 0, true
	}}
}

// actorColumns are the columns of one end of the relation.
func actorColumns(end string, of func(*schema.Event) *schema.Mention) []column {
	text := func(name string, value func(*schema.Mention) string) column {
		return textColumn(end+"_"+name, func(e *schema.Event) string { return value(of(e)) })
	}
	number := func(name string, value func(*schema.Mention) int) column {
		return integerColumn(end+"_"+name, func(e *schema.Event) int { return value(of(e)) })
	}
	return []column{
		text("name", func(m *schema.Mention) string { return m.Name }),
		text("id", func(m *schema.Mention) string { return m.ID }),
		text("code", func(m *schema.Mention) string { return m.Code }),
		text("role", func(m *schema.Mention) string { return string(m.Role) }),
		text("text", func(m *schema.Mention) string { return m.Text }),
		number("start", func(m *schema.Mention) int { return m.Start }),
		number("end", func(m *schema.Mention) int { return m.End }),
		text("wikidata", func(m *schema.Mention) string { return m.Wikidata }),
	}
}

func goldstein(e *schema.Event) (float64, bool) {
	if e.Goldstein == nil {
		return 0, false
	}
	return *e.Goldstein, true
}

// named picks columns, in this order.
func named(names ...string) (out []column) {
	all := columns()
	for _, name := range names {
		out = append(out, all[slices.IndexFunc(all, func(c column) bool { return c.name == name })])
	}
	return out
}

// Columns names the columns of the csv and tsv formats, in order.
func Columns() []string {
	var out []string
	for _, c := range columns() {
		out = append(out, c.name)
	}
	return out
}
