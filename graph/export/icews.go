package export

import (
	"io"

	"github.com/entente-kg/entente/schema"
)

// writeICEWS writes the 20 columns of the event files of ICEWS (Boschee et
// al. 2015, doi:10.7910/DVN/28075) under their header. Event ID and Story ID
// are numbers of 31 bits derived from the ids of record and document: as in
// ICEWS, event id and date together are the key. Numbers of sentences and
// places are not known.
func writeICEWS(w io.Writer, events Events, o Options) error {
	l := layout{header: true, columns: []layoutColumn{
		{"Event ID", func(r *row) string { return number(r.ID, 31) }},
		{"Event Date", func(r *row) string { return r.day("2006-01-02") }},
		{"Source Name", func(r *row) string { return r.Source.Name }},
		{"Source Sectors", func(r *row) string { return icewsSectors(r.Source.Role) }},
		{"Source Country", func(r *row) string { return icewsCountry(r.Source.Code, r.source) }},
		{"Event Text", icewsText},
		{"CAMEO Code", func(r *row) string { return r.CAMEO }},
		{"Intensity", (*row).goldstein},
		{"Target Name", func(r *row) string { return r.Target.Name }},
		{"Target Sectors", func(r *row) string { return icewsSectors(r.Target.Role) }},
		{"Target Country", func(r *row) string { return icewsCountry(r.Target.Code, r.target) }},
		{"Story ID", func(r *row) string { return number(r.Doc, 31) }},
		{"Sentence Number", nil},
		{"Publisher", func(r *row) string { return r.doc.Source }},
		{"City", nil}, {"District", nil}, {"Province", nil}, {"Country", nil}, {"Latitude", nil}, {"Longitude", nil},
	}}
	return l.write(w, events, o)
}

// icewsText is the name of the CAMEO code.
func icewsText(r *row) string {
	c, _ := r.ontology.CAMEO(r.CAMEO)
	return c.Name
}

// icewsCountry is the English name, for some countries the one that ICEWS
// writes.
func icewsCountry(code string, c Country) string {
	switch code {
	case "RUS":
		return "Russian Federation"
	case "PSE":
		return "Occupied Palestinian Territory"
	}
	return c.Name
}

// icewsSectors are the sectors of ICEWS that a PLOVER sector stands for,
// separated by commas; none for roles that ICEWS has no sector for.
func icewsSectors(role schema.Role) string {
	switch role {
	case schema.GOV:
		return "Government"
	case schema.MIL:
		return "Military,Government"
	case schema.COP:
		return "Police,Government"
	case schema.SPY:
		return "Intelligence,Government"
	case schema.JUD:
		return "Judicial,Government"
	case schema.LEG:
		return "Legislative / Parliamentary,Government"
	case schema.PTY:
		return "Parties"
	case schema.OPP:
		return "Dissident"
	case schema.REB, schema.PRM, schema.UAF:
		return "Unidentified Forces"
	case schema.CVL:
		return "General Population / Civilian / Social,Social"
	case schema.MED:
		return "Media,Social"
	case schema.EDU:
		return "Education,Social"
	case schema.BUS:
		return "Business,Social"
	case schema.ELI:
		return "Elite"
	case schema.IGO:
		return "International Government Organization"
	}
	return ""
}
