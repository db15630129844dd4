package parse

import "github.com/entente-kg/entente/extract/ud"

// maxWindow is the number of tokens parsed as one tree, which bounds the memory
// and the time that a sentence takes.
const maxWindow = 256

// window is a part of a sentence that is parsed by itself.
type window struct {
	sentence *ud.Sentence
	span     ud.Span
}

func (w window) tokens() []ud.Token { return w.sentence.Tokens[w.span.Start:w.span.End] }

// cutWindows cuts a sentence into windows, where it can after a punctuation
// sign in the second half of a window.
func cutWindows(tokens []ud.Token) []ud.Span {
	var spans []ud.Span
	for at := 0; at < len(tokens); {
		end := len(tokens)
		if end-at > maxWindow {
			end = at + cutPoint(tokens[at:at+maxWindow])
		}
		spans = append(spans, ud.Span{Start: at, End: end})
		at = end
	}
	return spans
}

func cutPoint(tokens []ud.Token) int {
	for i := len(tokens); i > len(tokens)/2; i-- {
		switch tokens[i-1].Form {
		case ".", ";", ",", ":", "!", "?":
			return i
		}
	}
	return len(tokens)
}

// joinWindows hangs all roots but the first on the first.
func joinWindows(tokens []ud.Token) {
	first := ud.Root
	for i := range tokens {
		switch {
		case tokens[i].Head != ud.Root:
		case first == ud.Root:
			first = i
		default:
			tokens[i].Head, tokens[i].Deprel = first, joinRelation
		}
	}
}
