package extract

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/entente-kg/entente/extract/ud"
)

// reckoning reads time expressions of a sentence against the article's day.
type reckoning struct {
	s     ud.Sentence
	day   time.Time
	known bool // the article has a date
	ahead bool // the act is to come
}

// read is the day that the expression headed by token i names.
func (r reckoning) read(i int) (time.Time, bool) {
	if d, ok := r.calendar(i); ok {
		return d, true
	}
	if !r.known {
		return time.Time{}, false
	}
	switch word := lower(r.s.Tokens[i].Form); word {
	case "yesterday":
		return r.days(-1), true
	case "today", "tonight", "overnight":
		return r.day, true
	case "tomorrow":
		return r.days(1), true
	case "ago", "earlier", "later":
		return r.away(i, word)
	}
	if d, ok := r.weekday(i); ok {
		return d, true
	}
	return r.period(i)
}

func (r reckoning) days(n int) time.Time { return r.day.AddDate(0, 0, n) }

// weekday reads "Monday", "last Friday", "Tuesday night".
func (r reckoning) weekday(i int) (time.Time, bool) {
	for _, k := range r.under(i) {
		want, ok := weekdayOf(r.s.Tokens[k].Form)
		if !ok {
			continue
		}
		back := (int(r.day.Weekday()) - int(want) + 7) % 7
		switch {
		case r.has(i, "last"), r.has(k, "last"):
			return r.days(-(back+6)%7 - 1), true
		case r.has(i, "next"), r.has(k, "next"):
			return r.days(7 - back), true
		case r.ahead:
			return r.days((7 - back) % 7), true
		}
		return r.days(-back), true
	}
	return time.Time{}, false
}

// period reads "last week", "next month", "earlier this year", "this morning",
// "last night".
func (r reckoning) period(i int) (time.Time, bool) {
	step := 0
	switch {
	case r.has(i, "last") || r.has(i, "previous"):
		step = -1
	case r.has(i, "next") || r.has(i, "coming"):
		step = 1
	case !r.has(i, "this"):
		return time.Time{}, false
	}
	switch lower(r.s.Tokens[i].Form) {
	case "morning", "afternoon", "evening", "night":
		return r.days(step), true
	case "week", "weekend":
		return r.from(r.days(7*step-(int(r.day.Weekday())+6)%7), i, step)
	case "month":
		return r.from(time.Date(r.day.Year(), r.day.Month()+time.Month(step), 1, 0, 0, 0, 0, time.UTC), i, step)
	case "year":
		return r.from(time.Date(r.day.Year()+step, 1, 1, 0, 0, 0, 0, time.UTC), i, step)
	}
	return time.Time{}, false
}

// from is the first day of a period, but of the one that runs only where the
// text says "earlier": else the act may be of the article's day.
func (r reckoning) from(first time.Time, i, step int) (time.Time, bool) {
	if step == 0 && !r.has(i, "earlier") && !(i > 1 && lower(r.s.Tokens[i-2].Form) == "earlier") {
		return r.day, true
	}
	return first, true
}

// away reads "three days ago", "two weeks later", whose head is the adverb.
func (r reckoning) away(i int, word string) (time.Time, bool) {
	for k, t := range r.s.Tokens {
		if word != "ago" || t.Head != i {
			continue
		}
		n, ok := r.count(k)
		if !ok {
			continue
		}
		switch t.Lemma {
		case "minute", "hour":
			return r.day.Add(-time.Duration(n) * time.Hour).Truncate(24 * time.Hour), t.Lemma == "hour" && n >= 24
		case "day":
			return r.days(-n), true
		case "week":
			return r.days(-7 * n), true
		case "month":
			return r.day.AddDate(0, -n, 0), true
		case "year":
			return r.day.AddDate(-n, 0, 0), true
		case "decade":
			return r.day.AddDate(-10*n, 0, 0), true
		}
	}
	return time.Time{}, false
}

// count is the number that modifies token k: "three", "3", "a".
func (r reckoning) count(k int) (int, bool) {
	small := []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	for _, t := range r.s.Tokens {
		if t.Head != k {
			continue
		}
		word := lower(t.Form)
		if n, err := strconv.Atoi(word); err == nil && n > 0 && n < 1000 {
			return n, true
		}
		if n := slices.Index(small, word); n > 0 {
			return n, true
		}
		if word == "a" || word == "an" {
			return 1, true
		}
	}
	return 0, false
}

// under lists token i and what it governs, in three steps, without clauses.
func (r reckoning) under(i int) []int {
	var out []int
	for k := range r.s.Tokens {
		for h, steps := k, 0; h >= 0 && steps < 4; h, steps = r.s.Tokens[h].Head, steps+1 {
			if h == i {
				out = append(out, k)
				break
			}
			if strings.HasPrefix(r.s.Tokens[h].Deprel, "acl") {
				break
			}
		}
	}
	return out
}

// has reports whether token i has the dependent word.
func (r reckoning) has(i int, word string) bool {
	for _, t := range r.s.Tokens {
		if t.Head == i && strings.EqualFold(t.Form, word) {
			return true
		}
	}
	return false
}

func lower(word string) string { return strings.ToLower(word) }
