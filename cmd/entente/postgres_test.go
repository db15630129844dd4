package main

import (
	"errors"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/graph/pgtest"
)

// TestPostgresStore gives the commands a file and a database: they answer the
// same.
func TestPostgresStore(t *testing.T) {
	server, err := pgtest.Start()
	if errors.Is(err, pgtest.ErrNotInstalled) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer server.Stop()
	database, err := server.Database()
	if err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := invoke("relations", "--store", database); code != exitNoStore {
		t.Errorf("an empty database: exit code %d and %q, want %d", code, stderr, exitNoStore)
	}
	file := filepath.Join(t.TempDir(), "a.db")
	articles := filepath.Join("..", "..", "testdata", "articles")
	for _, store := range []string{file, database} {
		if code, _, stderr := invoke("ingest", "--store", store, articles); code != exitOK {
			t.Fatalf("ingest: exit code %d: %s", code, stderr)
		}
	}
	for _, args := range [][]string{
		{"relations", "--source", "TUR", "--format", "jsonl"},
		{"relations", "--by", "dyad,month"},
		{"relations", "--since", "2015", "--until", "2015-12", "--limit", "5"},
		{"export", "--format", "csv"},
		{"stats", "--top", "0"},
		{"query", "--name", "evidence", "TUR", "RUS"},
		{"query", `g.V("<actor:RUS>").In("<schema:country>").Unique().Count()`},
		{"verify"},
		{"forget", "brief-caracas-2008"},
		{"verify"},
		{"relations", "--format", "csv"},
	} {
		want, got := answerOf(t, file, args), answerOf(t, database, args)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%v (-file +database):\n%.1500s", args, diff)
		}
	}
	if code, _, stderr := invoke("backup", "--store", database, "copy.db"); code != exitError || !strings.Contains(stderr, "pg_dump") {
		t.Errorf("backup: exit code %d and %q", code, stderr)
	}
}

// answerOf is what a command writes, lines of a query and of an export in any
// order: a file gives documents as they were loaded, a database by date.
func answerOf(t *testing.T, store string, args []string) []string {
	t.Helper()
	out, err := exec.Command("entente", append(args, "--store", store)...).CombinedOutput()
	if err != nil {
		t.Errorf("%v of %s: %v: %s", args, store, err, out)
	}
	lines := strings.Split(string(out), "\n")
	if args[0] == "query" || args[0] == "export" {
		slices.Sort(lines)
	}
	return lines
}

// TestPasswordsAreNotShown gives addresses where nothing answers.
func TestPasswordsAreNotShown(t *testing.T) {
	for _, address := range []string{
		"postgres://me:hush@127.0.0.1:1/news",
		"postgresql://127.0.0.1:1/news?user=me&password=hush",
		"postgres://me:hush/hush@127.0.0.1/news",
		"postgres://me:12/hush@127.0.0.1/news",
		"postgres://me:%hush@127.0.0.1/news",
	} {
		for _, args := range [][]string{{"relations"}, {"ingest", filepath.Join("..", "..", "testdata", "articles", "wire.csv")}, {"query", "g.V().All()"}, {"forget", "x"}} {
			out, err := exec.Command("entente", append(args, "--store", address)...).CombinedOutput()
			if err == nil || len(out) == 0 || strings.Contains(string(out), "hush") {
				t.Errorf("%s: %v: %s", args[0], err, out)
			}
		}
	}
}
