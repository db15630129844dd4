package graph_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/schema"
)

// expected filters and sorts events as Relations should.
func expected(docs []graph.DocumentEvents, keep func(schema.Event) bool) []schema.Event {
	var out []schema.Event
	for _, d := range docs {
		for _, e := range d.Events {
			if keep(e) {
				out = append(out, schema.Normal(e))
			}
		}
	}
	slices.SortFunc(out, func(a, b schema.Event) int {
		return strings.Compare(a.Date+" "+a.ID, b.Date+" "+b.ID)
	})
	return out
}

func TestRelations(t *testing.T) {
	docs := corpus(1, 40)
	of := func(m schema.Mention, who string) bool { return m.ID == who || m.Code == who }
	cases := map[string]struct {
		filter graph.Filter
		keep   func(schema.Event) bool
	}{
		"all":         {graph.Filter{}, func(schema.Event) bool { return true }},
		"source":      {graph.Filter{Source: "Person_Number_9"}, func(e schema.Event) bool { return e.Source.ID == "Person_Number_9" }},
		"source name": {graph.Filter{Source: "Person Number 9"}, func(e schema.Event) bool { return e.Source.ID == "Person_Number_9" }},
		"source IRI":  {graph.Filter{Source: "<actor:Person_Number_9>"}, func(e schema.Event) bool { return e.Source.ID == "Person_Number_9" }},
		"country":     {graph.Filter{Source: "RUS"}, func(e schema.Event) bool { return of(e.Source, "RUS") }},
		"target":      {graph.Filter{Target: "TUR"}, func(e schema.Event) bool { return of(e.Target, "TUR") }},
		"both":        {graph.Filter{Source: "RUS", Target: "TUR"}, func(e schema.Event) bool { return of(e.Source, "RUS") && of(e.Target, "TUR") }},
		"pair":        {graph.Filter{Source: "Person_Number_8", Target: "Person_Number_7"}, func(e schema.Event) bool { return e.Source.ID == "Person_Number_8" && e.Target.ID == "Person_Number_7" }},
		"class":       {graph.Filter{Class: schema.Assault}, func(e schema.Event) bool { return e.Class == schema.Assault }},
		"relation":    {graph.Filter{Relation: "act 3"}, func(e schema.Event) bool { return e.Relation == "act 3" }},
		"dates":       {graph.Filter{Since: "2016", Until: "2018-03"}, func(e schema.Event) bool { return e.Date >= "2016" && e.Date[:7] <= "2018-03" }},
		"document":    {graph.Filter{Doc: "doc7"}, func(e schema.Event) bool { return e.Doc == "doc7" }},
		"several":     {graph.Filter{Source: "RUS", Class: schema.Accuse, Since: "2017"}, func(e schema.Event) bool { return of(e.Source, "RUS") && e.Class == schema.Accuse && e.Date >= "2017" }},
		"either way": {graph.Filter{Pair: [2]string{"RUS", "TUR"}}, func(e schema.Event) bool {
			return of(e.Source, "RUS") && of(e.Target, "TUR") || of(e.Source, "TUR") && of(e.Target, "RUS")
		}},
		"two people": {graph.Filter{Pair: [2]string{"Person_Number_8", "Person_Number_7"}}, func(e schema.Event) bool {
			return e.Source.ID == "Person_Number_8" && e.Target.ID == "Person_Number_7" || e.Source.ID == "Person_Number_7" && e.Target.ID == "Person_Number_8"
		}},
		"one country": {graph.Filter{Country: "TUR"}, func(e schema.Event) bool { return of(e.Source, "TUR") || of(e.Target, "TUR") }},
		"country and source": {graph.Filter{Country: "TUR", Source: "RUS"}, func(e schema.Event) bool {
			return of(e.Source, "RUS") && (of(e.Source, "TUR") || of(e.Target, "TUR"))
		}},
		"confident": {graph.Filter{Confidence: 0.8}, func(e schema.Event) bool { return e.Confidence >= 0.8 }},
		"month":     {graph.Filter{Since: "2017-02", Until: "2017-02"}, func(e schema.Event) bool { return e.Date[:7] == "2017-02" }},
		"year":      {graph.Filter{Since: "2017", Until: "2017"}, func(e schema.Event) bool { return e.Date[:4] == "2017" }},
		"pair in year": {graph.Filter{Source: "RUS", Target: "TUR", Since: "2017-02-14", Until: "2018-01"}, func(e schema.Event) bool {
			return of(e.Source, "RUS") && of(e.Target, "TUR") && e.Date >= "2017-02-14" && e.Date[:7] <= "2018-01"
		}},
		"role":         {graph.Filter{Role: schema.MIL}, func(schema.Event) bool { return false }},
		"nobody":       {graph.Filter{Source: "Nobody"}, func(schema.Event) bool { return false }},
		"unknown pair": {graph.Filter{Source: "Person_Number_9", Target: "Nobody"}, func(schema.Event) bool { return false }},
		"no document":  {graph.Filter{Doc: "none"}, func(schema.Event) bool { return false }},
	}
	eachStore(t, func(t *testing.T, s *graph.Store) {
		add(t, s, docs...)
		for name, c := range cases {
			want := expected(docs, c.keep)
			if diff := cmp.Diff(want, relations(t, s, c.filter)); diff != "" {
				t.Errorf("%s (-want +got):\n%.2000s", name, diff)
			}
			c.filter.Limit = 2
			if got := relations(t, s, c.filter); len(got) != min(2, len(want)) {
				t.Errorf("%s: %d events with limit 2 of %d", name, len(got), len(want))
			}
			c.filter.Offset = 3
			if diff := cmp.Diff(want[min(3, len(want)):min(5, len(want))], relations(t, s, c.filter), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s, second page (-want +got):\n%.2000s", name, diff)
			}
		}
	})
}

