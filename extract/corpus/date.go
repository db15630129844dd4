package corpus

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/itlightning/dateparse"
)

// Day gives the ISO 8601 day of a date as people and machines write it:
// "2004-10-01", RFC 3339 and RFC 1123 times, "1 October 2004", "Oct. 1, 2004",
// "20041001", seconds since 1970. The day is that of the time's own zone. An
// empty string has no day. What names no day (2004), or more than one
// (01/02/2004), is an error that wraps ErrDate.
func Day(s string) (string, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339, "20060102", "20060102T150405Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly), nil
		}
	}
	return looseDay(s)
}

func looseDay(s string) (string, error) {
	const longest = 64
	if len(s) > longest {
		return "", fmt.Errorf("%q...: %w", strings.ToValidUTF8(s[:longest], ""), ErrDate)
	}
	spelled := strings.NewReplacer("Sept ", "Sep ", "Sept.", "Sep ").Replace(s)
	t, err := dateparse.ParseStrict(spelled)
	if err != nil || !namesDay(spelled) || t.Year() < 1 || t.Year() > 9999 {
		return "", fmt.Errorf("%q: %w", s, ErrDate)
	}
	return t.Format(time.DateOnly), nil
}

// namesDay tells "2 October 2004" from "October 2004" by the layout in which
// the date was understood, where a 2 outside the year stands for the day.
func namesDay(s string) bool {
	layout, err := dateparse.ParseFormat(s)
	if err != nil {
		return false
	}
	if strings.Trim(layout, "0123456789") == "" && layout == s {
		return len(s) >= len("1000000000") // seconds or finer since 1970
	}
	return strings.Contains(strings.ReplaceAll(layout, "2006", ""), "2")
}

var leadingDay = regexp.MustCompile(`^(\d{4})-?(\d{2})-?(\d{2})(?:\D|$)`)

// dayOfName reads the day with which a file's name begins, as in
// "2015-11-30-paris-talks.txt" or "20151130.html", or gives "".
func dayOfName(path string) string {
	m := leadingDay.FindStringSubmatch(filepath.Base(path))
	if m == nil {
		return ""
	}
	day := strings.Join(m[1:], "-")
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return ""
	}
	return day
}
