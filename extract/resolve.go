package extract

import (
	"strings"

	"github.com/entente-kg/entente/extract/actor"
	"github.com/entente-kg/entente/extract/ud"
)

// Resolve is the actor that a phrase means by itself, on the day (ISO 8601, or
// empty) and in the article that the context stands for. Of several noun
// phrases it is the one that governs the others.
func (p *Pipeline) Resolve(phrase, context, day string) actor.Mention {
	before := strings.TrimSpace(context)
	if before != "" {
		before = strings.TrimRight(before, ".") + ".\n\n"
	}
	sentences := p.read(section{text: before + strings.TrimSpace(phrase)})
	mentions := p.actors.Article(sentences, day)
	for i, s := range sentences {
		if s.Start < len(before) {
			continue
		}
		if m, ok := topMention(mentions, i, s); ok {
			return m
		}
	}
	return actor.Mention{Kind: actor.NounKind}
}

// topMention is the noun phrase nearest to the root of the sentence's tree,
// the first of equals.
func topMention(a *actor.Article, sent int, s ud.Sentence) (top actor.Mention, found bool) {
	best := len(s.Tokens) + 1
	for i := range s.Tokens {
		m, ok := a.Mention(sent, i)
		if !ok {
			continue
		}
		if depth := depthOf(s, m.Head); depth < best {
			top, found, best = m, true, depth
		}
	}
	return top, found
}

// depthOf is the number of heads above token i.
func depthOf(s ud.Sentence, i int) int {
	n := 0
	for s.Tokens[i].Head >= 0 && n < len(s.Tokens) {
		i, n = s.Tokens[i].Head, n+1
	}
	return n
}
