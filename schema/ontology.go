package schema

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed plover.tsv
var ploverTable string

//go:embed cameo.tsv
var cameoTable string

// ClassInfo is a class of PLOVER as its manual describes it.
type ClassInfo struct {
	Class     Class
	Quad      int     // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
	Score     float64 // from -10 (conflict) to 10 (cooperation)
	Recipient bool    // an event of this class needs a recipient
	Modes     []Mode  // in order of name
}

// Mode is a manner of a class, such as "visit" of CONSULT.
type Mode struct {
	Name  string
	Score float64
}

// CAMEOCode is a code of the CAMEO codebook and its place in PLOVER.
type CAMEOCode struct {
	Code      string
	Name      string
	Goldstein float64 // from -10 (conflict) to 10 (cooperation)
	Class     Class   // empty where PLOVER has no class
	Mode      string  // empty where PLOVER gives none
}

// Ontology holds the classes of PLOVER and the codes of CAMEO. It is immutable
// and safe for concurrent use.
type Ontology struct {
	classes  []ClassInfo
	codes    []CAMEOCode
	contexts []string
	class    map[Class]int
	code     map[string]int
}

// LoadOntology reads the embedded tables.
func LoadOntology() (*Ontology, error) {
	o := &Ontology{class: map[Class]int{}, code: map[string]int{}}
	if err := eachRow(ploverTable, 6, o.addPLOVER); err != nil {
		return nil, fmt.Errorf("reading plover.tsv: %w", err)
	}
	if err := eachRow(cameoTable, 5, o.addCAMEO); err != nil {
		return nil, fmt.Errorf("reading cameo.tsv: %w", err)
	}
	return o, nil
}

// Classes are the sixteen classes in alphabetical order.
func (o *Ontology) Classes() []ClassInfo { return append([]ClassInfo(nil), o.classes...) }

// Contexts are the contexts of PLOVER in alphabetical order.
func (o *Ontology) Contexts() []string { return append([]string(nil), o.contexts...) }

// Codes are the codes of CAMEO in the order of the codebook.
func (o *Ontology) Codes() []CAMEOCode { return append([]CAMEOCode(nil), o.codes...) }

// Class describes a class of PLOVER.
func (o *Ontology) Class(c Class) (ClassInfo, bool) {
	i, ok := o.class[c]
	if !ok {
		return ClassInfo{}, false
	}
	return o.classes[i], true
}

// CAMEO describes a code of CAMEO.
func (o *Ontology) CAMEO(code string) (CAMEOCode, bool) {
	i, ok := o.code[code]
	if !ok {
		return CAMEOCode{}, false
	}
	return o.codes[i], true
}

// HasMode reports whether the class has a mode of that name.
func (o *Ontology) HasMode(c Class, mode string) bool {
	info, _ := o.Class(c)
	for _, m := range info.Modes {
		if m.Name == mode {
			return true
		}
	}
	return false
}

func (o *Ontology) addPLOVER(cells []string) error {
	switch cells[0] {
	case "class":
		return o.addClass(cells)
	case "mode":
		return o.addMode(cells)
	case "context":
		o.contexts = append(o.contexts, cells[1])
		return nil
	}
	return fmt.Errorf("unknown kind %q", cells[0])
}

func (o *Ontology) addClass(cells []string) error {
	quad, err := strconv.Atoi(cells[3])
	if err != nil {
		return fmt.Errorf("quad class of %s: %w", cells[1], err)
	}
	score, err := strconv.ParseFloat(cells[4], 64)
	if err != nil {
		return fmt.Errorf("score of %s: %w", cells[1], err)
	}
	c := Class(cells[1])
	o.class[c] = len(o.classes)
	o.classes = append(o.classes, ClassInfo{Class: c, Quad: quad, Score: score, Recipient: cells[5] == "yes"})
	return nil
}

func (o *Ontology) addMode(cells []string) error {
	i, ok := o.class[Class(cells[2])]
	if !ok {
		return fmt.Errorf("mode %s of unknown class %q", cells[1], cells[2])
	}
	score, err := strconv.ParseFloat(cells[4], 64)
	if err != nil {
		return fmt.Errorf("score of mode %s: %w", cells[1], err)
	}
	o.classes[i].Modes = append(o.classes[i].Modes, Mode{Name: cells[1], Score: score})
	return nil
}

func (o *Ontology) addCAMEO(cells []string) error {
	goldstein, err := strconv.ParseFloat(cells[2], 64)
	if err != nil {
		return fmt.Errorf("goldstein score of %s: %w", cells[0], err)
	}
	class, mode := Class(blank(cells[3])), blank(cells[4])
	if _, ok := o.class[class]; class != "" && !ok {
		return fmt.Errorf("code %s has unknown class %q", cells[0], class)
	}
	if mode != "" && !o.HasMode(class, mode) {
		return fmt.Errorf("code %s has mode %q, which %s lacks", cells[0], mode, class)
	}
	o.code[cells[0]] = len(o.codes)
	o.codes = append(o.codes, CAMEOCode{cells[0], cells[1], goldstein, class, mode})
	return nil
}

// blank is the cell, or "" for the dash that stands for nothing.
func blank(cell string) string {
	if cell == "-" {
		return ""
	}
	return cell
}

// eachRow calls f with the cells of each line that is no comment. Errors name
// the line.
func eachRow(table string, columns int, f func([]string) error) error {
	for n, line := range strings.Split(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != columns {
			return fmt.Errorf("line %d: %d columns, want %d", n+1, len(cells), columns)
		}
		if err := f(cells); err != nil {
			return fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	return nil
}
