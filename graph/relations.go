package graph

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/entente-kg/entente/schema"
)

// Filter selects events. Empty fields select everything; several fields must
// all hold.
type Filter struct {
	// Source and Target name an actor by id, name or code; "Barack_Obama",
	// "Barack Obama" and "<actor:Barack_Obama>" are the same. A country or
	// an organisation stands for its people and forces too.
	Source, Target string
	// Pair selects what passes between two actors, in either direction.
	Pair [2]string
	// Country selects what the country, its people or its forces do or what
	// is done to them.
	Country      string
	Class        schema.Class
	Relation     string      // "call on"
	Role         schema.Role // of the source or the target
	Since, Until string      // dates or their beginnings ("2015-11"), both inclusive; they leave out events without date
	Doc          string
	Confidence   float64 // at least
	Offset       int     // leaves out so many of the first
	Limit        int     // 0 for none
}

// Relations yields the events that pass the filter, in order of date and then
// id; those without date come first. It reads the store as it was at the
// first step. The iterator ends after the first error.
func (s *Store) Relations(ctx context.Context, f Filter) iter.Seq2[schema.Event, error] {
	return func(yield func(schema.Event, error) bool) {
		r, err := s.newReader(ctx)
		if err != nil {
			yield(schema.Event{}, err)
			return
		}
		defer r.close()
		if err := r.relations(f, yield); err != nil {
			yield(schema.Event{}, fmt.Errorf("reading relations: %w", err))
		}
	}
}

// relations stops without error when yield returns false.
func (r *reader) relations(f Filter, yield func(schema.Event, error) bool) error {
	p, err := r.plan(f)
	if err != nil || p.nothing {
		return err
	}
	return r.run(p, f, yield)
}

// run yields the plan's events that pass the filter.
func (r *reader) run(p plan, f Filter, yield func(schema.Event, error) bool) error {
	ids, err := r.candidates(p)
	if err != nil {
		return err
	}
	if len(ids) <= maxAtOnce && (f.Limit == 0 || len(ids) <= 4*f.Limit) {
		return r.atOnce(ids, p, f, yield)
	}
	dated, err := r.dates(ids, f)
	if err != nil {
		return err
	}
	if err := r.announce(idsOf(dated)); err != nil {
		return err
	}
	out := page{Filter: f, yield: yield}
	for len(dated) > 0 && !out.full {
		n := sameDate(dated)
		events, err := r.read(idsOf(dated[:n]), f, p)
		if err != nil {
			return err
		}
		out.add(events)
		dated = dated[n:]
	}
	return nil
}

// maxAtOnce is how many events are read before they are sorted; of more, the
// dates are read first.
const maxAtOnce = 4096

func (r *reader) atOnce(ids []uint64, p plan, f Filter, yield func(schema.Event, error) bool) error {
	if err := r.announce(ids); err != nil {
		return err
	}
	events, err := r.read(ids, f, p)
	if err != nil {
		return err
	}
	out := page{Filter: f, yield: yield}
	out.add(events)
	return nil
}

// page leaves out the first events and ends after the last that a filter
// asks for.
type page struct {
	Filter
	yield func(schema.Event, error) bool
	full  bool // nothing more is wanted
}

func (p *page) add(events []schema.Event) {
	for _, e := range events {
		if p.Offset > 0 {
			p.Offset--
			continue
		}
		p.Limit--
		if p.full = !p.yield(e, nil) || p.Limit == 0; p.full {
			return
		}
	}
}

// dated is an event with its date.
type dated struct {
	date string
	id   uint64
}

// dates reads the dates of events, leaves out those beyond the filter's and
// sorts the rest by date.
func (r *reader) dates(ids []uint64, f Filter) ([]dated, error) {
	has, err := r.id(schema.HasDate)
	if err != nil {
		return nil, err
	}
	values, err := r.objects(ids, has)
	if err != nil {
		return nil, err
	}
	out := make([]dated, 0, len(ids))
	for i, id := range ids {
		date, err := r.date(values[i])
		if err != nil {
			return nil, err
		}
		if within(date, f) {
			out = append(out, dated{date, id})
		}
	}
	slices.SortStableFunc(out, func(a, b dated) int { return cmp.Compare(a.date, b.date) })
	return out, nil
}

