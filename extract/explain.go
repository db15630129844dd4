package extract

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/entente-kg/entente/extract/actor"
	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/extract/ud"
	"github.com/entente-kg/entente/schema"
)

// Explanation is what every stage made of a text, as it really happened: the
// same functions in the same order as Document.
type Explanation struct {
	Sentences []ExplainedSentence
}

// ExplainedSentence is one sentence with all that was found in it.
type ExplainedSentence struct {
	Sentence ud.Sentence
	Clauses  []clause.Clause
	Why      [][]string // of each clause, what decided how it is recorded
	Mentions []actor.Mention
	Events   []schema.Event
}

// Explain takes a text through the pipeline and keeps what each stage gave; the
// options are those of Document.
func (p *Pipeline) Explain(doc schema.Document, opts Options) Explanation {
	var x Explanation
	for _, part := range sections(doc.Body()) {
		x.Sentences = append(x.Sentences, p.explain(p.analyse(doc, part), opts)...)
	}
	return x
}

func (p *Pipeline) explain(a analysis, opts Options) []ExplainedSentence {
	var out []ExplainedSentence
	for i, s := range a.sentences {
		e := ExplainedSentence{Sentence: s, Clauses: a.clauses[i], Events: p.events(a, i, opts)}
		for _, c := range e.Clauses {
			e.Why = append(e.Why, a.why(i, c))
		}
		for _, m := range a.actors.Mentions() {
			if m.Sent == i && m.Kind != actor.NounKind {
				e.Mentions = append(e.Mentions, m)
			}
		}
		out = append(out, e)
	}
	return out
}

// Write prints the explanation as text.
func (x Explanation) Write(w io.Writer) error {
	for i, s := range x.Sentences {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s\n\n", s.Sentence.Text)
		for _, part := range []func(io.Writer){s.writeTree, s.writeClauses, s.writeMentions, s.writeEvents} {
			part(w)
		}
	}
	return nil
}

func (s ExplainedSentence) writeTree(w io.Writer) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "  #\ttoken\tlemma\ttag\thead\trelation\tname")
	for i, k := range s.Sentence.Tokens {
		head := "root"
		if k.Head >= 0 {
			head = fmt.Sprintf("%d %s", k.Head+1, s.Sentence.Tokens[k.Head].Form)
		}
		fmt.Fprintf(t, "  %d\t%s\t%s\t%s %s\t%s\t%s\t%s\n", i+1, k.Form, k.Lemma, k.UPOS, k.XPOS, head, k.Deprel, nameAt(s.Sentence, i))
	}
	t.Flush()
}

func nameAt(s ud.Sentence, i int) string {
	for _, n := range s.Names {
		if n.Contains(i) {
			return string(n.Kind)
		}
	}
	return ""
}

func (s ExplainedSentence) writeClauses(w io.Writer) {
	fmt.Fprintln(w, "\nclauses")
	for k, c := range s.Clauses {
		fmt.Fprintf(w, "  %s (%s)\n", c.Predicate, c.Rule)
		s.writeArguments(w, "source", c.Sources)
		s.writeArguments(w, "target", c.Targets)
		s.writeArguments(w, "beside", c.Others)
		s.writeArguments(w, "inside", c.Within)
		fmt.Fprint(w, indent(s.Why[k]))
	}
}

func (s ExplainedSentence) writeArguments(w io.Writer, side string, args []clause.Argument) {
	for _, a := range args {
		fmt.Fprintf(w, "    %-7s %s (%s)\n", side, join(a.Prep, phraseOf(s.Sentence, a.Head)), a.Function)
	}
}

func (s ExplainedSentence) writeMentions(w io.Writer) {
	fmt.Fprintln(w, "\nactors")
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, m := range s.Mentions {
		fmt.Fprintf(t, "  %s\t%s\t%s\t%s %s\t%s\n", m.Text, m.Name, m.ID, m.Code, m.Role, m.Why)
	}
	t.Flush()
}

func (s ExplainedSentence) writeEvents(w io.Writer) {
	fmt.Fprintln(w, "\nrelations")
	if len(s.Events) == 0 {
		fmt.Fprintln(w, "  none: no clause has an actor at both ends")
	}
	for _, e := range s.Events {
		class := string(e.Class)
		if class == "" {
			class = "no class: no rule fits"
		}
		fmt.Fprintf(w, "  %s – %s – %s  [%s]\n    rule: %s\n", e.Source.Name, e.Relation, e.Target.Name, strings.TrimSpace(class+" "+e.CAMEO), e.Rule)
		if record, err := json.Marshal(e); err == nil {
			fmt.Fprintf(w, "    record: %s\n", record)
		}
	}
}
