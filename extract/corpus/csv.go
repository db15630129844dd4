package corpus

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// readCSV reads a table with one article a row, its first row naming the
// columns in any case and order. The delimiter is the one of comma, semicolon
// and tab that the first row has most of. Quoted cells may hold line breaks.
// A row that cannot be read is reported and the next one read.
func (r reader) readCSV(src source) bool {
	in, err := decodeStream(src.in)
	if err != nil {
		return r.fail(src.path, 0, err)
	}
	rows, meter := newRows(in)
	header, err := rows.Read()
	if err == io.EOF {
		return r.fail(src.path, 0, ErrEmpty)
	}
	if err != nil {
		return r.failRow(src.path, 1, err)
	}
	columns, err := r.opts.columns(header)
	if err != nil {
		return r.fail(src.path, 1, err)
	}
	return r.readRows(src.path, rows, meter, columns)
}

func (r reader) readRows(path string, rows *csv.Reader, meter *meter, columns map[string]int) bool {
	for line := 1; ; {
		meter.left = MaxLine
		row, err := rows.Read()
		var broken *csv.ParseError
		switch {
		case err == io.EOF:
			return line > 1 || r.fail(path, 0, ErrEmpty)
		case err != nil && !r.failRow(path, line+1, err):
			return false
		case errors.As(err, &broken):
			line = broken.Line
			continue
		case err != nil:
			return true // the stream is broken here
		}
		line, _ = rows.FieldPos(0)
		if !r.emitRow(path, line, row, columns) {
			return false
		}
	}
}

func (r reader) emitRow(path string, line int, row []string, columns map[string]int) bool {
	doc, err := documentOf(func(field string) (string, error) {
		i, found := columns[field]
		if !found {
			return "", nil
		}
		value, err := decodeRecord([]byte(row[i]))
		if err != nil {
			return "", fmt.Errorf("column %q: %w", field, err)
		}
		return value, nil
	})
	if err != nil {
		return r.fail(path, line, err)
	}
	return r.emit(path, line, doc)
}

// failRow reports a row with the line on which it began: that of the parser
// where it gives one.
func (r reader) failRow(path string, line int, err error) bool {
	var broken *csv.ParseError
	if errors.As(err, &broken) {
		line, err = broken.StartLine, fmt.Errorf("reading CSV: %w", broken.Err)
	}
	return r.fail(path, line, err)
}

// columns finds the column of each field; only the text must be there.
func (o Options) columns(header []string) (map[string]int, error) {
	columns := map[string]int{}
	for _, field := range Fields() {
		for i, cell := range header {
			if _, found := columns[field]; !found && strings.EqualFold(strings.TrimSpace(cell), o.name(field)) {
				columns[field] = i
			}
		}
	}
	if _, found := columns[fieldText]; !found {
		return nil, fmt.Errorf("no column %q among %s", o.name(fieldText), quoted(header))
	}
	return columns, nil
}

func newRows(in *bufio.Reader) (*csv.Reader, *meter) {
	meter := &meter{in: in, left: MaxLine}
	head, _ := available(in) // its error comes again when the header is read
	rows := csv.NewReader(meter)
	rows.Comma = delimiter(string(head))
	return rows, meter
}

func delimiter(head string) rune {
	first, _, _ := strings.Cut(strings.TrimLeft(head, "\r\n"), "\n")
	best, most := ',', strings.Count(first, ",")
	for _, r := range ";\t" {
		if n := strings.Count(first, string(r)); n > most {
			best, most = r, n
		}
	}
	return best
}

// meter ends the stream where one row takes more than is left, as it does
// after a quote that nothing closes.
type meter struct {
	in   io.Reader
	left int
}

func (m *meter) Read(p []byte) (int, error) {
	if m.left <= 0 {
		return 0, tooLong("the row", MaxLine)
	}
	n, err := m.in.Read(p)
	m.left -= n
	return n, err
}
