package export

import (
	"io"
	"strings"

	"github.com/entente-kg/entente/schema"
)

// writePOLECAT writes the 40 columns of the event files of POLECAT (Halterman
// et al. 2023, doi:10.7910/DVN/AJGVIT) under their header; "None" stands for
// what is unknown, as there. Countries have ISO 3166 codes and numbers of the
// Correlates of War project. Places and the other names of a story are not
// known.
func writePOLECAT(w io.Writer, events Events, o Options) error {
	cols := []layoutColumn{
		{"Event ID", func(r *row) string { return r.ID }},
		{"Event Date", func(r *row) string { return r.day("2006-01-02") }},
		{"Event Type", func(r *row) string { return string(r.Class) }},
		{"Event Mode", func(r *row) string { return r.Mode }},
		{"Intensity", (*row).goldstein},
		{"Quad Code", func(r *row) string { return quadCode(r.Quad) }},
		{"Contexts", func(r *row) string { return strings.Join(r.Contexts, listSeparator) }},
	}
	cols = append(cols, polecatActor("Actor", func(r *row) (schema.Mention, Country) { return r.Source, r.source })...)
	cols = append(cols, polecatActor("Recipient", func(r *row) (schema.Mention, Country) { return r.Target, r.target })...)
	for _, name := range []string{"Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type"} {
		cols = append(cols, layoutColumn{name, nil})
	}
	cols = append(cols,
		layoutColumn{"Source", func(r *row) string { return r.doc.Source }},
		layoutColumn{"Publication Date", func(r *row) string { return r.doc.Date }},
		layoutColumn{"Story People", nil}, layoutColumn{"Story Organizations", nil}, layoutColumn{"Story Locations", nil},
		layoutColumn{"Language", always("English")},
		layoutColumn{"Version", always("Entente")},
	)
	return layout{header: true, missing: "None", columns: cols}.write(w, events, o)
}

// polecatActor are the eight columns of an actor or a recipient.
func polecatActor(end string, of func(*row) (schema.Mention, Country)) []layoutColumn {
	column := func(name string, value func(schema.Mention, Country) string) layoutColumn {
		return layoutColumn{name, func(r *row) string { return value(of(r)) }}
	}
	role := func(m schema.Mention, _ Country) string { return string(m.Role) }
	return []layoutColumn{
		column(end+" Name", func(m schema.Mention, _ Country) string { return m.Name }),
		column(end+" Country", countryCode),
		column(end+" COW", func(_ schema.Mention, c Country) string { return c.COW }),
		column("Primary "+end+" Sector", role),
		column(end+" Sectors", role),
		{end + " Title", nil},
		column(end+" Name Raw", func(m schema.Mention, _ Country) string { return m.Text }),
		{"Wikipedia " + end + " ID", nil},
	}
}

func quadCode(quad int) string {
	names := []string{"VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"}
	if quad < 1 || quad > len(names) {
		return ""
	}
	return names[quad-1]
}
