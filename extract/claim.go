package extract

import (
	"github.com/entente-kg/entente/extract/actor"
	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/schema"
)

// firstConflict is the first of the quad classes of conflict.
const firstConflict = 3

// isClaim reports whether the sentence has for its act only the word of a
// party to the dispute: one who says that the other side did it harm, or who
// denies an act of its own side. What police or officials report is no claim.
func (a analysis) isClaim(i int, r relation, e schema.Event) bool {
	if r.Speaker == clause.None || r.Mood != clause.Actual {
		return false
	}
	m, ok := a.actors.Mention(i, r.Speaker)
	if !ok || m.Code == "" || m.Plural || !isPolitical(m) || r.source.Code == r.target.Code {
		return false
	}
	if e.Negated {
		return m.Code == r.source.Code
	}
	return e.Quad >= firstConflict && m.Code == r.target.Code
}

// isPolitical reports whether the speaker is a state, a government or one who
// contends for power.
func isPolitical(m actor.Mention) bool {
	switch m.Role {
	case "", schema.GOV, schema.REB, schema.PTY, schema.OPP:
		return m.Kind == actor.ActorKind
	}
	return false
}
