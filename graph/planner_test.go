package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// plannedAndStock are a store with its planner and without.
func plannedAndStock(t *testing.T) (planned, stock *Store) {
	t.Helper()
	planned, err := Create(filepath.Join(t.TempDir(), "a.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { planned.Close() })
	if _, err := planned.Add(context.Background(), someDocuments(40)); err != nil {
		t.Fatal(err)
	}
	if err := planned.ready(); err != nil {
		t.Fatal(err)
	}
	stock = &Store{path: planned.path, kv: planned.kv}
	stock.qs.Store(&(*planned.qs.Load()).(*planner).QuadStore)
	return planned, stock
}

// TestPlannerAnswersAsCayley compares the answers of the planner with those
// of Cayley's own quad store.
func TestPlannerAnswersAsCayley(t *testing.T) {
	planned, stock := plannedAndStock(t)
	queries := []string{
		`g.V("<actor:RUS>").In("<schema:country>").All()`,
		`g.V("<actor:Actor_3>").Out(["<rel:act_1>", "<rel:act_2>"], "edge").All()`,
		`g.V("<actor:Actor_3>").In("<schema:source>").Has("<schema:target>", "<actor:Actor_4>").All()`,
		`g.V("<actor:Actor_3>").In("<schema:source>").Save("<schema:date>", "d").Save("<schema:target>", "t").All()`,
		`g.V("<actor:Actor_3>").In("<schema:source>").SaveOpt("<schema:mood>", "m").All()`,
		`g.V("<actor:Actor_3>").LabelContext("<doc:d1>").In("<schema:source>").All()`,
		`g.V("<doc:d1>").In("<schema:document>").Has("<schema:date>", gt("2020-01-01")).All()`,
		`g.V("<actor:Actor_3>").OutPredicates().All()`,
		`g.V("<actor:Actor_3>").Labels().All()`,
		`g.V("<actor:Actor_3>").Both().Unique().All()`,
		`g.V("<actor:Actor_3>").Out("<rel:act_1>").Except(g.V("<actor:Actor_4>").Out("<rel:act_1>")).All()`,
		`g.V("<actor:Actor_3>").FollowRecursive("<rel:act_1>", 2).All()`,
		`g.V().Has("<schema:pair>").Count()`,
		`g.V("<rdf:type>").All()`,
	}
	for _, q := range queries {
		want, err := answers(t, stock, q)
		if err != nil && strings.Contains(err.Error(), "kv: not found") {
			continue // Cayley counts no edges as an error
		}
		if err != nil {
			t.Fatal(err)
		}
		got, err := answers(t, planned, q)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-Cayley +planner):\n%.1000s", q, diff)
		}
	}
}

// TestPlannerWalksEveryPath compares random paths with walking them step by
// step in Cayley's own quad store: how often it gives a node at the end of a
// longer path depends on the order in which it joins.
func TestPlannerWalksEveryPath(t *testing.T) {
	planned, stock := plannedAndStock(t)
	r := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		start, steps := randomPath(r)
		want := map[string]int{start: 1}
		for _, step := range steps {
			next := map[string]int{}
			for node, n := range want {
				for id, m := range nodes(t, stock, fmt.Sprintf(`g.V("%s").%s.All()`, node, step)) {
					next[id] += n * m
				}
			}
			want = next
		}
		text := fmt.Sprintf(`g.V("%s").%s`, start, strings.Join(steps, "."))
		if diff := cmp.Diff(want, nodes(t, planned, text+".All()")); diff != "" {
			t.Errorf("%s (-step by step +planner):\n%.1000s", text, diff)
		}
		for id := range want {
			want[id] = 1
		}
		if diff := cmp.Diff(want, nodes(t, planned, text+".Unique().All()")); diff != "" {
			t.Errorf("%s, unique (-step by step +planner):\n%.1000s", text, diff)
		}
	}
}

func randomPath(r *rand.Rand) (start string, steps []string) {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	actor := func() string { return fmt.Sprintf("<actor:Actor_%d>", r.IntN(97)) }
	rel := func() string { return fmt.Sprintf("<rel:act_%d>", r.IntN(5)) }
	for range 1 + r.IntN(3) {
		switch r.IntN(4) {
		case 0:
			steps = append(steps, fmt.Sprintf(`%s("%s")`, pick("Out", "In", "Both"), rel()))
		case 1:
			steps = append(steps, fmt.Sprintf(`In("<schema:%s>")`, pick("source", "target")), fmt.Sprintf(`Out("<schema:%s>")`, pick("source", "target")))
		case 2:
			steps = append(steps, fmt.Sprintf(`Out("%s").Tag("x")`, rel()), fmt.Sprintf(`Has("<schema:country>", "<actor:%s>")`, pick("RUS", "TUR")))
		case 3:
			steps = append(steps, fmt.Sprintf(`Out("%s")`, rel()), fmt.Sprintf(`And(g.V("%s").Out("%s").Unique())`, actor(), rel()))
		}
	}
	return actor(), steps
}

// nodes counts the nodes of an answer.
func nodes(t *testing.T, s *Store, text string) map[string]int {
	t.Helper()
	out := map[string]int{}
	for row, err := range s.Query(context.Background(), text, QueryOptions{}) {
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		out[fmt.Sprint(row["id"])]++
	}
	return out
}

func answers(t *testing.T, s *Store, text string) (out []string, err error) {
	t.Helper()
	for row, err := range s.Query(context.Background(), text, QueryOptions{}) {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", text, err)
		}
		data, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(data))
	}
	slices.Sort(out)
	return out, nil
}
