package ud

import "strings"

// place fills Text and the offsets of all tokens. A word that is not found in
// the text comment makes the comment useless: the text is then built of the words.
func (b *builder) place() {
	starts, ok := b.locate()
	if !ok {
		starts = b.join()
	}
	b.entry.Text, b.entry.End = b.text, len(b.text)
	for i, w := range b.words {
		cut(b.entry.Tokens[w.span.Start:w.span.End], w.form, starts[i])
	}
}

// locate finds each word in the text comment.
func (b *builder) locate() (starts []int, ok bool) {
	at := 0
	for _, w := range b.words {
		i := strings.Index(b.text[at:], w.form)
		if i < 0 || strings.TrimSpace(b.text[at:at+i]) != "" {
			return nil, false
		}
		starts = append(starts, at+i)
		at += i + len(w.form)
	}
	return starts, true
}

// join writes the text out of the words.
func (b *builder) join() (starts []int) {
	var text strings.Builder
	for i, w := range b.words {
		starts = append(starts, text.Len())
		text.WriteString(w.form)
		if w.space && i < len(b.words)-1 {
			text.WriteByte(' ')
		}
	}
	b.text = text.String()
	return starts
}

// cut gives the tokens of one word adjacent offsets from start on. A token whose
// form does not continue the word ("du" = "de" + "le") is empty there, and the
// last takes what is left.
func cut(tokens []Token, form string, start int) {
	at := 0
	for i := range tokens {
		tokens[i].Start = start + at
		switch {
		case i == len(tokens)-1:
			at = len(form)
		case strings.HasPrefix(form[at:], tokens[i].Form):
			at += len(tokens[i].Form)
		}
		tokens[i].End = start + at
	}
}
