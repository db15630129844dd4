package graph

import (
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"

	"github.com/entente-kg/entente/schema"
)

const (
	firstPage = 64
	lastPage  = 16_384
)

// subjects reads pages that grow: often only the first is wanted.
func (v *tableView) subjects(object, predicate uint64, yield func(id uint64) bool) error {
	if object == 0 || predicate == 0 {
		return nil
	}
	last := []byte{}
	for size := firstPage; ; size = min(4*size, lastPage) {
		var page []uint64
		err := v.rows(func(scan func(...any) error) error {
			var h csql.NodeHash
			err := scan(&h)
			page = append(page, v.meet(h.ValueHash))
			return err
		}, `SELECT DISTINCT subject_hash FROM quads WHERE object_hash = $1 AND predicate_hash = $2 AND subject_hash > $3 ORDER BY subject_hash LIMIT $4`,
			v.hashes[object][:], v.hashes[predicate][:], last, size)
		if err != nil {
			return err
		}
		for _, id := range page {
			if !yield(id) {
				return nil
			}
		}
		if len(page) < size {
			return nil
		}
		last = v.hashes[page[len(page)-1]][:]
	}
}

// maxTerms is the longest list that narrows others: what passes it is checked
// afterwards anyway.
const maxTerms = 1000

func (v *tableView) inAll(lists [][]ends) (out []uint64, err error) {
	lists = slices.Clone(lists)
	slices.SortStableFunc(lists, func(a, b []ends) int { return len(a) - len(b) })
	var parts []string
	var args []any
	for i, list := range lists {
		if i > 0 && len(list) > maxTerms {
			break
		}
		part := v.anyOf(list, &args)
		if part == "" {
			return nil, nil
		}
		parts = append(parts, part)
	}
	err = v.rows(func(scan func(...any) error) error {
		var h csql.NodeHash
		err := scan(&h)
		out = append(out, v.meet(h.ValueHash))
		return err
	}, strings.Join(parts, " INTERSECT "), args...)
	return out, err
}

// anyOf selects the subjects of a list, "" where there cannot be one.
func (v *tableView) anyOf(list []ends, args *[]any) string {
	objects := map[uint64][]uint64{}
	var predicates []uint64
	for _, e := range list {
		if e.object == 0 || e.predicate == 0 {
			continue
		}
		if objects[e.predicate] == nil {
			predicates = append(predicates, e.predicate)
		}
		objects[e.predicate] = append(objects[e.predicate], e.object)
	}
	var parts []string
	for _, p := range predicates {
		*args = append(*args, v.hashes[p][:], v.hashesOf(objects[p]))
		parts = append(parts, fmt.Sprintf("SELECT subject_hash FROM quads WHERE predicate_hash = $%d AND object_hash = ANY($%d)", len(*args)-1, len(*args)))
	}
	if parts == nil {
		return ""
	}
	return "(" + strings.Join(parts, " UNION ") + ")"
}

// listSize bounds the lists that go to the server at once.
const listSize = 10_000

// objects keeps the values too: they are wanted next.
func (v *tableView) objects(subjects []uint64, predicate uint64) ([]uint64, error) {
	out := make([]uint64, len(subjects))
	if predicate == 0 {
		return out, nil
	}
	said := map[uint64]uint64{}
	for list := range slices.Chunk(subjects, listSize) {
		err := v.rows(func(scan func(...any) error) error {
			var subject, object csql.NodeHash
			err := scan(&subject, &object)
			said[v.meet(subject.ValueHash)] = v.meet(object.ValueHash)
			return err
		}, `SELECT subject_hash, object_hash FROM quads WHERE predicate_hash = $1 AND subject_hash = ANY($2)`, v.hashes[predicate][:], v.hashesOf(list))
		if err != nil {
			return nil, err
		}
	}
	var new []uint64
	seen := map[uint64]bool{}
	for i, id := range subjects {
		if out[i] = said[id]; out[i] != 0 && !seen[out[i]] && v.names[out[i]] == nil {
			seen[out[i]] = true
			new = append(new, out[i])
		}
	}
	return out, v.keep(new)
}

func (v *tableView) counts(objects []uint64, predicate uint64) ([]int, error) {
	out := make([]int, len(objects))
	if predicate == 0 {
		return out, nil
	}
	found := map[uint64]int{}
	for list := range slices.Chunk(objects, listSize) {
		err := v.rows(func(scan func(...any) error) error {
			var h csql.NodeHash
			var n int
			err := scan(&h, &n)
			found[v.meet(h.ValueHash)] = n
			return err
		}, `SELECT object_hash, count(DISTINCT subject_hash) FROM quads WHERE predicate_hash = $1 AND object_hash = ANY($2) GROUP BY 1`, v.hashes[predicate][:], v.hashesOf(list))
		if err != nil {
			return nil, err
		}
	}
	for i, id := range objects {
		out[i] = found[id]
	}
	return out, nil
}

