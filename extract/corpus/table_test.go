package corpus_test

import (
	"fmt"
	"io"
	"iter"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/entente-kg/entente/extract/corpus"
	"github.com/entente-kg/entente/schema"
)

func texts(docs []schema.Document) (texts []string) {
	for _, doc := range docs {
		texts = append(texts, doc.Text)
	}
	return texts
}

func TestJSONLFields(t *testing.T) {
	const line = `{"ID": 7, "Title": "Envoys  meet", "text": "They met.", "date": "1 October 2004",
 "url": null, "source": "Wire", "tags": [1, {"a": 2}]}`
	want := schema.Document{ID: "7", Title: "Envoys meet", Text: "They met.", Date: "2004-10-01", Source: "Wire"}
	if diff := cmp.Diff(want, one(t, corpus.Options{}, "a.jsonl", strings.ReplaceAll(line, "\n", ""))); diff != "" {
		t.Error(diff)
	}
}

func TestMappedFields(t *testing.T) {
	opts := corpus.Options{Map: map[string]string{"text": "Body", "date": "published"}}
	want := schema.Document{ID: "x", Text: "They met.", Date: "2004-10-01"}
	for name, content := range map[string]string{
		"a.jsonl": `{"id": "x", "body": "They met.", "text": "not this", "published": "2004-10-01"}`,
		"a.csv":   "id,body,text,published\nx,They met.,not this,2004-10-01\n",
	} {
		if diff := cmp.Diff(want, one(t, opts, name, content)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestBadLinesAreNumberedAndTheRestGoesOn(t *testing.T) {
	tests := []struct {
		name, content string
		messages      []string
	}{
		{"a.jsonl", "{\"text\":\"A.\"}\n{\"text\":\n\n{\"body\":\"x\",\"id\":1}\n{\"text\":\"\"}\n{\"text\":[1]}\n[]\n{\"text\":\"B.\"}", []string{
			"a.jsonl:2: reading JSON: unexpected end of JSON input",
			`a.jsonl:4: no key "text" among "body", "id"`,
			"a.jsonl:5: no text in it",
			`a.jsonl:6: key "text": not a string`,
			"a.jsonl:7: reading JSON: json: cannot unmarshal array into Go value of type map[string]json.RawMessage",
		}},
		{"a.csv", "id,text\n1,A.\n2,a \"quote\" inside\n3\n4,\"\"\n5,B.\n", []string{
			`a.csv:3: reading CSV: bare " in non-quoted-field`,
			"a.csv:4: reading CSV: wrong number of fields",
			"a.csv:5: no text in it",
		}},
	}
	for _, test := range tests {
		docs, messages := read(t, corpus.Options{}, files(t, map[string]string{test.name: test.content}), test.name)
		if diff := cmp.Diff([]string{"A.", "B."}, texts(docs)); diff != "" {
			t.Errorf("%s: texts (-want +got):\n%s", test.name, diff)
		}
		if diff := cmp.Diff(test.messages, messages); diff != "" {
			t.Errorf("%s: messages (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestBadDateIsReportedAndTheDocumentKept(t *testing.T) {
	dir := files(t, map[string]string{"a.jsonl": `{"text": "A.", "date": "next week"}`})
	docs, messages := read(t, corpus.Options{Date: "2004-10-01"}, dir, "a.jsonl")
	if len(docs) != 1 || docs[0].Date != "2004-10-01" {
		t.Errorf("documents = %+v", docs)
	}
	if diff := cmp.Diff([]string{`a.jsonl:1: "next week": not a date`}, messages); diff != "" {
		t.Error(diff)
	}
}

func TestTables(t *testing.T) {
	want := []string{"They met,\nand talked.", "They parted."}
	for name, content := range map[string]string{
		"comma.csv":     "Text,id\r\n\"They met,\nand talked.\",1\r\nThey parted.,2\r\n",
		"semicolon.csv": "id;text\n1;\"They met,\nand talked.\"\n2;They parted.\n",
		"tab.tsv":       "id\ttext\n1\t\"They met,\nand talked.\"\n2\tThey parted.\n",
		"mark.csv":      "\ufefftext,id\n\"They met,\nand talked.\",1\nThey parted.,2\n",
		"one.csv":       "text\n\"They met,\nand talked.\"\nThey parted.\n",
	} {
		docs, messages := read(t, corpus.Options{}, files(t, map[string]string{name: content}), name)
		if diff := cmp.Diff(want, texts(docs)); diff != "" || messages != nil {
			t.Errorf("%s (-want +got):\n%s\nmessages %q", name, diff, messages)
		}
	}
}

func TestBrokenTables(t *testing.T) {
	for content, want := range map[string]string{
		"":                     "a.csv: no text in it",
		"text,id\n":            "a.csv: no text in it",
		"id,body\n1,A.\n":      `a.csv:1: no column "text" among "id", "body"`,
		"text\n\"never closed": "a.csv:2: reading CSV: extraneous or missing \" in quoted-field",
	} {
		if got := message(t, "a.csv", content); got != want {
			t.Errorf("%q: message = %q, want %q", content, got, want)
		}
	}
	if got := message(t, "a.jsonl", "\n \n"); got != "a.jsonl: no text in it" {
		t.Errorf("message = %q", got)
	}
}

func TestEncodedTables(t *testing.T) {
	const row = `{"text": "José Araújo’s envoy met São Paulo’s."}` + "\n"
	latin, err := charmap.Windows1252.NewEncoder().String(row)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(row)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"windows-1252":         latin,
		"UTF-16":               wide,
		"from the second line": strings.Repeat(`{"text": "They met."}`+"\n", 4000) + latin,
	} {
		docs, messages := read(t, corpus.Options{}, files(t, map[string]string{"a.jsonl": content}), "a.jsonl")
		if len(docs) == 0 || docs[len(docs)-1].Text != "José Araújo’s envoy met São Paulo’s." || messages != nil {
			t.Errorf("%s: last of %d documents and messages %q", name, len(docs), messages)
		}
	}
}

// A line can be read before the next one is written.
func TestStreamIsReadAsItComes(t *testing.T) {
	read, write := io.Pipe()
	next, stop := iter.Pull2(corpus.Read(t.Context(), []string{"-"}, corpus.Options{Stdin: read}))
	defer stop()
	for _, want := range []string{"A.", "Café."} {
		go fmt.Fprintf(write, "{\"text\": %q}\n", want)
		if doc, err, ok := next(); doc.Text != want || err != nil || !ok {
			t.Fatalf("read %q, %v, %v, want %q", doc.Text, err, ok, want)
		}
	}
	write.Close()
	if doc, err, ok := next(); ok {
		t.Errorf("after the end: %q, %v", doc.Text, err)
	}
}

// Wherever a read ends, the text is the same.
func TestStreamCutAnywhere(t *testing.T) {
	for name, line := range map[string]string{
		"UTF-8":        "{\"text\": \"São Paulo’s café\"}",
		"windows-1252": "{\"text\": \"S\xe3o Paulo\x92s caf\xe9\"}",
	} {
		opts := corpus.Options{Stdin: iotest.OneByteReader(strings.NewReader(line))}
		docs, messages := collect(t, opts, "", []string{"-"})
		if diff := cmp.Diff([]string{"São Paulo’s café"}, texts(docs)); diff != "" || messages != nil {
			t.Errorf("%s (-want +got):\n%s\nmessages %q", name, diff, messages)
		}
	}
}

func TestLongLineIsPassedOver(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 65 MB")
	}
	content := "{\"text\":\"A.\"}\n" + strings.Repeat("x", corpus.MaxLine+1) + "\n{\"text\":\"B.\"}\n"
	docs, messages := read(t, corpus.Options{}, files(t, map[string]string{"a.jsonl": content}), "a.jsonl")
	if diff := cmp.Diff([]string{"A.", "B."}, texts(docs)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"a.jsonl:2: too long: the line has more than 64 MB"}, messages); diff != "" {
		t.Error(diff)
	}
}

func TestQuoteThatNothingClosesIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 65 MB")
	}
	content := "text\nA.\n\"" + strings.Repeat("never closed\n", corpus.MaxLine/13+1000)
	docs, messages := read(t, corpus.Options{}, files(t, map[string]string{"a.csv": content}), "a.csv")
	if diff := cmp.Diff([]string{"A."}, texts(docs)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"a.csv:3: too long: the row has more than 64 MB"}, messages); diff != "" {
		t.Error(diff)
	}
}
