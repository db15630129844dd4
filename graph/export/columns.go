package export

import (
	"strconv"
	"strings"

	"github.com/entente-kg/entente/schema"
)

// column is one column of the tables.
type column struct {
	name    string
	numeric bool // never a formula
	value   func(schema.Event) string
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
	text := func(name string, value func(schema.Event) string) column { return column{name: name, value: value} }
	number := func(name string, value func(schema.Event) string) column { return column{name, true, value} }
	source := func(e schema.Event) schema.Mention { return e.Source }
	target := func(e schema.Event) schema.Mention { return e.Target }
	out := []column{
		text("id", func(e schema.Event) string { return e.ID }),
		text("doc", func(e schema.Event) string { return e.Doc }),
		text("date", func(e schema.Event) string { return e.Date }),
	}
	out = append(out, actorColumns("source", source)...)
	out = append(out, text("relation", func(e schema.Event) string { return e.Relation }))
	out = append(out, actorColumns("target", target)...)
	return append(out,
		text("phrase", func(e schema.Event) string { return e.Phrase }),
		text("args", func(e schema.Event) string { return strings.Join(e.Args, "; ") }),
		text("event", func(e schema.Event) string { return string(e.Class) }),
		text("mode", func(e schema.Event) string { return e.Mode }),
		text("cameo", func(e schema.Event) string { return e.CAMEO }),
		number("goldstein", goldstein),
		number("quad", quadClass),
		text("contexts", func(e schema.Event) string { return strings.Join(e.Contexts, "; ") }),
		text("negated", func(e schema.Event) string { return strconv.FormatBool(e.Negated) }),
		text("mood", func(e schema.Event) string { return string(e.Mood) }),
		text("attribution", func(e schema.Event) string { return e.Attribution }),
		number("confidence", func(e schema.Event) string { return strconv.FormatFloat(e.Confidence, 'f', -1, 64) }),
		text("rule", func(e schema.Event) string { return e.Rule }),
		text("inferred", func(e schema.Event) string { return strconv.FormatBool(e.Inferred) }),
		text("scope", func(e schema.Event) string { return string(e.Scope) }),
		text("sentence", func(e schema.Event) string { return e.Sentence }),
		number("start", func(e schema.Event) string { return strconv.Itoa(e.Start) }),
		number("end", func(e schema.Event) string { return strconv.Itoa(e.End) }),
	)
}

// actorColumns are the columns of one end of the relation.
func actorColumns(end string, of func(schema.Event) schema.Mention) []column {
	text := func(name string, value func(schema.Mention) string) column {
		return column{name: end + "_" + name, value: func(e schema.Event) string { return value(of(e)) }}
	}
	number := func(name string, value func(schema.Mention) int) column {
		return column{end + "_" + name, true, func(e schema.Event) string { return strconv.Itoa(value(of(e))) }}
	}
	return []column{
		text("name", func(m schema.Mention) string { return m.Name }),
		text("id", func(m schema.Mention) string { return m.ID }),
		text("code", func(m schema.Mention) string { return m.Code }),
		text("role", func(m schema.Mention) string { return string(m.Role) }),
		text("text", func(m schema.Mention) string { return m.Text }),
		number("start", func(m schema.Mention) int { return m.Start }),
		number("end", func(m schema.Mention) int { return m.End }),
		text("wikidata", func(m schema.Mention) string { return m.Wikidata }),
	}
}

func goldstein(e schema.Event) string {
	if e.Goldstein == nil {
		return ""
	}
	return strconv.FormatFloat(*e.Goldstein, 'f', -1, 64)
}

func quadClass(e schema.Event) string {
	if e.Quad == 0 {
		return ""
	}
	return strconv.Itoa(e.Quad)
}

// Columns names the columns of the csv and tsv formats, in order.
func Columns() []string {
	var out []string
	for _, c := range columns() {
		out = append(out, c.name)
	}
	return out
}
