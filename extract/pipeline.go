// Package extract is the pipeline: it reads an article and writes down who did
// what to whom, with the sentence that says so and the rules that found it.
package extract

import (
	"fmt"
	"slices"

	"github.com/entente-kg/entente/extract/actor"
	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/extract/event"
	"github.com/entente-kg/entente/extract/parse"
	"github.com/entente-kg/entente/extract/tag"
	"github.com/entente-kg/entente/extract/ud"
	"github.com/entente-kg/entente/schema"
)

// Pipeline holds the models and tables of all stages. It is safe for
// concurrent use.
type Pipeline struct {
	tagger  *tag.Tagger
	parsers parsers
	clauses *clause.Finder
	actors  *actor.Resolver
	coder   *event.Coder
	rules   *event.Dictionary // the user's, or nil
	weights tripleWeights
}

// Tables are what a user adds to the embedded ones. The zero value adds nothing.
type Tables struct {
	Actors *actor.Dictionary
	Rules  *event.Dictionary
}

// New loads the embedded models and tables.
func New() (*Pipeline, error) { return NewWith(Tables{}) }

// NewWith adds the user's tables, which go first.
func NewWith(own Tables) (*Pipeline, error) {
	tagger, err := tag.New()
	if err != nil {
		return nil, fmt.Errorf("loading the tagger: %w", err)
	}
	model, err := parse.Load()
	if err != nil {
		return nil, fmt.Errorf("loading the parser: %w", err)
	}
	clauses, err := clause.New()
	if err != nil {
		return nil, fmt.Errorf("loading the clause lexicons: %w", err)
	}
	actors, err := actor.NewWith(own.Actors)
	if err != nil {
		return nil, fmt.Errorf("loading the actors: %w", err)
	}
	coder, err := event.New()
	if err != nil {
		return nil, fmt.Errorf("loading the coding rules: %w", err)
	}
	weights, err := newTripleWeights()
	if err != nil {
		return nil, fmt.Errorf("loading the weights of open triples: %w", err)
	}
	return &Pipeline{
		tagger: tagger, parsers: parsers{model: model}, clauses: clauses, actors: actors, coder: coder, rules: own.Rules, weights: weights,
	}, nil
}

// Options of an extraction.
type Options struct {
	Open    bool // also the triples whose ends are no actors
	Minimal bool // those split at coordinations and further arguments, and trimmed; implies Open
	Workers int  // articles read at once; the number of processors where 0

	MinConfidence float64 // records of less are left out
}

// Result is what one article gave.
type Result struct {
	Doc       schema.Document
	Sentences int
	Tokens    int
	Events    []schema.Event // in the order of the text
	Err       error          // why the article was not read; the rest goes on
}

// Document takes one article through all stages.
func (p *Pipeline) Document(doc schema.Document, opts Options) Result {
	result := Result{Doc: doc}
	for _, part := range sections(doc.Body()) {
		a := p.analyse(doc, part)
		result.Sentences += len(a.sentences)
		for i, s := range a.sentences {
			result.Tokens += len(s.Tokens)
			result.Events = append(result.Events, sure(p.events(a, i, opts), opts.MinConfidence)...)
		}
	}
	return result
}

// sure keeps the events of at least a confidence, in place.
func sure(events []schema.Event, least float64) []schema.Event {
	return slices.DeleteFunc(events, func(e schema.Event) bool { return e.Confidence < least })
}

// analysis is an article on its way: its sentences with their trees, the
// clauses of each, and the actors of all.
type analysis struct {
	doc       schema.Document
	sentences []ud.Sentence
	clauses   [][]clause.Clause
	actors    *actor.Article
	discarded []bool // sentences that the user wants nothing of; nil for none
}

func (p *Pipeline) analyse(doc schema.Document, part section) analysis {
	a := analysis{doc: doc, sentences: p.read(part)}
	for _, s := range a.sentences {
		a.clauses = append(a.clauses, p.clauses.Of(s))
	}
	a.actors = p.actors.Article(a.sentences, doc.Date)
	a.discarded = p.actors.Discarded(a.sentences)
	return a
}

// read is the language front end: sentences, tags, names, trees, lemmas.
func (p *Pipeline) read(part section) []ud.Sentence {
	parser := p.parsers.take()
	defer p.parsers.giveBack(parser)
	sentences := parser.Parse(p.tagger.Sentences(part.text))
	for i, s := range sentences {
		sentences[i] = p.tagger.Lemmatise(s)
	}
	shift(sentences, part.start)
	return sentences
}
