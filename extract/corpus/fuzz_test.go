package corpus_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/entente-kg/entente/extract/corpus"
)

// fuzzFile reads arbitrary bytes as a file of the given name; every document
// must be complete and every message must name the file.
func fuzzFile(f *testing.F, name string, seeds ...string) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	path := filepath.Join(f.TempDir(), name)
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		n := 0
		for doc, err := range corpus.Read(context.Background(), []string{path}, corpus.Options{}) {
			n++
			switch {
			case err != nil && !strings.HasPrefix(err.Error(), path+":"):
				t.Errorf("message %q does not name %s", err, path)
			case err == nil && (doc.ID == "" || strings.TrimSpace(doc.Text) == ""):
				t.Errorf("incomplete document %+v", doc)
			case err == nil && !utf8.ValidString(doc.Text):
				t.Errorf("text %q is not UTF-8", doc.Text)
			}
		}
		if n == 0 {
			t.Error("neither document nor message")
		}
	})
}

func FuzzText(f *testing.F) {
	fuzzFile(f, "a.txt", "Envoys meet\nThey met.", "\xff\xfea\x00", "\xef\xbb\xbfx", "caf\xe9", "a\x00b")
}

func FuzzHTML(f *testing.F) {
	fuzzFile(f, "a.html", page, "<p>x", "<html><meta charset=utf-16>\xfe", "<table><svg><p>")
}

func FuzzJSONL(f *testing.F) {
	fuzzFile(f, "a.jsonl", `{"text":"A.","date":"2004"}`, "{\"text\":\"\\ud800\"}\n[", "{\"text\":\"caf\xe9\"}")
}

func FuzzCSV(f *testing.F) {
	fuzzFile(f, "a.csv", "text,id\n\"a\nb\",1", "text\n\"x", ";text;date\n;a;b\n", "text\ncaf\xe9")
}

func FuzzDay(f *testing.F) {
	for _, seed := range []string{"2004-10-01", "Oct. 1, 2004", "3 Sept 2015", "1448841600", "20151130T120000Z"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		day, err := corpus.Day(s)
		if err != nil || day == "" {
			return
		}
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			t.Errorf("Day(%q) = %q: %v", s, day, err)
		}
	})
}

func BenchmarkReadHTML(b *testing.B) {
	path := filepath.Join(files(b, map[string]string{"a.html": page}), "a.html")
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		for _, err := range corpus.Read(context.Background(), []string{path}, corpus.Options{}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkReadJSONL(b *testing.B) {
	const lines = 1000
	content := strings.Repeat(`{"text": "`+strings.Repeat("The two envoys met in Geneva. ", 60)+`"}`+"\n", lines)
	path := filepath.Join(files(b, map[string]string{"a.jsonl": content}), "a.jsonl")
	b.SetBytes(int64(len(content)))
	for b.Loop() {
		for _, err := range corpus.Read(context.Background(), []string{path}, corpus.Options{}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
