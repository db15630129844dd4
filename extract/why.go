package extract

import (
	"fmt"
	"slices"
	"strings"

	"github.com/entente-kg/entente/extract/actor"
	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/extract/ud"
	"github.com/entente-kg/entente/schema"
)

// why says in plain words what decided how clause c of sentence i is recorded:
// its mood, its negation, who says so, its day, the arguments that are left
// out. The events are those of the sentence.
func (a analysis) why(i int, c clause.Clause) []string {
	s := a.sentences[i]
	out := []string{"mood: " + a.moodWords(i, c)}
	for _, r := range c.Why {
		if r.About == clause.AboutNegation {
			out = append(out, "negated: "+negationWords(s, r))
		}
	}
	if c.Speaker != clause.None {
		out = append(out, fmt.Sprintf("said by: %s, the nearest who is named as saying so", a.named(i, c.Speaker)))
	}
	if line := a.dateWords(s, c); line != "" {
		out = append(out, line)
	}
	return append(out, a.leftOut(i, c)...)
}

// moodWords is the mood with the word that decided it.
func (a analysis) moodWords(i int, c clause.Clause) string {
	s := a.sentences[i]
	for _, r := range c.Why {
		if r.About == clause.AboutMood {
			return fmt.Sprintf("%s, %s", c.Mood, moodReason(s, r))
		}
	}
	if c.Mood != clause.Actual {
		return string(c.Mood)
	}
	if a.isClaimed(i, c) {
		return "alleged, since a party to the dispute says so"
	}
	return "actual, nothing says otherwise"
}

// isClaimed reports whether a relation of the clause is only the word of a
// party to the dispute.
func (a analysis) isClaimed(i int, c clause.Clause) bool {
	if c.Speaker == clause.None {
		return false
	}
	for _, r := range a.relations(i, c) {
		if a.isClaim(i, r, schema.Event{Negated: c.Negated, Quad: firstConflict}) {
			return true
		}
	}
	return false
}

// moodReason is a reason of mood in words.
func moodReason(s ud.Sentence, r clause.Reason) string {
	word := quoted(s, r.Word)
	switch r.How {
	case "auxiliary", "adverb":
		return "by the " + r.How + " " + word
	case "be to":
		return "by " + word + " with an infinitive"
	case "subordinator", "preposition":
		return "after " + word
	case "purpose":
		return "as the purpose of another act"
	case "headline":
		return "by the infinitive of a headline"
	case "time to come":
		return "since " + word + " is yet to come"
	case "present progressive":
		return "since the present tense of " + word + " speaks of what is to come"
	case "speech":
		return "as the content of " + word
	}
	return "under " + word
}

// negationWords is a reason of negation in words.
func negationWords(s ud.Sentence, r clause.Reason) string {
	switch r.How {
	case "governor", "speech":
		return quoted(s, r.Word) + " says that it was not done"
	case "governor denied":
		return quoted(s, r.Word) + ", on which it depends, is denied"
	}
	return "by " + quoted(s, r.Word)
}

func quoted(s ud.Sentence, token int) string {
	if token < 0 || token >= len(s.Tokens) {
		return "the sentence"
	}
	return "“" + s.Tokens[token].Form + "”"
}

// named is the phrase at a token with the actor that it stands for.
func (a analysis) named(i, head int) string {
	phrase := "“" + phraseOf(a.sentences[i], head) + "”"
	if m, ok := a.actors.Mention(i, head); ok && m.Kind != actor.NounKind && m.Name != m.Text {
		return phrase + " (" + m.Name + ")"
	}
	return phrase
}

// dateWords says which time expression gave the day.
func (a analysis) dateWords(s ud.Sentence, c clause.Clause) string {
	day, head := datedBy(s, c, a.doc.Date)
	switch {
	case head == clause.None:
		return ""
	case a.doc.Date == "":
		return fmt.Sprintf("date: %s, read from “%s”", day, phraseOf(s, head))
	}
	return fmt.Sprintf("date: %s, read from “%s” in an article of %s", day, phraseOf(s, head), a.doc.Date)
}

// leftOut says of the arguments that are in no relation why they are not, by
// the same steps that pair sources with targets.
func (a analysis) leftOut(i int, c clause.Clause) []string {
	var out []string
	note := func(args []clause.Argument, reason string) {
		for _, arg := range args {
			out = append(out, fmt.Sprintf("left out: “%s”, %s", phraseOf(a.sentences[i], arg.Head), reason))
		}
	}
	all := a.parties(i, c.Sources)
	sources := agents(all)
	note(without(c.Sources, all), "which names no actor")
	note(less(all, sources), "a thing, which does not act by itself")
	named := a.parties(i, c.Targets)
	others := foreign(named, sources)
	targets := a.targets(i, c, sources)
	_, when := datedBy(a.sentences[i], c, a.doc.Date)
	for _, arg := range without(c.Targets, named) {
		if arg.Head != when {
			note([]clause.Argument{arg}, "which names no actor nor what belongs to one")
		}
	}
	note(less(named, others), "which belongs to the one who acts")
	note(less(others, targets), "since something else is acted upon more directly")
	return out
}

// without lists the arguments that gave no party.
func without(args []clause.Argument, parties []party) []clause.Argument {
	var out []clause.Argument
	for _, arg := range args {
		if !slices.ContainsFunc(parties, func(p party) bool { return p.Argument.Head == arg.Head }) {
			out = append(out, arg)
		}
	}
	return out
}

// less lists the arguments of the parties that a step dropped.
func less(before, after []party) []clause.Argument {
	var args []clause.Argument
	for _, p := range before {
		args = append(args, p.Argument)
	}
	return without(args, after)
}

// indent sets lines below a clause.
func indent(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return "    " + strings.Join(lines, "\n    ") + "\n"
}
