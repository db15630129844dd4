package export

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// WriteRows writes a small table as csv, tsv, table or jsonl. A cell is a
// string, an int, a float64 (five digits after the point) or a *float64 (two,
// empty where nil).
func WriteRows(w io.Writer, format string, columns []string, rows [][]any, o Options) error {
	switch format {
	case "csv":
		return writeRows(w, columns, rows, appendCSV, o)
	case "tsv":
		return writeRows(w, columns, rows, appendTSV, o)
	case "table":
		return writeRowTable(w, columns, rows)
	case "jsonl":
		return writeRowLines(w, columns, rows)
	}
	return fmt.Errorf("unknown format %q: one of csv, jsonl, table, tsv", format)
}

func writeRows(w io.Writer, columns []string, rows [][]any, add appendCell, o Options) error {
	out := bufio.NewWriter(w)
	var line []byte
	for i, c := range columns {
		line = add(line, c, i == 0)
	}
	out.Write(append(line, '\n'))
	for _, row := range rows {
		line = line[:0]
		for i, v := range row {
			cell := rowCell(v)
			if _, ok := v.(string); ok && !o.Raw {
				cell = Guard(cell)
			}
			line = add(line, cell, i == 0)
		}
		out.Write(append(line, '\n'))
	}
	return out.Flush()
}

func rowCell(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', 5, 64)
	case *float64:
		if v != nil {
			return strconv.FormatFloat(*v, 'f', 2, 64)
		}
	}
	return ""
}

func writeRowTable(w io.Writer, columns []string, rows [][]any) error {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = text.FormatDefault
	t.AppendHeader(printableRow(columns))
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, v := range row {
			cells[i] = rowCell(v)
		}
		t.AppendRow(printableRow(cells))
	}
	t.SetColumnConfigs(aligned(rows))
	_, err := fmt.Fprintln(w, t.Render())
	return err
}

// aligned sets numbers to the right.
func aligned(rows [][]any) (out []table.ColumnConfig) {
	if len(rows) == 0 {
		return nil
	}
	for i, v := range rows[0] {
		if _, ok := v.(string); !ok {
			out = append(out, table.ColumnConfig{Number: i + 1, Align: text.AlignRight})
		}
	}
	return out
}

func printableRow(cells []string) table.Row {
	out := make(table.Row, len(cells))
	for i, c := range cells {
		out[i] = printable(c)
	}
	return out
}

// writeRowLines writes an object a line, its keys in the order of columns.
func writeRowLines(w io.Writer, columns []string, rows [][]any) error {
	out := bufio.NewWriter(w)
	for _, row := range rows {
		for i, name := range columns {
			data, err := json.Marshal(row[i])
			if err != nil {
				return err
			}
			mark := ','
			if i == 0 {
				mark = '{'
			}
			fmt.Fprintf(out, "%c%q:%s", mark, name, data)
		}
		out.WriteString("}\n")
	}
	return out.Flush()
}
