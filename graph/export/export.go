// Package export writes relation records and quads in the formats that other
// programs read: tables, JSON lines and N-Quads.
package export

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/entente-kg/entente/schema"
)

// Options change how tables are written.
type Options struct {
	// Raw leaves cells as they are, where spreadsheets may take them for
	// formulas.
	Raw bool
	// Width is the number of columns of the terminal for the table format, 0
	// for no limit.
	Width int
}

// Events is a stream of records as the store yields it. Writers stop at its
// first error and return it.
type Events = iter.Seq2[schema.Event, error]

// Quads is a stream of quads.
type Quads = iter.Seq2[quad.Quad, error]

// recordWriter writes a stream of records in one format.
type recordWriter func(w io.Writer, events Events, o Options) error

// formats is the one list of record formats; add new ones here.
func formats() map[string]recordWriter {
	return map[string]recordWriter{
		"csv":   writeCSV,
		"tsv":   writeTSV,
		"table": writeTable,
		"jsonl": writeJSONLines,
	}
}

// Formats names the formats that Write knows, in alphabetical order.
func Formats() []string {
	var out []string
	for name := range formats() {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// Write writes records in a format of Formats.
func Write(w io.Writer, format string, events Events, o Options) error {
	write, ok := formats()[format]
	if !ok {
		return fmt.Errorf("unknown format %q: one of %s", format, strings.Join(Formats(), ", "))
	}
	if err := write(w, events, o); err != nil {
		return fmt.Errorf("writing %s: %w", format, err)
	}
	return nil
}
