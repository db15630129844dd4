package actor

import (
	"maps"
	"slices"
)

// findHome is the country that domestic words of the article refer to where
// nothing else is said: the one named most, the dateline counting as one
// mention and deciding between equals. sure is set where no other country is
// named half as often.
func (d *discourse) findHome() (home string, sure bool) {
	counts := map[string]int{}
	dateline := d.dateline
	if dateline != "" {
		counts[dateline]++
	}
	for i := range d.nouns {
		n := &d.nouns[i]
		if c := d.countryOf(n); c != "" && !d.shared(n) && (n.ref.find().sort == stateRef || n.ref.find().leader != nil || n.plural) {
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
	d.about = counts[best]
	return home, counts[best] > 2*counts[second]
}

// shared reports whether a noun is named by what is commonly the name of
// bodies of other countries too: "the Senate".
func (d *discourse) shared(n *noun) bool {
	m := d.sents[n.sent].match(n.head)
	return m != nil && m.entry.sort == organisationName && d.r.tables.organisations[m.entry.row].weak
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
		if c == "" || c == code || n.adjunct && d.shared(n) {
			continue
		}
		if code != "" {
			return ""
		}
		code = c
	}
	return code
}
