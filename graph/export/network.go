package export

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/schema"
)

// network is the actors of a stream of events, by id. It takes memory for
// each actor and each pair of actors, not for each event.
type network struct{ actors []actor }

// actor is an actor with its place in the network of the stream's events.
type actor struct {
	graph.ActorMeasure
	mention     schema.Mention // the first one; of what it leaves open, the first that tells
	first, last string         // dates
}

func networkOf(events Events) (network, error) {
	known := map[string]*actor{}
	pairs := map[[2]string]int{}
	for e, err := range events {
		if err != nil {
			return network{}, err
		}
		for _, m := range []*schema.Mention{&e.Source, &e.Target} {
			if known[m.ID] == nil {
				known[m.ID] = &actor{}
			}
			known[m.ID].see(m, e.Date)
		}
		pairs[[2]string{e.Source.ID, e.Target.ID}]++
	}
	var list []graph.Pair
	for p, n := range pairs {
		list = append(list, graph.Pair{Source: p[0], Target: p[1], Events: n})
	}
	for _, m := range graph.Measure(list).Actors {
		known[m.ID].ActorMeasure = m
	}
	var n network
	for _, id := range slices.Sorted(maps.Keys(known)) {
		n.actors = append(n.actors, *known[id])
	}
	return n, nil
}

func (a *actor) see(m *schema.Mention, date string) {
	have := &a.mention
	have.ID, have.Name = m.ID, cmp.Or(have.Name, m.Name)
	have.Code, have.Role, have.Wikidata = cmp.Or(have.Code, m.Code), cmp.Or(have.Role, m.Role), cmp.Or(have.Wikidata, m.Wikidata)
	if date != "" {
		a.first = min(cmp.Or(a.first, date), date)
		a.last = max(a.last, date)
	}
}

// attribute is what the formats of networks tell of an actor besides its id
// and its label.
type attribute struct {
	name  string
	kind  kind
	value func(*actor) string
}

func attributes() []attribute {
	count := func(name string, of func(*actor) int) attribute {
		return attribute{name, integer, func(a *actor) string { return strconv.Itoa(of(a)) }}
	}
	return []attribute{
		{"code", words, func(a *actor) string { return a.mention.Code }},
		{"role", words, func(a *actor) string { return string(a.mention.Role) }},
		{"wikidata", words, func(a *actor) string { return a.mention.Wikidata }},
		count("acts", func(a *actor) int { return a.Out }),
		count("acted_on", func(a *actor) int { return a.In }),
		count("partners", func(a *actor) int { return a.Partners }),
		{"pagerank", decimal, func(a *actor) string { return strconv.FormatFloat(a.PageRank, 'g', 6, 64) }},
		{"community", words, func(a *actor) string { return a.Community }},
		{"first", words, func(a *actor) string { return a.first }},
		{"last", words, func(a *actor) string { return a.last }},
	}
}

// edgeColumns are what they tell of an event besides its ends.
func edgeColumns() []column {
	return named("relation", "event", "mode", "cameo", "goldstein", "quad", "date", "negated", "mood", "attribution", "confidence", "doc", "sentence")
}

// isDay tells a whole date, which is all that dates of XML can be.
func isDay(date string) bool { return len(date) == len("2006-01-02") }
