package export

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/entente-kg/entente/schema"
)

// writeGDELT writes the 61 columns of the event table of GDELT 2.0 (GDELT
// Event Codebook V2.0, 2015), without header as there. GLOBALEVENTID is a
// number of 53 bits derived from the record's id. Each record is one mention
// in one article. Religions, ethnic groups, places and tone are not known.
func writeGDELT(w io.Writer, events Events, o Options) error {
	cols := []layoutColumn{
		{"GLOBALEVENTID", func(r *row) string { return number(r.ID, 53) }},
		{"SQLDATE", func(r *row) string { return r.day("20060102") }},
		{"MonthYear", func(r *row) string { return r.day("200601") }},
		{"Year", func(r *row) string { return r.day("2006") }},
		{"FractionDate", gdeltFraction},
	}
	cols = append(cols, gdeltActor("Actor1", func(r *row) (schema.Mention, Country) { return r.Source, r.source })...)
	cols = append(cols, gdeltActor("Actor2", func(r *row) (schema.Mention, Country) { return r.Target, r.target })...)
	cols = append(cols,
		layoutColumn{"IsRootEvent", gdeltRoot},
		layoutColumn{"EventCode", func(r *row) string { return r.CAMEO }},
		layoutColumn{"EventBaseCode", func(r *row) string { return r.CAMEO[:min(3, len(r.CAMEO))] }},
		layoutColumn{"EventRootCode", func(r *row) string { return r.CAMEO[:min(2, len(r.CAMEO))] }},
		layoutColumn{"QuadClass", func(r *row) string { return strconv.Itoa(r.Quad) }},
		layoutColumn{"GoldsteinScale", (*row).goldstein},
		layoutColumn{"NumMentions", always("1")}, layoutColumn{"NumSources", always("1")}, layoutColumn{"NumArticles", always("1")},
		layoutColumn{"AvgTone", nil},
	)
	for _, of := range []string{"Actor1", "Actor2", "Action"} {
		cols = append(cols, layoutColumn{of + "Geo_Type", always("0")})
		for _, name := range []string{"FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"} {
			cols = append(cols, layoutColumn{of + "Geo_" + name, nil})
		}
	}
	cols = append(cols,
		layoutColumn{"DATEADDED", gdeltAdded},
		layoutColumn{"SOURCEURL", func(r *row) string { return cmp.Or(r.doc.URL, r.Doc) }},
	)
	return layout{columns: cols}.write(w, events, o)
}

func always(value string) func(*row) string { return func(*row) string { return value } }

// gdeltActor are the ten columns of an actor: its code is that of the country
// or the organisation with the role after it.
func gdeltActor(name string, of func(*row) (schema.Mention, Country)) []layoutColumn {
	column := func(part string, value func(schema.Mention, Country) string) layoutColumn {
		return layoutColumn{name + part, func(r *row) string { return value(of(r)) }}
	}
	return []layoutColumn{
		column("Code", func(m schema.Mention, _ Country) string { return m.Code + string(m.Role) }),
		column("Name", func(m schema.Mention, _ Country) string { return strings.ToUpper(m.Name) }),
		column("CountryCode", countryCode),
		column("KnownGroupCode", func(m schema.Mention, c Country) string {
			if c.Name != "" {
				return ""
			}
			return m.Code
		}),
		{name + "EthnicCode", nil}, {name + "Religion1Code", nil}, {name + "Religion2Code", nil},
		column("Type1Code", func(m schema.Mention, _ Country) string { return string(m.Role) }),
		{name + "Type2Code", nil}, {name + "Type3Code", nil},
	}
}

// gdeltFraction is the year and the part of it that has passed, by the
// codebook's (month * 30 + day) / 365.
func gdeltFraction(r *row) string {
	if r.at.IsZero() {
		return ""
	}
	passed := float64(int(r.at.Month())*30+r.at.Day()) / 365
	return fmt.Sprintf("%.4f", float64(r.at.Year())+min(passed, 0.9999))
}

// gdeltRoot marks what an article begins with.
func gdeltRoot(r *row) string {
	if r.Start == 0 {
		return "1"
	}
	return "0"
}

// gdeltAdded is the article's day as a time, else the event's.
func gdeltAdded(r *row) string {
	if isDay(r.doc.Date) {
		return strings.ReplaceAll(r.doc.Date, "-", "") + "000000"
	}
	return r.day("20060102150405")
}
