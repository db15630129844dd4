package actor

import (
	"slices"
	"strings"

	"github.com/entente-kg/entente/extract/ud"
)

// rolePhrase is a role word as pieces round its head: "prime minister" is
// minister with prime before it, "chief of staff" is chief with of, staff
// after it.
type rolePhrase struct {
	before, after []string
	plural        bool
	word          *roleWord
}

// roleIndex maps the head piece of each role word, singular and plural, to the
// phrases it heads, longest first.
type roleIndex map[string][]rolePhrase

func newRoleIndex(words []roleWord) roleIndex {
	x := make(roleIndex, 2*len(words))
	for i := range words {
		w := &words[i]
		x.add(w.word, false, w)
		for _, p := range w.plurals {
			x.add(p, true, w)
		}
	}
	for _, phrases := range x {
		slices.SortStableFunc(phrases, func(a, b rolePhrase) int { return b.len() - a.len() })
	}
	return x
}

func (p rolePhrase) len() int { return len(p.before) + len(p.after) }

func (x roleIndex) add(phrase string, plural bool, w *roleWord) {
	p := pieces(phrase)
	if len(p) == 0 {
		return
	}
	head := len(p) - 1
	if i := slices.IndexFunc(p, isLink); i > 0 {
		head = i - 1
	}
	x.file(p, head, rolePhrase{plural: plural, word: w})
	if head > 0 && postpositive(p[head]) {
		x.file(p, head-1, rolePhrase{plural: plural, word: w})
	}
}

// file adds the phrase under the piece that is its head.
func (x roleIndex) file(p []string, head int, r rolePhrase) {
	r.before, r.after = p[:head], p[head+1:]
	if !slices.ContainsFunc(x[p[head]], r.same) {
		x[p[head]] = append(x[p[head]], r)
	}
}

// postpositive reports whether the piece is commonly an adjective after its
// noun, which heads the phrase then: "attorney general".
func postpositive(p string) bool { return p == "general" || p == "elect" || p == "major" }

func (p rolePhrase) same(o rolePhrase) bool {
	return slices.Equal(p.before, o.before) && slices.Equal(p.after, o.after)
}

// isLink reports whether the piece is a preposition inside a role word.
func isLink(p string) bool { return p == "of" || p == "for" || p == "to" || p == "in" }

// roleMatch is a role word found in a sentence with the tokens it covers.
type roleMatch struct {
	ud.Span
	word   *roleWord
	plural bool
}

// at finds the longest role word headed by token i.
func (x roleIndex) at(tokens []ud.Token, text pieceText, i int) (roleMatch, bool) {
	from, to := text.start[i], text.start[i+1]
	if from == to {
		return roleMatch{}, false
	}
	form := text.pieces[to-1]
	best, ok := x.headed(form, text, to-1)
	if singular := singular(tokens[i], form); singular != form {
		if m, found := x.headed(singular, text, to-1); found && (!ok || m.Len() > best.Len()) {
			best, ok = m, true
		}
	}
	best.plural = ok && (isPlural(tokens[i]) || best.plural && tokens[i].XPOS != "NN")
	return best, ok
}

// singular is the last piece of the token's lemma, or of a capitalised plural,
// which keeps its form as lemma, the form without its ending.
func singular(t ud.Token, form string) string {
	if t.XPOS == "NNPS" {
		return strings.TrimSuffix(form, "s")
	}
	if p := pieces(t.Lemma); len(p) > 0 {
		return p[len(p)-1]
	}
	return form
}

// headed finds the longest role word whose head piece, here given in one of
// its forms, stands at piece i.
func (x roleIndex) headed(head string, text pieceText, i int) (roleMatch, bool) {
	for _, p := range x[head] {
		if span, ok := p.span(text, i); ok {
			return roleMatch{span, p.word, p.plural}, true
		}
	}
	return roleMatch{}, false
}

// span is the tokens of the phrase if its head stands at piece i.
func (p rolePhrase) span(text pieceText, i int) (ud.Span, bool) {
	start, end := i-len(p.before), i+1+len(p.after)
	if start < 0 || end > len(text.pieces) {
		return ud.Span{}, false
	}
	if !slices.Equal(text.pieces[start:i], p.before) || !slices.Equal(text.pieces[i+1:end], p.after) {
		return ud.Span{}, false
	}
	return ud.Span{Start: text.token[start], End: text.token[end-1] + 1}, true
}

// isPlural reports whether the token is a plural noun.
func isPlural(t ud.Token) bool { return t.XPOS == "NNS" || t.XPOS == "NNPS" }

// office reports whether the word names an office of a state, so that "the
// president" may be looked up by date.
func (w *roleWord) office() bool {
	return w.kind == "person" && slices.ContainsFunc(officeHeads[:], func(h string) bool { return strings.HasSuffix(w.word, h) })
}

var officeHeads = [...]string{"president", "minister", "premier", "chancellor", "king", "queen", "secretary"}
