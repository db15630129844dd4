package graph_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/schema"
)

func TestChangedDocumentWhileTheStoreIsBuilt(t *testing.T) {
	docs := corpus(4, 6)
	changed := docs[2]
	changed.Document.Title = "Corrected"
	changed.Events = changed.Events[:3]
	s := create(t, filepath.Join(t.TempDir(), "a.db"))
	stats := add(t, s, docs[0], docs[2], docs[2], changed, changed, docs[1])
	if stats.Documents != 3 || stats.Unchanged != 1 || stats.Replaced != 2 {
		t.Errorf("%+v, want 3 new, 1 unchanged, 2 replaced", stats)
	}
	for _, d := range []graph.DocumentEvents{docs[0], docs[1]} {
		if has, err := s.HasDocument(ctx, d.Document); err != nil || !has {
			t.Errorf("HasDocument(%s) = %v, %v while building", d.Document.ID, has, err)
		}
	}
	want := create(t, graph.Memory)
	add(t, want, docs[0], docs[1], changed)
	if diff := cmp.Diff(allQuads(t, want), allQuads(t, s)); diff != "" {
		t.Errorf("(-want +got):\n%.1000s", diff)
	}
	if has, err := s.HasDocument(ctx, changed.Document); err != nil || !has {
		t.Errorf("HasDocument of the later content = %v, %v", has, err)
	}
}

// TestNoStoreWhileItIsBuilt: the store's name appears with the whole store.
func TestNoStoreWhileItIsBuilt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s, err := graph.Create(path, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	add(t, s, corpus(1, 3)...)
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file bears the store's name while it is built: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(path + ".*")
	if err != nil || len(left) > 0 {
		t.Errorf("%v is left behind, %v", left, err)
	}
	again, err := graph.Open(path, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got := relations(t, again, graph.Filter{}); len(got) != 45 {
		t.Errorf("%d relations, want 45", len(got))
	}
}

func TestInterruptedBuildGoesOn(t *testing.T) {
	docs := corpus(8, 30)
	path := filepath.Join(t.TempDir(), "a.db")
	half := func() {
		s, err := graph.Create(path, graph.Options{})
		if err != nil {
			t.Fatal(err)
		}
		add(t, s, docs[:10]...)
		// What a crash leaves: the file as it is, without its end.
		data, err := os.ReadFile(path + ".building")
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(os.Remove(path), os.WriteFile(path+".building", data, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	half()
	if _, err := graph.Open(path, graph.Options{}); !errors.Is(err, graph.ErrNoStore) {
		t.Errorf("Open of a half-built store: %v, want %v", err, graph.ErrNoStore)
	}
	s := create(t, path)
	if has, err := s.HasDocument(ctx, docs[9].Document); err != nil || !has {
		t.Errorf("HasDocument after the crash = %v, %v", has, err)
	}
	interrupted, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := s.Add(interrupted, docs[10:]); !errors.Is(err, context.Canceled) {
		t.Errorf("Add: %v", err)
	}
	if stats := add(t, s, docs...); stats.Unchanged != 10 || stats.Documents != 20 {
		t.Errorf("%+v, want 10 unchanged, 20 new", stats)
	}
	whole := create(t, graph.Memory)
	add(t, whole, docs...)
	if diff := cmp.Diff(allQuads(t, whole), allQuads(t, s)); diff != "" {
		t.Errorf("continued (-whole +got):\n%.1000s", diff)
	}
	if got, want := relations(t, s, graph.Filter{}), expected(docs, func(schema.Event) bool { return true }); !cmp.Equal(got, want) {
		t.Errorf("%d events, want %d", len(got), len(want))
	}
}
