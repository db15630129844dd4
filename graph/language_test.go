package graph_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/graph"
)

func TestLanguages(t *testing.T) {
	cases := map[string]struct {
		language graph.Language
		query    string
		want     []graph.Row
	}{
		"graphql": {graph.GraphQL, `{ nodes(id: <actor:Barack_Obama>) { id, rdfs:label } }`,
			[]graph.Row{{"nodes": map[string]any{"id": "<actor:Barack_Obama>", "rdfs:label": "Barack Obama"}}}},
		"graphql reverse": {graph.GraphQL, `{ who(schema:country: <actor:RUS>) { id } }`,
			[]graph.Row{{"who": map[string]any{"id": "<actor:Vladimir_Putin>"}}}},
		"graphql nothing": {graph.GraphQL, `{ nodes(id: <actor:Nobody>) { id, rdfs:label } }`, nil},
		"mql": {graph.MQL, `[{"id": "<actor:Barack_Obama>", "<rel:urge>": null}]`,
			[]graph.Row{{"id": "<actor:Barack_Obama>", "<rel:urge>": "<actor:Vladimir_Putin>"}}},
		"mql nothing": {graph.MQL, `[{"id": "<actor:Nobody>", "<rel:urge>": null}]`, nil},
	}
	path := stored(t, obama())
	for name, c := range cases {
		got, err := rows(graph.QueryInChild(ctx, worker(t), path, c.query, graph.QueryOptions{Language: c.language}))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(asJSON(t, c.want), asJSON(t, got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestHostileQueriesOfOtherLanguages(t *testing.T) {
	const hops = `"<schema:source>": [{"!<schema:source>": [{"!<schema:target>": [{"<schema:source>": [{"!<schema:source>": [{"<schema:target>": []}]}]}]}]}]`
	cases := map[string]struct {
		language graph.Language
		query    string
	}{
		"graphql does not parse": {graph.GraphQL, `{ nodes( `},
		"graphql writes":         {graph.GraphQL, `mutation { nodes(id: <a>) { id } }`},
		"graphql bad limit":      {graph.GraphQL, `{ nodes(first: "x") { id } }`},
		"graphql nested":         {graph.GraphQL, strings.Repeat(`{ a `, 1_000_000)},
		"mql does not parse":     {graph.MQL, `[{`},
		"mql two at the root":    {graph.MQL, `[{"id": null}, {"id": null}]`},
		"mql nested":             {graph.MQL, strings.Repeat("[", 1_000_000)},
		"mql many hops":          {graph.MQL, `[{"id": null, ` + hops + `}]`},
		"unknown language":       {"sparql", `SELECT * WHERE { ?s ?p ?o }`},
	}
	path := stored(t, corpus(1, 30)...)
	for name, c := range cases {
		o := graph.QueryOptions{Language: c.language, Timeout: 500 * time.Millisecond, Memory: 128 << 20}
		start := time.Now()
		_, err := rows(graph.QueryInChild(ctx, worker(t), path, c.query, o))
		if err == nil && name == "mql many hops" {
			continue // answered in time
		}
		if !errors.Is(err, graph.ErrQuery) && !errors.Is(err, graph.ErrTimeout) && !errors.Is(err, graph.ErrMemory) {
			t.Errorf("%s: %v, want one of the package's errors", name, err)
		} else if strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: the message has several lines: %q", name, err)
		}
		t.Logf("%s: %.200v after %v", name, err, time.Since(start).Round(time.Millisecond))
	}
}

func TestLanguageLimit(t *testing.T) {
	path := stored(t, corpus(1, 10)...)
	for language, query := range map[graph.Language]string{
		graph.GraphQL: `{ nodes(rdf:type: <sem:Actor>) { id } }`,
		graph.MQL:     `[{"id": null, "<rdf:type>": "<sem:Actor>"}]`,
	} {
		got, err := rows(graph.QueryInChild(ctx, worker(t), path, query, graph.QueryOptions{Language: language, Limit: 3}))
		if err != nil || len(got) != 3 {
			t.Errorf("%s: %d rows, %v, want 3", language, len(got), err)
		}
	}
}
