package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/entente-kg/entente/schema"
)

func TestSectionsHoldTheWholeBody(t *testing.T) {
	tests := map[string]string{
		"lines":      strings.Repeat("Merkel met Hollande in Minsk.\n", 30_000),
		"blanks":     strings.Repeat("word ", 120_000),
		"one word":   strings.Repeat("a", maxSection+1),
		"two bytes":  "a" + strings.Repeat("é", maxSection),
		"four bytes": "ab" + strings.Repeat("😀", maxSection/2),
		"empty":      "",
	}
	for name, body := range tests {
		var all strings.Builder
		for _, s := range sections(body) {
			if s.start != all.Len() || len(s.text) > maxSection || !utf8.ValidString(s.text) {
				t.Errorf("%s: section at %d of %d bytes, after %d bytes", name, s.start, len(s.text), all.Len())
			}
			all.WriteString(s.text)
		}
		if all.String() != body {
			t.Errorf("%s: %d bytes of %d", name, all.Len(), len(body))
		}
	}
}

// A relation of a later section has the offsets of its document.
func TestOffsetsAcrossSections(t *testing.T) {
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	const last = "Angela Merkel met Francois Hollande in Minsk."
	text := strings.Repeat("\n", maxSection) + last
	events := p.Document(schema.Document{Text: text}, Options{}).Events
	if len(events) == 0 {
		t.Fatal("no relation")
	}
	for _, e := range events {
		if text[e.Start:e.End] != last || text[e.Source.Start:e.Source.End] != e.Source.Text {
			t.Errorf("%q at %d, %q at %d", e.Sentence, e.Start, e.Source.Text, e.Source.Start)
		}
	}
}
