package actor

import (
	"slices"
	"strings"

	"github.com/entente-kg/entente/extract/ud"
)

// ownWords are the agents as role words. Of a word that the table has they
// keep the kind, of another the kind of its head, or else what its ending says.
func ownWords(agents []Agent, table []roleWord) []roleWord {
	kinds := make(map[string]string, len(table))
	for _, w := range table {
		kinds[w.word] = w.kind
	}
	out := make([]roleWord, 0, len(agents))
	for _, a := range agents {
		out = append(out, roleWord{word: a.Word, role: a.Role, role2: a.Role2, code: a.Code, plurals: a.Plurals, kind: agentKind(a.Word, kinds)})
	}
	return out
}

func agentKind(word string, kinds map[string]string) string {
	if kind, ok := kinds[word]; ok {
		return kind
	}
	words := strings.Fields(word)
	if i := slices.IndexFunc(words, isLink); i > 0 {
		words = words[:i]
	}
	if len(words) == 0 {
		return "group"
	}
	head := words[len(words)-1]
	if kind, ok := kinds[head]; ok {
		return kind
	}
	for _, ending := range [...]string{"er", "or", "ist", "ian", "man", "men", "ant", "ee", "eur", "crat", "ess", "person"} {
		if strings.HasSuffix(head, ending) {
			return "person"
		}
	}
	return "group"
}

// discards are phrases by their first piece.
type discards map[string][]discarded

type discarded struct {
	rest  []string
	story bool
}

func (x *discards) add(list []Discard) {
	if *x == nil && len(list) > 0 {
		*x = make(discards, len(list))
	}
	for _, d := range list {
		p := pieces(d.Phrase)
		(*x)[p[0]] = append((*x)[p[0]], discarded{p[1:], d.Story})
	}
}

// Discarded tells which sentences hold a phrase of the dictionary that
// discards them, all of them where one discards the story. It is nil where no
// sentence is discarded.
func (r *Resolver) Discarded(sents []ud.Sentence) []bool {
	if len(r.discards) == 0 {
		return nil
	}
	var out []bool
	for i, s := range sents {
		found, story := r.discards.find(newPieceText(s.Tokens).pieces)
		if found && out == nil {
			out = make([]bool, len(sents))
		}
		if found {
			out[i] = true
		}
		if story {
			return slices.Repeat([]bool{true}, len(sents))
		}
	}
	return out
}

func (x discards) find(text []string) (found, story bool) {
	for i, piece := range text {
		for _, d := range x[piece] {
			if end := i + 1 + len(d.rest); end <= len(text) && slices.Equal(text[i+1:end], d.rest) {
				found, story = true, story || d.story
			}
		}
	}
	return found, story
}
