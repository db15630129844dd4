package graph_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/schema"
)

// quarrel is a small world: A and B are at odds, C talks to both, A is an ally
// of D, and D is at odds with E. Minister belongs to A.
func quarrel() graph.DocumentEvents {
	d := graph.DocumentEvents{Document: schema.Document{ID: "q", Title: "Quarrel", Date: "2020-02-03"}}
	for i, e := range []struct {
		source, code, target string
		class                schema.Class
		date                 string
	}{
		{"A", "", "B", schema.Accuse, "2020-02-03"},
		{"Minister", "A", "B", schema.Threaten, "2020-02-04"},
		{"C", "", "A", schema.Consult, "2020-02-05"},
		{"C", "", "B", schema.Consult, "2020-03-01"},
		{"A", "", "D", schema.Aid, "2020-03-02"},
		{"E", "", "D", schema.Assault, "2020-03-03"},
	} {
		m := func(name, code string) schema.Mention {
			return schema.Mention{Text: name, Name: name, ID: name, Code: code}
		}
		d.Events = append(d.Events, schema.Event{
			Date: e.date, Source: m(e.source, e.code), Target: m(e.target, ""), Class: e.class, Relation: "act", Start: i, Sentence: "S" + e.source,
		})
	}
	return d
}

func TestSavedQueries(t *testing.T) {
	cases := map[string]struct {
		args []string
		want []string
	}{
		"acts-of":          {[]string{"C"}, []string{`{"date":"2020-02-05","event":"<plover:CONSULT>","id":"<actor:A>","relation":"<rel:act>","source":"<actor:C>"}`, `{"date":"2020-03-01","event":"<plover:CONSULT>","id":"<actor:B>","relation":"<rel:act>","source":"<actor:C>"}`}},
		"acted-on":         {[]string{"<actor:A>"}, []string{`{"date":"2020-02-05","event":"<plover:CONSULT>","id":"<actor:C>","relation":"<rel:act>","target":"<actor:A>"}`}},
		"allies-of":        {[]string{"A"}, []string{`{"actor":"<actor:C>","events":1}`, `{"actor":"<actor:D>","events":1}`}},
		"rivals-of":        {[]string{"A"}, []string{`{"actor":"<actor:B>","events":2}`}},
		"rivals-of-allies": {[]string{"A"}, []string{`{"ally":"<actor:D>","rival":"<actor:E>"}`}},
		"mediators":        {[]string{"A", "B"}, []string{`{"events":1,"mediator":"<actor:C>"}`}},
		"timeline":         {[]string{"B", "A"}, []string{`{"events":2,"month":"2020-02"}`}},
		"hostile-dyads":    {[]string{"2020-03"}, []string{`{"events":1,"pair":"<pair:E|D>"}`}},
		"people-of":        {[]string{"A"}, []string{`{"id":"<actor:Minister>","name":"Minister"}`}},
		"documents-about":  {[]string{"E"}, nil},
		"between":          {[]string{"E", "D"}, []string{`{"date":"2020-03-03","event":"<plover:ASSAULT>","id":"<event:ID>","relation":"<rel:act>","source":"<actor:E>","target":"<actor:D>"}`}},
		"since":            {[]string{"2020-03-02", "A"}, nil},
		"evidence":         {[]string{"E", "D"}, []string{`{"date":"2020-03-03","id":"<doc:q>","relation":"<rel:act>","sentence":"SE"}`}},
	}
	s := create(t, filepath.Join(t.TempDir(), "a.db"))
	add(t, s, quarrel())
	all, err := graph.SavedQueries()
	if err != nil || len(all) != len(cases) {
		t.Fatalf("%d queries, %v, want %d", len(all), err, len(cases))
	}
	for _, q := range all {
		c, ok := cases[q.Name]
		if !ok || q.About == "" {
			t.Errorf("query %s is not tested or not explained", q.Name)
			continue
		}
		text, err := graph.Saved(q.Name, c.args)
		if err != nil {
			t.Fatal(err)
		}
		got, err := rows(s.Query(ctx, text, graph.QueryOptions{}))
		if err != nil || len(got) == 0 {
			t.Errorf("%s: %d rows, %v", q.Name, len(got), err)
			continue
		}
		if q.Name == "between" {
			got[0]["id"] = "<event:ID>"
		}
		if diff := cmp.Diff(c.want, sortedJSON(t, got)); c.want != nil && diff != "" {
			t.Errorf("%s (-want +got):\n%s", q.Name, diff)
		}
	}
}

func TestSavedQueryArguments(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
	}{{"none", nil}, {"allies-of", nil}, {"allies-of", []string{"A", "B"}}} {
		if _, err := graph.Saved(c.name, c.args); err == nil {
			t.Errorf("%s %v: no error", c.name, c.args)
		}
	}
	s := create(t, graph.Memory)
	add(t, s, quarrel())
	text, err := graph.Saved("people-of", []string{`x") ; g.emit("escaped"); g.V("`})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := rows(s.Query(ctx, text, graph.QueryOptions{})); err != nil || len(got) > 0 {
		t.Errorf("an argument was run: %v, %v", got, err)
	}
}

func sortedJSON(t *testing.T, list []graph.Row) []string {
	t.Helper()
	out := asJSON(t, list)
	for i := range out {
		out[i] = strings.NewReplacer(`\u003c`, "<", `\u003e`, ">").Replace(out[i])
	}
	slices.Sort(out)
	return out
}
