package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/schema"
)

// dispute is two articles on one day about the same act, and a later one.
func dispute() []graph.DocumentEvents {
	score := func(f float64) *float64 { return &f }
	event := func(doc, date, source, target string, class schema.Class, goldstein *float64, start int) schema.Event {
		m := func(name, code string) schema.Mention {
			return schema.Mention{Text: name, Name: name, ID: schema.ActorID(name), Code: code, Role: schema.GOV}
		}
		return schema.Event{Doc: doc, Date: date, Source: m(source, "UTO"), Target: m(target, "RUR"), Relation: "act", Class: class, Goldstein: goldstein, Start: start}
	}
	return []graph.DocumentEvents{
		{Document: schema.Document{ID: "a"}, Events: []schema.Event{
			event("a", "2020-12-31", "King", "Queen", schema.Accuse, score(-2), 1),
			event("a", "2020-12-31", "King", "Queen", schema.Accuse, score(-2), 2),
		}},
		{Document: schema.Document{ID: "b"}, Events: []schema.Event{
			event("b", "2020-12-31", "King", "Queen", schema.Accuse, score(-2), 1),
			event("b", "2021-01-04", "King", "Queen", schema.Consult, nil, 2),
			event("b", "2021-01-04", "Duke", "Queen", schema.Consult, score(1), 3),
		}},
	}
}

func TestAggregate(t *testing.T) {
	mean := func(f float64) *float64 { return &f }
	cases := map[string]struct {
		filter   graph.Filter
		grouping graph.Grouping
		want     []graph.Group
	}{
		"by dyad": {graph.Filter{}, graph.Grouping{By: []string{"dyad"}}, []graph.Group{
			{Keys: []string{"King", "Queen"}, Events: 4, Documents: 2, Goldstein: mean(-2), First: "2020-12-31", Last: "2021-01-04"},
			{Keys: []string{"Duke", "Queen"}, Events: 1, Documents: 1, Goldstein: mean(1), First: "2021-01-04", Last: "2021-01-04"},
		}},
		"one a day": {graph.Filter{Source: "King"}, graph.Grouping{By: []string{"event"}, OneADay: true}, []graph.Group{
			{Keys: []string{"ACCUSE"}, Events: 1, Documents: 1, Goldstein: mean(-2), First: "2020-12-31", Last: "2020-12-31"},
			{Keys: []string{"CONSULT"}, Events: 1, Documents: 1, First: "2021-01-04", Last: "2021-01-04"},
		}},
		"by country and week, second": {graph.Filter{Offset: 1}, graph.Grouping{By: []string{"country", "week"}}, []graph.Group{
			{Keys: []string{"UTO", "RUR", "2021-W01"}, Events: 2, Documents: 1, Goldstein: mean(1), First: "2021-01-04", Last: "2021-01-04"},
		}},
		"by month, first": {graph.Filter{Limit: 1}, graph.Grouping{By: []string{"month"}}, []graph.Group{
			{Keys: []string{"2020-12"}, Events: 3, Documents: 2, Goldstein: mean(-2), First: "2020-12-31", Last: "2020-12-31"},
		}},
		"by nothing": {graph.Filter{Until: "2020"}, graph.Grouping{}, []graph.Group{
			{Events: 3, Documents: 2, Goldstein: mean(-2), First: "2020-12-31", Last: "2020-12-31"},
		}},
	}
	s := create(t, graph.Memory)
	add(t, s, dispute()...)
	for name, c := range cases {
		got, err := s.Aggregate(ctx, c.filter, c.grouping)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if _, err := s.Aggregate(ctx, graph.Filter{}, graph.Grouping{By: []string{"colour"}}); err == nil {
		t.Error("an unknown key gives no error")
	}
}
