package export

import (
	"io"
	"time"
	"unsafe"

	"github.com/parquet-go/parquet-go"

	"github.com/entente-kg/entente/schema"
)

// rowGroup is the number of records that are in memory before they are
// written; batch is how many go to the columns at a time.
const (
	rowGroup = 50_000
	batch    = 1_000
)

// writeParquet writes the columns of the tables with their types; what a cell
// of a table leaves empty is null. A date that is no whole day is null too.
func writeParquet(w io.Writer, events Events, _ Options) error {
	cols := columns()
	out := parquet.NewGenericWriter[any](w, parquetSchema(cols), parquet.Compression(&parquet.Snappy), parquet.CreatedBy("entente", "", ""))
	rows := make([]schema.Event, 0, batch)
	total := 0
	for e, err := range events {
		if err != nil {
			return err
		}
		if rows = append(rows, e); len(rows) < batch {
			continue
		}
		if err := writeColumns(out, cols, rows); err != nil {
			return err
		}
		rows = rows[:0]
		if total += batch; total%rowGroup == 0 {
			if err := out.Flush(); err != nil {
				return err
			}
		}
	}
	if err := writeColumns(out, cols, rows); err != nil {
		return err
	}
	return out.Close()
}

func writeColumns(out *parquet.GenericWriter[any], cols []column, rows []schema.Event) error {
	values := make([]parquet.Value, len(rows))
	for i, writer := range out.ColumnWriters() {
		for j := range rows {
			values[j] = cols[i].parquet(&rows[j], i)
		}
		if _, err := writer.WriteRowValues(values); err != nil {
			return err
		}
	}
	return nil
}

// parquet is a cell as a value of an optional column.
func (c column) parquet(e *schema.Event, at int) parquet.Value {
	v, known := parquet.Value{}, false
	if c.number == nil {
		v, known = c.parquetText(c.text(e))
	} else if n, ok := c.number(e); ok {
		v, known = c.parquetNumber(n), true
	}
	if !known {
		return parquet.NullValue().Level(0, 0, at)
	}
	return v.Level(0, 1, at)
}

func (c column) parquetText(s string) (v parquet.Value, known bool) {
	if c.kind == day {
		t, err := time.Parse(time.DateOnly, s)
		return parquet.Int32Value(int32(t.Unix() / (24 * 60 * 60))), err == nil
	}
	return parquet.ByteArrayValue(unsafe.Slice(unsafe.StringData(s), len(s))), s != ""
}

func (c column) parquetNumber(n float64) parquet.Value {
	switch c.kind {
	case integer:
		return parquet.Int64Value(int64(n))
	case yes:
		return parquet.BooleanValue(n != 0)
	}
	return parquet.DoubleValue(n)
}

func parquetSchema(cols []column) *parquet.Schema {
	root := ordered{Group: parquet.Group{}}
	for _, c := range cols {
		one := parquet.Group{c.name: parquet.Optional(parquetNode(c))}
		root.Group[c.name] = one[c.name]
		root.fields = append(root.fields, one.Fields()...)
	}
	return parquet.NewSchema("relation", root)
}

func parquetNode(c column) parquet.Node {
	switch c.kind {
	case day:
		return parquet.Date()
	case integer:
		return parquet.Int(64)
	case decimal:
		return parquet.Leaf(parquet.DoubleType)
	case yes:
		return parquet.Leaf(parquet.BooleanType)
	}
	return parquet.Encoded(parquet.String(), &parquet.RLEDictionary)
}

// ordered is a group that keeps its columns in their order; parquet.Group
// sorts them by name.
type ordered struct {
	parquet.Group
	fields []parquet.Field
}

func (o ordered) Fields() []parquet.Field { return o.fields }
