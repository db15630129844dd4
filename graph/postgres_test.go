package graph_test

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/schema"
)

// whole is what a store of some documents holds.
func whole(t *testing.T, docs ...graph.DocumentEvents) []string {
	t.Helper()
	s := create(t, graph.Memory)
	add(t, s, docs...)
	return allQuads(t, s)
}

// sound checks a store's quads and what Verify says of it.
func sound(t *testing.T, s *graph.Store, want []string) {
	t.Helper()
	if diff := cmp.Diff(want, allQuads(t, s)); diff != "" {
		t.Errorf("quads (-want +got):\n%.1500s", diff)
	}
	report, err := s.Verify(ctx)
	if err != nil || len(report.Problems) > 0 {
		t.Errorf("Verify: %v, %v", report.Problems, err)
	}
}

// TestWritersOnOneDatabase lets writers load documents that they share into
// one database, from the first document on: several in this process, and two
// processes.
func TestWritersOnOneDatabase(t *testing.T) {
	docs := corpus(9, 60)
	want := whole(t, docs...)
	t.Run("in one process", func(t *testing.T) {
		address := database(t)
		var writers sync.WaitGroup
		for i := range 3 {
			s := create(t, address)
			writers.Go(func() {
				for j := range docs {
					if _, err := s.Add(ctx, docs[(j+20*i)%60:(j+20*i)%60+1]); err != nil {
						t.Error(err)
						return
					}
				}
			})
		}
		writers.Wait()
		sound(t, create(t, address), want)
	})
	t.Run("in two processes", func(t *testing.T) {
		address := database(t)
		exe, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		var writers sync.WaitGroup
		for range 2 {
			writers.Go(func() {
				if out, err := exec.Command(exe, loaderArgument, address).CombinedOutput(); err != nil {
					t.Errorf("%v: %s", err, out)
				}
			})
		}
		writers.Wait()
		sound(t, create(t, address), want)
	})
}

// TestServerRestartedDuringALoad stops the server under a writer twice: once
// as it fills an empty store.
func TestServerRestartedDuringALoad(t *testing.T) {
	server, address := postgresServer(t), database(t)
	docs := corpus(9, 60)
	s := create(t, address)
	some := make(chan bool)
	done := make(chan bool)
	go func() {
		defer close(done)
		for i, d := range docs {
			if i == 10 || i == 40 {
				some <- true
			}
			if _, err := s.Add(ctx, []graph.DocumentEvents{d}); err != nil {
				t.Error(err)
			}
		}
	}()
	for range 2 {
		select {
		case <-some:
		case <-done:
			t.Fatal("the writer ended early")
		}
		server.Halt()
		if err := server.Run(); err != nil {
			t.Fatal(err)
		}
	}
	<-done
	sound(t, s, whole(t, docs...))
}

// TestOneEventOfTwoDocuments gives two documents the same event: its quads
// are there once.
func TestOneEventOfTwoDocuments(t *testing.T) {
	docs := corpus(9, 4)
	docs[1].Events[0], docs[3].Events[0] = docs[0].Events[0], docs[0].Events[0]
	want := map[string]bool{}
	for _, d := range docs {
		for _, q := range schema.Quads(d.Document, d.Sentences, d.Events) {
			want[q.NQuad()] = true
		}
	}
	for name, parts := range map[string]int{"filled": 1, "merged": 2} {
		t.Run(name, func(t *testing.T) {
			s := create(t, database(t))
			for i := range parts {
				add(t, s, docs[i*4/parts:(i+1)*4/parts]...)
				if _, err := s.Stats(ctx); err != nil { // ends the filling
					t.Fatal(err)
				}
			}
			got := map[string]bool{}
			all := allQuads(t, s)
			for _, q := range all {
				got[q] = true
			}
			if diff := cmp.Diff(want, got); diff != "" || len(all) != len(got) {
				t.Errorf("%d quads, %d different ones (-want +got):\n%.1500s", len(all), len(got), diff)
			}
		})
	}
}

func TestDatabaseThatIsFilled(t *testing.T) {
	address := database(t)
	if _, err := graph.Open(address, graph.Options{}); !errors.Is(err, graph.ErrNoStore) || strings.Contains(err.Error(), "?") {
		t.Errorf("an empty database: %v", err)
	}
	s := create(t, address)
	docs := corpus(2, 3)
	add(t, s, docs[0])
	if has, err := s.HasDocument(ctx, docs[0].Document); err != nil || !has {
		t.Errorf("HasDocument while it is filled: %v, %v", has, err)
	}
	if _, err := graph.Open(address, graph.Options{}); !errors.Is(err, graph.ErrLocked) || !strings.Contains(err.Error(), "(process ") {
		t.Errorf("beside one that fills it: %v", err)
	}
	began := time.Now()
	if n := len(relations(t, s, graph.Filter{})); n != 15 {
		t.Errorf("%d relations, want 15", n)
	}
	reader, err := graph.Open(address, graph.Options{})
	if err != nil {
		t.Fatalf("after %s: %v", time.Since(began), err)
	}
	defer reader.Close()
	if _, err := reader.Add(ctx, docs); !errors.Is(err, graph.ErrReadOnly) {
		t.Errorf("Add to a store open for reading: %v", err)
	}
	add(t, s, docs...)
	if n := len(relations(t, reader, graph.Filter{})); n != 45 {
		t.Errorf("a reader sees %d relations, want 45", n)
	}
	got, err := rows(graph.QueryInChild(ctx, worker(t), address, `g.V("<doc:doc0>").Out("<schema:title>").All()`, graph.QueryOptions{}))
	if diff := cmp.Diff([]graph.Row{{"id": "Title 0"}}, got); err != nil || diff != "" {
		t.Errorf("in a child: %v\n%s", err, diff)
	}
}
