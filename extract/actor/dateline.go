package actor

import (
	"strings"

	"github.com/entente-kg/entente/schema"
)

// Bounds of a dateline: in the first sentences, a few words before a dash.
const (
	datelineSentences = 3
	maxDateline       = 14
	maxAgency         = 4
)

// cutDateline takes the place and agency of a dateline ("VIENNA (Reuters) -")
// out of the sentence: they are no actors of it, and where the tree hangs the
// first noun phrase of the text on them, they stand for that phrase.
func (d *discourse) cutDateline(sent int) {
	s := &d.sents[sent]
	if sent == 0 {
		d.cutAgency(s)
	}
	end := d.datelineEnd(s)
	if end == 0 {
		return
	}
	for i := range end {
		if m := s.match(i); m != nil && d.dateline == "" && locates(m) {
			d.dateline = d.known(m.entry).code
		}
	}
	first := d.firstAfter(sent, end)
	for i := range end {
		if k := d.at[sent][i]; k >= 0 && d.nouns[k].head < end {
			d.nouns[k].dropped = true
			if first >= 0 {
				d.at[sent][i] = first
			}
		}
	}
}

// cutAgency drops the agency in brackets at the end of a headline.
func (d *discourse) cutAgency(s *sentence) {
	last := len(s.Tokens) - 1
	if last < 2 || s.Tokens[last].Form != ")" {
		return
	}
	for i := last - 1; i >= max(1, last-maxAgency); i-- {
		if s.Tokens[i].Form == "(" {
			return
		}
		if k := d.at[0][i]; k >= 0 {
			d.nouns[k].dropped = true
		}
	}
}

// firstAfter is the noun that the tree hangs on a word of the dateline, or -1.
func (d *discourse) firstAfter(sent, end int) int32 {
	s := &d.sents[sent]
	for i := end; i < min(len(s.Tokens), end+maxLeft); i++ {
		if h := s.Tokens[i].Head; h >= 0 && h < end && d.at[sent][i] >= 0 && d.nouns[d.at[sent][i]].head == i {
			return d.at[sent][i]
		}
	}
	return -1
}

// datelineEnd is the token after the last dash of the sentence's dateline, or
// 0 where it has none.
func (d *discourse) datelineEnd(s *sentence) int {
	if len(s.Tokens) == 0 || !d.beginsDateline(s) {
		return 0
	}
	end, bracket, open := 0, false, false
	for i := range min(maxDateline, len(s.Tokens)) {
		t := s.Tokens[i]
		bracket = bracket || t.Form == "("
		open = (open || t.Form == "(") && t.Form != ")"
		switch {
		case t.Form == ":" && bracket, dash(t.Form) && i > 0 && !s.tight(i):
			end = i + 1
		case open:
		case t.UPOS != "PUNCT" && t.UPOS != "NUM" && t.UPOS != "PROPN" && t.UPOS != "SYM" && !(t.UPOS == "ADJ" && startsUpper(t.Form)) && !allUpper(t.Form) && !calendar(t):
			return end
		}
	}
	return end
}

// beginsDateline reports whether the sentence begins with a place in capitals,
// a city or a news agency.
func (d *discourse) beginsDateline(s *sentence) bool {
	for i := range min(maxDateline, len(s.Tokens)) {
		if m := s.match(i); m != nil && locates(m) && len(s.Tokens[i].Form) > 3 && allUpper(s.Tokens[i].Form) {
			return true
		}
	}
	m := s.match(0)
	if m == nil || m.Start != 0 {
		return len(s.Tokens[0].Form) > 3 && allUpper(s.Tokens[0].Form)
	}
	switch m.entry.sort {
	case capitalName, placeName:
		return true
	case organisationName:
		return d.r.tables.organisations[m.entry.row].role == schema.JRN || allUpper(s.Tokens[0].Form)
	}
	return false
}

// locates reports whether a name is that of a place.
func locates(m *match) bool {
	return m.entry.sort == capitalName || m.entry.sort == placeName || m.entry.sort == countryName
}

func dash(form string) bool { return form != "" && strings.Trim(form, "-–—") == "" }
