package actor

import (
	"fmt"
	"io"
	"path"
	"strings"
)

// Reader reads dictionaries of several forms. It is safe for concurrent use.
type Reader struct{ codes codeBook }

// NewReader loads what the codes of dictionaries mean.
func NewReader() (*Reader, error) {
	codes, err := newCodeBook()
	if err != nil {
		return nil, err
	}
	return &Reader{codes: codes}, nil
}

// Read reads a dictionary: actors, agents or discards of PETRARCH, the agents
// of NGEC, or a table. What the file is, its lines tell. A line that cannot be
// used is a fault, the rest is read; an error says that the file could not be.
func (r *Reader) Read(name string, in io.Reader) (*Dictionary, []Fault, error) {
	text, err := readAll(name, in)
	if err != nil {
		return nil, nil, err
	}
	f := &file{codes: r.codes.of(text), name: name, out: &Dictionary{}}
	switch formOf(name, text) {
	case tableForm:
		f.readTable(text)
	case agentForm:
		f.readAgents(text)
	case discardForm:
		f.readDiscards(text)
	default:
		f.readActors(text)
	}
	return f.out, f.faults, nil
}

// form is what a file holds.
type form uint8

const (
	actorForm form = iota
	agentForm
	discardForm
	tableForm
)

// formOf tells by the lines: a table has a header or columns, agents have a
// tilde in their codes, actors have codes, discards none.
func formOf(name, text string) form {
	codes, columns, lines := 0, 0, 0
	for _, line := range numbered(text) {
		if isHeader(line) {
			return tableForm
		}
		trimmed := strings.TrimSpace(line)
		if trimmed == "" || trimmed[0] == '#' || trimmed[0] == ';' {
			continue
		}
		lines++
		switch {
		case strings.Contains(line, "[~") || strings.Contains(line, "~]") || strings.HasPrefix(line, "!") && strings.Contains(line, "="):
			return agentForm
		case strings.Contains(line, "["):
			codes++
		case strings.Contains(strings.Trim(line, "\t"), "\t"):
			columns++
		}
	}
	switch {
	case codes == 0 && columns > 0:
		return tableForm
	case codes == 0 || lines > 1 && 20*codes < lines || strings.Contains(strings.ToLower(path.Base(name)), "discard"):
		return discardForm
	}
	return actorForm
}

// file is a dictionary while it is read.
type file struct {
	codes  codeBook
	name   string
	out    *Dictionary
	faults []Fault
}

func (f *file) fault(line int, format string, args ...any) {
	f.faults = append(f.faults, Fault{f.name, line, fmt.Sprintf(format, args...)})
}

func (f *file) source(line int) string { return fmt.Sprintf("%s:%d", path.Base(f.name), line) }

// fits reports a line or a name that is too long, and is false for it.
func (f *file) fits(n int, what, text string, most int) bool {
	if len(text) > most {
		f.fault(n, "%s is longer than %d bytes", what, most)
		return false
	}
	return true
}

// bracketed cuts a line into what stands before the first bracket and what is
// inside each pair.
func bracketed(line string) (before string, inside []string, err error) {
	before, rest, open := strings.Cut(line, "[")
	for open {
		text, after, closed := strings.Cut(rest, "]")
		if !closed {
			return before, inside, fmt.Errorf("[%s has no closing bracket", strings.TrimSpace(text))
		}
		inside = append(inside, strings.TrimSpace(text))
		_, rest, open = strings.Cut(after, "[")
	}
	return before, inside, nil
}
