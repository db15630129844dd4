package tag

import (
	"strings"
	"testing"

	"github.com/entente-kg/entente/extract/ud"
	"github.com/google/go-cmp/cmp"
)

func newTagger(t testing.TB) *Tagger {
	t.Helper()
	tagger, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return tagger
}

// cut returns the sentences of text, tokens parted by spaces.
func cut(tagger *Tagger, text string) []string {
	var out []string
	for _, s := range tagger.Sentences(text) {
		var forms []string
		for _, tok := range s.Tokens {
			forms = append(forms, tok.Form)
		}
		out = append(out, strings.Join(forms, " "))
	}
	return out
}

func TestTokens(t *testing.T) {
	tagger := newTagger(t)
	for text, want := range map[string]string{
		"They don't think it's John's.":          "They do n't think it 's John 's .",
		"We cannot say what they're gonna do.":   "We can not say what they 're gon na do .",
		"“It’s over”, he said.":                  "“ It ’s over ” , he said .",
		"the US-led, anti-government force":      "the US - led , anti-government force",
		"(Islamic State) fighters":               "( Islamic State ) fighters",
		"It cost $5 million, up 3%.":             "It cost $ 5 million , up 3 % .",
		"The U.S. and Gov. Marsh met at 10:30.":  "The U.S. and Gov. Marsh met at 10:30 .",
		"on 2004-10-01 and from 1990-1995":       "on 2004-10-01 and from 1990 - 1995",
		"Mail a.b@example.org or see www.x.org.": "Mail a.b@example.org or see www.x.org .",
		"Well... they left — or fled—again--":    "Well ... they left — or fled — again --",
		"'Never', the boys' coach said":          "' Never ' , the boys ' coach said",
		"20,000 men and/or 3.5 tons":             "20,000 men and / or 3.5 tons",
		"'sblood and 'shame":                     "' sblood and ' shame",
	} {
		if diff := cmp.Diff(want, strings.Join(cut(tagger, text), " | ")); diff != "" {
			t.Errorf("%s\n%s", text, diff)
		}
	}
}

func TestSentences(t *testing.T) {
	tagger := newTagger(t)
	for text, want := range map[string][]string{
		"Envoys meet in Oslo\nMr. Brandt arrived. He left.": {"Envoys meet in Oslo", "Mr. Brandt arrived .", "He left ."},
		"He said \"no.\" Then he left.":                     {`He said " no . "`, "Then he left ."},
		"They left the U.S. The rest stayed.":               {"They left the U.S.", "The rest stayed ."},
		"The U.S. President spoke to J. R. Stone.":          {"The U.S. President spoke to J. R. Stone ."},
		"The minister told the delegates that the\nborder would be closed on the first day\nof the week. It was not.": {
			"The minister told the delegates that the border would be closed on the first day of the week .", "It was not ."},
		"OSLO (Reuters) - The king spoke.": {"OSLO ( Reuters ) -", "The king spoke ."},
		"- one point\n- two points":        {"- one point", "- two points"},
	} {
		if diff := cmp.Diff(want, cut(tagger, text)); diff != "" {
			t.Errorf("%s\n%s", text, diff)
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	tagger := newTagger(t)
	want := tagger.Sentences(article)
	results := make(chan []ud.Sentence)
	for range 4 {
		go func() { results <- tagger.Sentences(article) }()
	}
	for range 4 {
		if diff := cmp.Diff(want, <-results); diff != "" {
			t.Error(diff)
		}
	}
}
