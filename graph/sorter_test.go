package graph

import (
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSorter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 9, 10, 11, 95} {
		dir := t.TempDir()
		s := newSorter(dir, 10, 100)
		var want []record
		for range n {
			x := record{r.Uint64N(3), r.Uint64N(3), r.Uint64()}
			want = append(want, x)
			if err := s.add(x); err != nil {
				t.Fatal(err)
			}
		}
		slices.SortFunc(want, compareRecords)
		for range 2 {
			var got []record
			for x, err := range s.sorted() {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, x)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%d records (-want +got):\n%.500s", n, diff)
			}
		}
		if err := s.close(); err != nil {
			t.Fatal(err)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("%v is left behind, %v", left, err)
		}
	}
}
