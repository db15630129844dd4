package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/entente-kg/entente/schema"
)

// Grouping says how events are counted.
type Grouping struct {
	By []string // keys of GroupKeys
	// OneADay counts events of one day, source, target and class once, as is
	// usual for event data: many articles report one act.
	OneADay bool
}

// Group is what the events of one group have in common.
type Group struct {
	Keys      []string // as the columns of the grouping
	Events    int
	Documents int      // distinct
	Goldstein *float64 // mean of those that have one; nil where none has
	First     string   // dates; empty where none is known
	Last      string
}

// groupKey is a key of a grouping: its columns and their values for an event.
type groupKey struct {
	columns []string
	timed   bool
	of      func(schema.Event) []string
}

// groupKeys is the one list of keys; add new ones here.
func groupKeys() map[string]groupKey {
	one := func(name string, of func(schema.Event) string) groupKey {
		return groupKey{columns: []string{name}, of: func(e schema.Event) []string { return []string{of(e)} }}
	}
	ends := func(name string, of func(schema.Mention) string) groupKey {
		return groupKey{columns: []string{"source" + name, "target" + name}, of: func(e schema.Event) []string {
			return []string{of(e.Source), of(e.Target)}
		}}
	}
	span := func(name string, of func(date string) string) groupKey {
		k := one(name, func(e schema.Event) string { return of(e.Date) })
		k.timed = true
		return k
	}
	return map[string]groupKey{
		"source":   one("source", func(e schema.Event) string { return e.Source.ID }),
		"target":   one("target", func(e schema.Event) string { return e.Target.ID }),
		"dyad":     ends("", func(m schema.Mention) string { return m.ID }),
		"country":  ends("_country", func(m schema.Mention) string { return m.Code }),
		"role":     ends("_role", func(m schema.Mention) string { return string(m.Role) }),
		"event":    one("event", func(e schema.Event) string { return string(e.Class) }),
		"quad":     one("quad", func(e schema.Event) string { return quadName(e.Quad) }),
		"relation": one("relation", func(e schema.Event) string { return e.Relation }),
		"day":      span("day", func(d string) string { return d }),
		"week":     span("week", week),
		"month":    span("month", func(d string) string { return d[:min(len(d), len("2006-01"))] }),
		"year":     span("year", func(d string) string { return d[:min(len(d), len("2006"))] }),
	}
}

// quadName is a quad class as a number, empty where there is none.
func quadName(quad int) string {
	if quad == 0 {
		return ""
	}
	return fmt.Sprint(quad)
}

// week is the ISO 8601 week of a day; less than a day stays as it is.
func week(date string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	year, n := t.ISOWeek()
	return fmt.Sprintf("%d-W%02d", year, n)
}

// GroupKeys names the keys of a grouping, in alphabetical order.
func GroupKeys() []string {
	var out []string
	for name := range groupKeys() {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// Columns names the values of a group's Keys; the error names an unknown key.
func (g Grouping) Columns() ([]string, error) {
	var out []string
	all := groupKeys()
	for _, name := range g.By {
		k, ok := all[name]
		if !ok {
			return nil, fmt.Errorf("unknown key %q: one of %s", name, strings.Join(GroupKeys(), ", "))
		}
		out = append(out, k.columns...)
	}
	return out, nil
}

// Aggregate counts the events that pass the filter. Groups come in order of
// their keys where time is among them, else the largest first; the filter's
// Offset and Limit count groups.
func (s *Store) Aggregate(ctx context.Context, f Filter, g Grouping) ([]Group, error) {
	if _, err := g.Columns(); err != nil {
		return nil, err
	}
	r, err := s.newReader(ctx)
	if err != nil {
		return nil, err
	}
	defer r.close()
	r.leaveOutTexts()
	a := newAggregation(g)
	all := f
	all.Offset, all.Limit = 0, 0
	add := func(e schema.Event, _ error) bool { a.add(e); return true }
	if g.OneADay {
		err = r.relations(all, add) // the first of a day counts
	} else {
		err = r.unordered(all, add)
	}
	if err != nil {
		return nil, fmt.Errorf("reading relations: %w", err)
	}
	out := a.groups()
	out = out[min(f.Offset, len(out)):]
	if f.Limit > 0 && len(out) > f.Limit {
		out = out[:f.Limit]
	}
	return out, nil
}

// aggregation is a grouping as it is filled.
type aggregation struct {
	keys   []groupKey
	timed  bool
	oneDay bool
	seen   map[[4]string]bool // where oneDay
	m      map[string]*partial
}

// partial is a group as it is filled.
type partial struct {
	Group
	docs   map[string]bool
	sum    float64
	scored int
}

func newAggregation(g Grouping) *aggregation {
	a := &aggregation{oneDay: g.OneADay, seen: map[[4]string]bool{}, m: map[string]*partial{}}
	all := groupKeys()
	for _, name := range g.By {
		a.keys = append(a.keys, all[name])
		a.timed = a.timed || all[name].timed
	}
	return a
}

func (a *aggregation) add(e schema.Event) {
	if a.oneDay && e.Date != "" {
		same := [4]string{e.Date, e.Source.ID, e.Target.ID, cmp.Or(string(e.Class), "_"+e.Relation)}
		if a.seen[same] {
			return
		}
		a.seen[same] = true
	}
	var keys []string
	for _, k := range a.keys {
		keys = append(keys, k.of(e)...)
	}
	id := strings.Join(keys, "\x00")
	p := a.m[id]
	if p == nil {
		p = &partial{Group: Group{Keys: keys}, docs: map[string]bool{}}
		a.m[id] = p
	}
	p.add(e)
}

func (p *partial) add(e schema.Event) {
	p.Events++
	p.docs[e.Doc] = true
	if e.Goldstein != nil {
		p.sum += *e.Goldstein
		p.scored++
	}
	if e.Date != "" {
		p.First, p.Last = min(cmp.Or(p.First, e.Date), e.Date), max(p.Last, e.Date)
	}
}

func (a *aggregation) groups() []Group {
	out := make([]Group, 0, len(a.m))
	for _, p := range a.m {
		p.Documents = len(p.docs)
		if p.scored > 0 {
			mean := p.sum / float64(p.scored)
			p.Goldstein = &mean
		}
		out = append(out, p.Group)
	}
	slices.SortFunc(out, func(x, y Group) int {
		if !a.timed && x.Events != y.Events {
			return cmp.Compare(y.Events, x.Events)
		}
		return slices.Compare(x.Keys, y.Keys)
	})
	return out
}
