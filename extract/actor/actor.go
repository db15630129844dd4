// Package actor finds who is meant: it reads the noun phrases of a parsed
// article and resolves each to a political actor, with its country or
// organisation and its role at the article's date.
package actor

import (
	"github.com/entente-kg/entente/extract/ud"
	"github.com/entente-kg/entente/schema"
)

// Kind says how a noun phrase stands to an actor.
type Kind string

// The kinds: ActorKind is an actor itself, ThingKind belongs to one ("Russian
// warplane"), NounKind is neither.
const (
	ActorKind Kind = "actor"
	ThingKind Kind = "thing"
	NounKind  Kind = "noun"
)

// Mention is a noun phrase of the article and what it refers to. The embedded
// schema.Mention has the phrase's words without relative clauses, appositions
// and leading articles; its Name, ID and Code are empty where the
// phrase refers to no actor that could be told, and its Role is that of its
// word.
type Mention struct {
	schema.Mention
	Sent    int     // index of the sentence
	Head    int     // index of the head token
	Span    ud.Span // the tokens of Text
	Kind    Kind
	Owner   string // id of the actor that a thing belongs to
	Why     string // the evidence: a table's row, a title, an antecedent
	Plural  bool
	Pronoun bool
	Parts   []Mention   // one for each of several actors named by one phrase: "US and Russian leaders"
	Role2   schema.Role // a second sector, where a user's dictionary gives one
}

// Resolver holds the tables. It is immutable and safe for concurrent use.
type Resolver struct {
	tables    tables
	gazetteer gazetteer
	leaders   leaders
	roles     roleIndex
	states    map[string]int // row of each country code
	genders   map[string]gender
	titles    map[string]string // the country of each role word that is a title of one country
	words     wordClasses
	spellings spellings
	own       []ownActor
	discards  discards
	merges    []Merge
	rowOf     map[string]*entry // of the ids that merges lead to
}

// New loads the embedded tables. An error names the table and the line.
func New() (*Resolver, error) { return NewWith(nil) }

// NewWith adds a dictionary, which may be nil, to the embedded tables; its
// rows go first.
func NewWith(own *Dictionary) (*Resolver, error) {
	r, err := load(embedded, "data")
	if err == nil {
		r.extend(own)
	}
	return r, err
}

// Article is an article's mentions. It is immutable.
type Article struct {
	mentions []Mention // in the order of their heads
	at       [][]int32 // for each sentence and token the mention, or -1
}

// Article resolves the noun phrases of the parsed sentences. date is the
// article's day (ISO 8601) or empty; it decides which office a person holds.
// The same sentences and date give the same mentions.
func (r *Resolver) Article(sents []ud.Sentence, date string) *Article {
	d := newDiscourse(r, sents, date)
	d.readNames()
	d.resolveAll()
	return d.article()
}

// Mention returns the noun phrase whose head, or a part of whose name, is the
// token. A nationality adjective gives its country.
func (a *Article) Mention(sent, token int) (Mention, bool) {
	if sent < 0 || sent >= len(a.at) || token < 0 || token >= len(a.at[sent]) {
		return Mention{}, false
	}
	i := a.at[sent][token]
	if i < 0 {
		return Mention{}, false
	}
	return a.mentions[i], true
}

// Mentions returns all noun phrases in the order of the article.
func (a *Article) Mentions() []Mention { return append([]Mention(nil), a.mentions...) }
