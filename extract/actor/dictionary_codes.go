package actor

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/entente-kg/entente/schema"
)

// codeBook tells what the three-letter elements of CAMEO actor codes mean.
type codeBook struct {
	states   map[string]bool
	elements map[string]element
	plover   bool // MED is health, see of
}

// element is a row of cameo.tsv.
type element struct{ code, kind, value string }

var elementColumns = []string{"element", "kind", "value"}

func readElement(r row) (element, error) {
	e := element{r.get("element"), r.get("kind"), r.get("value")}
	if !slices.Contains([]string{"role", "speciality", "organisation", "country", "region"}, e.kind) {
		return e, r.errorf("%q is no kind of element", e.kind)
	}
	return e, nil
}

func newCodeBook() (codeBook, error) {
	b := codeBook{states: map[string]bool{}, elements: map[string]element{}}
	countries, err := readTable(embedded, "data/countries.tsv", countryColumns, readCountry)
	if err != nil {
		return b, err
	}
	elements, err := readTable(embedded, "data/cameo.tsv", elementColumns, readElement)
	if err != nil {
		return b, err
	}
	for _, c := range countries {
		b.states[c.code] = true
	}
	for _, e := range elements {
		b.elements[e.code] = e
	}
	return b, nil
}

// of is the code book for a file: MED is health in PLOVER, which has JRN for
// the media, but the media in CAMEO.
func (b codeBook) of(text string) codeBook {
	b.plover = strings.Contains(text, "~JRN")
	return b
}

// none is the code of what is no actor.
const none = "---"

// split reads a joined code: USAGOVMIL is the USA, GOV and MIL. The first
// country or organisation counts, and the first two roles; a speciality stands
// for a role where there is none.
func (b codeBook) split(code string) (Dated, error) {
	var out Dated
	if code == none {
		return out, nil
	}
	if len(code) == 0 || len(code)%3 != 0 || !capitals(code) {
		return out, fmt.Errorf("%q is not joined from three-letter elements", code)
	}
	speciality := ""
	for i := 0; i < len(code); i += 3 {
		if e := b.take(&out, code[i:i+3]); e.kind == "speciality" && speciality == "" {
			speciality = e.value
		}
	}
	if out.Role == "" {
		out.Role = schema.Role(speciality)
	}
	return out, nil
}

func capitals(code string) bool {
	return !strings.ContainsFunc(code, func(r rune) bool { return (r < 'A' || r > 'Z') && (r < '0' || r > '9') })
}

// take adds what an element says.
func (b codeBook) take(out *Dated, code string) element {
	e := b.elements[code]
	if b.states[code] {
		e = element{kind: "country", value: code}
	}
	switch e.kind {
	case "country", "organisation":
		if out.Code == "" {
			out.Code = e.value
		}
	case "role":
		role := schema.Role(e.value)
		if b.plover && code == string(schema.MED) {
			role = schema.MED
		}
		out.addRole(role)
	}
	return e
}

func (c *Dated) addRole(role schema.Role) {
	switch {
	case c.Role == "":
		c.Role = role
	case c.Role2 == "" && role != c.Role:
		c.Role2 = role
	}
}

// dated reads what stands between brackets: a code and a range of days, of
// the forms <d, >d and d-d, inclusive.
func (b codeBook) dated(text string) (Dated, error) {
	end := strings.IndexAny(text, " \t<>")
	if end < 0 {
		end = len(text)
	}
	out, err := b.split(strings.ToUpper(text[:end]))
	if err != nil {
		return out, err
	}
	days := strings.Join(strings.Fields(text[end:]), "")
	if days == "" {
		return out, nil
	}
	out.From, out.To, err = dayRange(days)
	return out, err
}

func dayRange(text string) (from, to string, err error) {
	switch {
	case text[0] == '<':
		to, err = compactDay(text[1:])
		return "", to, err
	case text[0] == '>':
		from, err = compactDay(text[1:])
		return from, "", err
	}
	first, last, both := strings.Cut(text, "-")
	if !both {
		return "", "", fmt.Errorf("%q is no range of days such as >20010131 or 990101-010131", text)
	}
	if from, err = compactDay(first); err != nil {
		return "", "", err
	}
	if to, err = compactDay(last); err != nil {
		return "", "", err
	}
	if to < from {
		return "", "", fmt.Errorf("the range %s ends before it begins", text)
	}
	return from, to, nil
}

// lastYear is the last two-digit year of this century; later ones are of the
// twentieth.
const lastYear = "30"

// compactDay makes an ISO day of YYYYMMDD or YYMMDD.
func compactDay(text string) (string, error) {
	full := text
	if len(text) == len("YYMMDD") {
		century := "19"
		if text[:2] <= lastYear {
			century = "20"
		}
		full = century + text
	}
	day, err := time.Parse("20060102", full)
	if err != nil {
		return "", fmt.Errorf("%q is no day such as 20010131 or 010131", text)
	}
	return day.Format(time.DateOnly), nil
}
