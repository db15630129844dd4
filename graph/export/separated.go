package export

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"
)

// writeCSV writes a header and one line a record, after RFC 4180.
func writeCSV(w io.Writer, events Events, o Options) error {
	out := csv.NewWriter(w)
	err := eachLine(events, o, out.Write)
	out.Flush()
	if err == nil {
		err = out.Error()
	}
	return err
}

// writeTSV writes a header and one line a record. Nothing is quoted: tabs and
// line breaks inside cells become blanks.
func writeTSV(w io.Writer, events Events, o Options) error {
	out := bufio.NewWriter(w)
	err := eachLine(events, o, func(cells []string) error {
		for i, c := range cells {
			cells[i] = strings.Map(unbreak, c)
		}
		_, err := out.WriteString(strings.Join(cells, "\t") + "\n")
		return err
	})
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	return err
}

// eachLine writes the header and the records, reusing one slice of cells.
func eachLine(events Events, o Options, write func(cells []string) error) error {
	if err := write(Columns()); err != nil {
		return err
	}
	cols := columns()
	cells := make([]string, len(cols))
	for e, err := range events {
		if err != nil {
			return err
		}
		for i, c := range cols {
			cells[i] = cell(c, c.value(e), o)
		}
		if err := write(cells); err != nil {
			return err
		}
	}
	return nil
}

func cell(c column, value string, o Options) string {
	if c.numeric || o.Raw {
		return value
	}
	return Guard(value)
}

func unbreak(r rune) rune {
	switch r {
	case '\t', '\n', '\r':
		return ' '
	}
	return r
}

// Guard puts an apostrophe before a cell that a spreadsheet could take for a
// formula: one that begins with = + - @, tab, line break or NUL (OWASP ASVS
// 1.2.10). Numbers stay as they are.
func Guard(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r\n\x00＝＋－＠", firstRune(cell)) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil && strings.IndexAny(cell, "xXpP_iInN") < 0 {
		return cell
	}
	return "'" + cell
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// writeJSONLines writes the relation record, one object a line.
func writeJSONLines(w io.Writer, events Events, _ Options) error {
	buf := bufio.NewWriter(w)
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	for e, err := range events {
		if err != nil {
			buf.Flush()
			return err
		}
		if err := enc.Encode(e); err != nil {
			return err
		}
	}
	return buf.Flush()
}
