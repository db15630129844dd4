//go:build !race

// Beside the yardsticks of bars_test.go.

package graph_test

import (
	"database/sql"
	"slices"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/sql/postgres"
	_ "github.com/cayleygraph/cayley/writer"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/schema"
)

// stockDatabase is a new database with the tables of Cayley's own, opened by
// it.
func stockDatabase(t testing.TB) (address string, qs cayley.QuadStore) {
	t.Helper()
	address = database(t)
	if err := cayley.InitQuadStore("postgres", address, nil); err != nil {
		t.Fatal(err)
	}
	return address, stockConnect(t, address)
}

func stockConnect(t testing.TB, address string) cayley.QuadStore {
	t.Helper()
	qs, err := cayley.NewQuadStore("postgres", address, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { qs.Close() })
	return qs
}

// tableRows spells out what the tables of nodes and quads hold, sorted.
func tableRows(t testing.TB, address string) (out []string) {
	t.Helper()
	db, err := sql.Open("postgres", address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, query := range []string{
		`SELECT 'node ' || encode(hash, 'hex') || ' ' || refs || ' ' || coalesce(value_string, value_int::text, value_bool::text, '?') ||
			coalesce(' iri ' || iri, '') || coalesce(' bnode ' || bnode, '') || coalesce(' ' || datatype, '') || coalesce(' ' || language, '') FROM nodes`,
		`SELECT 'quad ' || encode(subject_hash || predicate_hash || object_hash || coalesce(label_hash, ''), 'hex') FROM quads`,
	} {
		rows, err := db.Query(query)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var line string
			if err := rows.Scan(&line); err != nil {
				t.Fatal(err)
			}
			out = append(out, line)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(out)
	return out
}

// uniqueQuads are the quads of documents, each once.
func uniqueQuads(docs []graph.DocumentEvents) (out []quad.Quad) {
	seen := map[quad.Quad]bool{}
	for _, d := range docs {
		for _, q := range schema.Quads(d.Document, d.Sentences, d.Events) {
			if !seen[q] {
				seen[q] = true
				out = append(out, q)
			}
		}
	}
	return out
}

// apply adds or removes quads through Cayley.
func apply(t testing.TB, qs cayley.QuadStore, action cayley.Procedure, quads []quad.Quad) {
	t.Helper()
	var deltas []cayley.Delta
	for _, q := range quads {
		deltas = append(deltas, cayley.Delta{Quad: q, Action: action})
	}
	if err := qs.ApplyDeltas(deltas, cayley.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
}

// TestPostgresHoldsWhatCayleyWrites loads the same documents by Cayley's own
// writer and by this package, at once and in parts, and then removes some of
// them through Cayley.
func TestPostgresHoldsWhatCayleyWrites(t *testing.T) {
	docs := corpus(12, 30)
	stockAddress, stock := stockDatabase(t)
	apply(t, stock, cayley.Add, uniqueQuads(docs))
	all, allQuads := tableRows(t, stockAddress), stockQuads(t, stock)
	kept := uniqueQuads(docs[20:])
	gone := slices.DeleteFunc(uniqueQuads(docs[:20]), func(q quad.Quad) bool { return slices.Contains(kept, q) })
	apply(t, stock, cayley.Delete, gone)
	rest := tableRows(t, stockAddress)
	for name, parts := range map[string]int{"at once": 1, "in three parts": 3, "one by one": 30} {
		t.Run(name, func(t *testing.T) {
			address := database(t)
			s := create(t, address)
			for i := range parts {
				add(t, s, docs[i*30/parts:(i+1)*30/parts]...)
			}
			if _, err := s.Stats(ctx); err != nil { // ends the filling
				t.Fatal(err)
			}
			if diff := cmp.Diff(all, tableRows(t, address)); diff != "" {
				t.Errorf("(-Cayley +own):\n%.2000s", diff)
			}
			own := stockConnect(t, address)
			if diff := cmp.Diff(allQuads, stockQuads(t, own)); diff != "" {
				t.Errorf("read by Cayley (-Cayley +own):\n%.2000s", diff)
			}
			apply(t, own, cayley.Delete, gone)
			if diff := cmp.Diff(rest, tableRows(t, address)); diff != "" {
				t.Errorf("after deletes through Cayley (-Cayley +own):\n%.2000s", diff)
			}
		})
	}
}

// BenchmarkPostgres loads the same relations into new databases: by Cayley's
// own path and by this package.
func BenchmarkPostgres(b *testing.B) {
	docs := slices.Collect(articles(1, *relationsBar/perArticle, perArticle))
	b.Run("cayley", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			_, stock := stockDatabase(b)
			b.StartTimer()
			stockLoad(b, stock, docs)
		}
		reportRelations(b, docs)
	})
	b.Run("own", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			address := database(b)
			b.StartTimer()
			s, err := graph.Create(address, graph.Options{})
			if err != nil {
				b.Fatal(err)
			}
			add(b, s, docs...)
			if err := s.Close(); err != nil {
				b.Fatal(err)
			}
		}
		reportRelations(b, docs)
	})
}

// BenchmarkPostgresAppend adds as many relations to databases that hold some.
func BenchmarkPostgresAppend(b *testing.B) {
	all := slices.Collect(articles(1, *relationsBar/perArticle, perArticle))
	first, second := all[:len(all)/2], all[len(all)/2:]
	b.Run("cayley", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			_, stock := stockDatabase(b)
			stockLoad(b, stock, first)
			b.StartTimer()
			stockLoad(b, stock, second)
		}
		reportRelations(b, second)
	})
	b.Run("own", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			s := create(b, database(b))
			add(b, s, first...)
			if _, err := s.Stats(ctx); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			add(b, s, second...)
		}
		reportRelations(b, second)
	})
}
