package extract_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestResolvePhrases(t *testing.T) {
	p := pipeline(t)
	for _, test := range []struct{ phrase, context, day, want string }{
		{"Peruvian Foreign Minister", "", "", "PER GOV"},
		{"Lima police", "", "", "PER COP"},
		{"rebels in eastern Congo", "", "", "COD REB"},
		{"UN peacekeepers", "", "", "UN MIL"},
		{"the parents of Polish schoolchildren", "", "", "POL CVL"},
		{"head of the Kenyan Human Rights League", "", "2015-01-01", "KEN NGO"},
		{"a lecturer in modern history at the University of Leeds in England", "", "", "GBR EDU"},
		{"the unrecognised republic", "", "", " PRE"},
		{"a paramilitary group", "Colombia", "", "COL PRM"},
		{"Barack Obama", "", "2012-05-01", "USA GOV"},
		{"Barack Obama", "", "2019-05-01", "USA ELI"},
		{"the prime minister", "Hungary", "2015-03-01", "HUN GOV"},
		{"the Baltic Sea", "", "", " "},
		{"Black Sea Fleet sailors", "", "", "RUS MIL"},
		{"the Baltic Fleet", "", "", "RUS MIL"},
		{"something else", "", "", " "},
		{"", "", "", " "},
	} {
		m := p.Resolve(test.phrase, test.context, test.day)
		if diff := cmp.Diff(test.want, m.Code+" "+string(m.Role)); diff != "" {
			t.Errorf("%q in %q on %q is %q (-want +got):\n%s", test.phrase, test.context, test.day, m.Name, diff)
		}
	}
}
