package graph

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/entente-kg/entente/schema"
)

// plan holds a filter's terms as ids of the store.
type plan struct {
	nothing bool // a term names what the store does not hold
	ends    []endTerm
	// lists are the (object, predicate) pairs whose subjects are the
	// candidates; nil means every event. The candidates of all lists count
	// where there are several.
	lists [][]ends
}

// endTerm is what a filter asks of an event's ends; a nil set holds all
// actors.
type endTerm struct {
	sources, targets map[uint64]bool
	mutual           bool // the other way round too
	either           bool // one end is enough
}

// ends is an object and a predicate.
type ends struct{ object, predicate uint64 }

// plan chooses the narrowest lists of the index; matches checks the rest.
func (r *reader) plan(f Filter) (plan, error) {
	var p plan
	if err := r.planEnds(f, &p); err != nil || p.nothing {
		return p, err
	}
	if err := r.chooseLists(f, &p); err != nil {
		return p, err
	}
	return p, r.dateList(f, &p)
}

// planEnds looks up whom the filter names.
func (r *reader) planEnds(f Filter, p *plan) error {
	for _, t := range []struct {
		first, second string
		endTerm
	}{
		{f.Source, f.Target, endTerm{}},
		{f.Pair[0], f.Pair[1], endTerm{mutual: true}},
		{f.Country, f.Country, endTerm{either: true}},
	} {
		if t.first == "" && t.second == "" {
			continue
		}
		var err error
		if t.sources, err = r.named(t.first, p); err != nil {
			return err
		}
		if t.targets, err = r.named(t.second, p); err != nil {
			return err
		}
		p.ends = append(p.ends, t.endTerm)
	}
	return nil
}

// named is actors for a term that may be empty.
func (r *reader) named(name string, p *plan) (map[uint64]bool, error) {
	if name == "" {
		return nil, nil
	}
	out, err := r.actors(name)
	p.nothing = p.nothing || err == nil && len(out) == 0
	return out, err
}

func (r *reader) chooseLists(f Filter, p *plan) error {
	switch {
	case f.Doc != "":
		return r.addList(p, schema.HasDocument, schema.DocumentIRI(f.Doc))
	case len(p.ends) > 0:
		for _, t := range p.ends {
			if err := r.endLists(p, t); err != nil {
				return err
			}
		}
		return nil
	case f.Relation != "":
		return r.addList(p, schema.HasRelation, schema.RelationIRI(f.Relation))
	case f.Class != "":
		return r.addList(p, schema.Type, schema.ClassIRI(f.Class))
	}
	return nil
}

// endLists adds the lists of one term.
func (r *reader) endLists(p *plan, t endTerm) error {
	switch {
	case t.mutual && len(t.sources) == 1 && len(t.targets) == 1:
		return r.pairLists(p, t.sources, t.targets)
	case t.mutual:
		both := maps.Clone(t.sources)
		maps.Copy(both, t.targets)
		if err := r.actorList(p, both, schema.HasSource); err != nil {
			return err
		}
		return r.actorList(p, both, schema.HasTarget)
	case t.either:
		return r.actorList(p, t.sources, schema.HasSource, schema.HasTarget)
	case len(t.sources) == 1 && len(t.targets) == 1:
		return r.pairList(p, t.sources, t.targets)
	}
	if err := r.actorList(p, t.sources, schema.HasSource); err != nil {
		return err
	}
	return r.actorList(p, t.targets, schema.HasTarget)
}

// maxDays is the longest range of dates that is looked up day by day.
const maxDays = 400

// dateList adds the events of each day of the filter's range, where it is
// short and the dates of the store are days, months or years.
func (r *reader) dateList(f Filter, p *plan) error {
	first, last, ok := daysOf(f)
	if !ok {
		return nil
	}
	predicate, err := r.id(schema.HasDate)
	if err != nil {
		return err
	}
	ids, err := r.ids(datesOf(first, last))
	if err != nil {
		return err
	}
	list := []ends{}
	for _, id := range ids {
		if id != 0 {
			list = append(list, ends{id, predicate})
		}
	}
	p.lists = append(p.lists, list)
	return nil
}

// datesOf are the days from the first to the last, their months and years.
func datesOf(first, last time.Time) (out []quad.Value) {
	seen := map[string]bool{}
	for d := first; !d.After(last); d = d.AddDate(0, 0, 1) {
		for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
			text := d.Format(layout)
			if !seen[text] {
				seen[text] = true
				out = append(out, quad.String(text))
			}
		}
	}
	return out
}

