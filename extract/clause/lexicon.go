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
	phrase  bool // the word with those that follow it: "rule out"
}

// content says what a verb of speech or thought, or a noun or adjective like
// it, does to the clause that it reports.
type content struct {
	mood    Mood
	negates bool // "denied that"
}

// hint is what a word inside a clause says of the act: "will", "never".
type hint struct {
	mood    Mood
	negates bool
}

// nominal is a noun that names an act.
type nominal struct {
	verb       string // the relation it stands for: "talk with", "attack"
	agents     []string
	patients   []string // prepositions of the one acted upon, "of" included
	reciprocal bool
}

type lexicon struct {
	controls   map[string]control // by lemma, or lemma with a word that follows it: "rule out"
	objects    map[string]control // the second reading of a word that takes its own subject or an object's: "want Iran to leave"
	phrases    map[string]bool    // lemmas that begin a control of several words
	nominals   map[string]nominal
	speech     map[string]content
	hints      map[string]map[string]hint // by kind and word
	light      map[string]bool
	reciprocal map[string]bool
	locative   map[string]bool // verbs that take a place as their target
	transfer   map[string]bool // verbs whose object goes to someone or comes from someone
	sending    map[string]bool // verbs of sending away, whose passive leaves from the one who does it
	harm       map[string]bool // verbs that an act does to people or things as its author does
	inverse    map[string]bool // verbs whose subject is the one acted upon by what the object names
	calling    map[string]bool // verbs of naming, whose object the tree may take for the name
	located    map[string]bool // verbs and nouns that the place of their object, or their own, makes concern someone
	document   map[string]bool // nouns that say what their author says
	mutual     map[string]bool // nouns for what two have with each other
	quantity   map[string]bool // nouns that say how many or how much of what follows "of"
	measure    map[string]bool // nouns that with a number say how long or how far
	day        map[string]bool // days of the week, lower case
	timely     map[string]bool // adverbs of time
	times      map[string]bool // nouns of time
	courtesy   map[string]bool // forms of address
}

func loadLexicon() (lexicon, error) {
	lex := lexicon{
		controls: map[string]control{}, objects: map[string]control{}, phrases: map[string]bool{},
		nominals: map[string]nominal{}, speech: map[string]content{}, hints: map[string]map[string]hint{},
		light: map[string]bool{}, reciprocal: map[string]bool{}, locative: map[string]bool{},
		transfer: map[string]bool{}, located: map[string]bool{}, document: map[string]bool{}, mutual: map[string]bool{},
		quantity: map[string]bool{}, measure: map[string]bool{}, day: map[string]bool{}, sending: map[string]bool{}, harm: map[string]bool{}, inverse: map[string]bool{}, calling: map[string]bool{},
		timely: map[string]bool{}, times: map[string]bool{}, courtesy: map[string]bool{},
	}
	err := readTable("control.tsv", 6, func(row []string) {
		lex.addControl(row[0], control{object: row[1] == "object", mood: Mood(row[2]), negates: row[3] == "yes", keep: row[4] == "yes"})
	})
	if err == nil {
		err = readTable("nominals.tsv", 6, func(row []string) {
			lex.nominals[row[0]] = nominal{verb: row[1], agents: split(row[2]), patients: split(row[3]), reciprocal: row[4] == "yes"}
		})
	}
	if err == nil {
		err = readTable("speech.tsv", 4, func(row []string) { lex.speech[row[0]] = content{mood: Mood(row[1]), negates: row[2] == "yes"} })
	}
	if err == nil {
		err = readTable("mood.tsv", 5, func(row []string) {
			if lex.hints[row[1]] == nil {
				lex.hints[row[1]] = map[string]hint{}
			}
			lex.hints[row[1]][row[0]] = hint{mood: Mood(row[2]), negates: row[3] == "yes"}
		})
	}
	if err == nil {
		err = readTable("verbs.tsv", 3, lex.addKind)
	}
	if err == nil {
		err = readTable("nouns.tsv", 3, lex.addKind)
	}
	if err == nil {
		err = readTable("times.tsv", 3, lex.addKind)
	}
	if err == nil {
		err = readTable("courtesy.tsv", 2, func(row []string) { lex.courtesy[row[0]] = true })
	}
	return lex, err
}

// addControl files a row; of two rows of one word the second is that with an
// object.
func (lex lexicon) addControl(word string, c control) {
	if lemma, _, several := strings.Cut(word, " "); several {
		lex.phrases[lemma] = true
	}
	if _, known := lex.controls[word]; known && c.object {
		lex.objects[word] = c
		return
	}
	lex.controls[word] = c
}

// addKind reads a word with its kind.
func (lex lexicon) addKind(row []string) {
	set := map[string]map[string]bool{
		"light": lex.light, "reciprocal": lex.reciprocal, "locative": lex.locative,
		"transfer": lex.transfer, "located": lex.located, "document": lex.document, "mutual": lex.mutual,
		"quantity": lex.quantity, "measure": lex.measure, "day": lex.day, "sending": lex.sending, "harm": lex.harm, "inverse": lex.inverse, "calling": lex.calling,
		"adverb": lex.timely, "noun": lex.times,
	}[row[1]]
	if set != nil {
		set[row[0]] = true
	}
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
