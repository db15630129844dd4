package actor

import (
	"fmt"
	"strings"

	"github.com/entente-kg/entente/schema"
)

// Dictionary is what a user brings along: actors and words for them that the
// embedded tables lack or hold otherwise, phrases that no event is wanted of,
// and ids that mean one actor. Its zero value is empty.
type Dictionary struct {
	Actors   []Known
	Agents   []Agent
	Discards []Discard
	Merges   []Merge

	byName map[string]int // of Actors, by folded name
}

// Known is an actor of a dictionary, with its codes in their order.
type Known struct {
	Name   string
	Names  []string // other spellings
	Codes  []Dated
	Source string // file and line
}

// Dated is what an actor was from one ISO day to another, both included. An
// empty day is open; without any the code holds where no other does.
type Dated struct {
	Code        string // country or organisation
	Role, Role2 schema.Role
	From, To    string
	Wikidata    string
	Source      string
}

// Agent is a word or phrase that says what part an actor plays; the country
// comes from the words around it.
type Agent struct {
	Word        string // lower case
	Plurals     []string
	Code        string // of an organisation, mostly empty
	Role, Role2 schema.Role
	Source      string
}

// Discard is a phrase that makes a sentence, or a whole story, worthless.
type Discard struct {
	Phrase string
	Story  bool
	Source string
}

// Merge says that the actor of one id is that of another.
type Merge struct {
	ID, Into string
	Source   string
}

// Fault is a line of a file that could not be used, or only in part.
type Fault struct {
	File string
	Line int
	Text string
}

// Error is the fault with its place.
func (f Fault) Error() string { return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Text) }

// Add joins another dictionary to d. An actor of a name that d holds adds its
// codes to those.
func (d *Dictionary) Add(o *Dictionary) {
	for _, a := range o.Actors {
		d.addActor(a)
	}
	d.Agents = append(d.Agents, o.Agents...)
	d.Discards = append(d.Discards, o.Discards...)
	d.Merges = append(d.Merges, o.Merges...)
}

// Empty reports whether the dictionary says nothing.
func (d *Dictionary) Empty() bool {
	return d == nil || len(d.Actors)+len(d.Agents)+len(d.Discards)+len(d.Merges) == 0
}

func (d *Dictionary) addActor(a Known) {
	key := nameKey(a.Name)
	if d.byName == nil {
		d.byName = map[string]int{}
	}
	i, held := d.byName[key]
	if !held {
		d.byName[key] = len(d.Actors)
		d.Actors = append(d.Actors, a)
		return
	}
	known := &d.Actors[i]
	known.Codes = append(known.Codes, a.Codes...)
	for _, name := range a.Names {
		if !containsName(known.Names, name) {
			known.Names = append(known.Names, name)
		}
	}
}

func containsName(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}

// nameKey is the same for two spellings of a name.
func nameKey(name string) string { return strings.Join(pieces(name), " ") }

// at is what the actor was on the day: the first code whose days hold it, else
// one without days; on no day the latter, or else the last. It reports false
// where nothing is said of the day.
func (k *Known) at(day string) (Dated, bool) {
	var standard *Dated
	for i := range k.Codes {
		c := &k.Codes[i]
		switch {
		case c.From == "" && c.To == "":
			if standard == nil {
				standard = c
			}
		case day != "" && c.From <= day && (c.To == "" || day <= c.To):
			return *c, true
		}
	}
	if standard == nil && day == "" && len(k.Codes) > 0 {
		standard = &k.Codes[len(k.Codes)-1]
	}
	if standard == nil {
		return Dated{}, false
	}
	return *standard, true
}
