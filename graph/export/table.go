package export

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/entente-kg/entente/schema"
)

// maxTableRows bounds what the table format holds in memory: its columns are
// as wide as their widest cell. More records follow in a second table.
const maxTableRows = 10_000

// Cells of the table are cut at these widths, in columns of the terminal.
const (
	maxActorWidth    = 28
	maxRelationWidth = 22
	maxSentenceWidth = 60
	minSentenceWidth = 20
	otherWidth       = 75 // date, event, mood and borders
)

// writeTable writes the columns that a person reads, for a terminal.
func writeTable(w io.Writer, events Events, o Options) error {
	t := newTable(o)
	for e, err := range events {
		if err != nil {
			return err
		}
		if t.Length() == maxTableRows {
			if _, err := fmt.Fprintln(w, t.Render()); err != nil {
				return err
			}
			t = newTable(o)
		}
		t.AppendRow(tableRow(e))
	}
	_, err := fmt.Fprintln(w, t.Render())
	return err
}

func newTable(o Options) table.Writer {
	t := table.NewWriter()
	t.SetStyle(table.StyleLight)
	t.Style().Format.Header = text.FormatDefault
	t.AppendHeader(table.Row{"date", "source", "relation", "target", "event", "mood", "sentence"})
	sentence := maxSentenceWidth
	if o.Width > 0 {
		sentence = max(minSentenceWidth, min(sentence, o.Width-otherWidth))
	}
	t.SetColumnConfigs([]table.ColumnConfig{
		{Name: "source", WidthMax: maxActorWidth, WidthMaxEnforcer: snip},
		{Name: "relation", WidthMax: maxRelationWidth, WidthMaxEnforcer: snip},
		{Name: "target", WidthMax: maxActorWidth, WidthMaxEnforcer: snip},
		{Name: "sentence", WidthMax: sentence, WidthMaxEnforcer: snip},
	})
	return t
}

// snip cuts a cell and says so.
func snip(cell string, width int) string { return text.Snip(cell, width, "…") }

func tableRow(e schema.Event) table.Row {
	mood := string(e.Mood)
	if e.Mood == schema.Actual {
		mood = ""
	}
	if e.Negated {
		mood = strings.TrimSpace("not " + mood)
	}
	row := []string{e.Date, actorCell(e.Source), e.Relation, actorCell(e.Target), string(e.Class), mood, e.Sentence}
	out := make(table.Row, len(row))
	for i, c := range row {
		out[i] = printable(c)
	}
	return out
}

func actorCell(m schema.Mention) string {
	if m.Code == "" || m.Code == m.ID {
		return m.Name
	}
	return m.Name + " (" + m.Code + ")"
}

// printable leaves out what would move a terminal's cursor or colour it.
func printable(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }), " ")
}
