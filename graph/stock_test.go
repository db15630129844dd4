package graph

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	hkv "github.com/hidal-go/hidalgo/kv"

	"github.com/entente-kg/entente/schema"
)

func someDocuments(n int) []DocumentEvents {
	var out []DocumentEvents
	for i := range n {
		d := DocumentEvents{Document: schema.Document{ID: fmt.Sprint("d", i), Title: "T"}, Sentences: 5}
		for j := range 15 {
			mention := func(k int) schema.Mention {
				name := fmt.Sprint("Actor ", k%97)
				return schema.Mention{Name: name, ID: schema.ActorID(name), Code: []string{"RUS", "TUR", ""}[k%3], Start: j * 10}
			}
			d.Events = append(d.Events, schema.Event{
				Date: fmt.Sprintf("2020-01-%02d", 1+i%28), Sentence: fmt.Sprintf("Sentence %d of document %d.", j/4, i), Start: j,
				Source: mention(i*7 + j*j), Target: mention(i + j*3), Relation: fmt.Sprint("act ", j%5), Class: schema.Consult, CAMEO: "036", Confidence: 0.5,
			})
		}
		out = append(out, d)
	}
	return out
}

// stockAdd loads documents by Cayley's own writer, as one batch.
func stockAdd(t testing.TB, s *Store, docs []DocumentEvents) {
	t.Helper()
	if err := s.ready(); err != nil {
		t.Fatal(err)
	}
	var deltas []cayley.Delta
	seen := map[quad.Quad]bool{}
	for _, d := range docs {
		for _, q := range schema.Quads(d.Document, d.Sentences, d.Events) {
			if !seen[q] {
				seen[q] = true
				deltas = append(deltas, cayley.Delta{Quad: q, Action: cayley.Add})
			}
		}
	}
	if err := (*s.qs.Load()).ApplyDeltas(deltas, cayley.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
}

// content spells out the quads behind each index entry, whatever their ids,
// and checks the reference counts of the nodes.
func content(t *testing.T, s *Store) map[string]int {
	t.Helper()
	ctx := context.Background()
	r, err := s.newReader(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer r.close()
	out := map[string]int{}
	uses := map[quad.IRI]int{}
	for _, x := range s.indexes {
		it := r.view.(*kvReader).tx.Scan(hkv.Key{x.name})
		for it.Next(ctx) {
			ids, err := decodeIDs(it.Val(), nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, id := range ids {
				q := mustQuad(t, r, id)
				out[string(x.name)+" "+q.NQuad()]++
				for _, v := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
					if iri, ok := v.(quad.IRI); ok && string(x.name) == "sp" {
						uses[iri]++
					}
				}
			}
		}
	}
	for iri, n := range uses {
		if got := references(t, r, iri); got != n {
			t.Errorf("%v has a count of %d, is used %d times", iri, got, n)
		}
	}
	return out
}

func mustQuad(t *testing.T, r *reader, id uint64) quad.Quad {
	t.Helper()
	l, ok, err := getLink(r.ctx, r.view.(*kvReader).tx, id)
	if err != nil || !ok {
		t.Fatalf("an index names quad %d, which is gone: %v", id, err)
	}
	q, err := r.view.(*kvReader).quad(l)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func references(t *testing.T, r *reader, v quad.Value) int {
	t.Helper()
	n := node{value: v}
	copy(n.hash[:], quad.HashOf(v))
	count, err := getUint(r.ctx, r.view.(*kvReader).tx, referenceKey(&n.hash))
	if err != nil {
		t.Fatal(err)
	}
	return int(count)
}

// TestAllWaysWriteTheSame loads documents by the builder, by batches and by
// Cayley's own writer.
func TestAllWaysWriteTheSame(t *testing.T) {
	docs := someDocuments(20)
	load := func(from func(*Store, []DocumentEvents), parts int) map[string]int {
		s, err := Create(filepath.Join(t.TempDir(), "a.db"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		for i := range parts {
			from(s, docs[i*20/parts:(i+1)*20/parts])
		}
		if err := s.ready(); err != nil {
			t.Fatal(err)
		}
		return content(t, s)
	}
	own := func(s *Store, docs []DocumentEvents) {
		if _, err := s.Add(context.Background(), docs); err != nil {
			t.Fatal(err)
		}
	}
	batches := func(s *Store, docs []DocumentEvents) {
		if err := s.ready(); err != nil {
			t.Fatal(err)
		}
		own(s, docs)
	}
	want := load(func(s *Store, docs []DocumentEvents) { stockAdd(t, s, docs) }, 1)
	for name, got := range map[string]map[string]int{
		"built at once":        load(own, 1),
		"built in three parts": load(own, 3),
		"one batch":            load(batches, 1),
		"three batches":        load(batches, 3),
	} {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-Cayley +own):\n%.2000s", name, diff)
		}
	}
}
