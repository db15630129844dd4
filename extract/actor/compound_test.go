package actor

import "testing"

func TestCompoundIsOfBoth(t *testing.T) {
	article := `
Iran Iran NNP 2 nsubj
rejected reject VBD 0 root
the the DT 7 det
Franco Franco NNP 6 compound
- - HYPH 6 punct
German german JJ 7 amod
plan plan NN 2 obj
. . . 2 punct
`
	sents := trees(t, article)
	m := mention(t, resolver(t).Article(sents, ""), sents, 0, "plan")
	if len(m.Parts) != 2 || m.Parts[0].Name != "French plan" || m.Parts[1].Name != "German plan" {
		t.Errorf("parts of %q: %v", m.Text, m.Parts)
	}
}

func TestThingOfARoleWord(t *testing.T) {
	check(t, `
Rebels rebel NNS 2 nsubj
hit hit VBD 0 root
an a DT 5 det
army army NN 5 compound
convoy convoy NN 2 obj
in in IN 7 case
Sudan Sudan NNP 2 obl
. . . 2 punct
`, "", []want{{0, "convoy", "army convoy", "Sudanese army convoy", "SDN", "MIL", ThingKind}})
}

func TestDirectionsAreNoParties(t *testing.T) {
	check(t, `
It it PRP 2 nsubj
went go VBD 0 root
to to IN 5 case
the the DT 5 det
left left NN 2 obl
. . . 2 punct
`, "", []want{{0, "left", "left", "left", "", "PTY", NounKind}})
}

func TestRegionIsOfNoCountry(t *testing.T) {
	check(t, `
Japan Japan NNP 2 nsubj
urged urge VBD 0 root
governments government NNS 2 obj
of of IN 6 case
the the DT 6 det
region region NN 3 nmod
. . . 2 punct
`, "", []want{{0, "governments", "governments of the region", "governments", "", "GOV", ActorKind}})
}

func TestNamesakeByTitle(t *testing.T) {
	check(t, `
Congressman congressman NNP 2 nmod:desc
John John NNP 4 nsubj
Smith Smith NNP 2 flat
spoke speak VBD 0 root
. . . 4 punct
`, "2012-01-01", []want{{0, "John", "Congressman John Smith", "John Smith", "USA", "LEG", ActorKind}})
}

func TestBodiesThatManyCountriesHave(t *testing.T) {
	check(t, `
Senate Senate NNP 2 compound
candidates candidate NNS 3 nsubj
met meet VBD 0 root
. . . 3 punct
`, "", []want{{0, "candidates", "Senate candidates", "United States Senate candidates", "", "PTY", ActorKind}})
	check(t, `
Donors donor NNS 2 nsubj
met meet VBD 0 root
the the DT 6 det
Turkish turkish JJ 6 amod
Red Red NNP 6 compound
Crescent Crescent NNP 2 obj
. . . 2 punct
`, "", []want{
		{0, "Crescent", "Turkish Red Crescent", "Turkish Red Crescent", "TUR", "NGO", ActorKind},
	})
}

func TestStateMedia(t *testing.T) {
	check(t, `
The the DT 4 det
official official JJ 4 amod
news news NN 4 compound
agency agency NN 5 nsubj
met meet VBD 0 root
retired retired JJ 7 amod
generals general NNS 5 obj
. . . 5 punct
`, "", []want{
		{0, "agency", "official news agency", "official news agency", "", "GOV", ActorKind},
		{0, "generals", "retired generals", "retired generals", "", "ELI", ActorKind},
	})
}

func TestWhereTroopsAreIsNotWhoseTheyAre(t *testing.T) {
	check(t, `
Mali Mali NNP 2 nsubj
praised praise VBD 0 root
soldiers soldier NNS 2 obj
in in IN 5 case
Gao Gao NNP 3 nmod
. . . 2 punct
`, "", []want{{0, "soldiers", "soldiers", "soldiers", "", "MIL", ActorKind}})
}

func TestFamilyOfPrivatePeople(t *testing.T) {
	check(t, `
Ann Ann NNP 3 nsubj
Kerr Kerr NNP 1 flat
met meet VBD 0 root
her her PRP$ 5 nmod:poss
father father NN 3 obj
in in IN 7 case
Norway Norway NNP 3 obl
. . . 3 punct
`, "", []want{{0, "father", "her father", "father of Ann Kerr", "", "CVL", ActorKind}})
}
