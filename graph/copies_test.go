package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/graph"
)

// TestOriginals lists them while a store is built and after.
func TestOriginals(t *testing.T) {
	eachStore(t, func(t *testing.T, s *graph.Store) {
		docs := corpus(6, 4)
		for i := range docs {
			docs[i].Document.Signature = "signature of " + docs[i].Document.ID
		}
		docs[2].Document.CopyOf = docs[0].Document.ID
		docs[2].Events = nil
		docs[3].Document.Signature = ""
		add(t, s, docs...)
		want := []graph.Original{
			{ID: docs[0].Document.ID, Signature: docs[0].Document.Signature},
			{ID: docs[1].Document.ID, Signature: docs[1].Document.Signature},
		}
		for _, state := range []string{"as it is built", "as it is read"} {
			got, err := s.Originals(ctx)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", state, diff)
			}
			allQuads(t, s)
		}
		gone, err := s.Forget(ctx, []string{docs[0].Document.ID})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(graph.Forgotten{Copies: []string{docs[2].Document.ID}}, gone); diff != "" {
			t.Errorf("forgotten (-want +got):\n%s", diff)
		}
		if report, err := s.Verify(ctx); err != nil || report.Documents != 2 || len(report.Problems) > 0 {
			t.Errorf("%+v, %v", report, err)
		}
	})
}
