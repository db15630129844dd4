package actor

import (
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/schema"
)

const visit = `
Iranian iranian JJ 3 amod
Foreign foreign JJ 3 amod
Minister minister NNP 4 nmod:desc
Mohammad Mohammad NNP 6 nsubj
Zarif Zarif NNP 4 flat
met meet VBD 0 root
French french JJ 8 amod
soldiers soldier NNS 6 obj
and and CC 10 cc
police police NN 8 conj
in in IN 12 case
Geneva Geneva NNP 6 obl
. . . 6 punct

He he PRP 2 nsubj
accused accuse VBD 0 root
Turkey Turkey NNP 6 nmod:poss
's 's POS 3 case
armed armed JJ 6 amod
forces force NNS 2 obj
and and CC 9 cc
their their PRP$ 9 nmod:poss
spokesman spokesman NN 6 conj
. . . 2 punct

The the DT 2 det
minister minister NN 3 nsubj
praised praise VBD 0 root
residents resident NNS 3 obj
of of IN 6 case
Damascus Damascus NNP 4 nmod
. . . 3 punct
`

type want struct {
	sent       int
	form       string
	text, name string
	code       string
	role       schema.Role
	kind       Kind
}

func check(t *testing.T, article, date string, wants []want) {
	t.Helper()
	sents := trees(t, article)
	a := resolver(t).Article(sents, date)
	for _, w := range wants {
		m := mention(t, a, sents, w.sent, w.form)
		got := want{w.sent, w.form, m.Text, m.Name, m.Code, m.Role, m.Kind}
		if diff := cmp.Diff(w, got, cmp.AllowUnexported(want{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", w.form, diff)
		}
	}
}

func TestTitlesAndPhrases(t *testing.T) {
	check(t, visit, "2016-05-02", []want{
		{0, "Mohammad", "Iranian Foreign Minister Mohammad Zarif", "Mohammad Javad Zarif", "IRN", "GOV", ActorKind},
		{0, "Zarif", "Iranian Foreign Minister Mohammad Zarif", "Mohammad Javad Zarif", "IRN", "GOV", ActorKind},
		{0, "soldiers", "French soldiers", "French soldiers", "FRA", "MIL", ActorKind},
		{0, "police", "police", "French police", "FRA", "COP", ActorKind},
		{0, "French", "French", "France", "FRA", "", ActorKind},
		{1, "He", "He", "Mohammad Javad Zarif", "IRN", "GOV", ActorKind},
		{1, "forces", "Turkey's armed forces", "Turkish armed forces", "TUR", "MIL", ActorKind},
		{2, "minister", "minister", "Mohammad Javad Zarif", "IRN", "GOV", ActorKind},
		{2, "residents", "residents of Damascus", "Syrian residents", "SYR", "CVL", ActorKind},
	})
}

func TestUnknownPeopleTakeTheCountryOfTheirTitle(t *testing.T) {
	check(t, `
Former former JJ 3 amod
Peruvian peruvian JJ 3 amod
minister minister NN 4 nmod:desc
Ulla Ulla NNP 6 nsubj
Qorwin Qorwin NNP 4 flat
left leave VBD 0 root
. . . 6 punct

Qorwin Qorwin NNP 2 nsubj
thanked thank VBD 0 root
Dag Dag NNP 2 obj
Oxmoor Oxmoor NNP 3 flat
, , , 7 punct
Norway Norway NNP 8 nmod:poss
's 's POS 6 case
ambassador ambassador NN 3 appos
. . . 2 punct
`, "2012-01-01", []want{
		{0, "Ulla", "Former Peruvian minister Ulla Qorwin", "Ulla Qorwin", "PER", "ELI", ActorKind},
		{1, "Qorwin", "Qorwin", "Ulla Qorwin", "PER", "ELI", ActorKind},
		{1, "Dag", "Dag Oxmoor", "Dag Oxmoor", "NOR", "GOV", ActorKind},
	})
}

func TestThings(t *testing.T) {
	article := `
Chad Chad NNP 2 nsubj
lost lose VBD 0 root
a a DT 5 det
Libyan libyan JJ 5 amod
drone drone NN 2 obj
and and CC 8 cc
its its PRP$ 8 nmod:poss
radar radar NN 5 conj
in in IN 11 case
Paris Paris NNP 11 compound
talks talk NNS 2 obl
. . . 2 punct
`
	check(t, article, "2012-01-01", []want{
		{0, "Chad", "Chad", "Chad", "TCD", "", ActorKind},
		{0, "drone", "Libyan drone", "Libyan drone", "LBY", "MIL", ThingKind},
		{0, "its", "its", "Chad", "TCD", "", ActorKind},
		{0, "talks", "Paris talks", "Paris talks", "", "", NounKind},
	})
	sents := trees(t, article)
	m := mention(t, resolver(t).Article(sents, ""), sents, 0, "drone")
	if m.Owner != "LBY" || m.ID != "Libyan_drone" || m.Start != 12 || m.End != 24 {
		t.Errorf("drone: owner %q, id %q, bytes %d to %d", m.Owner, m.ID, m.Start, m.End)
	}
}

func TestOfficesByDate(t *testing.T) {
	article := `
Obama Obama NNP 2 nsubj
spoke speak VBD 0 root
. . . 2 punct
`
	check(t, article, "2015-06-01", []want{{0, "Obama", "Obama", "Barack Obama", "USA", "GOV", ActorKind}})
	check(t, article, "2019-06-01", []want{{0, "Obama", "Obama", "Barack Obama", "USA", "ELI", ActorKind}})
}

func TestLeadersOfSeveralCountries(t *testing.T) {
	sents := trees(t, `
Obama Obama NNP 2 nsubj
called call VBD 0 root
Putin Putin NNP 2 obj
. . . 2 punct

The the DT 5 det
US US NNP 5 compound
and and CC 4 cc
Russian russian JJ 2 conj
leaders leader NNS 6 nsubj
argued argue VBD 0 root
. . . 6 punct

German german JJ 4 amod
and and CC 3 cc
Polish polish JJ 1 conj
rebels rebel NNS 5 nsubj
fled flee VBD 0 root
. . . 5 punct
`)
	a := resolver(t).Article(sents, "2015-06-01")
	for _, test := range []struct {
		sent int
		form string
		want []string
	}{
		{1, "leaders", []string{"Barack Obama USA", "Vladimir Putin RUS"}},
		{2, "rebels", []string{"German rebels DEU", "Polish rebels POL"}},
	} {
		var got []string
		for _, p := range mention(t, a, sents, test.sent, test.form).Parts {
			got = append(got, p.Name+" "+p.Code)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.form, diff)
		}
	}
}

func TestArticleIsDeterministicAndConcurrent(t *testing.T) {
	sents := trees(t, visit)
	r := resolver(t)
	want := r.Article(sents, "2016-05-02").Mentions()
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if diff := cmp.Diff(want, r.Article(sents, "2016-05-02").Mentions()); diff != "" {
				t.Error(diff)
			}
		})
	}
	wait.Wait()
}

