package graph_test

import (
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/schema"
)

var faults = flag.Int("faults", 40, "how many places the fault tests damage")

func TestVerify(t *testing.T) {
	eachStore(t, func(t *testing.T, s *graph.Store) {
		docs := corpus(4, 6)
		add(t, s, docs...)
		changed := docs[2]
		changed.Events = changed.Events[:3]
		add(t, s, changed)
		if gone, err := s.Forget(ctx, []string{docs[1].Document.ID, "none"}); err != nil || !cmp.Equal(gone.Missing, []string{"none"}) {
			t.Errorf("Forget: %v, %v", gone, err)
		}
		got, err := s.Verify(ctx)
		if err != nil {
			t.Fatal(err)
		}
		st, err := s.Stats(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(graph.Report{Documents: 5, Events: 4*15 + 3, Quads: st.Quads}, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}

func TestForget(t *testing.T) {
	eachStore(t, func(t *testing.T, s *graph.Store) {
		docs := corpus(4, 6)
		add(t, s, docs...)
		if gone, err := s.Forget(ctx, []string{docs[0].Document.ID, docs[4].Document.ID}); err != nil || len(gone.Missing) > 0 {
			t.Fatalf("Forget: %v, %v", gone, err)
		}
		fresh := create(t, graph.Memory)
		add(t, fresh, docs[1:4]...)
		add(t, fresh, docs[5])
		if diff := cmp.Diff(allQuads(t, fresh), allQuads(t, s)); diff != "" {
			t.Errorf("(-never there +forgotten):\n%.1000s", diff)
		}
		add(t, s, docs[0], docs[4])
		if got := relations(t, s, graph.Filter{}); len(got) != 90 {
			t.Errorf("%d relations after adding them again, want 90", len(got))
		}
	})
}

func TestBackup(t *testing.T) {
	s := create(t, filepath.Join(t.TempDir(), "a.db"))
	docs := corpus(4, 6)
	add(t, s, docs...)
	want := allQuads(t, s)
	path := filepath.Join(t.TempDir(), "copy.db")
	if _, err := s.Backup(ctx, path); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Backup(ctx, path); !errors.Is(err, os.ErrExist) {
		t.Errorf("a second backup to one path: %v", err)
	}
	if _, err := s.Forget(ctx, []string{docs[0].Document.ID}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, allQuads(t, create(t, path))); diff != "" {
		t.Errorf("(-store +copy):\n%.1000s", diff)
	}
	if _, err := create(t, graph.Memory).Backup(ctx, filepath.Join(t.TempDir(), "x")); err == nil {
		t.Error("a store in memory was copied")
	}
}

// TestDamagedStores cuts a store's file off and flips single bits of it: what
// comes is an error or the right answer, or else Verify says what is wrong.
func TestDamagedStores(t *testing.T) {
	docs := corpus(3, 8)
	path := stored(t, docs...)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := expected(docs, func(schema.Event) bool { return true })
	r := rand.New(rand.NewPCG(5, 5))
	told, right, found := 0, 0, 0
	for i := range *faults {
		data := append([]byte{}, whole...)
		at := r.IntN(len(data))
		if i%4 == 0 {
			data = data[:at]
		} else {
			data[at] ^= 1 << r.IntN(8)
		}
		damaged := filepath.Join(t.TempDir(), "a.db")
		if err := os.WriteFile(damaged, data, 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := readDamaged(damaged)
		switch {
		case err != nil:
			told++
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("byte %d: the message has several lines: %q", at, err)
			}
		case cmp.Equal(want, got):
			right++
		case verified(damaged):
			t.Errorf("byte %d of %d: a wrong answer, and Verify finds nothing:\n%.600s", at, len(data), cmp.Diff(want, got))
		default:
			found++
		}
	}
	t.Logf("%d errors, %d right answers, %d wrong ones that Verify finds", told, right, found)
}

func readDamaged(path string) (out []schema.Event, err error) {
	s, err := graph.Open(path, graph.Options{})
	if err != nil {
		return nil, err
	}
	defer s.Close()
	for e, err := range s.Relations(ctx, graph.Filter{}) {
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	_, err = rows(s.Query(ctx, `g.V("<actor:RUS>").In("<schema:country>").In("<schema:source>").Out("<schema:date>").All()`, graph.QueryOptions{}))
	return out, err
}

func verified(path string) bool {
	s, err := graph.Open(path, graph.Options{})
	if err != nil {
		return false
	}
	defer s.Close()
	report, err := s.Verify(ctx)
	return err == nil && len(report.Problems) == 0
}
