// Package schema names the things of the knowledge graph: documents, actors,
// events between them and the classes of the field's ontologies, with their
// IRIs and their form as quads.
package schema

// Document is one article as the corpus gives it.
type Document struct {
	ID     string // given by the corpus, else derived from the content
	Title  string
	Text   string // UTF-8; offsets of sentences and mentions count its bytes
	Date   string // ISO 8601 day, or empty where unknown
	URL    string
	Source string // publisher

	// Signature tells near-duplicates, see corpus.Signature; CopyOf is the id
	// of the document that this one repeats. Both are empty where they were
	// not looked for, and neither is part of the content.
	Signature, CopyOf string
}

// Mention is one end of a relation: the words as they stand in the article
// and the actor they stand for.
type Mention struct {
	Text     string `json:"text"`
	Start    int    `json:"start"` // byte offset in the document
	End      int    `json:"end"`   // half-open
	Name     string `json:"name"`  // pronouns and short names resolved
	ID       string `json:"id"`    // the actor in the graph, without prefix: "Barack_Obama"
	Code     string `json:"code"`  // ISO 3166 alpha-3, or an organisation's short name
	Role     Role   `json:"role"`
	Wikidata string `json:"wikidata,omitempty"`
}

// Mood says how real an event is in the text.
type Mood string

// The moods.
const (
	Actual      Mood = "actual"
	Planned     Mood = "planned"
	Demanded    Mood = "demanded"
	Conditional Mood = "conditional"
	Alleged     Mood = "alleged"
)

// Scope tells relations between actors from open triples.
type Scope string

// The scopes: ScopeActors where both ends are actors or an actor's things,
// ScopeOpen otherwise.
const (
	ScopeActors Scope = "actors"
	ScopeOpen   Scope = "open"
)

// Event is a relation record: who did what to whom, in which class, and where
// it is written.
type Event struct {
	ID          string   `json:"id"`
	Doc         string   `json:"doc"`
	Date        string   `json:"date"`
	Sentence    string   `json:"sentence"`
	Start       int      `json:"start"`
	End         int      `json:"end"`
	Source      Mention  `json:"source"`
	Relation    string   `json:"relation"`
	Target      Mention  `json:"target"`
	Phrase      string   `json:"phrase,omitempty"`
	Args        []string `json:"args,omitempty"`
	Class       Class    `json:"event"`
	Mode        string   `json:"mode"`
	CAMEO       string   `json:"cameo"`
	Goldstein   *float64 `json:"goldstein"`          // nil where no rule fits
	Quad        int      `json:"quad"`               // 1 to 4, 0 where no rule fits
	Contexts    []string `json:"contexts,omitempty"` // PLOVER contexts of the act, in alphabetical order
	Negated     bool     `json:"negated"`
	Mood        Mood     `json:"mood"`
	Attribution string   `json:"attribution,omitempty"`
	Confidence  float64  `json:"confidence"`
	Rule        string   `json:"rule"`
	Inferred    bool     `json:"inferred,omitempty"` // stated by no predicate, concluded from the sentence
	Scope       Scope    `json:"scope"`
}
