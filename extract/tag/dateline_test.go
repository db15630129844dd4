package tag

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDateline(t *testing.T) {
	tagger, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		want []string
	}{
		{"OSLO, Norway (Reuters) - Two envoys met.", []string{"OSLO, Norway (Reuters) -", "Two envoys met."}},
		{"AFP - Two envoys met on Monday.", []string{"AFP -", "Two envoys met on Monday."}},
		{"OSLO: Two envoys met.", []string{"OSLO:", "Two envoys met."}},
		{"Canadian Press - OTTAWA (CP) - Two envoys met.", []string{"Canadian Press - OTTAWA (CP) -", "Two envoys met."}},
		{"The envoy - a lawyer - met them.", []string{"The envoy - a lawyer - met them."}},
		{"Envoys meet in Oslo (AP)\n\nTwo envoys met.", []string{"Envoys meet in Oslo", "(AP)", "Two envoys met."}},
		{"UN: Chad must pay.", []string{"UN: Chad must pay."}},
	} {
		var got []string
		for _, s := range tagger.Sentences(c.text) {
			got = append(got, s.Text)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q: %s", c.text, diff)
		}
	}
}
