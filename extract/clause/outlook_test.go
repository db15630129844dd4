package clause

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOutlook(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, text, verb string
		want             []string
	}{
		{"auxiliary", "Iran/Iran/NNP/3/nsubj will/will/MD/3/aux meet/meet/VB/0/root Iraq/Iraq/NNP/3/obj", "meet", []string{"will"}},
		{"denied", "Iran/Iran/NNP/4/nsubj will/will/MD/4/aux not/not/RB/4/advmod meet/meet/VB/0/root Iraq/Iraq/NNP/4/obj", "meet", []string{"will not"}},
		{"shared by a conjunct", "Iran/Iran/NNP/3/nsubj will/will/MD/3/aux come/come/VB/0/root and/and/CC/5/cc meet/meet/VB/3/conj Iraq/Iraq/NNP/5/obj", "meet", []string{"will"}},
		{"purpose of an offer", "Iran/Iran/NNP/2/nsubj offered/offer/VBD/0/root to/to/TO/4/mark send/send/VB/2/xcomp men/man/NNS/4/obj to/to/TO/7/mark help/help/VB/4/advcl Iraq/Iraq/NNP/7/obj", "help", []string{"offer"}},
		{"noun", "Iran/Iran/NNP/2/nsubj renewed/renew/VBD/0/root threats/threat/NNS/2/obj to/to/TO/5/mark attack/attack/VB/3/acl Iraq/Iraq/NNP/5/obj", "attack", []string{"threat"}},
		{"passive", "Iran/Iran/NNP/4/nsubj:pass will/will/MD/4/aux be/be/VB/4/aux:pass attacked/attack/VBN/0/root", "attack", nil},
		{"present", "Iran/Iran/NNP/2/nsubj met/meet/VBD/0/root Iraq/Iraq/NNP/2/obj", "meet", nil},
	}
	for _, test := range tests {
		s := sentence(t, test.text)
		for _, c := range f.Of(s) {
			if c.Predicate.Lemma != test.verb || c.Predicate.Nominal {
				continue
			}
			if diff := cmp.Diff(test.want, c.Predicate.Outlook); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.name, diff)
			}
		}
	}
}
