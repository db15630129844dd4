package ud

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sample holds a multiword token, an empty node, comments and a name.
const sample = `# newdoc id = own-1
# sent_id = own-1-1
# text = They won't leave Tunis.
1	They	they	PRON	PRP	_	4	nsubj	_	_
2-3	won't	_	_	_	_	_	_	_	_
2	wo	will	AUX	MD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	leave	leave	VERB	VB	_	0	root	_	_
4.1	left	leave	VERB	VBN	_	_	_	_	_
5	Tunis	Tunis	PROPN	NNP	_	4	obj	_	NER=B-LOC|SpaceAfter=No
6	.	.	PUNCT	.	_	4	punct	_	_

`

func TestReadGivesTokensWithOffsets(t *testing.T) {
	entries, err := ReadAll(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	want := Sentence{
		ID: "own-1-1", Text: "They won't leave Tunis.", End: 23,
		Tokens: []Token{
			{"They", "they", "PRON", "PRP", 3, "nsubj", 0, 4},
			{"wo", "will", "AUX", "MD", 3, "aux", 5, 7},
			{"n't", "not", "PART", "RB", 3, "advmod", 7, 10},
			{"leave", "leave", "VERB", "VB", Root, "root", 11, 16},
			{"Tunis", "Tunis", "PROPN", "NNP", 3, "obj", 17, 22},
			{".", ".", "PUNCT", ".", 3, "punct", 22, 23},
		},
		Names: []Name{{Span{4, 5}, Place}},
	}
	if diff := cmp.Diff([]Sentence{want}, []Sentence{entries[0].Sentence}); diff != "" {
		t.Errorf("sentence (-want +got):\n%s", diff)
	}
	if got := entries[0].MiscValue(4, "SpaceAfter"); got != "No" {
		t.Errorf("SpaceAfter of Tunis is %q", got)
	}
	if got := entries[0].Comments[0]; got != "newdoc id = own-1" {
		t.Errorf("first comment is %q", got)
	}
}

func TestReadWithoutTextJoinsTheWords(t *testing.T) {
	withoutText := strings.Replace(sample, "# text = They won't leave Tunis.\n", "", 1)
	entries, err := ReadAll(strings.NewReader(withoutText))
	if err != nil {
		t.Fatal(err)
	}
	if got := entries[0].Text; got != "They won't leave Tunis." {
		t.Errorf("text is %q", got)
	}
}

func TestReadCutsWordsWhoseTokensDiffer(t *testing.T) {
	entries, err := ReadAll(strings.NewReader("1-2\tgonna\t_\t_\t_\t_\t_\t_\t_\t_\n1\tgoing\t_\t_\t_\t_\t0\troot\t_\t_\n2\tto\t_\t_\t_\t_\t1\tmark\t_\t_\n"))
	if err != nil {
		t.Fatal(err)
	}
	a, b := entries[0].Tokens[0], entries[0].Tokens[1]
	if a.Start != 0 || a.End != b.Start || b.End != len("gonna") {
		t.Errorf("tokens lie at %d-%d and %d-%d", a.Start, a.End, b.Start, b.End)
	}
}

func TestWriteIsReadBack(t *testing.T) {
	entries, err := ReadAll(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Write(&out, entries[0].Sentence, entries[0].Sentence); err != nil {
		t.Fatal(err)
	}
	again, err := ReadAll(&out)
	if err != nil {
		t.Fatal(err)
	}
	if len(again) != 2 {
		t.Fatalf("%d sentences came back", len(again))
	}
	if diff := cmp.Diff(entries[0].Sentence, again[1].Sentence); diff != "" {
		t.Errorf("sentence (-before +after):\n%s", diff)
	}
}

func TestReadErrorsNameTheLine(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"columns", "# a\n1\tword\n", "line 2: 2 columns"},
		{"number", "2\ta\t_\t_\t_\t_\t0\troot\t_\t_\n", `token number "2" instead of 1`},
		{"head", "1\ta\t_\t_\t_\t_\tx\troot\t_\t_\n", `head "x"`},
		{"head beyond", "1\ta\t_\t_\t_\t_\t7\tobj\t_\t_\n\n", "head of token 1 is beyond"},
		{"range", "3-4\tab\t_\t_\t_\t_\t_\t_\t_\t_\n", `range "3-4"`},
		{"long line", "# " + strings.Repeat("x", maxLine), "line 1: "},
	}
	for _, test := range tests {
		_, err := ReadAll(strings.NewReader(test.in))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v lacks %q", test.name, err, test.want)
		}
	}
}

func FuzzReader(f *testing.F) {
	f.Add(sample)
	f.Add("1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n1\tde\t_\t_\t_\t_\t0\troot\t_\t_\n2\tle\t_\t_\t_\t_\t1\tdet\t_\tNER=I-ORG\n")
	f.Add("# text = \xff\n1\t\t_\t_\t_\t_\t_\t_\t_\t_\r\n")
	f.Fuzz(func(t *testing.T, data string) {
		entries, err := ReadAll(strings.NewReader(data))
		for _, e := range entries {
			at := 0
			for i, token := range e.Tokens {
				if token.Start < at || token.End < token.Start || token.End > len(e.Text) || token.Head >= len(e.Tokens) {
					t.Fatalf("token %d is %+v in a text of %d bytes", i, token, len(e.Text))
				}
				at = token.End
			}
		}
		if err != nil {
			return
		}
		var out bytes.Buffer
		for _, e := range entries {
			if err := Write(&out, e.Sentence); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func BenchmarkReader(b *testing.B) {
	data := strings.Repeat(sample, 1000)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := ReadAll(strings.NewReader(data)); err != nil {
			b.Fatal(err)
		}
	}
}
