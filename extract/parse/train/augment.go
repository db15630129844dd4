package main

import (
	"slices"
	"strings"

	"github.com/entente-kg/entente/extract/ud"
)

// augmented adds what news has and the treebanks lack: some sentences without
// their final full stop, a few all in capitals and, where terse, some without
// articles, as headlines are.
func augmented(sentences []ud.Sentence, terse bool) []ud.Sentence {
	const everyBare, everyCapital, everyTerse = 20, 50, 8
	out := slices.Clone(sentences)
	for i, s := range sentences {
		if i%everyBare == 0 && endsInLoosePunct(s) {
			s := s
			s.Tokens = s.Tokens[:len(s.Tokens)-1]
			out = append(out, s)
		}
		if i%everyCapital == 1 {
			out = append(out, capitals(s))
		}
		if t := withoutArticles(s); terse && i%everyTerse == 2 && len(t.Tokens) < len(s.Tokens) {
			out = append(out, t)
		}
	}
	return out
}

func endsInLoosePunct(s ud.Sentence) bool {
	last := len(s.Tokens) - 1
	return last > 0 && s.Tokens[last].UPOS == "PUNCT" && len(s.Children()[last]) == 0
}

func capitals(s ud.Sentence) ud.Sentence {
	s = s.Clone()
	for i := range s.Tokens {
		s.Tokens[i].Form = strings.ToUpper(s.Tokens[i].Form)
	}
	return s
}

// withoutArticles leaves out articles outside names. The first token keeps its
// capital, as headlines begin with one.
func withoutArticles(s ud.Sentence) ud.Sentence {
	children := s.Children()
	place := make([]int, len(s.Tokens)) // of a token that stays, -1 of others
	out := ud.Sentence{}
	for i, t := range s.Tokens {
		place[i] = -1
		if !isArticle(t) || len(children[i]) > 0 || inName(s.Names, i) {
			place[i] = len(out.Tokens)
			out.Tokens = append(out.Tokens, t)
		}
	}
	for i := range out.Tokens {
		if h := out.Tokens[i].Head; h != ud.Root {
			out.Tokens[i].Head = place[h]
		}
	}
	for _, n := range s.Names {
		n.Start, n.End = place[n.Start], place[n.End-1]+1
		out.Names = append(out.Names, n)
	}
	if len(out.Tokens) > 0 && place[0] == -1 {
		out.Tokens[0].Form = capitalised(out.Tokens[0].Form)
	}
	return out
}

func isArticle(t ud.Token) bool {
	if t.UPOS != "DET" || t.Deprel != "det" {
		return false
	}
	switch strings.ToLower(t.Form) {
	case "the", "a", "an":
		return true
	}
	return false
}

func inName(names []ud.Name, i int) bool {
	return slices.ContainsFunc(names, func(n ud.Name) bool { return n.Contains(i) })
}

func capitalised(form string) string {
	for i, r := range form {
		return form[:i] + strings.ToUpper(string(r)) + form[i+len(string(r)):]
	}
	return form
}
