package extract_test

import (
	"context"
	"testing"

	"github.com/entente-kg/entente/extract"
	"github.com/entente-kg/entente/extract/corpus"
	"github.com/entente-kg/entente/schema"
)

// BenchmarkPipeline measures raw text to records on one core.
func BenchmarkPipeline(b *testing.B) {
	p := pipeline(b)
	var docs []schema.Document
	for doc, err := range corpus.Read(context.Background(), []string{articles}, corpus.Options{}) {
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, doc)
	}
	b.ReportAllocs()
	tokens := 0
	for b.Loop() {
		for _, doc := range docs {
			tokens += p.Document(doc, extract.Options{}).Tokens
		}
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}
