package actor

import "strings"

// phraseName is a readable name of a described actor or thing that is the same
// however the text puts it: "foreign minister of Iran" for "Iran's foreign
// minister" and "its foreign minister", "Russian warplane" for "its warplane".
func (d *discourse) phraseName(n *noun, x description, owner *referent) string {
	core := d.coreWords(n, x)
	switch {
	case owner == nil:
		return core
	case owner.sort == groupRef && len(owner.words) > 0 && strings.HasPrefix(core, owner.words[0]+" "):
		return d.phraseName(n, x, owner.owner) // "army convoy", of the army
	case core == "":
		return owner.name
	case owner.sort == stateRef && owner.id == owner.code:
		adjective := d.r.adjective(owner.code)
		if adjective == "" || x.word != nil && x.word.kind == "person" && !n.plural {
			return core + " of " + owner.name
		}
		return adjective + " " + core
	case owner.sort == stateRef:
		return owner.name + " " + core
	case owner.sort == orgRef:
		return owner.name + " " + core
	}
	return core + " of " + owner.name
}

// coreWords are the words of the phrase without its owner, numbers and
// articles: "foreign minister".
func (d *discourse) coreWords(n *noun, x description) string {
	s := &d.sents[n.sent]
	var words []string
	end := max(n.head+1, x.span.End)
	for i := s.afterPossessor(n.span.Start, n.head); i < min(end, n.span.End); i++ {
		if s.dropped(i, n.head) && !(x.span.Contains(i) && s.matchAt[i] < 0) {
			continue
		}
		words = append(words, s.Tokens[i].Form)
	}
	return joinHyphens(words)
}

// afterPossessor is the token after the last possessive ending before head.
func (s *sentence) afterPossessor(from, head int) int {
	for i := head - 1; i >= from; i-- {
		if s.Tokens[i].XPOS == "POS" {
			return i + 1
		}
	}
	return from
}

// dropped reports whether the token says whose the thing is, how many or
// which, and not what it is.
func (s *sentence) dropped(i, head int) bool {
	if i == head {
		return false
	}
	t := s.Tokens[i]
	if m := s.match(i); m != nil && !m.Contains(head) {
		return m.End >= len(s.Tokens) || s.Tokens[m.End].Form != "-" || !s.tight(m.End) || s.match(m.End+1) != nil
	}
	switch t.UPOS {
	case "ADP", "ADV", "CCONJ", "DET", "NUM", "PRON", "SCONJ":
		return true
	case "PUNCT":
		return t.Form != "-"
	}
	return t.XPOS == "POS" || t.Deprel == "nmod:poss"
}

// plainWords is the phrase as it stands without leading numbers.
func (d *discourse) plainWords(n *noun) string {
	return strings.Join(strings.Fields(d.sents[n.sent].Words(n.span)), " ")
}

// joinHyphens joins words by blanks but hyphens without.
func joinHyphens(words []string) string {
	text := strings.Join(words, " ")
	return strings.Trim(strings.ReplaceAll(text, " - ", "-"), " -")
}
