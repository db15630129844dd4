package extract_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/entente-kg/entente/extract"
	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/schema"
)

// rows reads a table of the clause lexicon.
func rows(t *testing.T, name string) [][]string {
	t.Helper()
	text, err := os.ReadFile("clause/data/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimRight(line, "\n"); !strings.HasPrefix(line, "#") {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

// clausesOf are the clauses of a sentence.
func clausesOf(p *extract.Pipeline, text string) []clause.Clause {
	var out []clause.Clause
	for _, s := range p.Explain(schema.Document{Text: text}, extract.Options{}).Sentences {
		out = append(out, s.Clauses...)
	}
	return out
}

func TestNominalExamples(t *testing.T) {
	p := pipeline(t)
	for _, row := range rows(t, "nominals.tsv") {
		found := false
		for _, c := range clausesOf(p, row[5]) {
			found = found || c.Predicate.Lemma == row[0] && c.Predicate.String() == row[1] && len(c.Sources) > 0
		}
		if !found {
			t.Errorf("%s: no clause %q with a source in %q", row[0], row[1], row[5])
		}
	}
}

func TestControlExamples(t *testing.T) {
	p := pipeline(t)
	for _, row := range rows(t, "control.tsv") {
		found := false
		for _, c := range clausesOf(p, row[5]) {
			found = found || string(c.Mood) == row[2] && len(c.Sources) > 0 && len(c.Targets) > 0 && c.Negated == (row[3] == "yes") && governed(c, row)
		}
		if !found {
			t.Errorf("%s: no clause below it as the table says in %q", row[0], row[5])
		}
	}
}

func TestMoodExamples(t *testing.T) {
	p := pipeline(t)
	for _, row := range rows(t, "mood.tsv") {
		found := false
		for _, c := range clausesOf(p, row[4]) {
			found = found || string(c.Mood) == row[2] && (c.Negated == (row[3] == "yes") || row[1] == "auxiliary") && len(c.Sources) > 0 && len(c.Why) > 0
		}
		if !found {
			t.Errorf("%s: no clause that is %s (negated: %s) in %q", row[0], row[2], row[3], row[4])
		}
	}
}

func TestSpeechExamples(t *testing.T) {
	p := pipeline(t)
	for _, row := range rows(t, "speech.tsv") {
		found := false
		for _, c := range clausesOf(p, row[3]) {
			found = found || c.Predicate.Lemma != row[0] && string(c.Mood) == row[1] && c.Negated == (row[2] == "yes") && len(c.Sources) > 0
		}
		if !found {
			t.Errorf("%s: no clause that is %s (negated: %s) in %q", row[0], row[1], row[2], row[3])
		}
	}
}

// governed reports whether the clause stands below the word of the row: it is
// not the word's own, and shows the word where the table keeps it.
func governed(c clause.Clause, row []string) bool {
	kept := len(c.Predicate.Governors) == 1 && c.Predicate.Governors[0] == row[0]
	return c.Predicate.Lemma != row[0] && kept == (row[4] == "yes")
}

// TestKinds takes the example of each verb and noun with a grammar of its own
// through the pipeline.
func TestKinds(t *testing.T) {
	p := pipeline(t)
	kinds := map[string]func(clause.Clause) bool{
		"transfer": func(c clause.Clause) bool { return reaches(c, "to", "from") },
		"located":  func(c clause.Clause) bool { return reaches(c, "in") },
		"document": func(c clause.Clause) bool {
			return c.Rule == "participle" && len(c.Sources) == 1 && c.Sources[0].Head == 0
		},
		"inverse":  func(c clause.Clause) bool { return c.Rule == "received" && c.Targets[0].Head == 0 },
		"sending":  func(c clause.Clause) bool { return strings.HasSuffix(c.Rule, "passive") && len(c.Sources) == 1 },
		"harm":     func(c clause.Clause) bool { return len(c.Sources) > 1 && c.Sources[1].Function == clause.Inherited },
		"quantity": func(c clause.Clause) bool { return c.Predicate.Object == "rifle" },
		"measure": func(c clause.Clause) bool {
			return c.Predicate.Lemma == "serve" && c.Predicate.Object == "" && !reaches(c, "")
		},
		"day": func(c clause.Clause) bool { return len(c.Sources) == 1 && c.Sources[0].Head == 0 },
		"calling": func(c clause.Clause) bool {
			return len(c.Sources) == 1 && len(c.Targets) > 0 && c.Targets[0].Function == clause.Object
		},
		"mutual": func(c clause.Clause) bool { return c.Reciprocal && len(c.Sources) == 2 },
	}
	for _, table := range []string{"verbs.tsv", "nouns.tsv"} {
		for _, row := range rows(t, table) {
			holds := kinds[row[1]]
			if holds != nil && !slices.ContainsFunc(clausesOf(p, row[2]), holds) {
				t.Errorf("%s, %s: no such clause in %q", row[0], row[1], row[2])
			}
		}
	}
}

// reaches reports whether the clause has a party after one of the prepositions,
// named by the clause or inside its phrases.
func reaches(c clause.Clause, preps ...string) bool {
	return slices.ContainsFunc(slices.Concat(c.Targets, c.Within), func(a clause.Argument) bool { return slices.Contains(preps, a.Prep) })
}
