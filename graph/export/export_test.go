package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/graph/export"
	"github.com/entente-kg/entente/schema"
)

var update = flag.Bool("update", false, "write the golden files")

func records() []schema.Event {
	score, consult := -7.2, 1.0
	return []schema.Event{
		{
			ID: "abc", Doc: "news/1", Date: "2020-05-06", Sentence: "=Police, said \"X\",\tarrested\nthe envoy.", Start: 3, End: 40,
			Source:   schema.Mention{Text: "Police", Start: 4, End: 10, Name: "Police of Utopia", ID: "Police_of_Utopia", Code: "UTO", Role: schema.COP},
			Relation: "arrest", Target: schema.Mention{Text: "the envoy", Start: 20, End: 29, Name: "@envoy", ID: "@envoy", Wikidata: "Q1"},
			Phrase: "arrested", Args: []string{"on Friday", "in port"}, Class: schema.Coerce, Mode: "arrest", CAMEO: "173", Goldstein: &score, Quad: 4, Contexts: []string{"crime", "legal"},
			Negated: true, Mood: schema.Alleged, Attribution: "-the BBC", Confidence: 0.75, Rule: "active/arrest", Inferred: true, Scope: schema.ScopeActors,
		},
		{ID: "def", Source: schema.Mention{Name: "A", ID: "A"}, Target: schema.Mention{Name: "B\x1b[31m", ID: "B"}, Relation: "meet", Mood: schema.Actual, Scope: schema.ScopeOpen},
		{
			ID: "ghi", Doc: "news/1", Date: "2020-05-06", Sentence: "Utopian police consulted Ruritania.", End: 35,
			Source:   schema.Mention{Text: "Utopian police", End: 14, Name: "Police of Utopia", ID: "Police_of_Utopia", Code: "UTO", Role: schema.COP},
			Relation: "consult", Target: schema.Mention{Text: "Ruritania", Start: 25, End: 34, Name: "Ruritania", ID: "RUR", Code: "RUR"},
			Phrase: "consulted", Class: schema.Consult, CAMEO: "040", Goldstein: &consult, Quad: 1, Mood: schema.Actual, Confidence: 0.9, Rule: "active/consult", Scope: schema.ScopeActors,
		},
	}
}

func stream(list []schema.Event, err error) export.Events {
	return func(yield func(schema.Event, error) bool) {
		for _, e := range list {
			if !yield(e, nil) {
				return
			}
		}
		if err != nil {
			yield(schema.Event{}, err)
		}
	}
}

// options know the records' document and countries.
func options() export.Options {
	return export.Options{
		Country: func(code, day string) (export.Country, bool) {
			return export.Country{Name: "Utopia", COW: "999"}, code == "UTO" && day == "2020-05-06"
		},
		Document: func(id string) (schema.Document, error) {
			return schema.Document{ID: id, Title: "A <\"B\"> & \x02C", Date: "2020-05-07", URL: "https://example.org/?a=1&b", Source: "Example Post"}, nil
		},
	}
}

func TestFormats(t *testing.T) {
	for _, f := range export.All() {
		var got bytes.Buffer
		if err := export.Write(&got, f.Name, stream(records(), nil), options()); err != nil {
			t.Fatal(err)
		}
		if f.Name != "parquet" { // has its own test
			golden(t, "records."+f.Name, got.Bytes())
		}
	}
	for _, name := range export.Formats() {
		if _, ok := export.Find(name); !ok {
			t.Errorf("%s is no format", name)
		}
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func TestCSVIsReadBack(t *testing.T) {
	var out bytes.Buffer
	if err := export.Write(&out, "csv", stream(records(), nil), export.Options{Raw: true}); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(rows) != 4 {
		t.Fatalf("%d rows, %v, want 4", len(rows), err)
	}
	cells := map[string]string{}
	for i, name := range rows[0] {
		cells[name] = rows[1][i]
	}
	e := records()[0]
	for name, want := range map[string]string{
		"sentence": e.Sentence, "target_name": "@envoy", "goldstein": "-7.2", "confidence": "0.75", "source_code": "UTO", "source_role": "COP", "args": "on Friday; in port",
	} {
		if cells[name] != want {
			t.Errorf("%s = %q, want %q", name, cells[name], want)
		}
	}
}

func TestTSVHasOneLineARecord(t *testing.T) {
	var out bytes.Buffer
	if err := export.Write(&out, "tsv", stream(records(), nil), export.Options{}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != 4 {
		t.Fatalf("%d lines, want 4", len(lines))
	}
	for _, line := range lines {
		if n := strings.Count(line, "\t") + 1; n != len(export.Columns()) {
			t.Errorf("%d cells, want %d", n, len(export.Columns()))
		}
	}
}

func TestJSONLinesAreTheRecord(t *testing.T) {
	var out bytes.Buffer
	if err := export.Write(&out, "jsonl", stream(records(), nil), export.Options{}); err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(&out)
	for _, want := range records() {
		var got schema.Event
		if err := dec.Decode(&got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

func TestGuard(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "plain": "plain", "=1+1": "'=1+1", "+cmd": "'+cmd", "-x": "'-x", "@a": "'@a", "\ta": "'\ta", "\x00": "'\x00",
		"-7.2": "-7.2", "+3": "+3", "-1e3": "-1e3", "-inf": "'-inf", "a=b": "a=b", "-0x1p": "'-0x1p", "＝1": "'＝1",
	} {
		if got := export.Guard(in); got != want {
			t.Errorf("Guard(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTableCutsLongCells(t *testing.T) {
	e := records()[1]
	e.Sentence = strings.Repeat("word ", 60)
	var out bytes.Buffer
	if err := export.Write(&out, "table", stream([]schema.Event{e}, nil), export.Options{Width: 100}); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
		if n := utf8.RuneCountInString(line); n > 100 {
			t.Errorf("a line has %d columns: %s", n, line)
		}
	}
	if !strings.Contains(out.String(), "…") {
		t.Error("a cell is cut without a sign")
	}
}

func TestErrors(t *testing.T) {
	broken := errors.New("broken store")
	for _, format := range export.Names() {
		if err := export.Write(io.Discard, format, stream(records(), broken), export.Options{}); !errors.Is(err, broken) {
			t.Errorf("%s: %v, want the stream's error", format, err)
		}
		if err := export.Write(full{}, format, stream(records(), nil), export.Options{}); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("%s: %v, want the writer's error", format, err)
		}
	}
	if err := export.Write(io.Discard, "xls", stream(nil, nil), export.Options{}); err == nil || !strings.Contains(err.Error(), "jsonl") {
		t.Errorf("unknown format: %v, want an error that names the formats", err)
	}
}

// full is a full disk.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestNQuads(t *testing.T) {
	quads := schema.Quads(schema.Document{ID: "news/1", Title: "A \"B\"\\\n\x01é"}, 3, records())
	var out bytes.Buffer
	err := export.WriteNQuads(&out, func(yield func(quad.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "records.nq", out.Bytes())
	got, err := quad.ReadAll(nquads.NewReader(&out, false))
	if err != nil || len(got) != len(quads) {
		t.Fatalf("%d quads read back, %v, want %d", len(got), err, len(quads))
	}
	for i, q := range quads {
		if text, ok := q.Object.(quad.String); ok && got[i].Object != text {
			t.Errorf("literal %q came back as %q", text, got[i].Object)
		}
	}
}
