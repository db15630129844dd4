package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/schema"
)

// readRecords reads relation records by document.
func readRecords(t *testing.T, name string) map[string][]schema.Event {
	t.Helper()
	events, err := readGold[schema.Event](filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	system := map[string][]schema.Event{}
	for _, e := range events {
		system[e.Doc] = append(system[e.Doc], e)
	}
	return system
}

func compareReport(t *testing.T, name string, got []byte) {
	t.Helper()
	want, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// The reports in testdata were written by another implementation of the same
// definitions, so they are not among the files that -update writes.
func TestScoreRelations(t *testing.T) {
	gold, err := readGold[goldItem](filepath.Join("testdata", "relations.gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := scoreRelations(&got, gold, readRecords(t, "relations.jsonl"), 20); err != nil {
		t.Fatal(err)
	}
	compareReport(t, "relations.txt", got.Bytes())
}

func TestScoreDyads(t *testing.T) {
	gold, err := readGold[goldDyad](filepath.Join("testdata", "dyads.gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := scoreDyads(&got, gold, readRecords(t, "dyads.jsonl"), 20); err != nil {
		t.Fatal(err)
	}
	compareReport(t, "dyads.txt", got.Bytes())
	if err := scoreDyads(&got, nil, nil, 0); err == nil {
		t.Error("no gold gives a report")
	}
}

func TestSamePhrase(t *testing.T) {
	tests := []struct {
		system, gold string
		want         bool
	}{
		{"Turkey’s airspace", "airspace of Turkey", true},
		{"the Russian warplane", "warplane", true},
		{"Barack Obama", "Obama", true},
		{"President Barack Obama of the United States", "Obama", false},
		{"the", "the", false},
		{"İzmir", "izmir", false},
		{"$5", "5 $", false},
	}
	for _, test := range tests {
		if got := samePhrase([]string{test.system}, []string{test.gold}); got != test.want {
			t.Errorf("samePhrase(%q, %q) = %v", test.system, test.gold, got)
		}
	}
}

func TestSameRelation(t *testing.T) {
	tests := []struct {
		system, gold string
		want         bool
	}{
		{"call on", "call", true},
		{"refuse to hand over", "hand over", true},
		{"have talk with", "talk", true},
		{"be", "be", true},
		{"attack", "accuse", false},
		{"", "attack", false},
	}
	for _, test := range tests {
		if got := sameRelation(test.system, []string{test.gold}); got != test.want {
			t.Errorf("sameRelation(%q, %q) = %v", test.system, test.gold, got)
		}
	}
}

func TestGoldThatIsNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gold.jsonl")
	if err := os.WriteFile(path, []byte("{\"id\": \"a\"}\n{\"id\":"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := readGold[goldItem](path)
	if want := "reading gold " + path + ", item 2: unexpected EOF"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %q", err, want)
	}
}
