package extract

import (
	"strings"

	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/extract/event"
	"github.com/entente-kg/entente/extract/ud"
	"github.com/entente-kg/entente/schema"
)

// record writes a relation down.
func (p *Pipeline) record(a analysis, i int, r relation) schema.Event {
	s := a.sentences[i]
	e := schema.Event{
		Doc: a.doc.ID, Date: eventDate(s, r.Clause, a.doc.Date), Sentence: s.Text, Start: s.Start, End: s.End,
		Source: r.source.Mention.Mention, Target: r.target.Mention.Mention,
		Relation: r.predicate.String(), Phrase: words(s, r.Words), Args: a.others(i, r.Clause),
		Negated: r.Negated, Mood: schema.Mood(r.Mood), Attribution: a.speaker(i, r),
		Rule: r.Rule, Inferred: r.inferred, Scope: schema.ScopeActors,
	}
	certainty := 0.0
	if code, ok := p.code(s, r); ok {
		score := code.Goldstein
		e.Class, e.Mode, e.CAMEO, e.Goldstein, e.Quad = code.Class, code.Mode, code.CAMEO, &score, code.Quad
		e.Rule += " > " + code.Rule
		e.Contexts = p.coder.Contexts(told(s, r.predicate.Head), code.CAMEO)
		certainty = code.Confidence
	}
	if a.isClaim(i, r, e) {
		e.Mood = schema.Mood(clause.Alleged)
	}
	e.Confidence = confidence(r, certainty)
	e.ID = schema.EventID(e)
	return e
}

// side is what the coder needs to know of a party.
func side(s ud.Sentence, p party) event.Party {
	noun := ""
	if h := p.Mention.Head; h >= 0 && h < len(s.Tokens) && s.Tokens[h].UPOS == "NOUN" {
		noun = s.Tokens[h].Lemma
	}
	return event.Party{Role: p.Role, Noun: noun, Code: p.Code}
}

// words are the tokens as they stand, one blank between those not adjacent.
func words(s ud.Sentence, tokens []int) string {
	var b strings.Builder
	for k, t := range tokens {
		if k > 0 && s.Tokens[tokens[k-1]].End != s.Tokens[t].Start {
			b.WriteByte(' ')
		}
		b.WriteString(s.Tokens[t].Form)
	}
	return b.String()
}

// speaker is the name of the one to whom the text attributes the relation,
// unless that is one of its parties speaking of itself.
func (a analysis) speaker(i int, r relation) string {
	if r.Speaker == clause.None {
		return ""
	}
	if m, ok := a.actors.Mention(i, r.Speaker); ok {
		if m.Name != "" {
			return m.Name
		}
		return m.Text
	}
	return a.sentences[i].Tokens[r.Speaker].Form
}
