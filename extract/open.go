package extract

import (
	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/extract/ud"
	"github.com/entente-kg/entente/schema"
)

// open writes the clause down as triples of words, one for each pair of source
// and direct target, whoever they are; without a direct target the first
// prepositional phrase takes its place.
func (a analysis) open(i int, c clause.Clause) []schema.Event {
	s := a.sentences[i]
	var out []schema.Event
	for _, source := range c.Sources {
		for k, target := range c.Targets {
			direct := target.Function != clause.Oblique && target.Function != clause.OfObject
			if k > 0 && !direct {
				break
			}
			if source.Head == target.Head {
				continue
			}
			out = append(out, a.openTriple(i, s, c, source, target))
		}
	}
	return out
}

func (a analysis) openTriple(i int, s ud.Sentence, c clause.Clause, source, target clause.Argument) schema.Event {
	phrase := words(s, c.Words)
	if target.Prep != "" {
		phrase += " " + target.Prep
	}
	var args []string
	for _, other := range append(append([]clause.Argument{}, c.Targets...), c.Others...) {
		if other.Head != target.Head && other.Function == clause.Oblique {
			args = append(args, join(other.Prep, phraseOf(s, other.Head)))
		}
	}
	e := schema.Event{
		Doc: a.doc.ID, Date: eventDate(s, c, a.doc.Date), Sentence: s.Text, Start: s.Start, End: s.End,
		Source: a.openEnd(i, s, source.Head), Target: a.openEnd(i, s, target.Head),
		Relation: c.PredicateFor(target).String(), Phrase: phrase, Args: args,
		Negated: c.Negated, Mood: schema.Mood(c.Mood), Rule: c.Rule, Confidence: 0.5, Scope: schema.ScopeOpen,
	}
	e.ID = schema.EventID(e)
	return e
}

// openEnd is one end of an open triple: its words whole, with the actor where
// it is one.
func (a analysis) openEnd(i int, s ud.Sentence, head int) schema.Mention {
	m := schema.Mention{}
	if known, ok := a.actors.Mention(i, head); ok {
		m = known.Mention
	}
	span := subtree(s, head)
	m.Text = s.Words(span)
	m.Start, m.End = s.Tokens[span.Start].Start, s.Tokens[span.End-1].End
	return m
}

// others are the words of the arguments that are no party: time, place,
// instrument.
func (a analysis) others(i int, c clause.Clause) []string {
	var out []string
	for _, o := range c.Others {
		out = append(out, join(o.Prep, phraseOf(a.sentences[i], o.Head)))
	}
	return out
}

func join(prep, phrase string) string {
	if prep == "" {
		return phrase
	}
	return prep + " " + phrase
}

func phraseOf(s ud.Sentence, head int) string { return s.Words(subtree(s, head)) }

// subtree is the phrase that head governs without its preposition, clauses set
// beside it and final punctuation; the run of tokens around head only, where
// the tree is not contiguous.
func subtree(s ud.Sentence, head int) ud.Span {
	in := make([]bool, len(s.Tokens))
	in[head] = true
	for changed := true; changed; {
		changed = false
		for i, t := range s.Tokens {
			if t.Head >= 0 && in[t.Head] && !in[i] && !outside(t, t.Head == head) {
				in[i], changed = true, true
			}
		}
	}
	span := ud.Span{Start: head, End: head + 1}
	for span.Start > 0 && in[span.Start-1] {
		span.Start--
	}
	for span.End < len(in) && in[span.End] {
		span.End++
	}
	for span.End > head+1 && s.Tokens[span.End-1].UPOS == "PUNCT" {
		span.End--
	}
	return span
}

// outside reports whether a dependent is no part of the phrase of its head.
func outside(t ud.Token, top bool) bool {
	if !top {
		return false
	}
	switch ud.Base(t.Deprel) {
	case "case", "mark", "conj", "cc", "parataxis", "appos", "cop", "nsubj", "aux", "punct", "advcl":
		return true
	}
	return t.Deprel == "acl:relcl"
}
