package graph

import (
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	hkv "github.com/hidal-go/hidalgo/kv"

	"github.com/entente-kg/entente/schema"
)

// Report is what Verify found.
type Report struct {
	Documents, Events, Quads int // looked at
	Problems                 []Problem
	More                     int // problems beyond maxProblems
}

// Problem is one fault of a store.
type Problem struct {
	Doc  string // where the fault is a document's
	Text string
}

const maxProblems = 1000

// Verify holds every document to the ledger of what was written for it, and
// the indexes and counts to the log. Its error is that of a store that cannot
// be read to the end; the report says what was found until then.
func (s *Store) Verify(ctx context.Context) (Report, error) {
	r, err := s.newReader(ctx)
	if err != nil {
		return Report{}, err
	}
	defer r.close()
	if s.database != nil {
		return s.database.verify(r)
	}
	v := verifier{reader: r, kv: r.view.(*kvReader), uses: map[uint64]uint64{}, hashes: map[uint64]refs.ValueHash{}}
	for _, step := range []func() error{v.log, v.nodes, v.indexes, v.farEnds, v.ledger, v.documents} {
		if err := step(); err != nil {
			return v.Report, fmt.Errorf("verifying store %s: %w", s.path, err)
		}
	}
	return v.Report, nil
}

type verifier struct {
	*reader
	Report
	kv     *kvReader
	uses   map[uint64]uint64         // how many ends of quads name a node
	hashes map[uint64]refs.ValueHash // of nodes
	quads  uint64
	known  map[string]bool // documents in the ledger
}

func (v *verifier) problem(doc, format string, args ...any) {
	if len(v.Problems) == maxProblems {
		v.More++
		return
	}
	v.Problems = append(v.Problems, Problem{Doc: doc, Text: fmt.Sprintf(format, args...)})
}

// each walks a bucket.
func (v *verifier) each(bucket []byte, f func(key, value []byte) error) error {
	it := v.kv.tx.Scan(hkv.Key{bucket})
	defer it.Close()
	for it.Next(v.ctx) {
		if err := v.ctx.Err(); err != nil {
			return err
		}
		if err := f(it.Key()[1], it.Val()); err != nil {
			return err
		}
	}
	return it.Err()
}