func (r *reader) date(id uint64) (string, error) {
	if id == 0 {
		return "", nil
	}
	v, err := r.common(id)
	text, _ := v.(quad.String)
	return string(text), err
}

// within compares as far as the bound goes, so "2015-11" as Until takes in
// the whole month.
func within(date string, f Filter) bool {
	if f.Since != "" && date < f.Since {
		return false
	}
	if f.Until == "" {
		return true
	}
	return date != "" && date[:min(len(date), len(f.Until))] <= f.Until
}

func idsOf(list []dated) []uint64 {
	out := make([]uint64, len(list))
	for i, d := range list {
		out[i] = d.id
	}
	return out
}

func sameDate(list []dated) int {
	n := 1
	for n < len(list) && list[n].date == list[0].date {
		n++
	}
	return n
}

// unordered yields what relations does, in any order, and pays no heed to the
// filter's Offset and Limit.
func (r *reader) unordered(f Filter, yield func(schema.Event, error) bool) error {
	p, err := r.plan(f)
	if err != nil || p.nothing {
		return err
	}
	ids, err := r.candidates(p)
	if err != nil {
		return err
	}
	if err := r.announce(ids); err != nil {
		return err
	}
	return r.each(ids, f, p, func(e schema.Event) bool { return yield(e, nil) })
}

// each reads the events that pass the filter, until yield returns false.
func (r *reader) each(ids []uint64, f Filter, p plan, yield func(schema.Event) bool) error {
	for _, id := range ids {
		e, ok, err := r.event(id)
		if err != nil {
			return err
		}
		if !ok || !within(e.Date, f) {
			continue
		}
		if ok, err = r.matches(e, f, p); err != nil {
			return err
		}
		if ok && !yield(e) {
			return nil
		}
	}
	return r.ctx.Err()
}

// read reads the events that pass the filter, in order of date and id.
func (r *reader) read(ids []uint64, f Filter, p plan) ([]schema.Event, error) {
	var out []schema.Event
	if err := r.each(ids, f, p, func(e schema.Event) bool { out = append(out, e); return true }); err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(a, b schema.Event) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

// matches checks every term of the filter that an event holds itself.
func (r *reader) matches(e schema.Event, f Filter, p plan) (bool, error) {
	switch {
	case f.Class != "" && e.Class != f.Class,
		f.Relation != "" && schema.RelationID(e.Relation) != schema.RelationID(f.Relation),
		f.Role != "" && e.Source.Role != f.Role && e.Target.Role != f.Role,
		f.Doc != "" && e.Doc != f.Doc,
		e.Confidence < f.Confidence:
		return false, nil
	}
	for _, c := range p.ends {
		if ok, err := r.meets(e, c); err != nil || !ok {
			return false, err
		}
	}
	return true, nil
}

// meets tells whether the ends of an event are among those that one term of
// the filter asks for.
func (r *reader) meets(e schema.Event, c endTerm) (bool, error) {
	source, err := r.among(e.Source, c.sources)
	if err != nil {
		return false, err
	}
	target, err := r.among(e.Target, c.targets)
	if err != nil {
		return false, err
	}
	switch {
	case c.either:
		return source || target, nil
	case source && target || !c.mutual:
		return source && target, nil
	}
	source, err = r.among(e.Source, c.targets)
	if err != nil || !source {
		return false, err
	}
	return r.among(e.Target, c.sources)
}

// among tells whether a mention's actor is in the set; nil holds all.
func (r *reader) among(m schema.Mention, set map[uint64]bool) (bool, error) {
	if set == nil {
		return true, nil
	}
	id, known := r.nodes[m.ID]
	if !known {
		var err error
		if id, err = r.id(schema.ActorIRI(m.ID)); err != nil {
			return false, err
		}
		if r.nodes == nil || len(r.nodes) >= maxCachedNames {
			r.nodes = map[string]uint64{}
		}
		r.nodes[m.ID] = id
	}
	return set[id], nil
}

// Event reads one event by its id; ok is false where the store has none.
func (s *Store) Event(ctx context.Context, id string) (e schema.Event, ok bool, err error) {
	r, err := s.newReader(ctx)
	if err != nil {
		return e, false, err
	}
	defer r.close()
	node, err := r.id(schema.EventIRI(id))
	if err != nil || node == 0 {
		return e, false, err
	}
	return r.event(node)
}
