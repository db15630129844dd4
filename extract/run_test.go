package extract_test

import (
	"bytes"
	"context"
	"encoding/json"
	"testing"

	"github.com/entente-kg/entente/extract"
	"github.com/entente-kg/entente/extract/corpus"
)

const articles = "../testdata/articles"

// records runs the pipeline over the articles of the project and returns the
// records as JSON lines.
func records(t testing.TB, p *extract.Pipeline, opts extract.Options) []byte {
	t.Helper()
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	ctx := context.Background()
	err := p.Run(ctx, corpus.Read(ctx, []string{articles}, corpus.Options{}), opts, func(r extract.Result) error {
		if r.Err != nil {
			return r.Err
		}
		for _, e := range r.Events {
			if err := enc.Encode(e); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func pipeline(t testing.TB) *extract.Pipeline {
	t.Helper()
	p, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestRecordsDoNotDependOnTheNumberOfWorkers(t *testing.T) {
	p := pipeline(t)
	one := records(t, p, extract.Options{Workers: 1, Open: true})
	for _, workers := range []int{2, 5} {
		if !bytes.Equal(one, records(t, p, extract.Options{Workers: workers, Open: true})) {
			t.Errorf("%d workers give other records than one", workers)
		}
	}
}
