//go:build !race

// The yardstick's bolt does not pass the race detector's pointer checks.

package graph_test

import (
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/kv/bolt"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	_ "github.com/cayleygraph/cayley/writer"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/schema"
)

// relationsBar sizes the benchmarks of loading: documents of five relations.
var relationsBar = flag.Int("relations", 20_000, "relations in the store of the loading benchmarks; the figures are for 100,000 and 1,000,000")

const perArticle = 5

// BenchmarkNewStore loads the same relations into new stores: by Cayley's own
// path, its bolt back end with its defaults and its quad writer in batches of
// 10,000, and by this package.
func BenchmarkNewStore(b *testing.B) {
	docs := slices.Collect(articles(1, *relationsBar/perArticle, perArticle))
	b.Run("cayley", func(b *testing.B) {
		for b.Loop() {
			stock := stockStore(b, b.TempDir())
			stockLoad(b, stock, docs)
			stock.Close()
		}
		reportRelations(b, docs)
	})
	b.Run("own", func(b *testing.B) {
		for b.Loop() {
			path := filepath.Join(b.TempDir(), "a.db")
			s, err := graph.Create(path, graph.Options{})
			if err != nil {
				b.Fatal(err)
			}
			add(b, s, docs...)
			if err := s.Close(); err != nil {
				b.Fatal(err)
			}
			info, err := os.Stat(path)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(info.Size())/float64(relationsIn(docs)), "bytes/relation")
		}
		reportRelations(b, docs)
	})
}

// BenchmarkAppend adds as many relations to a store that holds some.
func BenchmarkAppend(b *testing.B) {
	all := slices.Collect(articles(1, *relationsBar/perArticle, perArticle))
	first, second := all[:len(all)/2], all[len(all)/2:]
	b.Run("cayley", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			stock := stockStore(b, b.TempDir())
			stockLoad(b, stock, first)
			b.StartTimer()
			stockLoad(b, stock, second)
			stock.Close()
		}
		reportRelations(b, second)
	})
	b.Run("own", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			path := filepath.Join(b.TempDir(), "a.db")
			s, err := graph.Create(path, graph.Options{})
			if err != nil {
				b.Fatal(err)
			}
			add(b, s, first...)
			if _, err := s.Stats(ctx); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			add(b, s, second...)
			if err := s.Close(); err != nil {
				b.Fatal(err)
			}
		}
		reportRelations(b, second)
	})
}

// BenchmarkStream loads a corpus that is never in memory and compares its
// last tenth with its first.
func BenchmarkStream(b *testing.B) {
	for b.Loop() {
		path := filepath.Join(b.TempDir(), "a.db")
		s, err := graph.Create(path, graph.Options{})
		if err != nil {
			b.Fatal(err)
		}
		n := *relationsBar / perArticle
		marks := []time.Time{time.Now()}
		peak := watchHeap()
		w := s.NewWriter(ctx)
		i := 0
		for d := range articles(1, n, perArticle) {
			if err := w.Add(d); err != nil {
				b.Fatal(err)
			}
			if i++; i*10%n == 0 {
				marks = append(marks, time.Now())
			}
		}
		if _, err := w.Close(); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		first, last := marks[1].Sub(marks[0]), marks[len(marks)-1].Sub(marks[len(marks)-2])
		b.ReportMetric(first.Seconds()/last.Seconds(), "last/first")
		b.ReportMetric(float64(n*perArticle)/time.Since(marks[0]).Seconds(), "relations/s")
		b.ReportMetric(float64(peak())/(1<<20), "peak-MB")
		start := time.Now()
		again, err := graph.Open(path, graph.Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(time.Since(start).Microseconds())/1000, "ms-to-open")
		again.Close()
	}
}

// watchHeap samples the memory that Go holds until the returned function is
// called, which gives the largest.
func watchHeap() func() uint64 {
	stop, out := make(chan struct{}), make(chan uint64)
	go func() {
		var peak uint64
		var m runtime.MemStats
		for {
			select {
			case <-stop:
				out <- peak
				return
			case <-time.After(100 * time.Millisecond):
				runtime.ReadMemStats(&m)
				peak = max(peak, m.Sys-m.HeapReleased)
			}
		}
	}()
	return func() uint64 { close(stop); return <-out }
}

func relationsIn(docs []graph.DocumentEvents) (n int) {
	for _, d := range docs {
		n += len(d.Events)
	}
	return n
}

func reportRelations(b *testing.B, docs []graph.DocumentEvents) {
	b.ReportMetric(float64(b.N*relationsIn(docs))/b.Elapsed().Seconds(), "relations/s")
}

// stockStore is a new store of Cayley's own with its defaults.
func stockStore(t testing.TB, dir string) cayley.QuadStore {
	t.Helper()
	if err := cayley.InitQuadStore("bolt", dir, nil); err != nil {
		t.Fatal(err)
	}
	return stockOpen(t, dir)
}

func stockOpen(t testing.TB, dir string) cayley.QuadStore {
	t.Helper()
	qs, err := cayley.NewQuadStore("bolt", dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	return qs
}

// stockLoad writes by Cayley's quad writer, 10,000 quads at a time.
func stockLoad(t testing.TB, qs cayley.QuadStore, docs []graph.DocumentEvents) {
	t.Helper()
	w, err := cayley.NewQuadWriter("single", qs, cayley.Options{"ignore_duplicate": true})
	if err != nil {
		t.Fatal(err)
	}
	const perBatch = 10_000
	var pending []quad.Quad
	for _, d := range docs {
		pending = append(pending, schema.Quads(d.Document, d.Sentences, d.Events)...)
		for len(pending) >= perBatch {
			if err := w.AddQuadSet(pending[:perBatch]); err != nil {
				t.Fatal(err)
			}
			pending = append([]quad.Quad{}, pending[perBatch:]...)
		}
	}
	if err := w.AddQuadSet(pending); err != nil {
		t.Fatal(err)
	}
}

// TestStockCayleyOpensIt reads a store of this package, built and then added
// to, with nothing but Cayley's own bolt back end.
func TestStockCayleyOpensIt(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "indexes.bolt") // the name that Cayley gives it
	s, err := graph.Create(path, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	docs := corpus(11, 12)
	add(t, s, docs[:10]...)
	want := len(allQuads(t, s)) // ends the building
	want += add(t, s, docs[10:]...).Quads
	quads := allQuads(t, s)
	if len(quads) != want {
		t.Errorf("%d quads, want %d", len(quads), want)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	stock := stockOpen(t, dir)
	defer stock.Close()
	if diff := cmp.Diff(quads, stockQuads(t, stock)); diff != "" {
		t.Errorf("(-own +Cayley):\n%.1000s", diff)
	}
	it, err := gizmo.NewSession(stock).Execute(ctx, `g.V("<actor:RUS>").In("<schema:country>").In("<schema:source>").Out("<schema:date>").All()`, query.Options{Collation: query.Raw})
	if err != nil {
		t.Fatal(err)
	}
	defer it.Close()
	n := 0
	for it.Next(ctx) { // to the end: the store must not be closed under it
		n++
	}
	if it.Err() != nil || n == 0 {
		t.Errorf("%d answers, %v", n, it.Err())
	}
}

// stockQuads spells out a store's quads, sorted.
func stockQuads(t *testing.T, qs cayley.QuadStore) (out []string) {
	t.Helper()
	it := qs.QuadsAllIterator().Iterate()
	defer it.Close()
	for it.Next(ctx) {
		q, err := qs.Quad(it.Result())
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, q.NQuad())
	}
	if err := it.Err(); err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}