func TestSameDocumentsChangeNothing(t *testing.T) {
	docs := corpus(2, 20)
	eachStore(t, func(t *testing.T, s *graph.Store) {
		add(t, s, docs...)
		first := allQuads(t, s)
		if stats := add(t, s, docs...); stats.Unchanged != 20 || stats.Quads != 0 {
			t.Errorf("second load: %+v, want 20 unchanged", stats)
		}
		if diff := cmp.Diff(first, allQuads(t, s)); diff != "" {
			t.Errorf("quads changed:\n%.1000s", diff)
		}
		if has, err := s.HasDocument(ctx, docs[3].Document); err != nil || !has {
			t.Errorf("HasDocument = %v, %v", has, err)
		}
		other := docs[3].Document
		other.Text = "other"
		if has, err := s.HasDocument(ctx, other); err != nil || has {
			t.Errorf("HasDocument of other content = %v, %v", has, err)
		}
	})
}

func TestQuadsAreTheSameWhateverTheBatches(t *testing.T) {
	docs := corpus(3, 30)
	one, many := create(t, graph.Memory), create(t, graph.Memory)
	add(t, one, docs...)
	for _, d := range docs {
		add(t, many, d)
	}
	if diff := cmp.Diff(allQuads(t, one), allQuads(t, many)); diff != "" {
		t.Errorf("(-one batch +many):\n%.1000s", diff)
	}
}

func TestChangedDocument(t *testing.T) {
	old, kept := corpus(4, 6), corpus(4, 6)
	changed := kept[2]
	changed.Document.Title = "Corrected"
	changed.Events = append([]schema.Event{}, changed.Events[5:]...)
	changed.Events[0].Target = schema.Mention{Name: "Somebody New", ID: "Somebody_New"}
	changed.Events[0].ID = schema.EventID(changed.Events[0])
	kept[2] = changed
	eachStore(t, func(t *testing.T, s *graph.Store) {
		add(t, s, old...)
		before := allQuads(t, s)
		if stats := add(t, s, changed); stats.Replaced != 1 {
			t.Errorf("stats %+v, want one replaced", stats)
		}
		want := expected(kept, func(schema.Event) bool { return true })
		if diff := cmp.Diff(want, relations(t, s, graph.Filter{})); diff != "" {
			t.Errorf("(-want +got):\n%.1000s", diff)
		}
		fresh := create(t, graph.Memory)
		add(t, fresh, kept...)
		if diff := cmp.Diff(allQuads(t, fresh), allQuads(t, s)); diff != "" {
			t.Errorf("(-fresh +changed):\n%.2000s", diff)
		}
		add(t, s, old[2])
		if diff := cmp.Diff(before, allQuads(t, s)); diff != "" {
			t.Errorf("changing back (-before +after):\n%.2000s", diff)
		}
	})
}

func TestStatsAndPairs(t *testing.T) {
	docs := corpus(5, 30)
	eachStore(t, func(t *testing.T, s *graph.Store) {
		load := add(t, s, docs...)
		actors, pairs := map[string]bool{}, map[[2]string]int{}
		for _, e := range expected(docs, func(schema.Event) bool { return true }) {
			actors[e.Source.ID], actors[e.Target.ID] = true, true
			pairs[[2]string{e.Source.ID, e.Target.ID}]++
		}
		got, err := s.Stats(ctx)
		want := graph.Stats{Documents: 30, Sentences: 600, Events: 450, Actors: len(actors), Quads: load.Quads}
		if err != nil || got != want {
			t.Errorf("Stats = %+v, %v, want %+v", got, err, want)
		}
		list, err := s.Pairs(ctx, 5)
		if err != nil || len(list) != 5 {
			t.Fatalf("Pairs = %v, %v", list, err)
		}
		for i, p := range list {
			if p.Events != pairs[[2]string{p.Source, p.Target}] || p.Example.Source.ID != p.Source || p.Example.Target.ID != p.Target {
				t.Errorf("pair %+v, want %d events", p, pairs[[2]string{p.Source, p.Target}])
			}
			if i > 0 && p.Events > list[i-1].Events {
				t.Error("pairs are not in order")
			}
		}
	})
}

