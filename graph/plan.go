package graph

import (
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/entente-kg/entente/schema"
)

// plan holds a filter's terms as ids of the store.
type plan struct {
	nothing          bool // a term names what the store does not hold
	sources, targets map[uint64]bool
	// lists are the (object, predicate) pairs whose subjects are the
	// candidates; nil means every event. The candidates of both lists count
	// where there are two.
	lists [][]ends
}

// ends is an object and a predicate.
type ends struct{ object, predicate uint64 }

// plan chooses the narrowest lists of the index; matches checks the rest.
func (r *reader) plan(f Filter) (plan, error) {
	var p plan
	var err error
	if f.Source != "" {
		if p.sources, err = r.actors(f.Source); err != nil {
			return p, err
		}
	}
	if f.Target != "" {
		if p.targets, err = r.actors(f.Target); err != nil {
			return p, err
		}
	}
	p.nothing = f.Source != "" && len(p.sources) == 0 || f.Target != "" && len(p.targets) == 0
	if p.nothing {
		return p, nil
	}
	return p, r.chooseLists(f, &p)
}

func (r *reader) chooseLists(f Filter, p *plan) error {
	switch {
	case f.Doc != "":
		return r.addList(p, schema.HasDocument, schema.DocumentIRI(f.Doc))
	case len(p.sources) == 1 && len(p.targets) == 1:
		return r.pairList(p)
	case f.Source != "" || f.Target != "":
		if err := r.actorList(p, schema.HasSource, p.sources); err != nil {
			return err
		}
		return r.actorList(p, schema.HasTarget, p.targets)
	case f.Relation != "":
		return r.addList(p, schema.HasRelation, schema.RelationIRI(f.Relation))
	case f.Class != "":
		return r.addList(p, schema.Type, schema.ClassIRI(f.Class))
	}
	return nil
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

func (r *reader) actorList(p *plan, predicate quad.IRI, actors map[uint64]bool) error {
	if len(actors) == 0 {
		return nil
	}
	x, err := r.id(predicate)
	var list []ends
	for a := range actors {
		list = append(list, ends{a, x})
	}
	p.lists = append(p.lists, list)
	return err
}

// pairList takes the pair of the one source and the one target.
func (r *reader) pairList(p *plan) error {
	var ids [2]string
	for i, set := range []map[uint64]bool{p.sources, p.targets} {
		for a := range set {
			v, err := r.common(a)
			if err != nil {
				return err
			}
			iri, _ := v.(quad.IRI)
			ids[i] = actorID(iri)
		}
	}
	return r.addList(p, schema.HasPair, schema.PairIRI(ids[0], ids[1]))
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

// candidates returns the events of the plan's lists, in order of their ids.
func (r *reader) candidates(p plan) ([]uint64, error) {
	if p.lists == nil {
		return r.allEvents()
	}
	var out []uint64
	for i, list := range p.lists {
		ids, err := r.union(list)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			out = ids
		} else {
			out = intersect(out, ids)
		}
	}
	return out, nil
}

func (r *reader) union(list []ends) ([]uint64, error) {
	var out []uint64
	for _, e := range list {
		if err := r.subjects(e.object, e.predicate, func(id uint64) bool { out = append(out, id); return true }); err != nil {
			return nil, err
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// intersect keeps of a, in place, what is in b; both are in order.
func intersect(a, b []uint64) []uint64 {
	out := a[:0]
	for _, id := range a {
		for len(b) > 0 && b[0] < id {
			b = b[1:]
		}
		if len(b) > 0 && b[0] == id {
			out = append(out, id)
		}
	}
	return out
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
	return r.union(docs)
}
