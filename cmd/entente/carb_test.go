package main

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The report in testdata was written by another implementation of the same
// definitions.
func TestScoreOpen(t *testing.T) {
	gold, err := readOpenGold(filepath.Join("testdata", "open.gold.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := scoreOpen(&got, gold, readRecords(t, "open.jsonl")); err != nil {
		t.Fatal(err)
	}
	compareReport(t, "open.txt", got.Bytes())
	if err := scoreOpen(&got, nil, nil); err == nil {
		t.Error("no gold gives a report")
	}
}

func TestRespacedWords(t *testing.T) {
	r := newRespacer("Norway 's U.S. envoy ( 34 ) did n't go to Al - Hasakah .")
	tests := map[string][]string{
		"Norway's U.S. envoy": {"Norway", "'s", "U.S.", "envoy"},
		"didn't go":           {"did", "n't", "go"},
		"Al-Hasakah.":         {"Al", "-", "Hasakah", "."},
		"(34),":               {"(", "34", ")", ","},
		"unheard-of":          {"unheard-of"},
	}
	for field, want := range tests {
		if diff := cmp.Diff(want, r.words(field)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", field, diff)
		}
	}
}
