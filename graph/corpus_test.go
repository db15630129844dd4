package graph_test

import (
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/schema"
)

var ctx = context.Background()

// corpus makes n documents of 15 events over Zipf-distributed actors, the
// same for the same seed.
func corpus(seed uint64, n int) []graph.DocumentEvents {
	return slices.Collect(articles(seed, n, 15))
}

// articles makes n documents of some events each, one after the other.
func articles(seed uint64, n, events int) iter.Seq[graph.DocumentEvents] {
	return func(yield func(graph.DocumentEvents) bool) {
		w := newNewsroom(seed)
		for i := range n {
			if !yield(w.article(i, events)) {
				return
			}
		}
	}
}

// newsroom makes articles up: 2,000 actors, 200 relations, ten years.
type newsroom struct {
	rand              *rand.Rand
	actors, relations *rand.Zipf
	classes           []schema.Class
	countries         []string
}

func newNewsroom(seed uint64) newsroom {
	r := rand.New(rand.NewPCG(seed, 1))
	return newsroom{
		rand: r, actors: rand.NewZipf(r, 1.3, 8, 1999), relations: rand.NewZipf(r, 1.2, 3, 199),
		classes:   []schema.Class{schema.Consult, schema.Accuse, schema.Assault, schema.Request, ""},
		countries: []string{"RUS", "TUR", "USA", "FRA", "DEU", "CHN", ""},
	}
}

func (w newsroom) mention(at int) schema.Mention {
	i := int(w.actors.Uint64())
	name, code := fmt.Sprint("Person Number ", i), w.countries[i%len(w.countries)]
	if i < len(w.countries)-1 {
		name = w.countries[i]
	}
	return schema.Mention{Text: name, Start: at, End: at + len(name), Name: name, ID: schema.ActorID(name), Code: code, Role: schema.GOV}
}

func (w newsroom) article(i, events int) graph.DocumentEvents {
	d := schema.Document{ID: fmt.Sprint("doc", i), Title: fmt.Sprint("Title ", i), Date: date(w.rand), URL: fmt.Sprint("https://example.org/", i), Source: "Example Post"}
	out := graph.DocumentEvents{Document: d, Sentences: 20}
	for j := range events {
		out.Events = append(out.Events, w.event(d, i, j))
	}
	return out
}

func (w newsroom) event(d schema.Document, i, j int) schema.Event {
	start := j / 4 * 200
	class := w.classes[w.rand.IntN(len(w.classes))]
	e := schema.Event{
		Doc: d.ID, Date: d.Date, Start: start, End: start + 150,
		Sentence: fmt.Sprintf("In sentence %d of document %d somebody did something to somebody, as officials of both sides said on the same day.", j/4, i),
		Source:   w.mention(start), Target: w.mention(start + 30), Relation: fmt.Sprint("act ", w.relations.Uint64()), Phrase: "acted",
		Class: class, Mood: schema.Actual, Confidence: float64(w.rand.IntN(100)) / 100, Rule: "active/rule", Scope: schema.ScopeActors,
	}
	if class != "" {
		e.CAMEO = fmt.Sprintf("%03d", w.rand.IntN(200))
		e.Quad = 1 + w.rand.IntN(4)
	}
	e.ID = schema.EventID(e)
	return e
}

func date(r *rand.Rand) string {
	return fmt.Sprintf("%d-%02d-%02d", 2015+r.IntN(10), 1+r.IntN(12), 1+r.IntN(28))
}

// eachStore runs a test on every back end; open returns the same store again
// (in memory: the one store) and closes it at the end.
func eachStore(t *testing.T, test func(t *testing.T, s *graph.Store)) {
	t.Helper()
	for _, path := range []string{graph.Memory, filepath.Join(t.TempDir(), "a.db")} {
		t.Run(filepath.Base(path), func(t *testing.T) { test(t, create(t, path)) })
	}
	t.Run("postgres", func(t *testing.T) { test(t, create(t, database(t))) })
}

func create(t testing.TB, path string) *graph.Store {
	t.Helper()
	s, err := graph.Create(path, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func add(t testing.TB, s *graph.Store, docs ...graph.DocumentEvents) graph.LoadStats {
	t.Helper()
	stats, err := s.Add(ctx, docs)
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

// relations collects what a filter gives.
func relations(t testing.TB, s *graph.Store, f graph.Filter) []schema.Event {
	t.Helper()
	var out []schema.Event
	for e, err := range s.Relations(ctx, f) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

// allQuads spells out the store's quads, sorted.
func allQuads(t testing.TB, s *graph.Store) []string {
	t.Helper()
	var out []string
	for q, err := range s.Quads(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, q.NQuad())
	}
	slices.Sort(out)
	return out
}
