package export

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
)

// writeCSV writes a header and one line a record, after RFC 4180.
func writeCSV(w io.Writer, events Events, o Options) error {
	return writeCells(w, columns(), appendCSV, events, o)
}

// writeTSV writes a header and one line a record. Nothing is quoted: tabs and
// line breaks inside cells become blanks.
func writeTSV(w io.Writer, events Events, o Options) error {
	return writeCells(w, columns(), appendTSV, events, o)
}

// appendCell adds a cell to a line; the cells before it end with a separator.
type appendCell func(line []byte, cell string, first bool) []byte

// writeCells writes a header and one line a record.
func writeCells(w io.Writer, cols []column, add appendCell, events Events, o Options) error {
	out := bufio.NewWriterSize(w, 1<<16)
	var line []byte
	for i, c := range cols {
		line = add(line, c.name, i == 0)
	}
	if _, err := out.Write(append(line, '\n')); err != nil {
		return err
	}
	for e, err := range events {
		if err != nil {
			return errors.Join(err, out.Flush())
		}
		line = line[:0]
		for i, c := range cols {
			line = add(line, c.cell(&e, o.Raw), i == 0)
		}
		if _, err := out.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	return out.Flush()
}

// appendCSV quotes what RFC 4180 wants quoted, and cells that begin with a
// blank.
func appendCSV(line []byte, cell string, first bool) []byte {
	if !first {
		line = append(line, ',')
	}
	if cell == "" || cell[0] != ' ' && strings.IndexAny(cell, ",\"\r\n") < 0 {
		return append(line, cell...)
	}
	line = append(line, '"')
	for {
		i := strings.IndexByte(cell, '"')
		if i < 0 {
			break
		}
		line = append(append(line, cell[:i]...), `""`...)
		cell = cell[i+1:]
	}
	return append(append(line, cell...), '"')
}

func appendTSV(line []byte, cell string, first bool) []byte {
	if !first {
		line = append(line, '\t')
	}
	start := len(line)
	line = append(line, cell...)
	for i, c := range line[start:] {
		if c == '\t' || c == '\n' || c == '\r' {
			line[start+i] = ' '
		}
	}
	return line
}

// Guard puts an apostrophe before a cell that a spreadsheet could take for a
// formula: one that begins with = + - @, tab, line break or NUL (OWASP ASVS
// 1.2.10). Numbers stay as they are.
func Guard(cell string) string {
	if !formula(cell) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil && strings.IndexAny(cell, "xXpP_iInN") < 0 {
		return cell
	}
	return "'" + cell
}

// formula tells a cell by its first character; the last four are those of the
// wide forms of East Asian keyboards.
func formula(cell string) bool {
	if cell == "" {
		return false
	}
	switch cell[0] {
	case '=', '+', '-', '@', '\t', '\r', '\n', 0:
		return true
	case 0xef:
		return strings.HasPrefix(cell, "＝") || strings.HasPrefix(cell, "＋") || strings.HasPrefix(cell, "－") || strings.HasPrefix(cell, "＠")
	}
	return false
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
