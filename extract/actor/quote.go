package actor

// resolveSpeaker takes the one who speaks for the first person in a quotation:
// the subject of the verb of speech above it, or of the sentence before where
// the quotation goes on.
func (d *discourse) resolveSpeaker(n *noun, depth int) {
	i := d.speakerAbove(n)
	for sent := n.sent; i < 0 && sent > 0 && n.sent-sent < maxBack && d.opensQuote(sent); sent-- {
		i = d.speakerOf(sent - 1)
	}
	if i < 0 || d.nouns[i].sent == n.sent && d.nouns[i].head == n.head {
		return
	}
	d.resolveNested(i, depth+1)
	d.refer(n, &d.nouns[i])
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
