package export

import (
	"bufio"
	"encoding/json"
	"io"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/voc/xsd"
)

// writeJSONLD writes what writeTurtle writes as one JSON-LD 1.1 document: a
// context and a graph of nodes, a line each. A node may have several lines.
func writeJSONLD(w io.Writer, events Events, o Options) error {
	out := bufio.NewWriterSize(w, 1<<16)
	context := map[string]string{}
	for _, prefix := range prefixes() {
		context[prefix] = namespace(prefix)
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	out.WriteString(`{"@context":`)
	if err := enc.Encode(context); err != nil {
		return err
	}
	out.WriteString(`,"@graph":[` + "\n")
	r, first := newDescriber(o), true
	for e, err := range events {
		if err != nil {
			return err
		}
		list, err := r.describe(&e)
		if err != nil {
			return err
		}
		for _, d := range list {
			if !first {
				out.WriteByte(',')
			}
			if first = false; enc.Encode(d.jsonLD()) != nil {
				break // out has the error
			}
		}
	}
	out.WriteString("]}\n")
	return out.Flush()
}

func (d description) jsonLD() map[string]any {
	out := map[string]any{"@id": unbracket(d.node)}
	if len(d.types) > 0 {
		var types []string
		for _, t := range d.types {
			types = append(types, unbracket(t))
		}
		out["@type"] = types
	}
	for _, f := range d.facts {
		key := unbracket(f.predicate)
		list, _ := out[key].([]any)
		out[key] = append(list, jsonLDValue(f.object))
	}
	return out
}

// unbracket is a term of a vocabulary by its prefix, another IRI whole.
func unbracket(v quad.IRI) string { return strings.Trim(short(v), "<>") }

func jsonLDValue(v quad.Value) any {
	switch v := v.(type) {
	case quad.IRI:
		return map[string]string{"@id": unbracket(v)}
	case quad.TypedString:
		return map[string]string{"@value": string(v.Value), "@type": unbracket(v.Type)}
	case quad.Int:
		return int64(v)
	case quad.Bool:
		return bool(v)
	case quad.Float:
		// A bare 0.0 would be an integer to JSON-LD.
		return map[string]any{"@value": float64(v), "@type": xsd.Double}
	}
	return quad.ToString(v)
}
