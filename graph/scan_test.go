package graph_test

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/schema"
)

func scanned(t testing.TB, s *graph.Store) (out []schema.Event) {
	t.Helper()
	for e, err := range s.Events(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

// TestEventsAreRelations compares the stream with the look-ups after
// documents were replaced and removed.
func TestEventsAreRelations(t *testing.T) {
	eachStore(t, func(t *testing.T, s *graph.Store) {
		docs := corpus(21, 90)
		add(t, s, docs...)
		for i := range 30 { // the same events, another text and confidence
			docs[i].Document.Title += "!"
			for j := range docs[i].Events {
				docs[i].Events[j].Confidence = 0.5
			}
			docs[i].Events = docs[i].Events[i%3:]
		}
		add(t, s, docs[:30]...)
		if _, err := s.Forget(ctx, []string{docs[40].Document.ID, docs[41].Document.ID}); err != nil {
			t.Fatal(err)
		}
		got, want := scanned(t, s), relations(t, s, graph.Filter{})
		if again := scanned(t, s); !slices.EqualFunc(got, again, func(a, b schema.Event) bool { return a.ID == b.ID }) {
			t.Error("the order is another one the second time")
		}
		byID := func(a, b schema.Event) int { return cmp.Compare(a.ID, b.ID) }
		slices.SortFunc(got, byID)
		slices.SortFunc(want, byID)
		if diff := gocmp.Diff(want, got); diff != "" || len(got) < 1000 {
			t.Errorf("%d events, want %d (-want +got):\n%.1000s", len(got), len(want), diff)
		}
	})
}

func TestEventsEnd(t *testing.T) {
	s := create(t, graph.Memory)
	for range s.Events(ctx) {
		t.Fatal("an empty store has events")
	}
	add(t, s, corpus(22, 100)...)
	for _, err := range s.Events(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		break
	}
	ended, cancel := context.WithCancel(ctx)
	n := 0
	var last error
	for _, err := range s.Events(ended) {
		if last = err; n == 600 {
			cancel()
		}
		n++
	}
	cancel()
	if !errors.Is(last, context.Canceled) {
		t.Errorf("%v after %d events, want the context's error", last, n)
	}
}

func BenchmarkEvents(b *testing.B) { eachBenchStore(b, benchEventStream) }

func benchEventStream(b *testing.B, s *graph.Store) {
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, err := range s.Events(ctx) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "events/s")
}

func TestDocument(t *testing.T) {
	eachStore(t, func(t *testing.T, s *graph.Store) {
		docs := corpus(23, 3)
		docs[1].Document.URL = ""
		add(t, s, docs...)
		read := s.Documents(ctx)
		for range 2 {
			for _, d := range docs {
				got, err := read(d.Document.ID)
				if err != nil {
					t.Fatal(err)
				}
				if diff := gocmp.Diff(d.Document, got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			}
		}
		if got, err := read("no such"); err != nil || got != (schema.Document{ID: "no such"}) {
			t.Errorf("%+v, %v", got, err)
		}
	})
}
