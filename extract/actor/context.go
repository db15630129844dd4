package actor

import "strings"

// findHome is the country that domestic words of the article refer to where
// nothing else is said: that of the dateline, else the only one named.
func (d *discourse) findHome() string {
	for i := range min(3, len(d.sents)) {
		if code := d.dateline(&d.sents[i]); code != "" {
			return code
		}
	}
	return d.onlyCountry(0, len(d.nouns))
}

// maxDateline bounds the words before the dash of a dateline.
const maxDateline = 14

// dateline is the country of a place in capitals that stands before a dash at
// the beginning of a sentence: "VIENNA (Reuters) - …".
func (d *discourse) dateline(s *sentence) string {
	code := ""
	for i := range min(maxDateline, len(s.Tokens)) {
		if code != "" && dash(s.Tokens[i].Form) {
			return code
		}
		m := s.match(i)
		if m == nil || m.Start != i || !allUpper(s.Tokens[i].Form) || len(s.Tokens[i].Form) < 4 {
			continue
		}
		switch m.entry.sort {
		case capitalName, placeName, countryName:
			code = d.known(m.entry).code
		}
	}
	return ""
}

func dash(form string) bool {
	return strings.Trim(form, "-–—") == "" || form == ":"
}

// contextCode is the country for a domestic word in the sentence: the only one
// of the sentence, else the article's.
func (d *discourse) contextCode(sent int) string {
	if d.home != "" {
		return d.home
	}
	from, to := d.nounsOf(sent)
	return d.onlyCountry(from, to)
}

// nounsOf is the range of nouns of a sentence.
func (d *discourse) nounsOf(sent int) (from, to int) {
	for to = len(d.nouns); from < to; {
		mid := (from + to) / 2
		if d.nouns[mid].sent < sent {
			from = mid + 1
		} else {
			to = mid
		}
	}
	for to = from; to < len(d.nouns) && d.nouns[to].sent == sent; to++ {
	}
	return from, to
}

// onlyCountry is the one country that the named nouns refer to or belong to,
// or "" where there are several or none.
func (d *discourse) onlyCountry(from, to int) string {
	code := ""
	for i := from; i < to; i++ {
		n := &d.nouns[i]
		if !n.named {
			continue
		}
		c := n.ref.find().code
		if _, ok := d.r.states[c]; !ok || c == code {
			continue
		}
		if code != "" {
			return ""
		}
		code = c
	}
	return code
}
