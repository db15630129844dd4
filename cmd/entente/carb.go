package main

import (
	"bufio"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/entente-kg/entente/schema"
)

// openTriple is a triple of words as the scorer compares it: the predicate, the
// source, the target and further arguments.
type openTriple struct {
	phrase     []string
	args       [][]string
	confidence float64
}

// openGold is the gold of one sentence.
type openGold struct {
	sentence string
	triples  []openTriple
}

// readOpenGold reads gold of open triples as CaRB distributes it: a line holds
// sentence, relation, source, target and further arguments, between tabs.
// Arguments marked "C: " are context and left out. It gives the sentences by
// their keys.
func readOpenGold(path string) (map[string]openGold, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading gold: %w", err)
	}
	defer f.Close()
	gold := map[string]openGold{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		columns := strings.Split(strings.TrimSpace(lines.Text()), "\t")
		if len(columns) < 2 {
			continue
		}
		sentence := strings.TrimSpace(columns[0])
		g := gold[sentenceKey(sentence)]
		if g.sentence != sentence {
			g = openGold{sentence: sentence}
		}
		g.triples = append(g.triples, goldTriple(columns[1:]))
		gold[sentenceKey(sentence)] = g
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading gold %s: %w", path, err)
	}
	return gold, nil
}

func goldTriple(columns []string) openTriple {
	t := openTriple{phrase: strings.Fields(columns[0])}
	for _, c := range columns[1:] {
		if !strings.Contains(c, "C: ") {
			t.args = append(t.args, strings.Fields(c))
		}
	}
	return t
}

// sentenceKey is a sentence without blanks and ASCII punctuation, so that
// spacing and bracket escapes do not tell two copies apart.
func sentenceKey(s string) string {
	brackets := strings.NewReplacer(" ", "", "-LRB-", "(", "-RRB-", ")", "-LSB-", "[", "-RSB-", "]", "-LCB-", "{", "-RCB-", "}")
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", r) {
			return -1
		}
		return r
	}, brackets.Replace(s))
}

// respacer spaces words as a gold sentence has them.
type respacer struct {
	joined map[string]string // a run of the sentence's tokens written together
	pieces *regexp.Regexp
	tail   *regexp.Regexp
}

// maxJoined is the number of tokens of the longest run that is written together.
const maxJoined = 8

func newRespacer(sentence string) respacer {
	tokens := strings.Fields(sentence)
	r := respacer{
		joined: map[string]string{},
		pieces: regexp.MustCompile(`(?:[A-Za-z]\.){2,}|[\pL\pN_][\pL\pN_\-./,&]*[\pL\pN_]|[\pL\pN_]|'(?:s|re|ve|ll|d|m)\b|n't|[^\pL\pN_\s]`),
		tail:   regexp.MustCompile(`^(.*?)([,.;:?!)\]"]*)$`),
	}
	for _, t := range tokens {
		r.joined[t] = t
	}
	for i := range tokens {
		for j := i + 2; j <= min(i+maxJoined, len(tokens)); j++ {
			if run := strings.Join(tokens[i:j], ""); r.joined[run] == "" {
				r.joined[run] = strings.Join(tokens[i:j], " ")
			}
		}
	}
	return r
}

// words are the words of a field in the sentence's spacing.
func (r respacer) words(field string) []string {
	var out []string
	for _, w := range strings.Fields(field) {
		if run, ok := r.joined[w]; ok {
			out = append(out, strings.Fields(run)...)
			continue
		}
		m := r.tail.FindStringSubmatch(w)
		if run, ok := r.joined[m[1]]; ok {
			out = append(append(out, strings.Fields(run)...), strings.Split(m[2], "")...)
			continue
		}
		pieces := r.pieces.FindAllString(w, -1)
		if pieces == nil {
			pieces = []string{w}
		}
		out = append(out, pieces...)
	}
	return out
}

// systemTriples are the records of each gold sentence as triples of words.
func systemTriples(gold map[string]openGold, system map[string][]schema.Event) map[string][]openTriple {
	out := map[string][]openTriple{}
	respacers := map[string]respacer{}
	for _, doc := range sortedKeys(system) {
		for _, e := range system[doc] {
			key := sentenceKey(e.Sentence)
			g, ok := gold[key]
			if !ok {
				continue
			}
			if _, ok := respacers[key]; !ok {
				respacers[key] = newRespacer(g.sentence)
			}
			out[key] = append(out[key], eventTriple(respacers[key], e))
		}
	}
	return out
}

func eventTriple(r respacer, e schema.Event) openTriple {
	phrase := e.Phrase
	if phrase == "" {
		phrase = e.Relation
	}
	t := openTriple{phrase: r.words(phrase), confidence: e.Confidence}
	for _, arg := range append([]string{e.Source.Text, e.Target.Text}, e.Args...) {
		t.args = append(t.args, r.words(arg))
	}
	return t
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
