package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/schema"
)

// TestArticles compares what is extracted from the project's articles with
// testdata/articles.golden.tsv, so that every change of a relation shows.
func TestArticles(t *testing.T) {
	testdata := filepath.Join("..", "..", "testdata")
	code, records, stderr := invoke("extract", filepath.Join(testdata, "articles"))
	if code != exitOK || stderr != "" {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	got := goldenTable(t, records)
	path := filepath.Join(testdata, "articles.golden.tsv")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got; go test ./cmd/entente -run TestArticles -update accepts it):\n%s", path, diff)
	}
}

func goldenTable(t *testing.T, records string) string {
	t.Helper()
	var out strings.Builder
	out.WriteString("# doc\tdate\tstart\tsource\trelation\ttarget\tevent\tcameo\tmood\n")
	decoder := json.NewDecoder(strings.NewReader(records))
	for decoder.More() {
		var e schema.Event
		if err := decoder.Decode(&e); err != nil {
			t.Fatal(err)
		}
		mood := string(e.Mood)
		if e.Negated {
			mood = "not " + mood
		}
		fmt.Fprintf(&out, "%s\t%s\t%d\t%s\t%s\t%s\t%s\t%s\t%s\n",
			e.Doc, e.Date, e.Start, e.Source.Name, e.Relation, e.Target.Name, e.Class, e.CAMEO, mood)
	}
	return out.String()
}
