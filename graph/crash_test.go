package graph_test

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/schema"
)

var kills = flag.Int("kills", 4, "how often the crash test kills a loader")

// loadOneByOne loads the crash test's documents, one transaction each.
func loadOneByOne(path string) error {
	s, err := graph.Create(path, graph.Options{})
	if err != nil {
		return err
	}
	for _, d := range corpus(9, 60) {
		if _, err := s.Add(ctx, []graph.DocumentEvents{d}); err != nil {
			return err
		}
	}
	return s.Close()
}

func TestKilledLoaderLeavesWholeDocuments(t *testing.T) {
	t.Run("file", func(t *testing.T) {
		testKills(t, 20*time.Millisecond, func(t *testing.T) string { return filepath.Join(t.TempDir(), "a.db") })
	})
	t.Run("postgres", func(t *testing.T) {
		testKills(t, 200*time.Millisecond, func(t *testing.T) string { return database(t) })
	})
}

// testKills kills loaders, the first after some time and each later than the
// one before.
func testKills(t *testing.T, first time.Duration, place func(t *testing.T) string) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	docs := corpus(9, 60)
	undisturbed := create(t, graph.Memory)
	add(t, undisturbed, docs...)
	want := allQuads(t, undisturbed)
	for i := range *kills {
		path := place(t)
		loader := exec.Command(exe, loaderArgument, path)
		if err := loader.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(first + time.Duration(i)*first*37/20%(20*first))
		loader.Process.Kill()
		loader.Wait() // its error is that it was killed
		s, err := graph.Create(path, graph.Options{})
		if err != nil {
			t.Fatalf("kill %d: %v", i, err)
		}
		got := relations(t, s, graph.Filter{})
		there := len(got) / len(docs[0].Events)
		if want := expected(docs[:there], func(schema.Event) bool { return true }); !cmp.Equal(got, want) {
			t.Errorf("kill %d: %d documents hold %d events, want %d", i, there, len(got), len(want))
		}
		add(t, s, docs...)
		if diff := cmp.Diff(want, allQuads(t, s)); diff != "" {
			t.Errorf("kill %d at %d documents, continued (-undisturbed +got):\n%.1000s", i, there, diff)
		}
		t.Logf("kill %d: %d documents were there", i, there)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
