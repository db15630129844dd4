package extract

import (
	"slices"
	"time"

	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/extract/ud"
)

// isoDay is the form of a record's date.
const isoDay = "2006-01-02"

// eventDate is the day of a clause: what its time expression says against the
// article's date, else the article's date.
func eventDate(s ud.Sentence, c clause.Clause, article string) string {
	date, _ := datedBy(s, c, article)
	return date
}

// datedBy is the day of a clause and the head of the time expression that was
// read, clause.None where the article's date stands. A week, month or year is
// given by its first day. A weekday is the last one for what happened and the
// next one for what is to come. Without the article's date only what names its
// year is read.
func datedBy(s ud.Sentence, c clause.Clause, article string) (string, int) {
	day, err := time.Parse(isoDay, article)
	if err != nil && article != "" {
		return article, clause.None
	}
	r := reckoning{s: s, day: day, known: article != "", ahead: c.Mood != clause.Actual && c.Mood != clause.Alleged}
	for _, head := range timeBearers(s, c) {
		for i, t := range s.Tokens {
			if t.Head != head || !isTime(s, i) {
				continue
			}
			if d, ok := r.read(i); ok {
				return d.Format(isoDay), i
			}
		}
	}
	return article, clause.None
}

// timeBearers are the tokens whose time expressions date the clause, nearest
// first: its predicate, its subject or object ("Tuesday's attack killed"), the
// verb whose act it is a part of.
func timeBearers(s ud.Sentence, c clause.Clause) []int {
	out := []int{c.Predicate.Head}
	for i, t := range s.Tokens {
		if t.Head == c.Predicate.Head && !c.Predicate.Nominal {
			switch ud.Base(t.Deprel) {
			case "nsubj", "obj":
				out = append(out, i)
			}
		}
	}
	for i := c.Predicate.Head; len(out) < 8; {
		t := s.Tokens[i]
		if t.Head < 0 || !sharesTime(s, i, c) {
			break
		}
		out, i = append(out, t.Head), t.Head
	}
	return out
}

// sharesTime reports whether the act at token i happens when its governor
// does: a second verb, a participle, the infinitive of a governor that stays
// in the relation, the object of a verb that only says that it takes place.
func sharesTime(s ud.Sentence, i int, c clause.Clause) bool {
	t, gov := s.Tokens[i], s.Tokens[s.Tokens[i].Head]
	switch ud.Base(t.Deprel) {
	case "conj":
		return t.XPOS == gov.XPOS && !hasChild(s, i, "nsubj")
	case "advcl":
		return t.XPOS == "VBG" && t.Head < i && !hasChild(s, i, "mark")
	case "xcomp", "ccomp":
		return slices.Contains(c.Predicate.Governors, gov.Lemma)
	case "obj", "nsubj":
		return c.Predicate.Nominal && slices.Contains(occurrences(), gov.Lemma)
	}
	return false
}

// occurrences are verbs that say no more than that an act took place.
func occurrences() []string {
	return []string{"begin", "carry", "conduct", "have", "hold", "launch", "make", "occur", "open", "pay", "resume", "sign", "stage", "start", "take"}
}

func hasChild(s ud.Sentence, i int, rel string) bool {
	for _, t := range s.Tokens {
		if t.Head == i && ud.Base(t.Deprel) == rel {
			return true
		}
	}
	return false
}

// isTime reports whether a dependent can be the time of what it depends on.
func isTime(s ud.Sentence, i int) bool {
	switch ud.Base(s.Tokens[i].Deprel) {
	case "obl", "nmod", "advmod", "compound", "nummod", "amod", "discourse":
	default:
		return false
	}
	for _, t := range s.Tokens {
		if t.Head == i && ud.Base(t.Deprel) == "case" && !slices.Contains([]string{"on", "in", "at", "during", "of", "'s", "’s", "'"}, lower(t.Form)) {
			return false // "since 2003", "by Friday"
		}
	}
	return true
}
