package actor

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/entente-kg/entente/extract/ud"
)

const dictionaries = "../../testdata/dictionaries"

func reader(t testing.TB) *Reader {
	t.Helper()
	r, err := NewReader()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// readFile reads one of the project's dictionaries.
func readFile(t testing.TB, name string) (*Dictionary, []Fault) {
	t.Helper()
	in, err := os.Open(filepath.Join(dictionaries, name))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	d, faults, err := reader(t).Read(name, in)
	if err != nil {
		t.Fatal(err)
	}
	return d, faults
}

// rows are the rows of a dictionary's table, without the header.
func rows(t testing.TB, d *Dictionary) []string {
	t.Helper()
	var out bytes.Buffer
	if err := d.Write(&out); err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(strings.TrimPrefix(out.String(), TableHeader), "\n"), "\n")
}

func TestEveryConstructIsRead(t *testing.T) {
	tests := map[string][]string{
		"ardia.actors.txt": {
			"actor\tAda Byrne\tPresident Byrne|A. Byrne\tIRL\tGOV\t\t2001-02-01\t2005-06-30\t\t\tardia.actors.txt:5",
			"actor\tAda Byrne\t\tIRL\tOPP\t\t2005-07-01\t\t\t\tardia.actors.txt:5",
			"actor\tAda Byrne\t\tIRL\tLEG\t\t1995-01-01\t2001-01-31\t\t\tardia.actors.txt:8",
			"actor\tAda Byrne\t\tIRL\tELI\t\t\t\t\t\tardia.actors.txt:9",
			"actor\tOona Quill\tGeneral Quill\tNOR\tMIL\t\t\t2009-12-31\t\t\tardia.actors.txt:10",
			"actor\tOona Quill\t\tNOR\tGOV\tMIL\t2010-01-01\t\t\t\tardia.actors.txt:11",
			"actor\tOona Quill\t\tNOR\tELI\t\t\t\t\t\tardia.actors.txt:14",
			"actor\tFenwick League\tFenwick League for Peace\t\tNGO\t\t\t\t\t\tardia.actors.txt:17",
			"actor\tGrey Herons\t\tISL\tREB\t\t\t\t\t\tardia.actors.txt:18",
			"actor\tNorthern Lakes Authority\t\tUN\tIGO\tREF\t\t\t\t\tardia.actors.txt:19",
			"actor\tTor Aske\t\t\t\t\t\t\t\t\tardia.actors.txt:20",
			"actor\tTor Aske\t\tDNK\tBUS\t\t2020-01-01\t\t\t\tardia.actors.txt:20",
		},
		"ardia.agents.txt": {
			"agent\tlock keeper\t\t\tLAB\t\t\t\t\t\tardia.agents.txt:5",
			"agent\ttide warden\t\t\tGOV\t\t\t\ttides wardens\t\tardia.agents.txt:6",
			"agent\tkelp people\t\t\tCVL\t\t\t\t\t\tardia.agents.txt:7",
			"agent\tferryman\t\t\tLAB\t\t\t\t\t\tardia.agents.txt:8",
			"agent\tferrymen\t\t\tLAB\t\t\t\t\t\tardia.agents.txt:8",
			"agent\tferrywoman\t\t\tLAB\t\t\t\t\t\tardia.agents.txt:8",
			"agent\tferrywomen\t\t\tLAB\t\t\t\t\t\tardia.agents.txt:8",
			"agent\toffice of dikes\t\t\tGOV\t\t\t\t\t\tardia.agents.txt:9",
			"agent\tbureau of dikes\t\t\tGOV\t\t\t\t\t\tardia.agents.txt:9",
			"agent\tlantern order\t\t\tREL\t\t\t\t\t\tardia.agents.txt:10",
		},
		"ngec.agents.txt": {
			"agent\tsalt minister\t\t\tGOV\t\t\t\t\t\tngec.agents.txt:4",
			"agent\tsalt ministry\t\t\tGOV\t\t\t\t\t\tngec.agents.txt:4",
			"agent\tpundit\t\t\tJRN\t\t\t\t\t\tngec.agents.txt:5",
			"agent\tarmed courier\t\t\tPRM\t\t\t\t\t\tngec.agents.txt:6",
			"agent\tbonesetter\t\t\tMED\t\t\t\t\t\tngec.agents.txt:7",
		},
		"ardia.discards.txt": {
			"discard\tcanal regatta\t\t\t\t\t\t\t\t\tardia.discards.txt:2",
			"story\tgulls league\t\t\t\t\t\t\t\t\tardia.discards.txt:3",
			"discard\tlast century\t\t\t\t\t\t\t\t\tardia.discards.txt:4",
		},
		"plain.tsv": {
			"actor\tHarbour Guild\t\tISL\tLAB\t\t\t\t\t\tplain.tsv:2",
			"actor\tMoss Hallam\t\tNOR\tGOV\t\t2028-01-01\t2031-12-31\t\t\tplain.tsv:3",
		},
	}
	for name, want := range tests {
		d, faults := readFile(t, name)
		if len(faults) > 0 {
			t.Errorf("%s has faults: %v", name, faults)
		}
		if diff := cmp.Diff(want, rows(t, d)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestFaultsNameFileAndLine(t *testing.T) {
	tests := map[string][]string{
		"faulty.actors.txt": {
			`faulty.actors.txt:1: the spelling "ORPHAN_SPELLING" has no actor above it`,
			`faulty.actors.txt:2: the code has no actor above it`,
			`faulty.actors.txt:3: No Code at All has no code`,
			`faulty.actors.txt:4: [IRLGOV 050101-010101]: the range 050101-010101 ends before it begins`,
			`faulty.actors.txt:5: [IRLGOV 2004017-20061201]: "2004017" is no day such as 20010131 or 010131`,
			`faulty.actors.txt:6: [IRLG]: "IRLG" is not joined from three-letter elements`,
			`faulty.actors.txt:7: [IRLGOV has no closing bracket`,
			`faulty.actors.txt:7: Open Bracket has no code`,
			`faulty.actors.txt:8: "___" names nobody`,
			`faulty.actors.txt:10: "LOOSE_TEXT" stands before a code; another spelling begins with +`,
		},
		"faulty.agents.txt": {
			`faulty.agents.txt:1: the macro !EMPTY! stands for nothing`,
			`faulty.agents.txt:2: the agent "NO_CODE" has no code`,
			`faulty.agents.txt:3: {PLURAL has no closing brace`,
			`faulty.agents.txt:4: [~GOV} has no closing bracket`,
			`faulty.agents.txt:5: the macro !MACRO! is not defined above`,
			`faulty.agents.txt:6: [~QQQ] holds no sector that PLOVER has`,
		},
	}
	for name, want := range tests {
		d, faults := readFile(t, name)
		var got []string
		for _, f := range faults {
			got = append(got, f.Error())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if len(d.Actors)+len(d.Agents) != 1 {
			t.Errorf("%s: the good line is not used: %+v", name, d)
		}
	}
}

func TestTableIsReadAsItWasWritten(t *testing.T) {
	want := &Dictionary{Merges: []Merge{{ID: "Quill", Into: "Oona_Quill"}}}
	for _, name := range []string{"ardia.actors.txt", "ardia.agents.txt", "ardia.discards.txt"} {
		d, _ := readFile(t, name)
		want.Add(d)
	}
	var table bytes.Buffer
	if err := want.Write(&table); err != nil {
		t.Fatal(err)
	}
	got, faults, err := reader(t).Read("mine.tsv", &table)
	if err != nil || len(faults) > 0 {
		t.Fatalf("%v, %v", err, faults)
	}
	sources := cmpopts.IgnoreFields
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Dictionary{}), cmpopts.EquateEmpty(),
		sources(Known{}, "Source"), sources(Dated{}, "Source"), sources(Agent{}, "Source"), sources(Discard{}, "Source"), sources(Merge{}, "Source")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFaultyRowsOfATable(t *testing.T) {
	table := "name\tcode\trole\tfrom\tto\tkind\n" + "\tIRL\n" + "Ada\tIRL\tGovt\n" + "Ada\tIRL\tGOV\tsoon\n" + "Ada\tIRL\tGOV\t2002-01-01\t2001-01-01\n" +
		"Ada\tIRL\tGOV\t\t\tplanet\n" + "Ada\t1\t2\t3\t4\t5\t6\n" + "Ada\t\t\t\t\tsame\n"
	_, faults, err := reader(t).Read("t.tsv", strings.NewReader(table))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range faults {
		got = append(got, f.Error())
	}
	want := []string{
		"t.tsv:2: the column name holds no name",
		`t.tsv:3: "Govt" is no sector of three capitals`,
		`t.tsv:4: "soon" is no day such as 2001-01-31`,
		"t.tsv:5: ends on 2001-01-01 before it begins on 2002-01-01",
		`t.tsv:6: "planet" is no kind of row`,
		"t.tsv:7: 7 columns, want at most 6",
		"t.tsv:8: the column names holds no id that is Ada",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDiscarded(t *testing.T) {
	d, _ := readFile(t, "ardia.discards.txt")
	r, err := NewWith(d)
	if err != nil {
		t.Fatal(err)
	}
	sentence := func(words string) ud.Sentence {
		var s ud.Sentence
		for _, w := range strings.Fields(words) {
			s.Tokens = append(s.Tokens, ud.Token{Form: w})
		}
		return s
	}
	plain, regatta, gulls := sentence("It rained ."), sentence("The Canal Regatta began ."), sentence("The Gulls League met .")
	for _, test := range []struct {
		sents []ud.Sentence
		want  []bool
	}{
		{[]ud.Sentence{plain, plain}, nil},
		{[]ud.Sentence{plain, regatta}, []bool{false, true}},
		{[]ud.Sentence{plain, gulls, regatta}, []bool{true, true, true}},
	} {
		if got := r.Discarded(test.sents); !cmp.Equal(got, test.want) {
			t.Errorf("Discarded gave %v, want %v", got, test.want)
		}
	}
}

// FuzzReadDictionary: whatever a file holds, reading it ends, faults name
// lines of the file, and what was read can be written, read again and used.
func FuzzReadDictionary(f *testing.F) {
	files, err := filepath.Glob(filepath.Join(dictionaries, "*"))
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Add("<!--\n!A!=A_!A!\n!A! [~GOV]\n+[\n\t[>")
	r := reader(f)
	f.Fuzz(func(t *testing.T, text string) {
		d, faults, err := r.Read("f", strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Count(text, "\n") + 1
		for _, fault := range faults {
			if fault.Line < 1 || fault.Line > lines {
				t.Errorf("fault %v names no line of %d", fault, lines)
			}
		}
		var out bytes.Buffer
		if err := d.Write(&out); err != nil {
			t.Fatal(err)
		}
		if _, _, err := r.Read("g.tsv", &out); err != nil {
			t.Error(err)
		}
	})
}
