package graph

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMeasure(t *testing.T) {
	// Two triangles and a weak tie between them.
	got := Measure([]Pair{
		{Source: "a", Target: "b", Events: 5}, {Source: "b", Target: "c", Events: 5}, {Source: "c", Target: "a", Events: 4}, {Source: "a", Target: "c", Events: 1},
		{Source: "x", Target: "y", Events: 5}, {Source: "y", Target: "z", Events: 5}, {Source: "z", Target: "x", Events: 5},
		{Source: "c", Target: "x", Events: 1}, {Source: "x", Target: "x", Events: 3},
	})
	if len(got.Communities) != 2 || got.Modularity < 0.4 {
		t.Errorf("communities %+v of modularity %v, want 2", got.Communities, got.Modularity)
	}
	community := map[string]string{}
	sum := 0.0
	for i, a := range got.Actors {
		community[a.ID] = a.Community
		sum += a.PageRank
		if i > 0 && a.PageRank > got.Actors[i-1].PageRank {
			t.Error("actors are not in order")
		}
	}
	if community["a"] != community["b"] || community["a"] != community["c"] || community["x"] != community["z"] || community["a"] == community["x"] {
		t.Errorf("communities %v", community)
	}
	if math.Abs(sum-1) > 1e-6 || got.Actors[0].ID != "x" {
		t.Errorf("the ranks sum to %v, the first is %s", sum, got.Actors[0].ID)
	}
	if diff := cmp.Diff(Tie{"a", "b", 5}, got.Ties[0]); diff != "" || len(got.Ties) != 7 {
		t.Errorf("%d ties, the first (-want +got):\n%s", len(got.Ties), diff)
	}
	if n := Measure(nil); len(n.Actors)+len(n.Ties)+len(n.Communities) != 0 || n.Modularity != 0 {
		t.Errorf("an empty network gives %+v", n)
	}
}
