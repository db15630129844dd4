package actor

import (
	"maps"
	"slices"
	"strings"
)

// findHome is the country that domestic words of the article refer to where
// nothing else is said: the one named most, the dateline counting as one
// mention and deciding between equals. sure is set where no other country is
// named half as often.
func (d *discourse) findHome() (home string, sure bool) {
	counts := map[string]int{}
	dateline, sent, end := d.findDateline()
	if dateline != "" {
		counts[dateline]++
	}
	for i := range d.nouns {
		n := &d.nouns[i]
		if n.sent == sent && n.head < end {
			continue
		}
		if c := d.countryOf(n); c != "" && (n.ref.find().sort == stateRef || n.ref.find().leader != nil || n.plural) {
			counts[c]++
		}
	}
	if counts[dateline] == 1 && len(counts) > 1 {
		delete(counts, dateline) // the reporter is there, the news is not
	}
	d.mentioned = make(map[string]bool, len(counts))
	for code := range counts {
		d.mentioned[code] = true
	}
	best, second := top(counts, dateline)
	if counts[best] > counts[second] || best == dateline {
		home = best
	}
	return home, counts[best] > 2*counts[second]
}

// findDateline is the country of the dateline, its sentence and the token
// after it, or "".
func (d *discourse) findDateline() (code string, sent, end int) {
	for i := range min(3, len(d.sents)) {
		if code, end := d.dateline(&d.sents[i]); code != "" {
			return code, i, end
		}
	}
	return "", -1, 0
}

// top are the two countries with the highest counts; of equals the preferred
// one comes first, then the order of the codes.
func top(counts map[string]int, preferred string) (best, second string) {
	for _, code := range slices.Sorted(maps.Keys(counts)) {
		switch {
		case counts[code] > counts[best], counts[code] == counts[best] && code == preferred:
			best, second = code, best
		case counts[code] > counts[second]:
			second = code
		}
	}
	return best, second
}

// countryOf is the country that a named noun refers to or belongs to, or "".
func (d *discourse) countryOf(n *noun) string {
	if !n.named {
		return ""
	}
	code := n.ref.find().code
	if _, ok := d.r.states[code]; !ok {
		return ""
	}
	return code
}

// maxDateline bounds the words before the dash of a dateline.
const maxDateline = 14

// dateline is the country of a place in capitals that stands before a dash at
// the beginning of a sentence, and the token after the dash: "VIENNA (Reuters)
// - …".
func (d *discourse) dateline(s *sentence) (code string, end int) {
	for i := range min(maxDateline, len(s.Tokens)) {
		if code != "" && dash(s.Tokens[i].Form) {
			return code, i + 1
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
	return "", 0
}

func dash(form string) bool {
	return strings.Trim(form, "-–—") == "" || form == ":"
}

// contextCode is the country for a domestic word in the sentence: the only one
// of the sentence, else the article's.
func (d *discourse) contextCode(sent int) string {
	from, to := d.nounsOf(sent)
	if code := d.onlyCountry(from, to); code != "" {
		return code
	}
	return d.home
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
		c := d.countryOf(n)
		if c == "" || c == code {
			continue
		}
		if code != "" {
			return ""
		}
		code = c
	}
	return code
}
