package export

import (
	"bufio"
	"io"
)

// writeGraphML writes actors as nodes and events as directed edges, after
// GraphML 1.1 (graphml.graphdrawing.org).
func writeGraphML(w io.Writer, events Events, o Options) error {
	n, err := networkOf(events)
	if err != nil {
		return err
	}
	x := xmlWriter{bufio.NewWriterSize(w, 1<<16)}
	x.tag(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + "\n")
	x.key("node", "label", words)
	for _, a := range attributes() {
		x.key("node", a.name, a.kind)
	}
	cols := edgeColumns()
	for _, c := range cols {
		x.key("edge", c.name, c.kind)
	}
	x.tag(`<graph id="entente" edgedefault="directed">` + "\n")
	for i := range n.actors {
		x.graphMLNode(&n.actors[i])
	}
	for e, err := range events {
		if err != nil {
			return err
		}
		x.open("edge", "id", e.ID, "source", e.Source.ID, "target", e.Target.ID)
		x.tag(">")
		for _, c := range cols {
			x.data("edge", c.name, c.cell(&e, true))
		}
		x.tag("</edge>\n")
	}
	x.tag("</graph>\n</graphml>\n")
	return x.out.Flush()
}

func (x xmlWriter) key(of, name string, k kind) {
	x.open("key", "id", of+"-"+name, "for", of, "attr.name", name, "attr.type", xmlType(k))
	x.tag("/>\n")
}

func xmlType(k kind) string {
	switch k {
	case integer:
		return "long"
	case decimal:
		return "double"
	case yes:
		return "boolean"
	}
	return "string"
}

func (x xmlWriter) graphMLNode(a *actor) {
	x.open("node", "id", a.mention.ID)
	x.tag(">")
	x.data("node", "label", a.mention.Name)
	for _, t := range attributes() {
		x.data("node", t.name, t.value(a))
	}
	x.tag("</node>\n")
}

func (x xmlWriter) data(of, name, value string) {
	if value != "" {
		x.open("data", "key", of+"-"+name)
		x.tag(">" + xmlText(value) + "</data>")
	}
}
