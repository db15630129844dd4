package extract

import (
	"strings"

	"github.com/entente-kg/entente/extract/actor"
	"github.com/entente-kg/entente/extract/ud"
)

// carriers are what stands after a phrase in the text that is read for it: a
// phrase that by itself is read as a clause ("displaced families") is tried once
// more as the subject of one.
var carriers = [...]string{"", " said so yesterday."}

// Resolve is the actor that a phrase means by itself, on the day (ISO 8601, or
// empty) and in the article that the context stands for. Of several noun
// phrases it is the one that governs the others.
func (p *Pipeline) Resolve(phrase, context, day string) actor.Mention {
	before := strings.TrimSpace(context)
	if before != "" {
		before = strings.TrimRight(before, ".") + ".\n\n"
	}
	phrase = strings.TrimSpace(phrase)
	best := actor.Mention{Kind: actor.NounKind}
	for _, carrier := range carriers {
		m, found, whole := p.resolveIn(before, phrase, carrier, day)
		if found && (best.Text == "" || whole) {
			best = m
		}
		if whole {
			break
		}
	}
	return best
}

// resolveIn is the top mention of the phrase read between other text. whole is
// set where it governs the phrase.
func (p *Pipeline) resolveIn(before, phrase, after, day string) (m actor.Mention, found, whole bool) {
	sentences := p.read(section{text: before + phrase + after})
	mentions := p.actors.Article(sentences, day)
	for i, s := range sentences {
		if s.Start < len(before) {
			continue
		}
		if m, found = topMention(mentions, i, s, len(before)+len(phrase)); found {
			head := s.Tokens[m.Head].Head
			return m, true, head < 0 || s.Tokens[head].Start >= len(before)+len(phrase)
		}
	}
	return m, false, false
}

// topMention is the noun phrase before the end that is nearest to the root of
// the sentence's tree, the first of equals.
func topMention(a *actor.Article, sent int, s ud.Sentence, end int) (top actor.Mention, found bool) {
	best := len(s.Tokens) + 1
	for i, t := range s.Tokens {
		m, ok := a.Mention(sent, i)
		if !ok || t.Start >= end {
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
