package event

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const dictionaries = "../../testdata/dictionaries"

func TestVerbFaultsNameFileAndLine(t *testing.T) {
	in, err := os.Open(filepath.Join(dictionaries, "faulty.verbs.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	d, faults, err := ReadDictionary("v.txt", in)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range faults {
		got = append(got, f.Error())
	}
	want := []string{
		`v.txt:1: "ORPHAN [190]" stands in no block`,
		"v.txt:2: [19x] holds no CAMEO code",
		"v.txt:4: the pattern has no * for its verb",
		"v.txt:5: the pattern has no code",
		"v.txt:6: the set &UNDEFINED is not defined",
		`v.txt:7: "(OPEN" has no closing )`,
		"v.txt:8: a pattern with % is not applied: parties are told apart by the tree",
		`v.txt:9: want one verb before its code, have "TWO WORDS"`,
		`v.txt:10: "NO_MARK" marks no verb with +`,
		"v.txt:11: {FORMS has no closing brace",
		"v.txt:13: transformations are not applied; who says it stands in the record's attribution",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if d.Verbs != 1 {
		t.Errorf("%d verbs, want the good one", d.Verbs)
	}
}

// FuzzReadVerbs: whatever a file holds, reading it ends and faults name its
// lines.
func FuzzReadVerbs(f *testing.F) {
	for _, name := range []string{"ardia.verbs.txt", "faulty.verbs.txt"} {
		data, err := os.ReadFile(filepath.Join(dictionaries, name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Add("&A\n+\n---[\n+_\n- (\n- {}*{&A &A} ( ) [:]")
	f.Fuzz(func(t *testing.T, text string) {
		_, faults, err := ReadDictionary("f", strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range faults {
			if fault.Line < 1 || fault.Line > strings.Count(text, "\n")+1 {
				t.Errorf("fault %v names no line", fault)
			}
		}
	})
}

// BenchmarkReadVerbs reads a dictionary of the size in use: 397 blocks, 1,688
// verbs, 4,668 patterns, 40 sets.
func BenchmarkReadVerbs(b *testing.B) {
	random := rand.New(rand.NewPCG(3, 5))
	var text strings.Builder
	for i := range 40 {
		fmt.Fprintf(&text, "&SET%d\n", i)
		for k := range 25 {
			fmt.Fprintf(&text, "+WORD%d_%d\n", i, k)
		}
	}
	const blocks, verbs, patterns = 397, 1688, 4668
	for i := range blocks {
		fmt.Fprintf(&text, "--- BLOCK%d [190] ---\n", i)
		for k := range verbs/blocks + 1 {
			fmt.Fprintf(&text, "VERB%d_%d {V%d V%d}\n", i, k, i, k)
		}
		for k := range patterns/blocks + 1 {
			fmt.Fprintf(&text, "- &SET%d * {BIG NOUN%d} (TO &SET%d) [042:043] # x\n", random.IntN(40), k, random.IntN(40))
		}
	}
	source := strings.ReplaceAll(text.String(), "VERB", "+VERB")
	for b.Loop() {
		if _, faults, err := ReadDictionary("v", strings.NewReader(source)); err != nil || len(faults) > 0 {
			b.Fatal(err, faults)
		}
	}
}