func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	docs := corpus(6, 10)
	s, err := graph.Create(path, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	add(t, s, docs[:5]...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := create(t, path)
	add(t, again, docs...)
	whole := create(t, graph.Memory)
	add(t, whole, docs...)
	if diff := cmp.Diff(allQuads(t, whole), allQuads(t, again)); diff != "" {
		t.Errorf("(-at once +continued):\n%.1000s", diff)
	}
}

func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	missing, junk := filepath.Join(dir, "none.db"), filepath.Join(dir, "junk.db")
	if err := os.WriteFile(junk, []byte(strings.Repeat("not a store ", 2000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := graph.Open(missing, graph.Options{}); !errors.Is(err, graph.ErrNoStore) || !strings.Contains(err.Error(), missing) {
		t.Errorf("missing store: %v", err)
	}
	for _, path := range []string{junk, dir} {
		if _, err := graph.Open(path, graph.Options{}); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("Open(%s): %v", path, err)
		}
		if _, err := graph.Create(path, graph.Options{}); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("Create(%s): %v", path, err)
		}
	}
}

func TestSecondWriterIsToldWhoHoldsTheStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s, err := graph.Create(path, graph.Options{Command: "entente ingest"})
	if err != nil {
		t.Fatal(err)
	}
	for name, open := range map[string]func(string, graph.Options) (*graph.Store, error){"Create": graph.Create, "Open": graph.Open} {
		if _, err := open(path, graph.Options{}); !errors.Is(err, graph.ErrLocked) || !strings.Contains(err.Error(), "entente ingest (process ") {
			t.Errorf("%s beside a writer: %v", name, err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	one, err := graph.Open(path, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer one.Close()
	two, err := graph.Open(path, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer two.Close()
	stale := `{"pid": 999999999, "host": "` + hostname(t) + `", "command": "entente ingest", "since": "2020-01-01T00:00:00Z"}`
	if err := os.WriteFile(path+".lock", []byte(stale), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := graph.Create(path, graph.Options{}); !errors.Is(err, graph.ErrLocked) || !strings.Contains(err.Error(), "another process is reading it") {
		t.Errorf("writer beside readers: %v", err)
	}
	if _, err := one.Add(ctx, corpus(1, 1)); !errors.Is(err, graph.ErrReadOnly) {
		t.Errorf("Add to a store open for reading: %v", err)
	}
}

func hostname(t *testing.T) string {
	t.Helper()
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	return host
}

func TestInterruptedLoadLeavesWholeDocuments(t *testing.T) {
	eachStore(t, func(t *testing.T, s *graph.Store) {
		docs := corpus(8, 30)
		add(t, s, docs[:10]...)
		interrupted, cancel := context.WithCancel(ctx)
		w := s.NewWriter(interrupted)
		cancel()
		for _, d := range docs[10:] {
			w.Add(d)
		}
		if _, err := w.Close(); !errors.Is(err, context.Canceled) {
			t.Errorf("Close: %v, want %v", err, context.Canceled)
		}
		if diff := cmp.Diff(expected(docs[:10], func(schema.Event) bool { return true }), relations(t, s, graph.Filter{})); diff != "" {
			t.Errorf("(-before +after):\n%.1000s", diff)
		}
		add(t, s, docs...)
		whole := create(t, graph.Memory)
		add(t, whole, docs...)
		if diff := cmp.Diff(allQuads(t, whole), allQuads(t, s)); diff != "" {
			t.Errorf("continued (-whole +got):\n%.1000s", diff)
		}
	})
}

func TestReadersBesideAWriter(t *testing.T) {
	eachStore(t, func(t *testing.T, s *graph.Store) {
		docs := corpus(7, 40)
		add(t, s, docs[0])
		var readers sync.WaitGroup
		for range 4 {
			readers.Go(func() {
				for range 5 {
					n := 0
					for _, err := range s.Relations(ctx, graph.Filter{}) {
						if err != nil {
							t.Error(err)
							return
						}
						n++
					}
					if n == 0 || n%15 != 0 {
						t.Errorf("%d events seen, want whole documents of 15", n)
					}
					for _, err := range s.Query(ctx, `g.V("<actor:RUS>").In("<schema:country>").In("<schema:source>").Out("<schema:date>").Unique().All()`, graph.QueryOptions{}) {
						if err != nil {
							t.Error(err)
						}
					}
				}
			})
		}
		for _, d := range docs[1:] {
			if _, err := s.Add(ctx, []graph.DocumentEvents{d}); err != nil {
				t.Error(err)
			}
		}
		readers.Wait()
	})
}
