package actor

import (
	"fmt"
	"strings"
	"testing"

	"github.com/entente-kg/entente/extract/ud"
)

// refers checks which actor's name each token resolves to; tokens are given as
// "sentence:form".
func refers(t *testing.T, article, date string, want map[string]string) {
	t.Helper()
	sents := trees(t, article)
	a := resolver(t).Article(sents, date)
	for at, name := range want {
		var sent int
		var form string
		if _, err := fmt.Sscanf(strings.Replace(at, ":", " ", 1), "%d %s", &sent, &form); err != nil {
			t.Fatal(err)
		}
		m := mention(t, a, sents, sent, form)
		got := m.Name
		if m.Kind == NounKind {
			got = ""
		}
		if got != name {
			t.Errorf("%s is %q (%s), want %q", at, got, m.Why, name)
		}
	}
}

func TestPronounsAgree(t *testing.T) {
	refers(t, `
Maria Maria NNP 3 nsubj
Velt Velt NNP 1 flat
warned warn VBD 0 root
Japan Japan NNP 3 obj
and and CC 7 cc
its its PRP$ 7 nmod:poss
allies ally NNS 4 conj
. . . 3 punct

She she PRP 2 nsubj
left leave VBD 0 root
it it PRP 2 obj
. . . 2 punct

They they PRP 2 nsubj
stayed stay VBD 0 root
. . . 2 punct
`, "", map[string]string{
		"0:its": "Japan", "0:allies": "Japanese allies", "1:She": "Maria Velt", "1:it": "Japan", "2:They": "Japanese allies",
	})
}

func TestPronounIsNotTheSubjectOfItsVerb(t *testing.T) {
	refers(t, `
China China NNP 2 nsubj
thanked thank VBD 0 root
Kenya Kenya NNP 2 obj
. . . 2 punct

Kenya Kenya NNP 2 nsubj
wants want VBZ 0 root
to to TO 4 mark
help help VB 2 xcomp
it it PRP 4 obj
. . . 2 punct

It it PRP 3 nsubj:pass
was be VBD 3 aux:pass
agreed agree VBN 0 root
that that IN 6 mark
China China NNP 6 nsubj
won win VBD 3 ccomp
. . . 3 punct
`, "", map[string]string{"1:it": "China", "2:It": ""})
}

func TestRelativePronouns(t *testing.T) {
	refers(t, `
Officials official NNS 8 nsubj
from from IN 3 case
Chad Chad NNP 1 nmod
who who WP 5 nsubj
attacked attack VBD 3 acl:relcl
Niger Niger NNP 5 obj
have have VBP 8 aux
fled flee VBN 0 root
. . . 8 punct
`, "", map[string]string{"0:who": "Chadian Officials"})
}

func TestSpeaker(t *testing.T) {
	refers(t, `
I I PRP 2 nsubj
reject reject VBP 5 ccomp
this this DT 2 obj
, , , 5 punct
said say VBD 0 root
Obama Obama NNP 5 nsubj
. . . 5 punct

We we PRP 2 nsubj
left leave VBD 0 root
. . . 2 punct
`, "2015-01-01", map[string]string{"0:I": "Barack Obama", "1:We": ""})
}

func TestDefiniteDescriptions(t *testing.T) {
	refers(t, `
Presidents president NNS 2 nsubj
met meet VBD 0 root
in in IN 4 case
Egypt Egypt NNP 2 obl
and and CC 6 cc
Sudan Sudan NNP 4 conj
. . . 2 punct

The the DT 3 det
two two CD 3 nummod
countries country NNS 4 nsubj
agreed agree VBD 0 root
. . . 4 punct

The the DT 3 det
Syrian syrian JJ 3 amod
president president NN 4 nsubj
left leave VBD 0 root
the the DT 6 det
country country NN 4 obj
. . . 4 punct

A a DT 3 det
Syrian syrian JJ 3 amod
president president NN 4 nsubj
left leave VBD 0 root
. . . 4 punct
`, "2015-01-01", map[string]string{
		"1:countries": "Egypt and Sudan", "2:president": "Bashar al-Assad", "2:country": "Sudan", "3:president": "president of Syria",
	})
}

func TestContextGivesTheCountry(t *testing.T) {
	dateline := `
OSLO Oslo NNP 5 nsubj
- - : 1 punct
A a DT 4 det
court court NN 5 nsubj
freed free VBD 0 root
a a DT 7 det
Norwegian norwegian NN 5 obj
. . . 5 punct
`
	refers(t, dateline, "", map[string]string{"0:court": "Norwegian court"})
	refers(t, `
Chad Chad NNP 2 nsubj
met meet VBD 0 root
Mali Mali NNP 2 obj
. . . 2 punct

Police police NN 2 nsubj
left leave VBD 0 root
. . . 2 punct
`, "", map[string]string{"1:Police": "Police"})
}

