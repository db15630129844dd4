package actor

// resolveSpeaker takes the one who speaks for the first person in a quotation.
func (d *discourse) resolveSpeaker(n *noun, depth int) {
	i := d.speakerFor(n)
	if i < 0 || d.nouns[i].sent == n.sent && d.nouns[i].head == n.head {
		return
	}
	d.resolveNested(i, depth+1)
	d.refer(n, &d.nouns[i])
}

// speakerFor is the subject of the verb of speech above n, or of the sentence
// before where the quotation goes on; or -1.
func (d *discourse) speakerFor(n *noun) int32 {
	i := d.speakerAbove(n)
	for sent := n.sent; i < 0 && sent > 0 && n.sent-sent < maxBack && d.opensQuote(sent); sent-- {
		i = d.speakerOf(sent - 1)
	}
	return i
}

// quotedBy is the one whose very words pronoun n stands in, or nil.
func (d *discourse) quotedBy(n *noun) *referent {
	if !d.quoted(n.sent, n.head) {
		return nil
	}
	i := d.speakerFor(n)
	for sent := n.sent; i < 0 && sent > 0 && n.sent-sent < maxBack && d.quoted(sent, 0); sent-- {
		i = d.speakerOf(sent - 1)
	}
	if i < 0 || d.nouns[i].pronoun && d.nouns[i].state != resolved {
		return nil
	}
	return d.nouns[i].ref.find()
}

// quoted reports whether a token stands between quotation marks.
func (d *discourse) quoted(sent, token int) bool {
	if d.marks == nil {
		d.readMarks()
	}
	return d.marks[sent][token]
}

// readMarks notes of each token whether it is quoted. A mark that opens a
// sentence opens a quotation, or goes on with the one that is open.
func (d *discourse) readMarks() {
	d.marks = make([][]bool, len(d.sents))
	open := false
	for i := range d.sents {
		tokens := d.sents[i].Tokens
		d.marks[i] = make([]bool, len(tokens))
		for k, t := range tokens {
			switch t.Form {
			case "“", "``":
				open = true
			case "”", "''":
				open = false
			case "\"":
				open = !open || k == 0
			}
			d.marks[i][k] = open
		}
	}
}

// speakerAbove is the subject of the verb of speech above n, or -1.
func (d *discourse) speakerAbove(n *noun) int32 {
	s := &d.sents[n.sent]
	for k, steps := n.head, 0; k >= 0 && steps < 2*maxDepth; k, steps = s.Tokens[k].Head, steps+1 {
		if v := d.speech(s, k, s.Tokens[k].Head, s.rel(k)); v >= 0 {
			if i := d.subject(n.sent, v); i >= 0 && d.nouns[i].head != n.head {
				return i
			}
		}
	}
	return -1
}

// speakerOf is the subject of the main verb of speech of a sentence, or of
// the parenthesis that has one, or -1.
func (d *discourse) speakerOf(sent int) int32 {
	s := &d.sents[sent]
	for k := range s.Tokens {
		if rel := s.rel(k); (rel == "root" || rel == "parataxis") && d.r.words.is(s.Tokens[k].Lemma, speech) {
			if i := d.subject(sent, k); i >= 0 {
				return i
			}
		}
	}
	return -1
}

// opensQuote reports whether the sentence begins with a quotation mark.
func (d *discourse) opensQuote(sent int) bool {
	s := &d.sents[sent]
	if len(s.Tokens) == 0 {
		return false
	}
	switch s.Tokens[0].Form {
	case "\"", "“", "``", "'", "‘", "«":
		return true
	}
	return false
}
