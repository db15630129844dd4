// Package export writes relation records and quads in the formats that other
// programs read: tables, JSON lines and N-Quads.
package export

import (
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/entente-kg/entente/schema"
)

// Options change how records are written.
type Options struct {
	// Raw leaves cells as they are, where spreadsheets may take them for
	// formulas.
	Raw bool
	// Width is the number of columns of the terminal for the table format, 0
	// for no limit.
	Width int
	// Country names the country that a code stands for on a day; the formats
	// that want names or numbers of countries have none without it.
	Country func(code, day string) (Country, bool)
	// Document tells what is known of a document beside its text; the formats
	// that want its address or publisher have none without it.
	Document func(id string) (schema.Document, error)
}

// Country is a country as other data name it.
type Country struct {
	Name string // in English
	COW  string // number of the Correlates of War project, or empty
}

// Events is a stream of records as the store yields it. Writers stop at its
// first error and return it. Those of formats that list actors before events
// go through it twice and need the same events both times.
type Events = iter.Seq2[schema.Event, error]

// Quads is a stream of quads.
type Quads = iter.Seq2[quad.Quad, error]

// Format is a way to write records.
type Format struct {
	Name  string
	About string // what it is, for a list of formats
	// Twice says that Write goes through the events twice.
	Twice bool
	// Countries and Documents say which of the options it makes use of.
	Countries, Documents bool

	write func(w io.Writer, events Events, o Options) error
}

// All is the one list of formats; add new ones here.
func All() []Format {
	return []Format{
		{Name: "csv", About: "all fields, RFC 4180", write: writeCSV},
		{Name: "tsv", About: "all fields, separated by tabs", write: writeTSV},
		{Name: "jsonl", About: "the relation record, one object a line", write: writeJSONLines},
		{Name: "table", About: "the main fields, for a terminal", write: writeTable},
		{Name: "parquet", About: "all fields with their types", write: writeParquet},
		{Name: "nquads", About: "RDF as the store holds it, labelled with documents and events", Documents: true, write: writeEventQuads},
		{Name: "turtle", About: "RDF with terms of PROV and SEM", Documents: true, write: writeTurtle},
		{Name: "jsonld", About: "the same as JSON-LD", Documents: true, write: writeJSONLD},
		{Name: "graphml", About: "actors and events as a graph", Twice: true, write: writeGraphML},
		{Name: "gexf", About: "the same with time, GEXF 1.3 of Gephi", Twice: true, write: writeGEXF},
		{Name: "gephi-nodes", About: "table of nodes for Gephi", write: writeGephiNodes},
		{Name: "gephi-edges", About: "table of edges for Gephi", write: writeGephiEdges},
		{Name: "kumu", About: "elements and connections for Kumu", Twice: true, write: writeKumu},
		{Name: "gdelt", About: "61 columns of GDELT 2.0 events", Countries: true, Documents: true, write: writeGDELT},
		{Name: "icews", About: "20 columns of ICEWS", Countries: true, Documents: true, write: writeICEWS},
		{Name: "polecat", About: "40 columns of POLECAT", Countries: true, Documents: true, write: writePOLECAT},
	}
}

// Formats names the formats of relation tables and records, in alphabetical
// order; All has those of other programs too.
func Formats() []string { return []string{"csv", "jsonl", "table", "tsv"} }

// Find returns the format of a name.
func Find(name string) (Format, bool) {
	for _, f := range All() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// Write writes records in a format of All.
func Write(w io.Writer, format string, events Events, o Options) error {
	f, ok := Find(format)
	if !ok {
		return fmt.Errorf("unknown format %q: one of %s", format, strings.Join(Names(), ", "))
	}
	if err := f.write(w, events, o); err != nil {
		return fmt.Errorf("writing %s: %w", format, err)
	}
	return nil
}

// Names names all formats in the order of All.
func Names() (out []string) {
	for _, f := range All() {
		out = append(out, f.Name)
	}
	return out
}