// The events that are read at once, at first and at most.
const (
	firstEvents = 32
	mostEvents  = 1024
)

func (v *tableView) announce(events []uint64) error {
	v.ahead, v.chunk = events, firstEvents
	clear(v.events)
	return nil
}

// event takes an event that was read ahead, or reads it with those that come
// after it.
func (v *tableView) event(id uint64) (schema.Event, bool, error) {
	if e, ok := v.events[id]; ok {
		delete(v.events, id)
		return e, true, nil
	}
	next := []uint64{id}
	if i := slices.Index(v.ahead, id); i >= 0 {
		n := min(v.chunk, len(v.ahead)-i)
		next, v.ahead, v.chunk = v.ahead[i:i+n], v.ahead[i+n:], min(4*v.chunk, mostEvents)
	}
	if err := v.readEvents(next); err != nil {
		return schema.Event{}, false, err
	}
	e, ok := v.events[id]
	delete(v.events, id)
	return e, ok, nil
}

func (v *tableView) readEvents(ids []uint64) error {
	nodes, err := v.values(ids)
	if err != nil {
		return err
	}
	said, err := v.said(ids)
	if err != nil {
		return err
	}
	var actors []quad.Value
	for i, id := range ids {
		node, ok := nodes[i].(quad.IRI)
		if !ok || len(said[id]) == 0 {
			continue
		}
		e, err := schema.EventOf(node, said[id])
		if err != nil {
			return err
		}
		v.events[id] = e
		actors = append(actors, schema.ActorIRI(e.Source.ID), schema.ActorIRI(e.Target.ID))
	}
	_, err = v.ids(actors)
	return err
}

// said reads the quads that have the nodes as their subjects; their subjects
// and labels are left out.
func (v *tableView) said(ids []uint64) (map[uint64][]quad.Quad, error) {
	type statement struct {
		subject, predicate uint64
		object             quad.Value
	}
	var all []statement
	predicates := map[uint64]bool{}
	err := v.rows(func(scan func(...any) error) error {
		var subject, predicate csql.NodeHash
		var s storedValue
		if err := scan(append([]any{&subject, &predicate}, s.columns()...)...); err != nil {
			return err
		}
		object, err := s.value()
		one := statement{v.meet(subject.ValueHash), v.meet(predicate.ValueHash), object}
		all = append(all, one)
		predicates[one.predicate] = true
		return err
	}, `SELECT q.subject_hash, q.predicate_hash, `+valueColumns+` FROM quads q JOIN nodes n ON n.hash = q.object_hash WHERE q.subject_hash = ANY($1)`, v.hashesOf(ids))
	if err != nil {
		return nil, err
	}
	for id := range predicates {
		if v.names[id] == nil {
			if err := v.keep([]uint64{id}); err != nil {
				return nil, err
			}
		}
	}
	out := map[uint64][]quad.Quad{}
	for _, s := range all {
		out[s.subject] = append(out[s.subject], quad.Quad{Predicate: v.names[s.predicate], Object: s.object})
	}
	return out, nil
}

// quadsPage is how many quads allQuads reads at once.
const quadsPage = 5000

func (v *tableView) allQuads(yield func(quad.Quad, error) bool) error {
	last := int64(-1)
	for {
		var links []link
		err := v.rows(func(scan func(...any) error) error {
			l, err := v.scanLink(scan, &last)
			links = append(links, l)
			return err
		}, `SELECT horizon, `+quadColumns+` FROM quads WHERE horizon > $1 ORDER BY horizon LIMIT $2`, last, quadsPage)
		if err != nil || len(links) == 0 {
			return err
		}
		quads, err := v.quads(links)
		if err != nil {
			return err
		}
		for _, q := range quads {
			if !yield(q, nil) {
				return nil
			}
		}
		v.forgetNodes()
	}
}

// forgetNodes keeps a walk over everything in bounded memory: no id is held
// by anyone.
func (v *tableView) forgetNodes() {
	if len(v.hashes) < maxCachedNames {
		return
	}
	clear(v.met)
	clear(v.names)
	v.hashes = make([]refs.ValueHash, 1)
}
