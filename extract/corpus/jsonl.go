package corpus

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/entente-kg/entente/schema"
)

// readJSONL reads one article a line, each an object with the document's
// fields as keys, in any case. Blank lines are passed over; a line that cannot
// be read is reported and the next one read.
func (r reader) readJSONL(src source) bool {
	in, err := decodeStream(src.in)
	if err != nil {
		return r.fail(src.path, 0, err)
	}
	empty := true
	for number := 1; ; number++ {
		line, err := readLine(in, MaxLine)
		blank := err == nil && len(bytes.TrimSpace(line)) == 0
		empty = empty && (blank || err == io.EOF)
		switch {
		case err == io.EOF:
			return !empty || r.fail(src.path, 0, ErrEmpty)
		case blank:
			continue
		case err != nil && !r.fail(src.path, number, err):
			return false
		case errors.Is(err, ErrTooLong):
			continue
		case err != nil:
			return true // the stream is broken here
		}
		if !r.emitLine(src.path, number, line) {
			return false
		}
	}
}

func (r reader) emitLine(path string, number int, line []byte) bool {
	text, err := decodeRecord(line)
	if err != nil {
		return r.fail(path, number, err)
	}
	doc, err := r.opts.object([]byte(text))
	if err != nil {
		return r.fail(path, number, err)
	}
	return r.emit(path, number, doc)
}

// decodeRecord converts a record that is not UTF-8 though its file began so.
func decodeRecord(record []byte) (string, error) {
	if utf8.Valid(record) {
		return string(record), nil
	}
	return decode(record, "")
}

// readLine reads up to the next line feed, which it leaves out. A line longer
// than limit is passed over whole and gives ErrTooLong; io.EOF comes alone,
// after the last line.
func readLine(in *bufio.Reader, limit int) ([]byte, error) {
	var line []byte
	for length := 0; ; {
		part, err := in.ReadSlice('\n')
		length += len(part)
		if length <= limit {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && length == 0:
			return nil, io.EOF
		case err != nil && err != io.EOF:
			return nil, err
		case length > limit:
			return nil, tooLong("the line", limit)
		}
		return bytes.TrimSuffix(line, []byte("\n")), nil
	}
}

// object reads a document from a JSON object. A field may be a string, a
// number, or null for none; other keys may hold anything.
func (o Options) object(line []byte) (schema.Document, error) {
	var values map[string]json.RawMessage
	if err := json.Unmarshal(line, &values); err != nil {
		return schema.Document{}, fmt.Errorf("reading JSON: %w", err)
	}
	values = byLowerCase(values)
	if _, found := values[strings.ToLower(o.name(fieldText))]; !found {
		return schema.Document{}, fmt.Errorf("no key %q among %s", o.name(fieldText), listed(values))
	}
	return documentOf(func(field string) (string, error) {
		value, err := scalar(values[strings.ToLower(o.name(field))])
		if err != nil {
			return "", fmt.Errorf("key %q: %w", o.name(field), err)
		}
		return value, nil
	})
}

// byLowerCase folds the keys; of keys that differ in case only, the last in
// byte order stays, which is the one in lower case.
func byLowerCase(values map[string]json.RawMessage) map[string]json.RawMessage {
	folded := make(map[string]json.RawMessage, len(values))
	for _, key := range sorted(values) {
		folded[strings.ToLower(key)] = values[key]
	}
	return folded
}

func scalar(raw json.RawMessage) (string, error) {
	if len(raw) == 0 || string(raw) == "null" {
		return "", nil
	}
	if raw[0] == '"' {
		var s string
		err := json.Unmarshal(raw, &s)
		return s, err
	}
	if raw[0] == '{' || raw[0] == '[' {
		return "", errors.New("not a string")
	}
	return string(raw), nil
}

func sorted(values map[string]json.RawMessage) []string {
	keys := make([]string, 0, len(values))
	for key := range values {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

func listed(values map[string]json.RawMessage) string {
	if len(values) == 0 {
		return "none"
	}
	return quoted(sorted(values))
}

// quoted lists names for a message, the first few of many.
func quoted(names []string) string {
	const most = 12
	var list []string
	for _, name := range names[:min(len(names), most)] {
		list = append(list, fmt.Sprintf("%.40q", name))
	}
	if len(names) > most {
		list = append(list, "...")
	}
	return strings.Join(list, ", ")
}
