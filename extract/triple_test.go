package extract_test

import (
	"testing"

	"github.com/entente-kg/entente/extract"
	"github.com/entente-kg/entente/schema"
)

func TestOpenRecordsRepeatNoRelationBetweenActors(t *testing.T) {
	p := pipeline(t)
	doc := schema.Document{ID: "d", Text: "The angry Russian government strongly criticised the new French government on Monday. A waiter drank his tea."}
	plain := p.Document(doc, extract.Options{}).Events
	open := p.Document(doc, extract.Options{Open: true}).Events
	if len(plain) != 1 || len(open) != 2 {
		t.Fatalf("%d records and %d with open triples, want 1 and 2", len(plain), len(open))
	}
	if open[0].ID != plain[0].ID || open[0].Confidence != plain[0].Confidence || open[0].Scope != schema.ScopeActors {
		t.Errorf("the relation between actors changed: %+v, without open triples %+v", open[0], plain[0])
	}
	if got, want := open[0].Target.Text, "the new French government"; got != want {
		t.Errorf("target %q, want the whole phrase %q", got, want)
	}
	if got, want := open[0].Phrase, "strongly criticised"; got != want {
		t.Errorf("phrase %q, want %q", got, want)
	}
	if c := open[1].Confidence; open[1].Scope != schema.ScopeOpen || c <= 0 || c >= 1 {
		t.Errorf("open triple %+v, want a confidence between 0 and 1", open[1])
	}
}
