package extract

import (
	"strconv"
	"strings"
	"time"
)

// Years that a bare number is taken for.
const (
	firstYear = 1900
	lastYear  = 2100
)

// calendar reads what names a month or a year: "May 3", "3 May 2011", "in
// March", "in 2003", "2011-05-03". A month without a year is the one nearest to
// the article in the direction of the act.
func (r reckoning) calendar(i int) (time.Time, bool) {
	if d, err := time.Parse(isoDay, r.s.Tokens[i].Form); err == nil {
		return d, true
	}
	var month time.Month
	number, year := 0, 0
	for _, k := range r.under(i) {
		form := r.s.Tokens[k].Form
		if m, ok := monthOf(form); ok && month == 0 {
			month = m
		} else if n, err := strconv.Atoi(strings.TrimRight(lower(form), "stndrh")); err == nil {
			switch {
			case n >= firstYear && n <= lastYear && year == 0:
				year = n
			case n >= 1 && n <= 31 && number == 0 && r.besideMonth(k):
				number = n
			}
		}
	}
	switch {
	case month != 0:
		return r.inYear(month, number, year)
	case year != 0 && r.isYear(i):
		return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), true
	}
	return time.Time{}, false
}

// isYear reports whether token i itself, or a part of the period that it
// heads, is the year.
func (r reckoning) isYear(i int) bool {
	if _, err := strconv.Atoi(r.s.Tokens[i].Form); err == nil {
		return true
	}
	switch r.s.Tokens[i].Lemma {
	case "spring", "summer", "autumn", "winter", "year", "end", "beginning", "start", "middle":
		return true
	}
	return false
}

// besideMonth reports whether the number at token k is a day: a month stands
// beside it, or "of" and a month after it.
func (r reckoning) besideMonth(k int) bool {
	for _, j := range []int{k - 1, k + 1, k + 2} {
		if j >= 0 && j < len(r.s.Tokens) {
			if _, ok := monthOf(r.s.Tokens[j].Form); ok {
				return true
			}
		}
	}
	return false
}

// inYear is the day of a month, the first where none is named.
func (r reckoning) inYear(month time.Month, number, year int) (time.Time, bool) {
	if year == 0 && !r.known {
		return time.Time{}, false
	}
	first := max(number, 1)
	if year != 0 {
		return day(year, month, first)
	}
	d, ok := day(r.day.Year(), month, first)
	switch {
	case !r.ahead && d.After(r.day.AddDate(0, 0, 31)):
		return day(r.day.Year()-1, month, first)
	case r.ahead && d.Before(r.day.AddDate(0, -6, 0)):
		return day(r.day.Year()+1, month, first)
	}
	return d, ok
}

// day is a day of the calendar; "30 February" is none.
func day(year int, month time.Month, number int) (time.Time, bool) {
	d := time.Date(year, month, number, 0, 0, 0, 0, time.UTC)
	return d, d.Month() == month
}

func weekdayOf(word string) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if word == d.String() || strings.TrimSuffix(word, ".") == d.String()[:3] {
			return d, true
		}
	}
	return 0, false
}

// monthOf reads a month's name; "May" and "March" only with a capital.
func monthOf(word string) (time.Month, bool) {
	for m := time.January; m <= time.December; m++ {
		short := m.String()[:3]
		if word == m.String() || len(word) > 3 && strings.TrimSuffix(word, ".") == short || word == short && m != time.May && m != time.March || word == "Sept." || word == "Sept" {
			if strings.HasPrefix(word, "Sept") {
				return time.September, true
			}
			return m, true
		}
	}
	return 0, false
}