// log reads every node and quad.
func (v *verifier) log() error {
	err := v.each(logBucket(), func(key, value []byte) error {
		var p proto.Primitive
		if err := p.Unmarshal(value); err != nil || len(key) != 8 || p.ID != binary.BigEndian.Uint64(key) {
			v.problem("", "log entry %x does not make sense", key)
			return nil
		}
		switch {
		case p.Deleted:
		case p.IsNode():
			v.logNode(p)
		default:
			v.quads++
			for _, id := range []uint64{p.Subject, p.Predicate, p.Object, p.Label} {
				v.uses[id]++
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	size, err := getMeta(v.ctx, v.kv.tx, "size")
	if err == nil && size != v.quads {
		v.problem("", "the log has %d quads, %d are counted", v.quads, size)
	}
	v.Quads = int(v.quads)
	return err
}

func (v *verifier) logNode(p proto.Primitive) {
	value, err := pquads.UnmarshalValue(p.Value)
	if err != nil || value == nil {
		v.problem("", "node %d does not make sense", p.ID)
		return
	}
	v.hashes[p.ID] = refs.HashOf(value)
}

// nodes checks that each node is found by its value and counted right.
func (v *verifier) nodes() error {
	for id, h := range v.hashes {
		have, err := getUint(v.ctx, v.kv.tx, valueKey(&h))
		if err != nil {
			return err
		}
		if have != id {
			v.problem("", "node %d is not found by its value", id)
		}
		count, err := getUint(v.ctx, v.kv.tx, referenceKey(&h))
		if err != nil {
			return err
		}
		if count != v.uses[id] {
			v.problem("", "node %d is used %d times, counted %d times", id, v.uses[id], count)
		}
		delete(v.uses, id)
	}
	delete(v.uses, 0)
	for id, n := range v.uses {
		v.problem("", "node %d is missing, %d ends of quads name it", id, n)
	}
	return nil
}

// indexes checks that each index lists each quad once, under its own key.
func (v *verifier) indexes() error {
	for _, x := range v.kv.store.indexes {
		if err := v.index(x); err != nil {
			return err
		}
	}
	return nil
}

func (v *verifier) index(x index) error {
	var listed uint64
	err := v.each(x.name, func(key, value []byte) error {
		ids, err := decodeIDs(value, nil)
		if err != nil || !slices.IsSorted(ids) {
			v.problem("", "index %s: entry %x does not make sense", x.name, key)
			return nil
		}
		for _, id := range ids {
			l, ok, err := getLink(v.ctx, v.kv.tx, id)
			if err != nil || !ok || string(x.key(l)[1]) != string(key) {
				v.problem("", "index %s: entry %x names quad %d", x.name, key, id)
				continue
			}
			listed++
		}
		return nil
	})
	if err == nil && listed != v.quads {
		v.problem("", "index %s lists %d quads of %d", x.name, listed, v.quads)
	}
	return err
}

// farEnds checks that each long list of the indexes sp and op has its far ends
// beside it, and no other. Nothing reads them where another program has
// changed the store.
func (v *verifier) farEnds() error {
	if !v.kv.store.farEnds {
		return nil
	}
	for _, x := range v.kv.store.indexes {
		bucket, far := farBucket(x.dirs)
		if bucket == nil {
			continue
		}
		if err := v.farEndsOf(x, bucket, far); err != nil {
			return err
		}
	}
	return nil
}

func (v *verifier) farEndsOf(x index, bucket []byte, far quad.Direction) error {
	var want, have int
	err := v.each(x.name, func(_, value []byte) error {
		if len(value) >= longList {
			want++
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = v.each(bucket, func(key, value []byte) error {
		list, err := get(v.ctx, v.kv.tx, hkv.Key{x.name, key})
		if err != nil {
			return err
		}
		var ends []farEnd
		ok := decodeFarEnds(list, value, func(e farEnd) { ends = append(ends, e) })
		if own, err := loggedFarEnds(v.ctx, v.kv.tx, list, far); err != nil || !ok || len(list) < longList || !slices.Equal(ends, own) {
			v.problem("", "the %s of %x are not those of its quads", bucket, key)
		}
		have++
		return nil
	})
	if err == nil && have != want {
		v.problem("", "%d lists of index %s have their %s beside them, %d should", have, x.name, bucket, want)
	}
	return err
}

// ledger compares each document with its entry.
func (v *verifier) ledger() error {
	v.known = map[string]bool{}
	return v.each(ledgerBucket(), func(key, value []byte) error { return v.entry(quad.IRI(key), value) })
}

func (v *verifier) entry(node quad.IRI, value []byte) error {
	doc := schema.DocumentOf(node)
	v.known[string(node)] = true
	v.Documents++
	want, err := decodeEntry(value)
	if err != nil {
		v.problem(doc, "its entry in the ledger does not make sense")
		return nil
	}
	v.Events += len(want.events)
	id, err := v.id(node)
	if err != nil {
		return err
	}
	quads, err := v.documentQuads(id)
	if err != nil {
		v.problem(doc, "it cannot be read: %v", err)
		return nil
	}
	v.compare(doc, want, entryOf(quads))
	return nil
}

func (v *verifier) compare(doc string, want, have ledgerEntry) {
	if want.same(have) {
		return
	}
	missing, extra := missingFrom(want.events, have.events), missingFrom(have.events, want.events)
	switch {
	case len(missing) == 0 && len(extra) == 0:
		v.problem(doc, "its content is not what was written")
	case len(missing) == len(want.events) && len(have.events) == 0 && len(want.events) > 0:
		v.problem(doc, "all of its %d relations are missing", len(missing))
	default:
		v.problem(doc, "missing relations: %s; extra ones: %s", list(missing), list(extra))
	}
}

func list(ids []string) string {
	if len(ids) == 0 {
		return "none"
	}
	return strings.Join(ids, " ")
}

// missingFrom lists what of a is not in b; both are in order.
func missingFrom(a, b []string) (out []string) {
	for _, s := range a {
		if _, found := slices.BinarySearch(b, s); !found {
			out = append(out, s)
		}
	}
	return out
}

// documents looks for documents that are not in the ledger.
func (v *verifier) documents() error {
	var docs []uint64
	if err := v.whoSay(schema.Type, schema.DocumentType, func(id uint64) bool { docs = append(docs, id); return true }); err != nil {
		return err
	}
	for _, id := range docs {
		node, err := v.value(id)
		if err != nil {
			return err
		}
		if iri, ok := node.(quad.IRI); !ok || !v.known[string(iri)] {
			v.problem(strings.TrimPrefix(node.String(), "<"+schema.DocumentPrefix), "it is not in the ledger")
		}
	}
	return nil
}
