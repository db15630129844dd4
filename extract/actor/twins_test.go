package actor

import "testing"

func TestTheArticleDecidesBetweenRowsOfOneName(t *testing.T) {
	const congo = `
Congo Congo NNP 2 nsubj
thanked thank VBD 0 root
France France NNP 2 obj
. . . 2 punct
`
	for _, test := range []struct{ more, code, name string }{
		{"", "COD", "Democratic Republic of the Congo"},
		{`
Ministers minister NNS 2 nsubj
met meet VBD 0 root
in in IN 4 case
Brazzaville Brazzaville NNP 2 obl
. . . 2 punct
`, "COG", "Republic of the Congo"},
	} {
		check(t, congo+test.more, "2015-01-01", []want{{0, "Congo", "Congo", test.name, test.code, "", ActorKind}})
	}
}

const king = `
King king NNP 2 nmod:desc
Abdullah Abdullah NNP 3 nsubj
met meet VBD 0 root
envoys envoy NNS 3 obj
in in IN 6 case
Riyadh Riyadh NNP 3 obl
. . . 3 punct
`

func TestTheDayDecidesBetweenPeopleOfOneName(t *testing.T) {
	for day, name := range map[string]string{"2002-05-01": "Abdullah II", "2008-05-01": "Abdullah bin Abdulaziz", "2019-05-01": "Abdullah II"} {
		sents := trees(t, king)
		if m := mention(t, resolver(t).Article(sents, day), sents, 0, "Abdullah"); m.Name != name {
			t.Errorf("on %s %q, want %q", day, m.Name, name)
		}
	}
}

func TestExplainNamesTheOtherBearers(t *testing.T) {
	sents := trees(t, king)
	m := mention(t, resolver(t).Article(sents, "2008-05-01"), sents, 0, "Abdullah")
	if want := "leaders.tsv: King (SAU) 2005-08-01–2015-01-23, not Abdullah II (JOR), by the article's other names"; m.Why != want {
		t.Errorf("why %q, want %q", m.Why, want)
	}
}
