package export

import (
	"io"

	"github.com/entente-kg/entente/schema"
)

// writeGephiEdges writes the table of edges that Gephi imports: one edge an
// event, its day as the time interval.
func writeGephiEdges(w io.Writer, events Events, o Options) error {
	fixed := func(name, value string) column {
		return textColumn(name, func(*schema.Event) string { return value })
	}
	cols := []column{
		textColumn("Source", func(e *schema.Event) string { return e.Source.ID }),
		textColumn("Target", func(e *schema.Event) string { return e.Target.ID }),
		fixed("Type", "Directed"), fixed("Weight", "1"),
		textColumn("Time Interval", func(e *schema.Event) string { return interval(e.Date, e.Date) }),
		textColumn("Id", func(e *schema.Event) string { return e.ID }),
		textColumn("Label", func(e *schema.Event) string { return e.Relation }),
	}
	return writeCells(w, append(cols, edgeColumns()...), appendCSV, events, o)
}

// interval is Gephi's form of the days from first to last.
func interval(first, last string) string {
	if !isDay(first) || !isDay(last) {
		return ""
	}
	return "<[" + first + ", " + last + "]>"
}

// writeGephiNodes writes the table of nodes that belongs to it.
func writeGephiNodes(w io.Writer, events Events, o Options) error {
	n, err := networkOf(events)
	if err != nil {
		return err
	}
	line := appendCSV(appendCSV(nil, "Id", true), "Label", false)
	for _, t := range attributes() {
		line = appendCSV(line, t.name, false)
	}
	line = append(line, '\n')
	cell := func(s string, first bool) {
		if !o.Raw {
			s = Guard(s)
		}
		line = appendCSV(line, s, first)
	}
	for i := range n.actors {
		a := &n.actors[i]
		cell(a.mention.ID, true)
		cell(a.mention.Name, false)
		for _, t := range attributes() {
			cell(t.value(a), false)
		}
		line = append(line, '\n')
	}
	_, err = w.Write(line)
	return err
}
