package extract_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestResolvePhrases(t *testing.T) {
	p := pipeline(t)
	for _, test := range []struct{ phrase, context, day, want string }{
		{"Peruvian Foreign Minister", "", "", "PER GOV"},
		{"Lima police", "", "", "PER COP"},
		{"rebels in eastern Congo", "", "", "COD REB"},
		{"UN peacekeepers", "", "", "UN MIL"},
		{"the parents of Polish schoolchildren", "", "", "POL CVL"},
		{"head of the Kenyan Human Rights League", "", "2015-01-01", "KEN NGO"},
		{"a lecturer in modern history at the University of Leeds in England", "", "", "GBR EDU"},
		{"the unrecognised republic", "", "", " PRE"},
		{"a paramilitary group", "Colombia", "", "COL PRM"},
		{"Barack Obama", "", "2012-05-01", "USA GOV"},
		{"Barack Obama", "", "2019-05-01", "USA ELI"},
		{"the prime minister", "Hungary", "2015-03-01", "HUN GOV"},
		{"the Baltic Sea", "", "", " "},
		{"Black Sea Fleet sailors", "", "", "RUS MIL"},
		{"the Baltic Fleet", "", "", "RUS MIL"},
		{"something else", "", "", " "},
		{"", "", "", " "},
	} {
		m := p.Resolve(test.phrase, test.context, test.day)
		if diff := cmp.Diff(test.want, m.Code+" "+string(m.Role)); diff != "" {
			t.Errorf("%q in %q on %q is %q (-want +got):\n%s", test.phrase, test.context, test.day, m.Name, diff)
		}
	}
}

// TestPhraseTable holds testdata/phrases.tsv, to which a phrase is added by a
// line.
func TestPhraseTable(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "testdata", "phrases.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	p := pipeline(t)
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if line[0] == '#' {
			continue
		}
		m := p.Resolve(cells[0], cells[2], cells[1])
		if got := m.Code + "\t" + string(m.Role); got != cells[3]+"\t"+cells[4] {
			t.Errorf("%q in %q on %q is %q of %q (%s), want %q", cells[0], cells[2], cells[1], m.Name, got, m.Why, cells[3:])
		}
	}
}
