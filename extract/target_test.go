package extract_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/extract"
	"github.com/entente-kg/entente/schema"
)

// TestParties takes a sentence for each way to find the two parties through the
// pipeline.
func TestParties(t *testing.T) {
	p := pipeline(t)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"inside the object", "Peru rejected a proposal made by Chile.", []string{"Peru – reject proposal by – Chile"}},
		{"beside an object that goes away", "Peru withdrew a team of engineers from Chile.",
			[]string{"Peru – withdraw – team of engineers", "Peru – withdraw team from – Chile"}},
		{"not the act itself", "Peru launched a police raid on Chile.", []string{"Peru – raid – Chile"}},
		{"not where they talk", "Peru held talks in Geneva with Chile.", []string{"Peru – talk with – Chile"}},
		{"not what they talk about", "Peru and Chile met over Bolivia.", []string{"Peru – meet with – Chile", "Chile – meet with – Peru"}},
		{"whose ministers they are", "The foreign ministers of Peru and Chile met.",
			[]string{"Peruvian foreign ministers – meet with – Chilean foreign ministers", "Chilean foreign ministers – meet with – Peruvian foreign ministers"}},
		{"through an act", "A Taliban attack killed a soldier of Chile.", []string{"Taliban – kill – soldier of Chile"}},
		{"told by the one who gets it", "Peru faces criticism from Chile.", []string{"Chile – criticize – Peru"}},
		{"no storm", "Tropical Storm Ada hit Chile.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, e := range p.Document(schema.Document{ID: "x", Text: c.text}, extract.Options{}).Events {
				got = append(got, e.Source.Name+" – "+e.Relation+" – "+e.Target.Name)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