func TestMentionOutsideTheArticle(t *testing.T) {
	a := resolver(t).Article(trees(t, visit), "")
	for _, at := range [][2]int{{-1, 0}, {9, 0}, {0, -1}, {0, 99}} {
		if m, ok := a.Mention(at[0], at[1]); ok {
			t.Errorf("Mention(%d, %d) = %v", at[0], at[1], m)
		}
	}
	if got := resolver(t).Article(nil, "").Mentions(); len(got) != 0 {
		t.Errorf("an empty article has %d mentions", len(got))
	}
}

// A chain of of-phrases and a pile of modifiers must not take more than
// linear time; the bound shows in the length of what is kept.
func TestDeepPhrasesAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("part part NN 0 root\n")
	for i := range 3000 {
		b.WriteString("of of IN " + strconv.Itoa(2*i+3) + " case\npart part NN " + strconv.Itoa(2*i+1) + " nmod\n")
	}
	sents := trees(t, b.String())
	m := mention(t, resolver(t).Article(sents, ""), sents, 0, "part")
	if n := m.Span.Len(); n > 1+2*maxNested {
		t.Errorf("the phrase has %d tokens", n)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkArticle(b *testing.B) {
	sents := trees(b, strings.Repeat(visit, 20))
	r := resolver(b)
	tokens := 0
	for _, s := range sents {
		tokens += len(s.Tokens)
	}
	for b.Loop() {
		r.Article(sents, "2016-05-02")
	}
	b.ReportMetric(float64(tokens*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
