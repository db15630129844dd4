package actor

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// tableFiles are small tables in the form of the embedded ones.
func tableFiles() fstest.MapFS {
	files := map[string]string{
		"countries.tsv":     "# columns: code\tname\tnames\tadjectives\tpeople\tcapital\tcow\tgw\twikidata\nARD\tArdia\tArdian Republic\tArdian\tArdians\tArd City\t999\t998\tQ1\n",
		"organisations.tsv": "# columns: id\tname\tnames\tcode\trole\tcountry\tkind\twikidata\tdated\tnote\nFront\tArdian Front\tthe Front|AF\tARD\tREB\tARD\tarmed\t\tGOV:2010-01-01..2012-12-31\t\n",
		"formerstates.tsv":  "# columns: code\tname\tcontinued\tsuccessors\tfrom\tto\tcow\tgw\twikidata\nOAR\tOld Ardia\tARD\tARD\t1900-01-01\t1949-12-31\t997\t997\t\n",
		"places.tsv":        "# columns: name\tnames\tcode\tkind\trole\tadjectives\tnote\nLowtown\t\tARD\tcity\t\t\t\n",
		"roles.tsv":         "# columns: word\trole\tkind\tplural\tcountry\tnote\nfinance minister\tGOV\tperson\t\t\t\nhead of state\tGOV\tperson\theads of state\t\t\n",
		"firstnames.tsv":    "# columns: name\tgender\nAda\tf\n",
		"spellings.tsv":     "# columns: name\tvariants\tscript\nYusuf\tYousef|Youssef\tarabic\n",
		"words.tsv":         "# columns: word\tclasses\nally\trelational\n",
		"leaders.tsv": "# columns: name\tnames\tcountry\toffice\trole\tfrom\tto\twikidata\nAda Byrne\t\tARD\tPresident\tGOV\t2001-01-01\t2004-12-31\t\n" +
			"Ada Byrne\t\tARD\tSenator\tLEG\t1999-01-01\t2000-12-31\t\nBo Byrne\t\tARD\tPresident\tGOV\t2005-01-01\t\t\n",
	}
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys["data/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func TestTableErrorsNameFileAndLine(t *testing.T) {
	for _, test := range []struct{ name, file, text, want string }{
		{"columns", "places.tsv", "# columns: name\tnames\tcode\tkind\trole\tadjectives\tnote\nLowtown\tARD\n", "data/places.tsv:2: 2 columns, want 7"},
		{"no header", "places.tsv", "Lowtown\tARD\n", `data/places.tsv:1: the header names no column "name"`},
		{"order", "roles.tsv", "# columns: word\trole\tkind\tplural\tcountry\nb\t\tthing\t\t\na\t\tthing\t\t\n", `data/roles.tsv:3: "a" sorts before "b" of the row above`},
		{"kind", "roles.tsv", "# columns: word\trole\tkind\tplural\tcountry\na\t\tanimal\t\t\n", `data/roles.tsv:2: "animal" is no kind of role word`},
		{"role", "roles.tsv", "# columns: word\trole\tkind\tplural\tcountry\na\tGovt\tthing\t\t\n", `data/roles.tsv:2: "Govt" is no role`},
		{"space", "firstnames.tsv", "# columns: name\tgender\nAda \tf\n", `data/firstnames.tsv:2: column "name" has space at its ends: "Ada "`},
		{"gender", "firstnames.tsv", "# columns: name\tgender\nAda\tx\n", `data/firstnames.tsv:2: "x" is no gender`},
		{"script", "spellings.tsv", "# columns: name\tvariants\tscript\nYusuf\t\truled\n", `data/spellings.tsv:2: "ruled" is no script`},
		{"class", "words.tsv", "# columns: word\tclasses\nally\tkind\n", `data/words.tsv:2: "kind" is no class of words`},
		{"day", "leaders.tsv", "# columns: name\tnames\tcountry\toffice\trole\tfrom\tto\twikidata\nAda\t\tARD\tPresident\tGOV\t2001\t\t\n", `data/leaders.tsv:2: "2001" is no day`},
		{"days", "leaders.tsv", "# columns: name\tnames\tcountry\toffice\trole\tfrom\tto\twikidata\nAda\t\tARD\tPresident\tGOV\t2001-01-02\t2001-01-01\t\n",
			"data/leaders.tsv:2: ends on 2001-01-01 before it begins on 2001-01-02"},
		{"dated", "organisations.tsv", "# columns: id\tname\tnames\tcode\trole\tcountry\tkind\twikidata\tdated\tnote\nF\tF\t\t\t\t\t\t\tGOV\t\n", `data/organisations.tsv:2: "GOV" is no dated role`},
		{"former state", "formerstates.tsv", "# columns: code\tname\tcontinued\tsuccessors\tfrom\tto\tcow\tgw\twikidata\nOAR\tOld\tARD\tARD\t1900\t1949-12-31\t\t\t\n",
			`data/formerstates.tsv:2: "1900" to "1949-12-31" are no days in order`},
		{"code", "countries.tsv", "# columns: code\tname\tnames\tadjectives\tpeople\tcapital\tcow\tgw\twikidata\nAR\tArdia\t\t\t\t\t\t\t\n", `data/countries.tsv:2: want a three-letter code and a name, have "AR" and "Ardia"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			fsys := tableFiles()
			fsys["data/"+test.file] = &fstest.MapFile{Data: []byte(test.text)}
			_, err := load(fsys, "data")
			if err == nil || err.Error() != test.want {
				t.Errorf("error %v, want %s", err, test.want)
			}
		})
	}
}

func TestMissingTable(t *testing.T) {
	fsys := tableFiles()
	delete(fsys, "data/roles.tsv")
	if _, err := load(fsys, "data"); err == nil || !strings.Contains(err.Error(), "data/roles.tsv") {
		t.Errorf("error %v does not name the table", err)
	}
}

func TestLeadersByDate(t *testing.T) {
	r, err := load(tableFiles(), "data")
	if err != nil {
		t.Fatal(err)
	}
	name := func(p *leader) string {
		if p == nil {
			return ""
		}
		return p.name
	}
	got := map[string]string{
		"president in 2003":   name(r.leaders.holder("ARD", "president", "2003-05-05")),
		"president in 2020":   name(r.leaders.holder("ARD", "president", "2020-05-05")),
		"president on no day": name(r.leaders.holder("ARD", "president", "")),
		"Byrne in 2003":       name(r.leaders.named("byrne", "", "2003-05-05")),
		"Byrne of Chad":       name(r.leaders.named("byrne", "TCD", "2003-05-05")),
		"Byrne in 1950":       name(r.leaders.named("byrne", "", "1950-05-05")),
		"Ada M. Byrne":        name(r.alike(pieces("Ada M. Byrne"), "", "2003-05-05")),
		"Eve Byrne":           name(r.alike(pieces("Eve Byrne"), "", "2003-05-05")),
	}
	for _, day := range []string{"1999-06-01", "2003-06-01", "2009-06-01", ""} {
		role, _ := r.leaders.people[0].role(day)
		got["Ada Byrne's role "+day] = string(role)
	}
	want := map[string]string{
		"president in 2003": "Ada Byrne", "president in 2020": "Bo Byrne", "president on no day": "", "Byrne in 2003": "Ada Byrne",
		"Byrne of Chad": "", "Byrne in 1950": "", "Ada M. Byrne": "Ada Byrne", "Eve Byrne": "",
		"Ada Byrne's role 1999-06-01": "LEG", "Ada Byrne's role 2003-06-01": "GOV", "Ada Byrne's role 2009-06-01": "ELI", "Ada Byrne's role ": "GOV",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestOrganisationRoleByDate(t *testing.T) {
	r, err := load(tableFiles(), "data")
	if err != nil {
		t.Fatal(err)
	}
	o := r.tables.organisations[0]
	if got := []string{string(o.at("2009-01-01")), string(o.at("2011-01-01")), string(o.at("2013-01-01"))}; !cmp.Equal(got, []string{"REB", "GOV", "REB"}) {
		t.Errorf("roles %v", got)
	}
}

func FuzzReadTable(f *testing.F) {
	for _, file := range tableFiles() {
		f.Add(string(file.Data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		fsys := fstest.MapFS{"t.tsv": &fstest.MapFile{Data: []byte(text)}}
		rows, err := readTable(fsys, "t.tsv", roleColumns, readRoleWord)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "t.tsv:") {
				t.Errorf("error %q does not begin with the file", err)
			}
			return
		}
		for i := 1; i < len(rows); i++ {
			if rows[i].kind != "person" && rows[i].kind != "group" && rows[i].kind != "thing" {
				t.Errorf("row %d has kind %q", i, rows[i].kind)
			}
		}
	})
}

func TestCountryOnADay(t *testing.T) {
	r := resolver(t)
	got := map[string]string{}
	for _, ask := range [][2]string{{"RUS", "1985-05-01"}, {"RUS", "1995-05-01"}, {"DEU", "1985-05-01"}, {"DEU", ""}, {"YEM", "2015-05-01"}, {"VAT", ""}, {"QQQ", ""}} {
		c, ok := r.Country(ask[0], ask[1])
		got[ask[0]+" "+ask[1]] = strings.Join([]string{c.Code, c.Name, c.COW, c.GW}, " ")
		if ok != (c.Code != "") {
			t.Errorf("%v: found %v, code %q", ask, ok, c.Code)
		}
	}
	want := map[string]string{
		"RUS 1985-05-01": "SUN Soviet Union 365 365", "RUS 1995-05-01": "RUS Russia 365 365", "DEU 1985-05-01": "GFR West Germany 260 260",
		"DEU ": "DEU Germany 255 260", "YEM 2015-05-01": "YEM Yemen 679 678", "VAT ": "VAT Vatican City  ", "QQQ ": "   ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
