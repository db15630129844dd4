package extract

import (
	"slices"
	"strings"

	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/extract/ud"
	"github.com/entente-kg/entente/schema"
)

// maxTriples bounds the open triples of one sentence.
const maxTriples = 400

// addTriples appends the open triples of sentence i to its records. A triple
// that tells one of the relations between actors again is not repeated: it
// lends that record its words, whole. found gives the relation of each record by
// the record's id.
func (p *Pipeline) addTriples(a analysis, i int, minimal bool, found map[string]relation, records []schema.Event) []schema.Event {
	s := a.sentences[i]
	out := slices.Clone(records)
	known := map[string]bool{}
	triples := p.clauses.Triples(s, minimal)
	for _, t := range triples[:min(len(triples), maxTriples)] {
		e := a.openRecord(i, s, t)
		e.Confidence = p.weights.confidence(s, t)
		told := false
		for k := range records {
			if r, ok := found[records[k].ID]; ok && tells(t, r) {
				told = true
				out[k] = inWords(out[k], e)
			}
		}
		if !told && !known[e.ID] {
			known[e.ID] = true
			out = append(out, e)
		}
	}
	return out
}

// tells reports whether the triple has the verb and the ends of the relation.
func tells(t clause.Triple, r relation) bool {
	return slices.Contains(t.Verbs, r.Clause.Predicate.Head) &&
		r.source.Argument.Head == t.Source.Head && r.target.Argument.Head == t.Target.Head
}

// inWords is the record with the words of an open triple, its id and all else
// its own.
func inWords(record, open schema.Event) schema.Event {
	record.Phrase, record.Args = open.Phrase, open.Args
	record.Source.Text, record.Source.Start, record.Source.End = open.Source.Text, open.Source.Start, open.Source.End
	record.Target.Text, record.Target.Start, record.Target.End = open.Target.Text, open.Target.Start, open.Target.End
	return record
}

func (a analysis) openRecord(i int, s ud.Sentence, t clause.Triple) schema.Event {
	e := schema.Event{
		Doc: a.doc.ID, Date: eventDate(s, t.Clause, a.doc.Date), Sentence: s.Text, Start: s.Start, End: s.End,
		Source: a.openEnd(i, s, t.Source), Target: a.openEnd(i, s, t.Target),
		Relation: t.Lemma, Phrase: strings.TrimSpace(t.Implied + " " + words(s, t.Relation.Tokens)),
		Negated: t.Clause.Negated, Mood: schema.Mood(t.Clause.Mood), Rule: "open " + string(t.Pattern) + ", " + t.Link,
		Scope: schema.ScopeOpen,
	}
	for _, arg := range t.Args {
		e.Args = append(e.Args, words(s, arg.Tokens))
	}
	e.ID = schema.EventID(e)
	return e
}

// openEnd is one end of an open triple: its words, with the actor where it is
// one.
func (a analysis) openEnd(i int, s ud.Sentence, p clause.Phrase) schema.Mention {
	var m schema.Mention
	if len(p.Tokens) == 0 {
		return m
	}
	if known, ok := a.actors.Mention(i, p.Head); ok {
		m = known.Mention
	}
	m.Text = words(s, p.Tokens)
	m.Start, m.End = s.Tokens[p.Tokens[0]].Start, s.Tokens[p.Tokens[len(p.Tokens)-1]].End
	return m
}
