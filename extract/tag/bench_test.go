package tag

import (
	"strings"
	"testing"
)

// article is a stretch of news prose for the benchmark.
const article = `Ministers meet in Oslo as talks over the strait resume
OSLO (Reuters) - The foreign ministers of Norway and Iceland met on Monday, March 3, 2014 to discuss the
U.S.-led mission, which hasn't been renewed since 2012, officials said.
"We can't say what they're going to do," said Gov. Anna B. Marsh, who has long backed an anti-piracy force of 2,500 men.
Mr. Holm's government spent $5.5 million (up 3% from last year) on patrol boats, according to the state-run agency. The
opposition party called it "a waste". Norway's army denied the claim — again — on Tuesday.
`

// BenchmarkSentences reports the tokens cut a second.
func BenchmarkSentences(b *testing.B) {
	tagger := newTagger(b)
	text := strings.Repeat(article, 20)
	tokens := 0
	for _, s := range tagger.Sentences(text) {
		tokens += len(s.Tokens)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		tagger.Sentences(text)
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkNew measures reading the tables.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		newTagger(b)
	}
}
