package export

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/entente-kg/entente/graph"
)

// WriteGroups writes counts of events as csv, tsv, table or jsonl: the columns
// of the grouping, then events, documents (distinct), goldstein (mean), first
// and last (dates).
func WriteGroups(w io.Writer, format string, columns []string, groups []graph.Group, o Options) error {
	var err error
	switch format {
	case "csv":
		err = writeGroupCSV(w, columns, groups, o)
	case "tsv":
		err = writeGroupTSV(w, columns, groups, o)
	case "table":
		err = writeGroupTable(w, columns, groups)
	case "jsonl":
		err = writeGroupLines(w, columns, groups)
	default:
		err = fmt.Errorf("unknown format %q: one of csv, jsonl, table, tsv", format)
	}
	if err != nil {
		return fmt.Errorf("writing counts: %w", err)
	}
	return nil
}

func groupColumns(columns []string) []string {
	return append(append([]string{}, columns...), "events", "documents", "goldstein", "first", "last")
}

func groupCells(g graph.Group, raw bool) []string {
	out := make([]string, 0, len(g.Keys)+5)
	for _, k := range g.Keys {
		if !raw {
			k = Guard(k)
		}
		out = append(out, k)
	}
	mean := ""
	if g.Goldstein != nil {
		mean = strconv.FormatFloat(*g.Goldstein, 'f', 2, 64)
	}
	return append(out, strconv.Itoa(g.Events), strconv.Itoa(g.Documents), mean, g.First, g.Last)
}

func writeGroupCSV(w io.Writer, columns []string, groups []graph.Group, o Options) error {
	out := csv.NewWriter(w)
	if err := out.Write(groupColumns(columns)); err != nil {
		return err
	}
	for _, g := range groups {
		if err := out.Write(groupCells(g, o.Raw)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func writeGroupTSV(w io.Writer, columns []string, groups []graph.Group, o Options) error {
	out := bufio.NewWriter(w)
	if _, err := out.WriteString(strings.Join(groupColumns(columns), "\t") + "\n"); err != nil {
		return err
	}
	for _, g := range groups {
		cells := groupCells(g, o.Raw)
		for i, c := range cells {
			cells[i] = strings.Map(unbreak, c)
		}
		if _, err := out.WriteString(strings.Join(cells, "\t") + "\n"); err != nil {
			return err
		}
	}
	return out.Flush()
}

func writeGroupTable(w io.Writer, columns []string, groups []graph.Group) error {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = text.FormatDefault
	t.AppendHeader(asRow(groupColumns(columns)))
	for _, g := range groups {
		t.AppendRow(asRow(groupCells(g, true)))
	}
	var right []table.ColumnConfig
	for _, name := range []string{"events", "documents", "goldstein"} {
		right = append(right, table.ColumnConfig{Name: name, Align: text.AlignRight})
	}
	t.SetColumnConfigs(right)
	_, err := fmt.Fprintln(w, t.Render())
	return err
}

func asRow(cells []string) table.Row {
	out := make(table.Row, len(cells))
	for i, c := range cells {
		out[i] = printable(c)
	}
	return out
}

// writeGroupLines writes an object a line, its keys in the order of columns.
func writeGroupLines(w io.Writer, columns []string, groups []graph.Group) error {
	out := bufio.NewWriter(w)
	for _, g := range groups {
		fields := make([]string, 0, len(columns)+5)
		values := make([]any, 0, len(columns)+5)
		for _, k := range g.Keys {
			values = append(values, k)
		}
		values = append(values, g.Events, g.Documents, g.Goldstein, g.First, g.Last)
		for i, name := range groupColumns(columns) {
			data, err := json.Marshal(values[i])
			if err != nil {
				return err
			}
			fields = append(fields, fmt.Sprintf("%q:%s", name, data))
		}
		if _, err := fmt.Fprintf(out, "{%s}\n", strings.Join(fields, ",")); err != nil {
			return err
		}
	}
	return out.Flush()
}
