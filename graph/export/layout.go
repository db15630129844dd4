package export

import (
	"bufio"
	"errors"
	"hash/fnv"
	"io"
	"strconv"
	"time"

	"github.com/entente-kg/entente/schema"
)

// layout is the columns of another event data set, filled from records, so
// that what reads that data set reads ours. Its rows are acts with a class; a
// record without one, or of what was not done, has no row.
type layout struct {
	header  bool
	missing string // what stands for an unknown value
	columns []layoutColumn
}

type layoutColumn struct {
	name  string
	value func(*row) string // nil for what records do not know
}

// row is a record with what the columns need beside it.
type row struct {
	*schema.Event
	doc            schema.Document
	source, target Country
	at             time.Time // the event's day, zero where unknown
	ontology       *schema.Ontology
}

func (l layout) write(w io.Writer, events Events, o Options) error {
	ontology, err := schema.LoadOntology()
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 1<<16)
	if l.header {
		var line []byte
		for i, c := range l.columns {
			line = appendTSV(line, c.name, i == 0)
		}
		out.Write(append(line, '\n'))
	}
	var line []byte
	for e, err := range events {
		if err != nil {
			return errors.Join(err, out.Flush())
		}
		if e.Class == "" || e.Negated {
			continue
		}
		r, err := newRow(&e, ontology, o)
		if err != nil {
			return err
		}
		line = append(l.line(line[:0], r, o), '\n')
		if _, err := out.Write(line); err != nil {
			return err
		}
	}
	return out.Flush()
}

func (l layout) line(line []byte, r *row, o Options) []byte {
	for i, c := range l.columns {
		cell := ""
		if c.value != nil {
			cell = c.value(r)
		}
		if cell == "" {
			cell = l.missing
		}
		if !o.Raw {
			cell = Guard(cell)
		}
		line = appendTSV(line, cell, i == 0)
	}
	return line
}

func newRow(e *schema.Event, ontology *schema.Ontology, o Options) (*row, error) {
	doc, err := o.document(e.Doc)
	if err != nil {
		return nil, err
	}
	r := &row{Event: e, doc: doc, source: o.country(e.Source.Code, e.Date), target: o.country(e.Target.Code, e.Date), ontology: ontology}
	r.at, _ = time.Parse(time.DateOnly, e.Date) // zero where it is no day
	return r, nil
}

// country is zero for a code that is no country's.
func (o Options) country(code, day string) Country {
	if o.Country == nil || code == "" {
		return Country{}
	}
	c, ok := o.Country(code, day)
	if !ok {
		return Country{}
	}
	return c
}

// day writes the event's day in a layout of package time.
func (r *row) day(layout string) string {
	if r.at.IsZero() {
		return ""
	}
	return r.at.Format(layout)
}

func (r *row) goldstein() string {
	n, ok := goldstein(r.Event)
	if !ok {
		return ""
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// number derives a positive number of so many bits from an id, where a layout
// has numbers for ids.
func number(id string, bits int) string {
	h := fnv.New64a()
	h.Write([]byte(id))
	return strconv.FormatUint(h.Sum64()>>(64-bits), 10)
}

// countryCode is the mention's code where it is a country's.
func countryCode(m schema.Mention, c Country) string {
	if c.Name == "" {
		return ""
	}
	return m.Code
}
