package graph_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/schema"
)

const (
	workerArgument = "run-as-query-worker"
	loaderArgument = "run-as-loader"
)

// TestMain lets the test binary be its own query worker and a loader to kill.
func TestMain(m *testing.M) {
	var err error
	switch {
	case len(os.Args) == 2 && os.Args[1] == workerArgument:
		err = graph.QueryWorker(context.Background(), os.Stdin, os.Stdout)
	case len(os.Args) == 3 && os.Args[1] == loaderArgument:
		err = loadOneByOne(os.Args[2])
	default:
		code := m.Run()
		shared.stop()
		os.Exit(code)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// worker is the command for QueryInChild.
func worker(t *testing.T) []string {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return []string{exe, workerArgument}
}

// stored makes a store file with some documents and closes it.
func stored(t *testing.T, docs ...graph.DocumentEvents) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.db")
	s, err := graph.Create(path, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	add(t, s, docs...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func obama() graph.DocumentEvents {
	person := func(name, code string) schema.Mention {
		return schema.Mention{Text: name, Name: name, ID: schema.ActorID(name), Code: code, Role: schema.GOV}
	}
	e := schema.Event{
		Source: person("Barack Obama", "USA"), Target: person("Vladimir Putin", "RUS"), Relation: "urge",
		Class: schema.Request, Date: "2015-11-24", Confidence: 0.9,
	}
	later := e
	later.Relation, later.Target, later.Date = "meet with", person("Angela Merkel", "DEU"), "2015-12-01"
	return graph.DocumentEvents{Document: schema.Document{ID: "a"}, Sentences: 2, Events: []schema.Event{e, later}}
}

func rows(seq func(yield func(graph.Row, error) bool)) (out []graph.Row, err error) {
	for row, e := range seq {
		if e != nil {
			return out, e
		}
		out = append(out, row)
	}
	return out, nil
}

func TestQuery(t *testing.T) {
	cases := map[string]struct {
		query string
		want  []graph.Row
	}{
		"capitals":  {`g.V("<actor:Barack_Obama>").Out("<rel:urge>").All()`, []graph.Row{{"id": "<actor:Vladimir_Putin>"}}},
		"small":     {`g.V("<actor:Barack_Obama>").out("<rel:urge>").all()`, []graph.Row{{"id": "<actor:Vladimir_Putin>"}}},
		"country":   {`g.V("<actor:RUS>").In("<schema:country>").Out("<rdfs:label>").All()`, []graph.Row{{"id": "Vladimir Putin"}}},
		"tags":      {`g.V("<actor:Barack_Obama>").Tag("who").Out("<rel:urge>").All()`, []graph.Row{{"id": "<actor:Vladimir_Putin>", "who": "<actor:Barack_Obama>"}}},
		"table":     {`g.V("<pair:Barack_Obama|Vladimir_Putin>").In("<schema:pair>").Save("<schema:date>", "date").Save("<rdf:type>", "class").Out("<schema:target>").All()`, []graph.Row{{"id": "<actor:Vladimir_Putin>", "date": "2015-11-24", "class": "<plover:REQUEST>"}}},
		"emit":      {`g.emit({n: g.V("<actor:Barack_Obama>").in("<schema:source>").count()})`, []graph.Row{{"n": 2.0}}},
		"value":     {`g.V("<actor:Barack_Obama>").In("<schema:source>").Count()`, []graph.Row{{"value": 2.0}}},
		"number":    {`g.V("<doc:a>").Out("<schema:sentences>").All()`, []graph.Row{{"id": 2.0}}},
		"script":    {"var n = 0;\nfor (let i of [1, 2]) { g.emit(i) }", []graph.Row{{"value": 1.0}, {"value": 2.0}}},
		"nothing":   {`g.V("<actor:Nobody>").Out().All()`, nil},
		"intersect": {`g.V("<actor:Barack_Obama>").Out("<rel:urge>").And(g.V("<actor:RUS>").In("<schema:country>")).All()`, []graph.Row{{"id": "<actor:Vladimir_Putin>"}}},
	}
	path := stored(t, obama())
	memory := create(t, graph.Memory)
	add(t, memory, obama())
	for name, c := range cases {
		for where, seq := range map[string]func(func(graph.Row, error) bool){
			"in memory": memory.Query(ctx, c.query, graph.QueryOptions{}),
			"in child":  graph.QueryInChild(ctx, worker(t), path, c.query, graph.QueryOptions{}),
		} {
			got, err := rows(seq)
			if err != nil {
				t.Errorf("%s %s: %v", name, where, err)
			}
			if diff := cmp.Diff(asJSON(t, c.want), asJSON(t, got)); diff != "" {
				t.Errorf("%s %s (-want +got):\n%s", name, where, diff)
			}
		}
	}
}

// asJSON makes rows of this process comparable with those of a child.
func asJSON(t *testing.T, list []graph.Row) (out []string) {
	t.Helper()
	for _, row := range list {
		data, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(data))
	}
	return out
}

func TestQueryLimit(t *testing.T) {
	path := stored(t, corpus(1, 10)...)
	got, err := rows(graph.QueryInChild(ctx, worker(t), path, `g.V().All()`, graph.QueryOptions{Limit: 7}))
	if err != nil || len(got) != 7 {
		t.Errorf("%d rows, %v, want 7", len(got), err)
	}
	for range graph.QueryInChild(ctx, worker(t), path, `g.V().All()`, graph.QueryOptions{}) {
		break // must not leave the child behind, nor block
	}
}

func TestHostileQueries(t *testing.T) {
	cases := map[string]struct {
		query string
		want  error
	}{
		"loop":            {`while (true) {}`, graph.ErrTimeout},
		"recursion":       {`function f() { return f() } f()`, nil},
		"doubling":        {`var s = "xxxxxxxxxxxxxxxx"; while (true) { s += s; s.length }`, graph.ErrMemory},
		"array":           {`var a = []; while (true) { a.push(new Array(100000).fill(a.length)) }`, graph.ErrMemory},
		"backtracking":    {`/(?=x)^(a+)+$|^(a+)+\1$/.test("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab!")`, graph.ErrTimeout},
		"endless sort":    {`[3, 1, 2].sort(function (a, b) { while (true) {} })`, graph.ErrTimeout},
		"object as edge":  {`g.V().out({}).all()`, graph.ErrQuery},
		"does not parse":  {`g.V(`, graph.ErrQuery},
		"unknown name":    {`nothing.V()`, graph.ErrQuery},
		"no final":        {`g.V("<actor:RUS>").Out()`, graph.ErrQuery},
		"bad regex":       {`g.V().filter(regex("(")).all()`, graph.ErrQuery},
		"many hops":       {`g.V().both().both().both().both().both().both().count()`, nil},
		"huge row":        {`g.emit("x".repeat(20 * 1024 * 1024))`, graph.ErrMemory},
		"file access":     {`require("fs")`, graph.ErrQuery},
		"writing":         {`g.addQuad("<a>", "<b>", "<c>")`, graph.ErrQuery},
		"endless results": {`while (true) { g.emit("x") }`, graph.ErrTimeout},
	}
	path := stored(t, corpus(1, 30)...)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range cases {
		start := time.Now()
		timeout := time.Minute
		if c.want == graph.ErrTimeout || c.want == nil {
			timeout = 300 * time.Millisecond
		}
		_, err := rows(graph.QueryInChild(ctx, worker(t), path, c.query, graph.QueryOptions{Timeout: timeout, Memory: 128 << 20}))
		switch {
		case c.want == nil && !errors.Is(err, graph.ErrTimeout) && !errors.Is(err, graph.ErrMemory) && !errors.Is(err, graph.ErrQuery):
			t.Errorf("%s: %v, want one of the package's errors", name, err)
		case c.want != nil && !errors.Is(err, c.want):
			t.Errorf("%s: %v, want %v", name, err, c.want)
		case strings.Contains(err.Error(), "\n"):
			t.Errorf("%s: the message has several lines: %q", name, err)
		}
		t.Logf("%s: %v after %v", name, err, time.Since(start).Round(time.Millisecond))
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("a query changed the store (%v)", err)
	}
}

func TestQueryErrorsFromTheChild(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "none.db")
	if _, err := rows(graph.QueryInChild(ctx, worker(t), missing, `g.V().All()`, graph.QueryOptions{})); !errors.Is(err, graph.ErrNoStore) {
		t.Errorf("no store: %v", err)
	}
	if _, err := rows(graph.QueryInChild(ctx, []string{"/does/not/exist"}, missing, `1`, graph.QueryOptions{})); err == nil {
		t.Error("a worker that does not exist gives no error")
	}
	busy := filepath.Join(t.TempDir(), "busy.db")
	create(t, busy)
	if _, err := rows(graph.QueryInChild(ctx, worker(t), busy, `g.V().All()`, graph.QueryOptions{})); !errors.Is(err, graph.ErrLocked) {
		t.Errorf("locked store: %v", err)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := rows(graph.QueryInChild(cancelled, worker(t), missing, `1`, graph.QueryOptions{})); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestQueryTimeoutInMemory(t *testing.T) {
	s := create(t, graph.Memory)
	add(t, s, obama())
	for _, text := range []string{`while (true) {}`, `while (true) { g.emit(1) }`} {
		if _, err := rows(s.Query(ctx, text, graph.QueryOptions{Timeout: 50 * time.Millisecond})); !errors.Is(err, graph.ErrTimeout) {
			t.Errorf("%s: %v, want %v", text, err, graph.ErrTimeout)
		}
	}
	if _, err := rows(s.Query(ctx, `g.V(`, graph.QueryOptions{})); !errors.Is(err, graph.ErrQuery) {
		t.Errorf("does not parse: %v", err)
	}
}
