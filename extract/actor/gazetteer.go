package actor

import (
	"slices"
	"strings"

	"github.com/entente-kg/entente/extract/ud"
)

// sort is the kind of table row that a name belongs to.
type entrySort uint8

const (
	importedName entrySort = iota // of a user's dictionary, which goes first
	countryName
	organisationName
	leaderName
	capitalName
	placeName
	folkName      // "Palestinians"
	adjectiveName // "Palestinian"
	regionFolkName
)

// entry is one name of one row. Rows are numbered within their own table,
// leaders by person.
type entry struct {
	sort  entrySort
	row   int32
	exact bool // an acronym: the text must have capitals too
	lower bool // written with a small initial in the table: "al-Qaeda"
	twin  bool // other rows have the name too: "Congo"
	joint bool // written with a hyphen at its end in the table: "Franco-"
	rest  []string
}

// gazetteer maps the first piece of each name to the names that begin with
// it, longest first, and within one length in the order of entrySort.
type gazetteer struct{ first map[string][]entry }

// match is a name found in a sentence.
type match struct {
	ud.Span
	entry *entry
	why   string // where several rows have the name, which others it is not
}

func newGazetteer(t *tables, l *leaders) gazetteer {
	g := gazetteer{first: make(map[string][]entry, 8192)}
	for i, c := range t.countries {
		g.add(countryName, i, append([]string{c.name}, c.names...))
		g.add(capitalName, i, c.capitals)
		g.add(folkName, i, c.folks)
		g.add(adjectiveName, i, c.adjectives)
	}
	for i, o := range t.organisations {
		g.add(organisationName, i, append([]string{o.name}, o.names...))
	}
	for i, p := range t.places {
		g.add(placeName, i, append([]string{p.name}, p.names...))
		g.add(regionFolkName, i, p.folks)
	}
	for i, p := range l.people {
		g.addKey(leaderName, i, p.name, p.keys[0])
		for k, name := range p.names {
			g.addKey(leaderName, i, name, p.keys[k+1])
		}
	}
	g.sort()
	return g
}

// sort puts the longest names first, and of equals those of the first sort.
func (g *gazetteer) sort() {
	for _, entries := range g.first {
		if len(entries) == 1 {
			continue
		}
		slices.SortStableFunc(entries, func(a, b entry) int {
			if d := len(b.rest) - len(a.rest); d != 0 {
				return d
			}
			return int(a.sort) - int(b.sort)
		})
	}
}

func (g *gazetteer) add(sort entrySort, row int, names []string) {
	for _, name := range names {
		g.addKey(sort, row, name, pieces(name))
	}
}

// addKey adds a name whose pieces are known.
func (g *gazetteer) addKey(sort entrySort, row int, name string, p []string) {
	if len(p) == 0 {
		return
	}
	e := entry{sort: sort, row: int32(row), rest: p[1:], lower: !startsUpper(name), joint: strings.HasSuffix(name, "-")}
	e.exact = len(name) <= 7 && allUpper(name) && !strings.Contains(name, " ")
	others := g.first[p[0]]
	for i := range others {
		o := &others[i]
		if !slices.Equal(o.rest, e.rest) {
			continue
		}
		if o.same(e) {
			return
		}
		if o.rivals(e) {
			o.twin, e.twin = true, true
		}
	}
	g.first[p[0]] = append(others, e)
}

// rivals reports whether the article decides which of two rows of one name is
// meant: people, nationalities or places.
func (e entry) rivals(o entry) bool {
	if e.sort == o.sort {
		return e.sort != organisationName && e.row != o.row
	}
	sameTable := e.sort != placeName && o.sort != placeName
	return e.places() && o.places() && !(sameTable && e.row == o.row)
}

func (e entry) places() bool {
	return e.sort == countryName || e.sort == capitalName || e.sort == placeName
}

// twins are the entries that bear the name of e, which begins with the piece
// first, in the order of the table.
func (g *gazetteer) twins(first string, e *entry) []*entry {
	var out []*entry
	for i := range g.first[first] {
		if o := &g.first[first][i]; slices.Equal(o.rest, e.rest) && (o.same(*e) || o.rivals(*e)) {
			out = append(out, o)
		}
	}
	return out
}

func (e entry) same(o entry) bool {
	return e.sort == o.sort && e.row == o.row && e.exact == o.exact && slices.Equal(e.rest, o.rest)
}

// find returns the longest names of the tokens from left to right, never
// overlapping.
func (g *gazetteer) find(tokens []ud.Token) []match {
	text := newPieceText(tokens)
	var out []match
	for i := 0; i < len(tokens); {
		m, ok := g.longest(tokens, text, i)
		if ok && i+1 < len(tokens) && tokens[i].Form == "the" {
			next, longer := g.longest(tokens, text, i+1) // "the Baltic Fleet" is not "the Baltic"
			ok = !longer || next.End <= m.End
		}
		if !ok {
			i++
			continue
		}
		out = append(out, m)
		i = m.End
	}
	return out
}

func (g *gazetteer) longest(tokens []ud.Token, text pieceText, i int) (match, bool) {
	at := text.start[i]
	if at == text.start[i+1] {
		return match{}, false
	}
	entries := g.first[text.pieces[at]]
	for k := range entries {
		e := &entries[k]
		end, ok := text.match(at+1, e.rest)
		if ok && e.fits(tokens[i:end]) && !(e.joint && (end == len(tokens) || tokens[end].Form != "-")) {
			return match{Span: ud.Span{Start: i, End: end}, entry: e}, true
		}
	}
	return match{}, false
}

// fits checks the capitals: an acronym needs all of them, a name its first.
func (e *entry) fits(tokens []ud.Token) bool {
	if e.exact {
		for _, t := range tokens {
			if !allUpper(t.Form) {
				return false
			}
		}
		return true
	}
	return e.lower || startsUpper(tokens[0].Form)
}

// pieceText is a sentence's tokens as pieces; start[i] is the first piece of
// token i, and start has one element more than there are tokens.
type pieceText struct {
	pieces []string
	start  []int
	token  []int // the token of each piece
}

func newPieceText(tokens []ud.Token) pieceText {
	t := pieceText{start: make([]int, 0, len(tokens)+1)}
	for i, token := range tokens {
		t.start = append(t.start, len(t.pieces))
		if strings.Contains(token.Form, "$") {
			continue // "US$" is money
		}
		for _, p := range pieces(token.Form) {
			t.pieces = append(t.pieces, p)
			t.token = append(t.token, i)
		}
	}
	t.start = append(t.start, len(t.pieces))
	return t
}

// match reports whether the pieces from at on are rest and end with a token;
// it returns the index of the token after.
func (t pieceText) match(at int, rest []string) (int, bool) {
	end := at + len(rest)
	if end > len(t.pieces) || !slices.Equal(t.pieces[at:end], rest) {
		return 0, false
	}
	last := t.token[end-1]
	return last + 1, t.start[last+1] == end
}
