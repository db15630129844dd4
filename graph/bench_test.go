package graph_test

import (
	"flag"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/schema"
)

// benchEvents sizes the store of the query benchmarks: 100,000 is the size of
// the figures in the README.
var benchEvents = flag.Int("events", 15_000, "events in the store of the query benchmarks")

// eachBenchStore runs a benchmark on a file and on a database.
func eachBenchStore(b *testing.B, bench func(b *testing.B, s *graph.Store)) {
	b.Run("file", func(b *testing.B) { bench(b, benchStore(b, filepath.Join(b.TempDir(), "a.db"))) })
	b.Run("postgres", func(b *testing.B) { bench(b, benchStore(b, database(b))) })
}

func benchStore(b *testing.B, path string) *graph.Store {
	b.Helper()
	s := create(b, path)
	for seed := range (*benchEvents + 14_999) / 15_000 {
		docs := corpus(uint64(seed), 1000)
		for i := range docs {
			docs[i].Document.ID += string(rune('a' + seed))
			for j := range docs[i].Events {
				docs[i].Events[j].ID = ""
			}
		}
		add(b, s, docs...)
	}
	if _, err := s.Stats(ctx); err != nil { // ends the building
		b.Fatal(err)
	}
	return s
}

// reportMedian times a function and reports the median beside the mean.
func reportMedian(b *testing.B, f func() int) {
	b.Helper()
	n := f()
	var times []time.Duration
	for b.Loop() {
		start := time.Now()
		f()
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	median := times[len(times)/2].Seconds()
	b.ReportMetric(median*1000, "median-ms")
	b.ReportMetric(float64(n), "rows")
	b.ReportMetric(float64(n)/median, "rows/s")
}

func BenchmarkQuery(b *testing.B) { eachBenchStore(b, benchQuery) }

func benchQuery(b *testing.B, s *graph.Store) {
	for name, text := range map[string]string{
		"one hop":         `g.V("<actor:Person_Number_50>").Out("<rel:act_3>").All()`,
		"one hop in, hub": `g.V("<actor:RUS>").In("<rel:act_0>").GetLimit(100)`,
		"two hops unique": `g.V("<actor:Person_Number_50>").Out("<rel:act_3>").Out("<rel:act_3>").Unique().All()`,
		"both of two":     `g.V("<actor:RUS>").Out("<rel:act_1>").And(g.V("<actor:TUR>").Out("<rel:act_1>")).Unique().All()`,
		"A to B, dates":   `g.V("<pair:Person_Number_9|RUS>").In("<schema:pair>").Has("<schema:date>", gte("2018"), lt("2020")).All()`,
		"table":           `g.V("<actor:Person_Number_50>").In("<schema:source>").Save("<schema:target>", "t").Save("<schema:date>", "d").Save("<schema:relation>", "r").Save("<rdf:type>", "c").All()`,
	} {
		b.Run(name, func(b *testing.B) {
			reportMedian(b, func() (n int) {
				for _, err := range s.Query(ctx, text, graph.QueryOptions{}) {
					if err != nil {
						b.Fatal(err)
					}
					n++
				}
				return n
			})
		})
	}
}

func BenchmarkRelations(b *testing.B) { eachBenchStore(b, benchRelations) }

func benchRelations(b *testing.B, s *graph.Store) {
	for name, f := range map[string]graph.Filter{
		"A to B, dates":      {Source: "Person_Number_9", Target: "Person_Number_8", Since: "2018", Until: "2020"},
		"country to country": {Source: "RUS", Target: "TUR"},
		"class, first 20":    {Class: schema.Assault, Limit: 20},
		"all":                {},
	} {
		b.Run(name, func(b *testing.B) {
			reportMedian(b, func() (n int) {
				for _, err := range s.Relations(ctx, f) {
					if err != nil {
						b.Fatal(err)
					}
					n++
				}
				return n
			})
		})
	}
}

func BenchmarkAggregate(b *testing.B) { eachBenchStore(b, benchAggregate) }

func benchAggregate(b *testing.B, s *graph.Store) {
	for name, c := range map[string]struct {
		graph.Filter
		graph.Grouping
	}{
		"dyad and month":        {Grouping: graph.Grouping{By: []string{"source", "target", "month"}}},
		"targets of a country":  {graph.Filter{Source: "RUS", Limit: 20}, graph.Grouping{By: []string{"target"}}},
		"one a day, every dyad": {Grouping: graph.Grouping{By: []string{"source", "target"}, OneADay: true}},
	} {
		b.Run(name, func(b *testing.B) {
			reportMedian(b, func() int {
				groups, err := s.Aggregate(ctx, c.Filter, c.Grouping)
				if err != nil {
					b.Fatal(err)
				}
				return len(groups)
			})
		})
	}
}