// daysOf is a filter's range of dates by its first and last day.
func daysOf(f Filter) (first, last time.Time, ok bool) {
	first, _, ok = dayRange(f.Since)
	_, last, until := dayRange(f.Until)
	return first, last, ok && until && last.Sub(first) <= maxDays*24*time.Hour
}

// dayRange is the first and the last day of a day, a month or a year.
func dayRange(date string) (first, last time.Time, ok bool) {
	for _, l := range []struct {
		layout              string
		years, months, days int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(l.layout, date); err == nil {
			return t, t.AddDate(l.years, l.months, l.days).AddDate(0, 0, -1), true
		}
	}
	return first, last, false
}

func (r *reader) addList(p *plan, predicate, object quad.IRI) error {
	o, err := r.id(object)
	if err != nil {
		return err
	}
	x, err := r.id(predicate)
	p.lists = append(p.lists, []ends{{o, x}})
	return err
}

// actorList adds the events that have one of the actors at one of the ends; a
// nil set adds no list.
func (r *reader) actorList(p *plan, actors map[uint64]bool, predicates ...quad.IRI) error {
	if actors == nil {
		return nil
	}
	var list []ends
	for _, predicate := range predicates {
		x, err := r.id(predicate)
		if err != nil {
			return err
		}
		for a := range actors {
			list = append(list, ends{a, x})
		}
	}
	p.lists = append(p.lists, list)
	return nil
}

// pairList takes the pair of the one source and the one target.
func (r *reader) pairList(p *plan, sources, targets map[uint64]bool) error {
	source, err := r.onlyActor(sources)
	if err != nil {
		return err
	}
	target, err := r.onlyActor(targets)
	if err != nil {
		return err
	}
	return r.addList(p, schema.HasPair, schema.PairIRI(source, target))
}

// pairLists takes the pairs in both directions as one list.
func (r *reader) pairLists(p *plan, a, b map[uint64]bool) error {
	var both plan
	if err := r.pairList(&both, a, b); err != nil {
		return err
	}
	if err := r.pairList(&both, b, a); err != nil {
		return err
	}
	p.lists = append(p.lists, append(both.lists[0], both.lists[1]...))
	return nil
}

func (r *reader) onlyActor(set map[uint64]bool) (string, error) {
	for a := range set {
		v, err := r.common(a)
		iri, _ := v.(quad.IRI)
		return actorID(iri), err
	}
	return "", nil
}

// actors finds the nodes that a name, an id or a code stands for.
func (r *reader) actors(name string) (map[uint64]bool, error) {
	name = strings.TrimPrefix(strings.Trim(name, "<>"), schema.ActorPrefix)
	out := map[uint64]bool{}
	add := func(id uint64) bool { out[id] = true; return true }
	id, err := r.id(schema.ActorIRI(schema.ActorID(name)))
	if err == nil && id == 0 {
		id, err = r.id(schema.ActorIRI(name))
	}
	if err != nil {
		return nil, err
	}
	if id != 0 {
		add(id)
	}
	if err := r.whoSay(schema.Label, quad.String(name), add); err != nil {
		return nil, err
	}
	for _, id := range slices.Collect(maps.Keys(out)) {
		country, err := r.id(schema.HasCountry)
		if err != nil {
			return nil, err
		}
		if err := r.subjects(id, country, add); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// whoSay calls yield for the nodes that say predicate of a value.
func (r *reader) whoSay(predicate quad.IRI, value quad.Value, yield func(uint64) bool) error {
	p, err := r.id(predicate)
	if err != nil {
		return err
	}
	o, err := r.id(value)
	if err != nil {
		return err
	}
	return r.subjects(o, p, yield)
}

// candidates returns the events of the plan's lists.
func (r *reader) candidates(p plan) ([]uint64, error) {
	if p.lists == nil {
		return r.allEvents()
	}
	return r.inAll(p.lists)
}

// allEvents walks from the documents to their events.
func (r *reader) allEvents() ([]uint64, error) {
	has, err := r.id(schema.HasDocument)
	if err != nil {
		return nil, err
	}
	var docs []ends
	add := func(id uint64) bool { docs = append(docs, ends{id, has}); return true }
	if err := r.whoSay(schema.Type, schema.DocumentType, add); err != nil {
		return nil, err
	}
	return r.inAll([][]ends{docs})
}
