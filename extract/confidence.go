package extract

import (
	"math"
	"strings"

	"github.com/entente-kg/entente/extract/actor"
	"github.com/entente-kg/entente/extract/clause"
)

// uncoded is the certainty of a relation that no coding rule fits.
const uncoded = 0.7

// confidence is the share of relations found in the same way that were right
// on articles read by hand, rounded to hundredths: each way of finding the
// predicate, the target and the actors takes its part off.
func confidence(r relation, certainty float64) float64 {
	c := 0.95 * (0.7 + 0.3*certainty)
	switch {
	case r.inferred:
		c *= 0.5
	case strings.HasPrefix(r.Rule, "nominal"):
		c *= 0.75
	case r.Rule != "active" && r.Rule != "passive" && r.Rule != "relative":
		c *= 0.85
	}
	switch r.target.Function {
	case clause.Oblique:
		c *= 0.8
	case clause.OfObject:
		c *= 0.75
	}
	for _, p := range []party{r.source, r.target} {
		if p.Pronoun {
			c *= 0.85
		}
		if p.Kind == actor.ThingKind {
			c *= 0.9
		}
	}
	return math.Round(c*100) / 100
}
