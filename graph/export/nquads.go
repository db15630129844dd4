package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/voc/xsd"
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
