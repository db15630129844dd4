package clause

import (
	"bufio"
	"embed"
	"fmt"
	"strings"
)

//go:embed data/*.tsv
var tables embed.FS

// control says what a verb, noun or adjective does to the clause it governs.
type control struct {
	object  bool // the subject below is the object here: "urged Putin to leave"
	mood    Mood // of the clause below
	negates bool // the act below was not done: "failed to"
	keep    bool // the word stays in the relation: "refuse to hand over"
}

// nominal is a noun that names an act.
type nominal struct {
	verb       string // the relation it stands for: "talk with", "attack"
	agents     []string
	patients   []string // prepositions of the one acted upon, "of" included
	reciprocal bool
}

type lexicon struct {
	controls   map[string]control
	nominals   map[string]nominal
	speech     map[string]Mood
	light      map[string]bool
	reciprocal map[string]bool
	locative   map[string]bool // verbs that take a place as their target
}

func loadLexicon() (lexicon, error) {
	lex := lexicon{
		controls: map[string]control{}, nominals: map[string]nominal{}, speech: map[string]Mood{},
		light: map[string]bool{}, reciprocal: map[string]bool{}, locative: map[string]bool{},
	}
	err := readTable("control.tsv", 6, func(row []string) {
		lex.controls[row[0]] = control{object: row[1] == "object", mood: Mood(row[2]), negates: row[3] == "yes", keep: row[4] == "yes"}
	})
	if err == nil {
		err = readTable("nominals.tsv", 6, func(row []string) {
			lex.nominals[row[0]] = nominal{verb: row[1], agents: split(row[2]), patients: split(row[3]), reciprocal: row[4] == "yes"}
		})
	}
	if err == nil {
		err = readTable("speech.tsv", 3, func(row []string) { lex.speech[row[0]] = Mood(row[1]) })
	}
	if err == nil {
		err = readTable("verbs.tsv", 3, func(row []string) {
			set := map[string]map[string]bool{"light": lex.light, "reciprocal": lex.reciprocal, "locative": lex.locative}[row[1]]
			if set != nil {
				set[row[0]] = true
			}
		})
	}
	return lex, err
}

func split(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, "|")
}

// readTable calls row with the cells of each line of an embedded table; lines
// that start with # are its header.
func readTable(name string, columns int, row func([]string)) error {
	f, err := tables.Open("data/" + name)
	if err != nil {
		return fmt.Errorf("clause table %s: %w", name, err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != columns {
			return fmt.Errorf("clause table %s:%d: %d columns, want %d", name, n, len(cells), columns)
		}
		row(cells)
	}
	return sc.Err()
}
