package actor

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/extract/ud"
)

func tokens(text string) []ud.Token {
	var out []ud.Token
	for _, form := range strings.Fields(text) {
		out = append(out, ud.Token{Form: form, Lemma: strings.ToLower(form)})
	}
	return out
}

func TestGazetteerFindsTheLongestName(t *testing.T) {
	r, err := load(tableFiles(), "data")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ text, want string }{
		{"the Ardian Front left Ard City", "Ardian Front|Ard City"},
		{"Ardian troops in the Ardian - Republic", "Ardian|Ardian - Republic"},
		{"an ardian front", ""},
		{"AF and af", "AF"},
		{"Árdia 's Ádá Byrne", "Árdia|Ádá Byrne"},
		{"Lowtowners", ""},
		{"AF$ 20", ""},
	} {
		in := tokens(test.text)
		var got []string
		for _, m := range r.gazetteer.find(in) {
			var words []string
			for _, token := range in[m.Start:m.End] {
				words = append(words, token.Form)
			}
			got = append(got, strings.Join(words, " "))
		}
		if diff := cmp.Diff(test.want, strings.Join(got, "|")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
	}
}

func TestRoleWordsRoundTheirHead(t *testing.T) {
	r, err := load(tableFiles(), "data")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		text   string
		head   int
		want   string
		tokens ud.Span
	}{
		{"the Finance Minister spoke", 2, "finance minister", ud.Span{Start: 1, End: 3}},
		{"two heads of state met", 1, "head of state", ud.Span{Start: 1, End: 4}},
		{"the minister spoke", 1, "", ud.Span{}},
		{"heads of", 0, "", ud.Span{}},
	} {
		in := tokens(test.text)
		m, ok := r.roles.at(in, newPieceText(in), test.head)
		got := ""
		if ok {
			got = m.word.word
		}
		if got != test.want || ok && m.Span != test.tokens {
			t.Errorf("%q: %q at %v, want %q at %v", test.text, got, m.Span, test.want, test.tokens)
		}
	}
}

func TestPieces(t *testing.T) {
	for in, want := range map[string]string{
		"al-Assad": "al assad", "U.S.": "u s", "Côte d'Ivoire": "cote d ivoire", "Erdoğan": "erdogan", "Łódź": "lodz", "": "", "—": "",
	} {
		if got := strings.Join(pieces(in), " "); got != want {
			t.Errorf("pieces(%q) = %q, want %q", in, got, want)
		}
	}
}
