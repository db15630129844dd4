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

// TestPlannerAnswersAsCayley compares the answers of the planner with those
// of Cayley's own quad store, for fixed queries and for random paths.
func TestPlannerAnswersAsCayley(t *testing.T) {
	planned, err := Create(filepath.Join(t.TempDir(), "a.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer planned.Close()
	if _, err := planned.Add(context.Background(), someDocuments(40)); err != nil {
		t.Fatal(err)
	}
	if err := planned.ready(); err != nil {
		t.Fatal(err)
	}
	stock := &Store{path: planned.path, kv: planned.kv}
	stock.qs.Store(&(*planned.qs.Load()).(*planner).QuadStore)
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
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		queries = append(queries, randomQuery(r))
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

func randomQuery(r *rand.Rand) string {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	actor := func() string { return fmt.Sprintf(`"<actor:Actor_%d>"`, r.IntN(97)) }
	rel := func() string { return fmt.Sprintf(`"<rel:act_%d>"`, r.IntN(5)) }
	var b strings.Builder
	fmt.Fprintf(&b, "g.V(%s)", actor())
	for range 1 + r.IntN(2) {
		switch r.IntN(4) {
		case 0:
			fmt.Fprintf(&b, ".%s(%s)", pick("Out", "In", "Both"), rel())
		case 1:
			fmt.Fprintf(&b, `.In("<schema:%s>").Out("<schema:%s>")`, pick("source", "target"), pick("source", "target", "date", "relation", "document"))
		case 2:
			fmt.Fprintf(&b, `.Tag("x").Out(%s).Has("<schema:country>", "<actor:%s>")`, rel(), pick("RUS", "TUR"))
		case 3:
			fmt.Fprintf(&b, `.Out(%s).And(g.V(%s).Out(%s))`, rel(), actor(), rel())
		}
	}
	b.WriteString(pick(".All()", ".Unique().All()", ".Count()"))
	return b.String()
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
