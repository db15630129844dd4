package extract

import (
	"context"
	"testing"

	"github.com/entente-kg/entente/extract/corpus"
	"github.com/entente-kg/entente/schema"
)

// BenchmarkStages measures each stage on one core, in tokens a second, on what
// the stages before it made of the project's articles.
func BenchmarkStages(b *testing.B) {
	p, err := New()
	if err != nil {
		b.Fatal(err)
	}
	var all []analysis
	for doc, err := range corpus.Read(context.Background(), []string{"../testdata/articles"}, corpus.Options{}) {
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, p.analyse(doc, section{text: doc.Body()}))
	}
	stages := []struct {
		name string
		run  func(a analysis)
	}{
		{"tag", func(a analysis) { p.tagger.Sentences(a.doc.Body()) }},
		{"read", func(a analysis) { p.read(section{text: a.doc.Body()}) }},
		{"clause", func(a analysis) {
			for _, s := range a.sentences {
				p.clauses.Of(s)
			}
		}},
		{"actor", func(a analysis) { p.actors.Article(a.sentences, a.doc.Date) }},
		{"record", func(a analysis) { record(p, a, Options{}) }},
		{"record open", func(a analysis) { record(p, a, Options{Open: true}) }},
	}
	for _, stage := range stages {
		b.Run(stage.name, func(b *testing.B) {
			b.ReportAllocs()
			tokens := 0
			for b.Loop() {
				for _, a := range all {
					stage.run(a)
					tokens += tokensOf(a)
				}
			}
			b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

// record pairs, codes and writes down all relations of an article.
func record(p *Pipeline, a analysis, opts Options) (events []schema.Event) {
	for i := range a.sentences {
		events = append(events, p.events(a, i, opts)...)
	}
	return events
}

func tokensOf(a analysis) int {
	n := 0
	for _, s := range a.sentences {
		n += len(s.Tokens)
	}
	return n
}
