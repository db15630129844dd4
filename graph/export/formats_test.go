package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
	"github.com/piprate/json-gold/ld"

	"github.com/entente-kg/entente/graph/export"
)

func written(t testing.TB, format string) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := export.Write(&out, format, stream(records(), nil), options()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestParquetIsTheTable reads the file back and compares it with the CSV.
func TestParquetIsTheTable(t *testing.T) {
	data := written(t, "parquet")
	file, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "records.parquet.schema", []byte(file.Schema().String()+"\n"))
	reader := parquet.NewReader(file)
	defer reader.Close()
	rows := make([]parquet.Row, 10)
	n, err := reader.ReadRows(rows)
	if !errors.Is(err, io.EOF) || n != len(records()) {
		t.Fatalf("%d rows, %v", n, err)
	}
	var table bytes.Buffer
	if err := export.Write(&table, "csv", stream(records(), nil), export.Options{Raw: true}); err != nil {
		t.Fatal(err)
	}
	want, err := csv.NewReader(&table).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows[:n] {
		var got []string
		for j, v := range row {
			got = append(got, parquetCell(want[0][j], v))
		}
		if diff := cmp.Diff(want[i+1], got); diff != "" {
			t.Errorf("row %d (-csv +parquet):\n%s", i, diff)
		}
	}
}

func parquetCell(column string, v parquet.Value) string {
	switch {
	case v.IsNull():
		return ""
	case column == "date":
		return time.Unix(int64(v.Int32())*24*60*60, 0).UTC().Format(time.DateOnly)
	}
	return v.String()
}

// TestJSONLDIsTheTurtle expands the document to RDF with another program and
// looks the terms of SEM and PROV up.
func TestJSONLDIsTheTurtle(t *testing.T) {
	var doc any
	if err := json.Unmarshal(written(t, "jsonld"), &doc); err != nil {
		t.Fatal(err)
	}
	options := ld.NewJsonLdOptions("")
	options.Format = "application/n-quads"
	got, err := ld.NewJsonLdProcessor().ToRDF(doc, options)
	if err != nil {
		t.Fatal(err)
	}
	text, _ := got.(string)
	for _, want := range []string{
		"<event:abc> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://semanticweb.cs.vu.nl/2009/11/sem/Event> .",
		"<event:abc> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/prov#Entity> .",
		"<event:abc> <http://semanticweb.cs.vu.nl/2009/11/sem/hasActor> <actor:@envoy> .",
		"<event:abc> <http://semanticweb.cs.vu.nl/2009/11/sem/eventType> <plover:COERCE> .",
		`<event:abc> <http://semanticweb.cs.vu.nl/2009/11/sem/hasTimeStamp> "2020-05-06"^^<http://www.w3.org/2001/XMLSchema#date> .`,
		"<event:abc> <http://www.w3.org/ns/prov#wasDerivedFrom> <doc:news/1> .",
		`<event:abc> <schema:quad> "4"^^<http://www.w3.org/2001/XMLSchema#integer> .`,
		`<event:abc> <schema:goldstein> "-7.2E0"^^<http://www.w3.org/2001/XMLSchema#double> .`,
		"<actor:@envoy> <http://www.w3.org/2002/07/owl#sameAs> <http://www.wikidata.org/entity/Q1> .",
		"<actor:Police_of_Utopia> <rel:arrest> <actor:@envoy> .",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the expanded document lacks %s", want)
		}
	}
	if lines, want := strings.Count(text, "\n"), turtleStatements(written(t, "turtle")); lines != want {
		t.Errorf("%d statements, want the %d of Turtle", lines, want)
	}
}

// turtleStatements counts: a line is one, and so is each further type.
func turtleStatements(data []byte) (n int) {
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "@prefix") {
			continue
		}
		n++
		if _, types, ok := strings.Cut(line, "> a "); ok {
			n += strings.Count(types, ", ")
		}
	}
	return n
}

