package export

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/voc/xsd"

	"github.com/entente-kg/entente/schema"
)

// WriteNQuads writes quads after the N-Quads recommendation of the W3C, in
// the order of the stream. Standard prefixes are spelled out; the bar of a
// pair, which an IRI must not hold, is written %7C.
func WriteNQuads(w io.Writer, quads Quads) error {
	buf := bufio.NewWriter(w)
	for q, err := range quads {
		if err != nil {
			buf.Flush()
			return fmt.Errorf("writing nquads: %w", err)
		}
		if _, err := buf.WriteString(nquad(q)); err != nil {
			return fmt.Errorf("writing nquads: %w", err)
		}
	}
	if err := buf.Flush(); err != nil {
		return fmt.Errorf("writing nquads: %w", err)
	}
	return nil
}

// writeEventQuads writes the quads of events as the store holds them, with
// what is known of their actors and documents.
func writeEventQuads(w io.Writer, events Events, o Options) error {
	seen := once{}
	return WriteNQuads(w, func(yield func(quad.Quad, error) bool) {
		for e, err := range events {
			doc, docErr := o.document(e.Doc)
			if err = errors.Join(err, docErr); err != nil {
				yield(quad.Quad{}, err)
				return
			}
			for _, q := range schema.Quads(doc, 0, []schema.Event{e}) {
				if !bookkeeping(q.Predicate) && seen.first(q) && !yield(q, nil) {
					return
				}
			}
		}
	})
}

// bookkeeping tells what the store notes of whole documents, which a
// selection of their events does not have.
func bookkeeping(predicate quad.Value) bool {
	switch predicate {
	case schema.HasHash, schema.HasDigest, schema.HasSentences, schema.HasEvents:
		return true
	}
	return false
}

// document is what is known of a document, at least its id.
func (o Options) document(id string) (schema.Document, error) {
	if o.Document == nil {
		return schema.Document{ID: id}, nil
	}
	d, err := o.Document(id)
	d.ID = id
	return d, err
}

// once remembers statements that many events repeat. It forgets all of them
// when they are too many: RDF does not mind repetition.
type once map[quad.Quad]bool

const maxOnce = 1 << 18

// first is true for what was not seen before. Events have their own
// statements, which are not remembered.
func (o once) first(q quad.Quad) bool {
	if node, ok := q.Subject.(quad.IRI); ok && strings.HasPrefix(string(node), schema.EventPrefix) || isEdge(q) {
		return true
	}
	if o[q] {
		return false
	}
	if len(o) >= maxOnce {
		clear(o)
	}
	o[q] = true
	return true
}

// isEdge tells the statement that an event is: who did what to whom.
func isEdge(q quad.Quad) bool {
	p, ok := q.Predicate.(quad.IRI)
	return ok && strings.HasPrefix(string(p), schema.RelationPrefix)
}

func nquad(q quad.Quad) string {
	var b strings.Builder
	for _, v := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		if v != nil {
			b.WriteString(term(v))
			b.WriteByte(' ')
		}
	}
	b.WriteString(".\n")
	return b.String()
}

func term(v quad.Value) string {
	switch v := v.(type) {
	case quad.IRI:
		return iri(v)
	case quad.String:
		return literal(string(v))
	case quad.Int:
		return typed(fmt.Sprint(int64(v)), xsd.Integer)
	case quad.Bool:
		return typed(fmt.Sprint(bool(v)), xsd.Boolean)
	case quad.Float:
		return typed(fmt.Sprint(float64(v)), xsd.Double)
	case quad.LangString:
		return literal(string(v.Value)) + "@" + v.Lang
	case quad.TypedString:
		return typed(string(v.Value), string(v.Type))
	case quad.BNode:
		return v.String()
	}
	return literal(quad.ToString(v))
}

func typed(text, datatype string) string { return literal(text) + "^^" + iri(quad.IRI(datatype)) }

// namespace spells out the standard prefixes that the graph uses in short
// form. "schema:" is the project's own and stays as it is.
func namespace(prefix string) string {
	switch prefix {
	case "rdf":
		return "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	case "rdfs":
		return "http://www.w3.org/2000/01/rdf-schema#"
	case "xsd":
		return "http://www.w3.org/2001/XMLSchema#"
	case "sem":
		return "http://semanticweb.cs.vu.nl/2009/11/sem/"
	case "prov":
		return "http://www.w3.org/ns/prov#"
	case "owl":
		return "http://www.w3.org/2002/07/owl#"
	}
	return ""
}

func iri(v quad.IRI) string {
	full := string(v)
	if prefix, rest, ok := strings.Cut(full, ":"); ok {
		if ns := namespace(prefix); ns != "" {
			full = ns + rest
		}
	}
	var b strings.Builder
	b.WriteByte('<')
	for _, r := range full {
		if r <= ' ' || strings.ContainsRune("<>\"{}|^`\\", r) {
			fmt.Fprintf(&b, "%%%02X", r)
		} else {
			b.WriteRune(r)
		}
	}
	b.WriteByte('>')
	return b.String()
}

// literal escapes as canonical N-Quads does.
func literal(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
