//go:build !race

// watchHeap is of the bars.

package graph_test

import (
	"io"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/entente-kg/entente/graph/export"
)

// BenchmarkExport writes everything in each format; -relations sizes the
// store. It reports the peak of what Go holds, which more relations do not
// raise.
func BenchmarkExport(b *testing.B) {
	path := filepath.Join(b.TempDir(), "a.db")
	s := create(b, path)
	w := s.NewWriter(ctx)
	for d := range articles(1, *relationsBar/perArticle, perArticle) {
		if err := w.Add(d); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := w.Close(); err != nil {
		b.Fatal(err)
	}
	if _, err := s.Stats(ctx); err != nil { // ends the building
		b.Fatal(err)
	}
	for _, name := range export.Names() {
		b.Run(name, func(b *testing.B) {
			runtime.GC()
			peak := watchHeap()
			for b.Loop() {
				o := export.Options{Document: s.Documents(ctx)}
				if err := export.Write(io.Discard, name, s.Events(ctx), o); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(*relationsBar*b.N)/b.Elapsed().Seconds(), "relations/s")
			b.ReportMetric(float64(peak())/(1<<20), "peak-MB")
		})
	}
}
