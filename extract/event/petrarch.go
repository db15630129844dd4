package event

import (
	"fmt"
	"io"
	"path"
	"strings"
)

// Dictionary is a user's verb dictionary of PETRARCH-2: verbs with the code
// that each has by itself, and patterns of the words around them. Its zero
// value is empty.
type Dictionary struct {
	Verbs    int
	Patterns int
	verbs    map[string][]*dictionaryVerb // by lower-case form
}

// dictionaryVerb is a verb, perhaps of several words, in one block.
type dictionaryVerb struct {
	before, after []string // words next to it
	codes         dictionaryCodes
	block         *verbBlock
	source        string
}

// verbBlock is verbs that share patterns.
type verbBlock struct {
	name     string
	codes    dictionaryCodes
	patterns []verbPattern
}

// verbPattern is the words that must stand before and after the verb.
type verbPattern struct {
	pre, post []patternPart
	codes     dictionaryCodes
	text      string
	source    string
}

// patternPart is a phrase, or a prepositional phrase where it has preps.
type patternPart struct {
	preps []string
	words [][]string // alternatives, each a head behind its modifiers; nil for a preposition alone
	slot  byte       // $ source, + target, ^ any, 0 for words
}

// dictionaryCodes are CAMEO codes from the source to the target and back, ""
// for none.
type dictionaryCodes struct{ forth, back string }

// Fault is a line of a dictionary that could not be used, or only in part.
type Fault struct {
	File string
	Line int
	Text string
}

// Error is the fault with its place.
func (f Fault) Error() string { return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Text) }

// Add joins another dictionary to d.
func (d *Dictionary) Add(o *Dictionary) {
	if d.verbs == nil {
		d.verbs = map[string][]*dictionaryVerb{}
	}
	d.Verbs, d.Patterns = d.Verbs+o.Verbs, d.Patterns+o.Patterns
	for form, verbs := range o.verbs {
		d.verbs[form] = append(d.verbs[form], verbs...)
	}
}

// maxVerbFile bounds a dictionary, in bytes, maxVerbLine a line of it.
const (
	maxVerbFile = 64 << 20
	maxVerbLine = 4 << 10
)

// verbReader is a dictionary while it is read.
type verbReader struct {
	name   string
	out    *Dictionary
	sets   map[string][][]string
	set    string
	block  *verbBlock
	faults []Fault
	line   int
}

// ReadDictionary reads a verb dictionary. A line that cannot be used is a
// fault, the rest is read; an error says that the file could not be.
func ReadDictionary(name string, in io.Reader) (*Dictionary, []Fault, error) {
	data, err := io.ReadAll(io.LimitReader(in, maxVerbFile+1))
	if err != nil {
		return nil, nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if len(data) > maxVerbFile {
		return nil, nil, fmt.Errorf("reading %s: larger than %d bytes", name, maxVerbFile)
	}
	r := &verbReader{name: name, out: &Dictionary{verbs: map[string][]*dictionaryVerb{}}, sets: map[string][][]string{}}
	text := strings.ToValidUTF8(string(data), "\uFFFD")
	r.each(text, r.defineSet)
	r.each(text, r.readLine)
	return r.out, r.faults, nil
}

// each calls f with the lines that say something, without their comments.
func (r *verbReader) each(text string, f func(string)) {
	r.line, r.set = 0, ""
	comment := false
	for line := range strings.Lines(text) {
		r.line++
		line, comment = withoutComments(line, comment)
		if line = strings.TrimSpace(line); line != "" {
			f(line)
		}
	}
}

func withoutComments(line string, inside bool) (string, bool) {
	if inside {
		_, rest, closed := strings.Cut(line, "-->")
		if !closed {
			return "", true
		}
		line = rest
	}
	if i := strings.IndexAny(line, "#;"); i >= 0 {
		line = line[:i]
	}
	before, after, open := strings.Cut(line, "<!--")
	if !open {
		return line, false
	}
	rest, still := withoutComments(after, true)
	return before + rest, still
}

func (r *verbReader) fault(format string, args ...any) {
	r.faults = append(r.faults, Fault{r.name, r.line, fmt.Sprintf(format, args...)})
}

func (r *verbReader) source() string { return fmt.Sprintf("%s:%d", path.Base(r.name), r.line) }

// defineSet notes the synonym sets, which may be used before they stand.
func (r *verbReader) defineSet(line string) {
	switch {
	case line[0] == '&':
		r.set = strings.TrimSuffix(strings.Fields(line)[0], "_")
		r.sets[r.set] = r.sets[r.set][:len(r.sets[r.set]):len(r.sets[r.set])]
	case line[0] == '+' && r.set != "" && !strings.ContainsAny(line, "[{"):
		words := strings.Fields(strings.ToLower(strings.ReplaceAll(line[1:], "_", " ")))
		if len(words) == 0 {
			return
		}
		r.sets[r.set] = append(r.sets[r.set], words)
		if !strings.HasSuffix(line, "_") {
			plural := append([]string(nil), words...)
			plural[len(plural)-1] = pluralOf(plural[len(plural)-1])
			r.sets[r.set] = append(r.sets[r.set], plural)
		}
	default:
		r.set = ""
	}
}

func pluralOf(word string) string {
	switch {
	case strings.HasSuffix(word, "y"):
		return word[:len(word)-1] + "ies"
	case strings.HasSuffix(word, "s"):
		return word + "es"
	}
	return word + "s"
}

func (r *verbReader) readLine(line string) {
	var err error
	switch {
	case len(line) > maxVerbLine:
		err = fmt.Errorf("the line is longer than %d bytes", maxVerbLine)
	case line[0] == '&':
		r.set = line
		return
	case line[0] == '+' && r.set != "":
		return
	case line[0] == '~':
		err = fmt.Errorf("transformations are not applied; who says it stands in the record's attribution")
	case strings.HasPrefix(line, "---"):
		err = r.beginBlock(line)
	case line[0] == '-':
		err = r.addPattern(line[1:])
	default:
		err = r.addVerb(line)
	}
	r.set = ""
	if err != nil {
		r.fault("%v", err)
	}
}

func (r *verbReader) beginBlock(line string) (err error) {
	r.block = &verbBlock{}
	before, code, err := codeOf(strings.Trim(line, "- "))
	r.block.name, r.block.codes = strings.TrimSpace(before), code
	return err
}

// codeOf cuts the code in brackets off a line: [a], [a:b], [:b] or [---].
func codeOf(line string) (before string, codes dictionaryCodes, err error) {
	before, rest, open := strings.Cut(line, "[")
	if !open {
		return line, codes, nil
	}
	text, _, closed := strings.Cut(rest, "]")
	if !closed {
		return before, codes, fmt.Errorf("[%s has no closing bracket", strings.TrimSpace(text))
	}
	forth, back, _ := strings.Cut(strings.TrimSpace(text), ":")
	for i, code := range []string{forth, back} {
		if code == "" || code == "---" {
			continue
		}
		if strings.Trim(code, "0123456789") != "" || len(code) < 2 || len(code) > 4 {
			return before, codes, fmt.Errorf("[%s] holds no CAMEO code", text)
		}
		if i == 0 {
			codes.forth = code
		} else {
			codes.back = code
		}
	}
	return before, codes, nil
}
