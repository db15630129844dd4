package export

import (
	"bufio"
	"io"
	"strings"

	"github.com/cayleygraph/quad"
)

// writeTurtle writes RDF 1.1 Turtle. Nodes bear the same IRIs as in the store;
// the terms of known vocabularies are shortened.
func writeTurtle(w io.Writer, events Events, o Options) error {
	out := bufio.NewWriterSize(w, 1<<16)
	for _, prefix := range prefixes() {
		out.WriteString("@prefix " + prefix + ": <" + namespace(prefix) + "> .\n")
	}
	r := newDescriber(o)
	for e, err := range events {
		if err != nil {
			return err
		}
		list, err := r.describe(&e)
		if err != nil {
			return err
		}
		for _, d := range list {
			if _, err := out.WriteString(d.turtle()); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

// prefixes are the vocabularies whose terms are shortened.
func prefixes() []string { return []string{"owl", "prov", "rdf", "rdfs", "sem", "xsd"} }

func (d description) turtle() string {
	var lines []string
	if len(d.types) > 0 {
		var types []string
		for _, t := range d.types {
			types = append(types, short(t))
		}
		lines = append(lines, "a "+strings.Join(types, ", "))
	}
	for _, f := range d.facts {
		lines = append(lines, short(f.predicate)+" "+turtleTerm(f.object))
	}
	return iri(d.node) + " " + strings.Join(lines, " ;\n\t") + " .\n"
}

// short is a term of a vocabulary by its prefix, another IRI whole.
func short(v quad.IRI) string {
	if prefix, _, ok := strings.Cut(string(v), ":"); ok && namespace(prefix) != "" {
		return string(v)
	}
	return iri(v)
}

func turtleTerm(v quad.Value) string {
	switch v := v.(type) {
	case quad.IRI:
		return short(v)
	case quad.TypedString:
		return literal(string(v.Value)) + "^^" + short(v.Type)
	}
	return term(v)
}
