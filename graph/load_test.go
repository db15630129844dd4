package graph_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/entente-kg/entente/graph"
)

func BenchmarkLoad(b *testing.B) {
	docs := corpus(1, 1000)
	events, bytes := 0, int64(0)
	for b.Loop() {
		path := filepath.Join(b.TempDir(), "a.db")
		s, err := graph.Create(path, graph.Options{})
		if err != nil {
			b.Fatal(err)
		}
		events += add(b, s, docs...).Events
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			b.Fatal(err)
		}
		bytes += info.Size()
	}
	b.ReportMetric(float64(events)/b.Elapsed().Seconds(), "events/s")
	b.ReportMetric(float64(bytes)/float64(events), "bytes/event")
}
