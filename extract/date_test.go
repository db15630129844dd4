package extract_test

import (
	"testing"

	"github.com/entente-kg/entente/extract"
	"github.com/entente-kg/entente/schema"
)

// Wednesday, 15 May 2024, is the article's day.
func TestDates(t *testing.T) {
	p := pipeline(t)
	for _, c := range []struct{ text, article, want string }{
		{"Turkey attacked Syria.", "2024-05-15", "2024-05-15"},
		{"Turkey attacked Syria on Monday.", "2024-05-15", "2024-05-13"},
		{"Turkey attacked Syria on Wednesday.", "2024-05-15", "2024-05-15"},
		{"On Thursday Turkey attacked Syria.", "2024-05-15", "2024-05-09"},
		{"Turkey attacked Syria last Friday.", "2024-05-15", "2024-05-10"},
		{"Turkey attacked Syria late on Monday night.", "2024-05-15", "2024-05-13"},
		{"Turkey will attack Syria on Monday.", "2024-05-15", "2024-05-20"},
		{"Turkey could attack Syria next Friday.", "2024-05-15", "2024-05-17"},
		{"Turkey attacked Syria yesterday.", "2024-05-15", "2024-05-14"},
		{"Turkey attacked Syria overnight.", "2024-05-15", "2024-05-15"},
		{"Turkey attacked Syria last night.", "2024-05-15", "2024-05-14"},
		{"Turkey will attack Syria tomorrow.", "2024-05-15", "2024-05-16"},
		{"Turkey attacked Syria three days ago.", "2024-05-15", "2024-05-12"},
		{"Turkey attacked Syria two weeks ago.", "2024-05-15", "2024-05-01"},
		{"Two years ago Turkey attacked Syria.", "2024-05-15", "2022-05-15"},
		{"Turkey attacked Syria last week.", "2024-05-15", "2024-05-06"},
		{"Turkey will attack Syria next week.", "2024-05-15", "2024-05-20"},
		{"Turkey attacked Syria earlier this month.", "2024-05-15", "2024-05-01"},
		{"Turkey attacked Syria this week.", "2024-05-15", "2024-05-15"},
		{"Turkey attacked Syria last year.", "2024-05-15", "2023-01-01"},
		{"Turkey attacked Syria in March.", "2024-05-15", "2024-03-01"},
		{"Turkey attacked Syria in November.", "2024-05-15", "2023-11-01"},
		{"Turkey will attack Syria in January.", "2024-09-15", "2025-01-01"},
		{"Turkey attacked Syria on May 3.", "2024-05-15", "2024-05-03"},
		{"Turkey attacked Syria on 3 May.", "2024-05-15", "2024-05-03"},
		{"Turkey attacked Syria on December 30.", "2024-01-02", "2023-12-30"},
		{"Turkey attacked Syria on 3 May 2011.", "2024-05-15", "2011-05-03"},
		{"Turkey attacked Syria on May 3, 2011.", "2024-05-15", "2011-05-03"},
		{"Turkey attacked Syria in 2003.", "2024-05-15", "2003-01-01"},
		{"Turkey attacked Syria in March 2003.", "2024-05-15", "2003-03-01"},
		{"Turkey has attacked Syria since 2003.", "2024-05-15", "2024-05-15"},
		{"Tuesday's Turkish attack on Syria angered Egypt.", "2024-05-15", "2024-05-14"},
		{"Turkey attacked Syria on Monday and bombed Iraq.", "2024-05-15", "2024-05-13"},
		{"Turkey attacked Syria on Monday.", "", ""},
		{"Turkey attacked Syria in March.", "", ""},
		{"Turkey attacked Syria on 3 May 2011.", "", "2011-05-03"},
	} {
		events := p.Document(schema.Document{Text: c.text, Date: c.article}, extract.Options{}).Events
		if len(events) == 0 {
			t.Errorf("no relation in %q", c.text)
		}
		for _, e := range events {
			if e.Date != c.want {
				t.Errorf("%s in %q is of %s, want %s", e.Relation, c.text, e.Date, c.want)
			}
		}
	}
}