// TestGraphsAreWellFormed reads the XML and counts: every end of an edge is a
// node, every record an edge.
func TestGraphsAreWellFormed(t *testing.T) {
	for _, format := range []string{"graphml", "gexf"} {
		nodes, edges := map[string]bool{}, 0
		dec := xml.NewDecoder(bytes.NewReader(written(t, format)))
		for {
			token, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", format, err)
			}
			start, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			attributes := map[string]string{}
			for _, a := range start.Attr {
				attributes[a.Name.Local] = a.Value
			}
			switch start.Name.Local {
			case "node":
				nodes[attributes["id"]] = true
			case "edge":
				if edges++; !nodes[attributes["source"]] || !nodes[attributes["target"]] {
					t.Errorf("%s: an edge leads nowhere: %v", format, attributes)
				}
			}
		}
		if len(nodes) != 5 || edges != len(records()) {
			t.Errorf("%s: %d nodes, %d edges", format, len(nodes), edges)
		}
	}
}

// TestLayouts holds the widths and that only coded acts are in them.
func TestLayouts(t *testing.T) {
	for format, want := range map[string]struct{ rows, columns int }{"gdelt": {1, 61}, "icews": {2, 20}, "polecat": {2, 40}} {
		rows := strings.Split(strings.TrimSuffix(string(written(t, format)), "\n"), "\n")
		if len(rows) != want.rows {
			t.Errorf("%s: %d lines, want %d", format, len(rows), want.rows)
		}
		for _, row := range rows {
			if n := strings.Count(row, "\t") + 1; n != want.columns {
				t.Errorf("%s: %d columns, want %d", format, n, want.columns)
			}
		}
	}
}

func FuzzGuard(f *testing.F) {
	for _, s := range []string{"", "=1", "-7.2", "-1e3", "+", "＝A1", "\x00", "plain"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := export.Guard(s)
		if got != s && got != "'"+s {
			t.Fatalf("Guard(%q) = %q", s, got)
		}
		if strings.HasPrefix(got, "=") || strings.HasPrefix(got, "@") || strings.HasPrefix(got, "\t") {
			t.Errorf("Guard(%q) = %q, a formula", s, got)
		}
	})
}

// FuzzCells holds that any cell comes back from CSV, XML and JSON as it was,
// XML without what it forbids.
func FuzzCells(f *testing.F) {
	for _, s := range []string{"", `a "b", c`, " x", "\x01<&>\ufffe", "line\r\nbreak", "]]>", "'", "\t"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || s == "" {
			return // the graph holds neither
		}
		list := records()[:1]
		list[0].Sentence = s
		var table, graphml bytes.Buffer
		if err := export.Write(&table, "csv", stream(list, nil), export.Options{Raw: true}); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&table).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		// the reader makes one line break of two characters
		if got, want := rows[1][len(rows[1])-3], strings.ReplaceAll(s, "\r\n", "\n"); got != want {
			t.Errorf("CSV: %q, want %q", got, want)
		}
		if err := export.Write(&graphml, "graphml", stream(list, nil), export.Options{}); err != nil {
			t.Fatal(err)
		}
		if got, want := sentenceOf(t, &graphml), strings.Map(allowed, s); got != want {
			t.Errorf("XML: %q, want %q", got, want)
		}
	})
}

func allowed(r rune) rune {
	if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
		return -1
	}
	return r
}

// sentenceOf reads the last datum of the first edge.
func sentenceOf(t *testing.T, r io.Reader) string {
	t.Helper()
	var doc struct {
		Edges []struct {
			Data []struct {
				Key  string `xml:"key,attr"`
				Text string `xml:",chardata"`
			} `xml:"data"`
		} `xml:"graph>edge"`
	}
	if err := xml.NewDecoder(r).Decode(&doc); err != nil {
		t.Fatal(err)
	}
	for _, d := range doc.Edges[0].Data {
		if d.Key == "edge-sentence" {
			return d.Text
		}
	}
	return ""
}
