package graph

import (
	"database/sql"
	"fmt"
	"strings"

	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
)

// valueColumns are the columns of nodes that hold a value, each kind of value
// in columns of its own, as Cayley writes it.
const valueColumns = "value, value_string, datatype, language, iri, bnode, value_int, value_bool, value_float, value_time"

// nodeColumns are the columns of nodes.
func nodeColumns() []string {
	return append([]string{"hash", "refs"}, strings.Split(valueColumns, ", ")...)
}

// nodeRow is a row of nodes for a value.
func nodeRow(h refs.ValueHash, count int, v quad.Value) ([]any, error) {
	kind, values, err := csql.NodeValues(csql.NodeHash{ValueHash: h}, v)
	if err != nil {
		return nil, fmt.Errorf("encoding %v: %w", v, err)
	}
	columns := nodeColumns()
	row := make([]any, len(columns))
	row[0], row[1] = values[0], count
	for i, name := range kind.Columns() {
		for j, column := range columns {
			if column == name {
				row[j] = values[i+1]
			}
		}
	}
	return row, nil
}

// storedValue takes valueColumns from a row.
type storedValue struct {
	data                 []byte
	text, datatype, lang sql.NullString
	iri, bnode, truth    sql.NullBool
	number               sql.NullInt64
	fraction             sql.NullFloat64
	time                 sql.NullTime
}

func (v *storedValue) columns() []any {
	return []any{&v.data, &v.text, &v.datatype, &v.lang, &v.iri, &v.bnode, &v.number, &v.truth, &v.fraction, &v.time}
}

// value is what the columns hold, nil where they hold nothing.
func (v *storedValue) value() (quad.Value, error) {
	switch {
	case v.text.Valid:
		return v.ofText(), nil
	case v.number.Valid:
		return quad.Int(v.number.Int64), nil
	case v.truth.Valid:
		return quad.Bool(v.truth.Bool), nil
	case v.fraction.Valid:
		return quad.Float(v.fraction.Float64), nil
	case v.time.Valid:
		return quad.Time(v.time.Time), nil
	case v.data == nil:
		return nil, nil
	}
	out, err := pquads.UnmarshalValue(v.data)
	if err != nil {
		return nil, fmt.Errorf("%w: a node's value: %v", errDamaged, err)
	}
	return out, nil
}

// ofText undoes what Cayley does to the zero byte, which PostgreSQL's text
// cannot hold.
func (v *storedValue) ofText() quad.Value {
	text := quad.String(strings.ReplaceAll(v.text.String, `\x00`, "\x00"))
	switch {
	case v.iri.Bool:
		return quad.IRI(v.text.String)
	case v.bnode.Bool:
		return quad.BNode(v.text.String)
	case v.lang.Valid:
		return quad.LangString{Value: text, Lang: v.lang.String}
	case v.datatype.Valid:
		return quad.TypedString{Value: text, Type: quad.IRI(v.datatype.String)}
	}
	return text
}
