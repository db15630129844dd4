package extract

import (
	"strconv"
	"strings"
	"time"

	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/extract/ud"
)

// isoDay is the form of a record's date.
const isoDay = "2006-01-02"

// eventDate is the day of a clause: what its time expression says against the
// article's date, else the article's date. A weekday is the last one before a
// past act and the next one of a planned act.
func eventDate(s ud.Sentence, c clause.Clause, article string) string {
	day, err := time.Parse(isoDay, article)
	if err != nil {
		return article
	}
	for i, t := range s.Tokens {
		if t.Head != c.Predicate.Head || !isTime(t) {
			continue
		}
		if d, ok := resolveDay(s, i, day, c.Mood == clause.Planned); ok {
			return d.Format(isoDay)
		}
	}
	return article
}

// isTime reports whether a dependent of a predicate can be a time expression.
func isTime(t ud.Token) bool {
	switch ud.Base(t.Deprel) {
	case "obl", "nmod", "advmod", "compound":
		return true
	}
	return false
}

// resolveDay reads the time expression headed by token i.
func resolveDay(s ud.Sentence, i int, day time.Time, future bool) (time.Time, bool) {
	word := strings.ToLower(s.Tokens[i].Form)
	switch word {
	case "yesterday":
		return day.AddDate(0, 0, -1), true
	case "today", "tonight":
		return day, true
	case "tomorrow":
		return day.AddDate(0, 0, 1), true
	case "ago":
		return daysAgo(s, i, day)
	}
	if weekday, ok := weekdayOf(s.Tokens[i].Form); ok {
		return nearest(day, weekday, future || modifier(s, i, "next")), true
	}
	return monthDay(s, i, day)
}

func weekdayOf(word string) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if word == d.String() || strings.TrimSuffix(word, ".") == d.String()[:3] {
			return d, true
		}
	}
	return 0, false
}

// nearest is the weekday on or before day, or after it.
func nearest(day time.Time, want time.Weekday, future bool) time.Time {
	back := (int(day.Weekday()) - int(want) + 7) % 7
	if !future {
		return day.AddDate(0, 0, -back)
	}
	return day.AddDate(0, 0, 7-back)
}

// modifier reports whether token i has the dependent word.
func modifier(s ud.Sentence, i int, word string) bool {
	for _, t := range s.Tokens {
		if t.Head == i && strings.EqualFold(t.Form, word) {
			return true
		}
	}
	return false
}

// daysAgo reads "three days ago", whose head is "ago".
func daysAgo(s ud.Sentence, i int, day time.Time) (time.Time, bool) {
	for k, t := range s.Tokens {
		if t.Head != i {
			continue
		}
		n, ok := count(s, k)
		if !ok {
			return day, false
		}
		switch t.Lemma {
		case "day":
			return day.AddDate(0, 0, -n), true
		case "week":
			return day.AddDate(0, 0, -7*n), true
		}
	}
	return day, false
}

// count is the number that modifies token k: "three", "3", "a".
func count(s ud.Sentence, k int) (int, bool) {
	small := []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	for _, t := range s.Tokens {
		if t.Head != k {
			continue
		}
		word := strings.ToLower(t.Form)
		if n, err := strconv.Atoi(word); err == nil && n > 0 && n < 1000 {
			return n, true
		}
		for n, name := range small {
			if word == name {
				return n, true
			}
		}
		if word == "a" || word == "an" {
			return 1, true
		}
	}
	return 0, false
}

// monthDay reads "on May 3" and "3 May", in the year that lies nearest before
// the article unless one is given.
func monthDay(s ud.Sentence, i int, day time.Time) (time.Time, bool) {
	month, ok := monthOf(s.Tokens[i].Form)
	if !ok {
		return day, false
	}
	number, year := 0, 0
	for k := max(0, i-1); k < min(len(s.Tokens), i+4); k++ {
		if n, err := strconv.Atoi(s.Tokens[k].Form); err == nil {
			if n >= 1 && n <= 31 && number == 0 {
				number = n
			} else if n >= 1900 && n <= 2100 {
				year = n
			}
		}
	}
	if number == 0 {
		return day, false
	}
	if year != 0 {
		return time.Date(year, month, number, 0, 0, 0, 0, time.UTC), true
	}
	d := time.Date(day.Year(), month, number, 0, 0, 0, 0, time.UTC)
	if d.Sub(day) > 200*24*time.Hour {
		d = d.AddDate(-1, 0, 0)
	}
	return d, true
}

func monthOf(word string) (time.Month, bool) {
	for m := time.January; m <= time.December; m++ {
		if word == m.String() || (len(word) > 3 && strings.TrimSuffix(word, ".") == m.String()[:3]) {
			return m, true
		}
	}
	return 0, false
}
