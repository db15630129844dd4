package export

import (
	"bufio"
	"io"
)

// writeGEXF writes actors as nodes and events as directed edges with their
// days as timestamps, after GEXF 1.3 (gexf.net). Events between the same
// actors are parallel edges: their kind is the class.
func writeGEXF(w io.Writer, events Events, o Options) error {
	n, err := networkOf(events)
	if err != nil {
		return err
	}
	x := xmlWriter{bufio.NewWriterSize(w, 1<<16)}
	x.tag(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<gexf xmlns="http://gexf.net/1.3" version="1.3">` + "\n<meta><creator>Entente</creator></meta>\n")
	x.tag(`<graph defaultedgetype="directed" idtype="string" mode="dynamic" timeformat="date" timerepresentation="timestamp">` + "\n" + `<attributes class="node">` + "\n")
	for _, a := range attributes() {
		x.attribute(a.name, a.kind)
	}
	x.tag("</attributes>\n" + `<attributes class="edge">` + "\n")
	cols := edgeColumns()
	for _, c := range cols {
		x.attribute(c.name, c.kind)
	}
	x.tag("</attributes>\n<nodes>\n")
	for i := range n.actors {
		x.gexfNode(&n.actors[i])
	}
	x.tag("</nodes>\n<edges>\n")
	for e, err := range events {
		if err != nil {
			return err
		}
		date := e.Date
		if !isDay(date) {
			date = ""
		}
		x.open("edge", "id", e.ID, "source", e.Source.ID, "target", e.Target.ID, "label", e.Relation, "kind", string(e.Class), "timestamp", date, "weight", "1")
		x.tag("><attvalues>")
		for _, c := range cols {
			x.attvalue(c.name, c.cell(&e, true))
		}
		x.tag("</attvalues></edge>\n")
	}
	x.tag("</edges>\n</graph>\n</gexf>\n")
	return x.out.Flush()
}

func (x xmlWriter) attribute(name string, k kind) {
	x.open("attribute", "id", name, "title", name, "type", xmlType(k))
	x.tag("/>\n")
}

func (x xmlWriter) gexfNode(a *actor) {
	x.open("node", "id", a.mention.ID, "label", a.mention.Name)
	x.tag("><attvalues>")
	for _, t := range attributes() {
		x.attvalue(t.name, t.value(a))
	}
	x.tag("</attvalues></node>\n")
}

func (x xmlWriter) attvalue(name, value string) {
	if value != "" {
		x.open("attvalue", "for", name, "value", value)
		x.tag("/>")
	}
}
