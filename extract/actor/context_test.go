package actor

import "testing"

func TestDatelineIsNoActor(t *testing.T) {
	article := `
ACCRA Accra NNP 7 nsubj
( ( : 3 punct
Reuters Reuters NNP 1 appos
) ) : 3 punct
- - : 6 punct
Protesters protester NNS 1 appos
blocked block VBD 0 root
roads road NNS 7 obj
. . . 7 punct
`
	sents := trees(t, article)
	a := resolver(t).Article(sents, "")
	for _, form := range []string{"ACCRA", "Protesters"} {
		if m := mention(t, a, sents, 0, form); m.Text != "Protesters" || m.Code != "GHA" {
			t.Errorf("%s is %q of %q", form, m.Text, m.Code)
		}
	}
}

func TestAgencyInAHeadlineIsNoCountry(t *testing.T) {
	refers(t, `
Soldiers soldier NNS 2 nsubj
left leave VBD 0 root
Laos Laos NNP 2 obj
( ( : 5 punct
Russian russian JJ 6 amod
Press press NNP 3 appos
) ) : 6 punct
`, "", map[string]string{"0:Soldiers": "Lao Soldiers"})
}

func TestAttitudeIsNoAffiliation(t *testing.T) {
	tight := func(article, code string) {
		t.Helper()
		sents := trees(t, article)
		for i := range sents[0].Tokens { // the hyphenated word stands without blanks
			token := &sents[0].Tokens[i]
			if i > 0 && i < 3 {
				shift := token.Start - sents[0].Tokens[i-1].End
				for k := i; k < len(sents[0].Tokens); k++ {
					sents[0].Tokens[k].Start -= shift
					sents[0].Tokens[k].End -= shift
				}
				cut := sents[0].Tokens[i-1].End
				sents[0].Text = sents[0].Text[:cut] + sents[0].Text[cut+shift:]
			}
		}
		if m := mention(t, resolver(t).Article(sents, ""), sents, 0, "rebels"); m.Code != code {
			t.Errorf("%q is of %q, want %q", m.Text, m.Code, code)
		}
	}
	tight(`
Iran Iran NNP 3 obl
- - HYPH 3 punct
backed back VBN 4 amod
rebels rebel NNS 5 nsubj
met meet VBD 0 root
Chad Chad NNP 5 obj
and and CC 8 cc
Niger Niger NNP 6 conj
`, "")
	tight(`
Iran Iran NNP 3 obl
- - HYPH 3 punct
based base VBN 4 amod
rebels rebel NNS 5 nsubj
met meet VBD 0 root
Chad Chad NNP 5 obj
`, "IRN")
}

func TestAlliesAreOfAnotherCountry(t *testing.T) {
	check(t, `
Japan Japan NNP 5 nsubj
and and CC 4 cc
its its PRP$ 4 nmod:poss
allies ally NNS 1 conj
met meet VBD 0 root
. . . 5 punct
`, "", []want{{0, "allies", "its allies", "Japanese allies", "", "GOV", ActorKind}})
}

func TestBodyWithItsKind(t *testing.T) {
	check(t, `
The the DT 3 det
Guardian Guardian NNP 3 compound
newspaper newspaper NN 4 nsubj
asked ask VBD 0 root
Hamas Hamas NNP 6 compound
fighters fighter NNS 4 obj
. . . 4 punct
`, "", []want{
		{0, "newspaper", "Guardian newspaper", "The Guardian", "GBR", "JRN", ActorKind},
		{0, "fighters", "Hamas fighters", "Hamas fighters", "HAMAS", "REB", ActorKind},
	})
}

func TestMonthsAndMoneyAreNoNames(t *testing.T) {
	check(t, `
May May NNP 2 compound
18 18 CD 3 obl
left leave VBD 0 root
US$ US$ NNP 3 obj
. . . 3 punct
`, "2018-01-01", []want{{0, "18", "May 18", "May 18", "", "", NounKind}})
}

func TestNamesThatSeveralBodiesBear(t *testing.T) {
	check(t, `
The the DT 3 det
Nigerian nigerian JJ 3 amod
Senate Senate NNP 4 nsubj
met meet VBD 0 root
. . . 4 punct
`, "", []want{{0, "Senate", "Nigerian Senate", "Nigerian Senate", "NGA", "LEG", ActorKind}})
	check(t, `
The the DT 2 det
Senate Senate NNP 3 nsubj
met meet VBD 0 root
in in IN 5 case
Washington Washington NNP 3 obl
. . . 3 punct
`, "", []want{{0, "Senate", "Senate", "United States Senate", "USA", "LEG", ActorKind}})
}
