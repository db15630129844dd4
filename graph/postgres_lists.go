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

const (
	// maxTerms is the longest list that narrows others, and maxRatio how
	// many times as long as the shortest it may be then.
	maxTerms = 64
	maxRatio = 4
)

// inAll reads the dates of the nodes too: they are wanted next.
func (v *tableView) inAll(lists [][]ends) (nodes []uint64, err error) {
	if v.hasDate, err = v.id(schema.HasDate); err != nil {
		return nil, err
	}
	lists = slices.Clone(lists)
	slices.SortStableFunc(lists, func(a, b []ends) int { return len(a) - len(b) })
	var parts []string
	args := []any{v.hashes[v.hasDate][:]}
	for _, list := range lists {
		if len(list) > max(maxTerms, maxRatio*len(lists[0])) {
			break
		}
		part := v.anyOf(list, &args)
		if part == "" {
			return nil, nil
		}
		parts = append(parts, part)
	}
	err = v.rows(func(scan func(...any) error) error {
		var subject, object csql.NodeHash
		err := scan(&subject, &object)
		id := v.meet(subject.ValueHash)
		nodes, v.dates[id] = append(nodes, id), v.meet(object.ValueHash)
		return err
	}, `SELECT c.subject_hash, q.object_hash FROM (`+strings.Join(parts, " INTERSECT ")+`) c
		LEFT JOIN quads q ON q.subject_hash = c.subject_hash AND q.predicate_hash = $1`, args...)
	return nodes, err
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
		parts = append(parts, fmt.Sprintf("SELECT DISTINCT subject_hash FROM quads WHERE predicate_hash = $%d AND object_hash = ANY($%d)", len(*args)-1, len(*args)))
	}
	if parts == nil {
		return ""
	}
	return "(" + strings.Join(parts, " UNION ") + ")"
}

// listSize bounds the lists that go to the server at once.
const listSize = 10_000

// objects keeps the values too: they are wanted next.
func (v *tableView) objects(nodes []uint64, predicate uint64) ([]uint64, error) {
	subjects, out := nodes, make([]uint64, len(nodes))
	if predicate == 0 {
		return out, nil
	}
	said := map[uint64]uint64{}
	if predicate == v.hasDate {
		said = v.dates
		subjects = slices.DeleteFunc(slices.Clone(subjects), func(id uint64) bool { _, ok := said[id]; return ok })
	}
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
	for i, id := range nodes {
		out[i] = said[id]
	}
	return out, v.keepNew(out)
}

// keepNew reads the values of those nodes that are not kept yet.
func (v *tableView) keepNew(ids []uint64) error {
	var unknown []uint64
	seen := map[uint64]bool{0: true}
	for _, id := range ids {
		if !seen[id] && v.names[id] == nil {
			seen[id] = true
			unknown = append(unknown, id)
		}
	}
	return v.keep(unknown)
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

// statement is what an event says; its subject is left out.
type statement struct{ predicate, object refs.ValueHash }

// readEvents reads all that the events say, and then the values that it does
// not know yet, each once.
func (v *tableView) readEvents(ids []uint64) error {
	said, err := v.said(ids)
	if err != nil {
		return err
	}
	values, err := v.load(v.unknown(ids, said))
	if err != nil {
		return err
	}
	for _, id := range ids {
		node, ok := eventNode(v.named(v.hashes[id], values, false))
		if !ok || len(said[id]) == 0 {
			continue
		}
		quads := make([]quad.Quad, 0, len(said[id]))
		for _, s := range said[id] {
			predicate := v.named(s.predicate, values, true)
			own := predicate == schema.HasRecord || predicate == schema.HasSentence // a text of the event's own
			quads = append(quads, quad.Quad{Predicate: predicate, Object: v.named(s.object, values, !own)})
		}
		if v.events[id], err = schema.EventOf(node, quads); err != nil {
			return err
		}
	}
	return nil
}

// named is a value that is known or was just loaded, and is kept if it is to.
func (v *tableView) named(h refs.ValueHash, loaded map[refs.ValueHash]quad.Value, keep bool) quad.Value {
	if id := v.met[h]; id != 0 && v.names[id] != nil {
		return v.names[id]
	}
	if keep {
		v.names[v.meet(h)] = loaded[h]
	}
	return loaded[h]
}

func (v *tableView) said(ids []uint64) (map[uint64][]statement, error) {
	out := make(map[uint64][]statement, len(ids))
	return out, v.rows(func(scan func(...any) error) error {
		var subject, predicate, object csql.NodeHash
		err := scan(&subject, &predicate, &object)
		id := v.met[subject.ValueHash]
		out[id] = append(out[id], statement{predicate.ValueHash, object.ValueHash})
		return err
	}, `SELECT subject_hash, predicate_hash, object_hash FROM quads WHERE subject_hash = ANY($1)`, v.hashesOf(ids))
}

// unknown lists the events and what they say, but for what is kept.
func (v *tableView) unknown(ids []uint64, said map[uint64][]statement) (out []refs.ValueHash) {
	if len(v.names) > maxCachedNames {
		clear(v.names)
	}
	seen := map[refs.ValueHash]bool{}
	want := func(h refs.ValueHash) {
		if id := v.met[h]; !seen[h] && (id == 0 || v.names[id] == nil) {
			seen[h] = true
			out = append(out, h)
		}
	}
	for _, id := range ids {
		want(v.hashes[id])
		for _, s := range said[id] {
			want(s.predicate)
			want(s.object)
		}
	}
	return out
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
	clear(v.dates)
	v.hashes = make([]refs.ValueHash, 1)
}
