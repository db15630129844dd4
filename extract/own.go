package extract

import (
	"github.com/entente-kg/entente/extract/event"
	"github.com/entente-kg/entente/extract/ud"
	"github.com/entente-kg/entente/schema"
)

// code is the event of a relation: by the user's dictionary where it knows the
// verb, else by the embedded rules.
func (p *Pipeline) code(s ud.Sentence, r relation) (event.Coding, bool) {
	if p.rules != nil {
		if code, _, known := p.coder.Own(p.rules, s, r.predicate, r.source.Mention.Head, r.target.Mention.Head); known {
			return code, code.CAMEO != ""
		}
	}
	return p.coder.Code(r.predicate, side(s, r.source), side(s, r.target))
}

// answer is what the target does back, where the user's dictionary has a code
// for that: the relation turned round.
func (p *Pipeline) answer(a analysis, i int, r relation, forth schema.Event) (schema.Event, bool) {
	if p.rules == nil {
		return forth, false
	}
	_, back, _ := p.coder.Own(p.rules, a.sentences[i], r.predicate, r.source.Mention.Head, r.target.Mention.Head)
	if back.CAMEO == "" {
		return forth, false
	}
	e := forth
	e.Source, e.Target = forth.Target, forth.Source
	score := back.Goldstein
	e.Class, e.Mode, e.CAMEO, e.Goldstein, e.Quad = back.Class, back.Mode, back.CAMEO, &score, back.Quad
	e.Rule = r.Rule + ", back > " + back.Rule
	e.ID = schema.EventID(e)
	return e, true
}