// Any tree, even one with cycles, gives mentions whose offsets lie in the
// sentence.
func FuzzArticle(f *testing.F) {
	f.Add("President Putin of Russia met the US and Russian leaders ( UN )", []byte{1, 2, 3, 0, 7, 9, 30, 4, 4, 4, 4, 1, 0, 2})
	f.Add("He said \" it \" 's U.S. al - Qaeda", []byte{200, 3, 9, 41, 2, 0, 1, 77, 5})
	tags := []string{"NN", "NNP", "NNS", "JJ", "PRP", "VBD", "IN", "DT", "CC", "CD", "POS", "PRP$", "WP"}
	rels := []string{"nsubj", "obj", "flat", "compound", "amod", "nmod", "nmod:poss", "nmod:desc", "conj", "case", "appos", "acl:relcl", "det", "xcomp", "punct"}
	f.Fuzz(func(t *testing.T, text string, shape []byte) {
		forms := strings.Fields(text)
		if len(forms) == 0 || len(forms) > 200 || len(shape) == 0 {
			return
		}
		s := ud.Sentence{Text: strings.Join(forms, " ")}
		for i, form := range forms {
			b := int(shape[i%len(shape)]) + i
			start := 0
			if i > 0 {
				start = s.Tokens[i-1].End + 1
			}
			tag := tags[b%len(tags)]
			s.Tokens = append(s.Tokens, ud.Token{Form: form, Lemma: form, XPOS: tag, UPOS: upos[tag], Head: b*7%(len(forms)+1) - 1, Deprel: rels[b%len(rels)], Start: start, End: start + len(form)})
		}
		for _, m := range resolver(t).Article([]ud.Sentence{s, s}, "2015-01-01").Mentions() {
			if m.Start < 0 || m.End > len(s.Text) || s.Text[m.Start:m.End] != m.Text {
				t.Errorf("mention %q at %d to %d", m.Text, m.Start, m.End)
			}
		}
	})
}

func TestShortNamesOfPeopleAndPlaces(t *testing.T) {
	refers(t, `
Lena Lena NNP 3 nsubj
London London NNP 1 flat
left leave VBD 0 root
North North NNP 5 compound
Korea Korea NNP 3 obj
. . . 3 punct

London London NNP 2 nsubj
thanked thank VBD 0 root
the the DT 4 det
North North NNP 2 obj
in in IN 6 case
London London NNP 2 obl
. . . 2 punct

North north NNP 3 compound
and and CC 3 cc
South South NNP 4 compound
Korea Korea NNP 5 nsubj
met meet VBD 0 root
. . . 5 punct

His his PRP$ 2 nmod:poss
mother mother NN 3 nsubj
said say VBD 0 root
she she PRP 5 nsubj
won win VBD 3 ccomp
. . . 3 punct
`, "", map[string]string{"1:London": "Lena London", "1:North": "North Korea", "2:Korea": "North Korea and South Korea", "3:she": "mother"})
}

func TestAnotherThanTheSpeaker(t *testing.T) {
	refers(t, `
Putin Putin NNP 2 nsubj
attacked attack VBD 0 root
Chad Chad NNP 2 obj
. . . 2 punct

" " '' 3 punct
I I PRP 3 nsubj
believe believe VBP 9 ccomp
his his PRP$ 5 nmod:poss
son son NN 3 obj
" " '' 3 punct
, , , 9 punct
Obama Obama NNP 9 nsubj
said say VBD 0 root
. . . 9 punct
`, "2015-01-01", map[string]string{"1:I": "Barack Obama", "1:his": "Vladimir Putin"})
}

func TestSubjectAhead(t *testing.T) {
	refers(t, `
Putin Putin NNP 2 nsubj
left leave VBD 0 root
. . . 2 punct

In in IN 3 case
his his PRP$ 3 nmod:poss
speech speech NN 6 obl
, , , 3 punct
Obama Obama NNP 6 nsubj
thanked thank VBD 0 root
Chad Chad NNP 6 obj
for for IN 10 case
its its PRP$ 10 nmod:poss
help help NN 6 obl
. . . 6 punct
`, "2015-01-01", map[string]string{"1:his": "Barack Obama", "1:its": "Chad"})
}

func TestOneIsNotActedUponByOneself(t *testing.T) {
	refers(t, `
Chad Chad NNP 2 nsubj
left leave VBD 0 root
Mali Mali NNP 2 obj
. . . 2 punct

Chad Chad NNP 2 nsubj
attacked attack VBD 0 root
it it PRP 2 obj
. . . 2 punct
`, "", map[string]string{"1:it": "Mali"})
}

func TestFamilyNameFirst(t *testing.T) {
	refers(t, `
Kim Kim NNP 2 nsubj
spoke speak VBD 0 root
. . . 2 punct

Moon Moon NNP 3 nsubj
Jae-in Jae-in NNP 1 flat
met meet VBD 0 root
Kim Kim NNP 3 obj
Jong Jong NNP 4 flat
Un Un NNP 4 flat
. . . 3 punct

Moon Moon NNP 2 nsubj
spoke speak VBD 0 root
. . . 2 punct
`, "2018-06-13", map[string]string{"0:Kim": "Kim Jong-un", "2:Moon": "Moon Jae-in"})
}

func TestNameHungOnItsTitle(t *testing.T) {
	refers(t, `
Iraqi iraqi JJ 2 amod
Minister minister NNP 7 nsubj
of of IN 5 case
State State NNP 5 nmod:desc
Ali Ali NNP 2 nmod
Mansur Mansur NNP 5 flat
left leave VBD 0 root
. . . 7 punct
`, "2004-06-13", map[string]string{"0:Minister": "Ali Mansur"})
}
