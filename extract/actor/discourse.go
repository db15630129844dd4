package actor

import (
	"github.com/entente-kg/entente/extract/ud"
	"github.com/entente-kg/entente/schema"
)

// noun is a noun phrase while it is being resolved.
type noun struct {
	sent, head int
	span       ud.Span
	name       ud.Span // the proper name inside it, may be empty
	ref        *referent
	why        string // how this mention came to its referent, if not by name
	state      progress
	adjunct    bool // a nationality inside another phrase
	plural     bool
	pronoun    bool
	dropped    bool // part of a dateline
	named      bool // resolved by its name
}

// progress guards the resolution of phrases inside each other.
type progress uint8

const (
	untouched progress = iota
	inWork
	resolved
)

// discourse is the state of reading one article.
type discourse struct {
	r     *Resolver
	date  string
	sents []sentence
	nouns []noun
	at    [][]int32 // for each sentence and token its noun, or -1

	byID      map[string]*referent
	byLast    map[string][]*referent // people and organisations by the last piece of their names
	compass   map[string]*referent   // "north": North Korea
	initial   map[string]*referent   // organisations by their acronym
	dateline  string                 // country of the dateline, or ""
	home      string                 // country that domestic words refer to, or ""
	sure      bool                   // of home
	about     int                    // how often the country of home is named
	mentioned map[string]bool        // countries of the article
	history   []int32                // resolved nouns that a pronoun may refer to
	marks     [][]bool               // for each token whether it is quoted; made on first use
}

func newDiscourse(r *Resolver, sents []ud.Sentence, date string) *discourse {
	d := &discourse{
		r: r, date: date,
		sents: make([]sentence, len(sents)), at: make([][]int32, len(sents)),
		byID: map[string]*referent{}, byLast: map[string][]*referent{}, initial: map[string]*referent{}, compass: map[string]*referent{},
	}
	d.merge()
	for i := range sents {
		d.sents[i] = newSentence(sents[i], &r.gazetteer)
	}
	d.chooseTwins()
	for i := range sents {
		d.findNouns(i)
		if i < datelineSentences {
			d.cutDateline(i)
		}
	}
	return d
}

// findNouns makes a noun of each phrase and of each nationality inside one.
func (d *discourse) findNouns(sent int) {
	s := &d.sents[sent]
	at := make([]int32, len(s.Tokens))
	for i := range at {
		at[i] = -1
	}
	d.at[sent] = at
	first := len(d.nouns)
	for i := range s.Tokens {
		switch {
		case s.insideName(i):
		case s.nominal(i):
			d.addNoun(noun{sent: sent, head: i, span: s.span(i), name: s.nameRun(i)})
		case s.adjunct(i):
			m := s.match(i)
			d.addNoun(noun{sent: sent, head: i, span: m.Span, name: m.Span, adjunct: true})
		}
	}
	for n := first; n < len(d.nouns); n++ {
		d.claimName(int32(n))
	}
}

func (d *discourse) addNoun(n noun) {
	t := d.sents[n.sent].Tokens[n.head]
	n.plural = isPlural(t)
	n.pronoun = t.UPOS == "PRON" && d.sents[n.sent].match(n.head) == nil
	d.at[n.sent][n.head] = int32(len(d.nouns))
	d.nouns = append(d.nouns, n)
}

// insideName reports whether token i is governed by another token of the same
// known name: "Mail" of "Globe and Mail".
func (s *sentence) insideName(i int) bool {
	m := s.match(i)
	h := s.Tokens[i].Head
	return m != nil && h >= 0 && m.Contains(h) && s.rel(i) != "amod" && s.rel(i) != "compound"
}

// claimName lets the tokens of a noun's name lead to the noun.
func (d *discourse) claimName(n int32) {
	x := &d.nouns[n]
	spans := []ud.Span{x.name}
	if m := d.sents[x.sent].match(x.head); m != nil {
		spans = append(spans, m.Span)
	}
	for _, span := range spans {
		for i := span.Start; i < span.End; i++ {
			if d.at[x.sent][i] < 0 {
				d.at[x.sent][i] = n
			}
		}
	}
}

// adjunct reports whether token i ends a known name that modifies a noun:
// "Russian" of "Russian warplane", "Bush" of "Bush administration".
func (s *sentence) adjunct(i int) bool {
	m := s.match(i)
	if m == nil || m.End != i+1 {
		return false
	}
	switch s.rel(i) {
	case "amod", "compound", "conj", "nmod":
		return true
	}
	return false
}

// resolveAll resolves the nouns in order.
func (d *discourse) resolveAll() {
	d.home, d.sure = d.findHome()
	for i := range d.nouns {
		d.resolve(int32(i))
	}
}

// noun is the noun at a token, or nil.
func (d *discourse) noun(sent, token int) *noun {
	if token < 0 {
		return nil
	}
	if i := d.at[sent][token]; i >= 0 {
		return &d.nouns[i]
	}
	return nil
}

// article turns the nouns into mentions.
func (d *discourse) article() *Article {
	a := &Article{at: d.at, mentions: make([]Mention, len(d.nouns))}
	for i := range d.nouns {
		a.mentions[i] = d.mention(&d.nouns[i])
	}
	return a
}

func (d *discourse) mention(n *noun) Mention {
	s := &d.sents[n.sent]
	m := Mention{Sent: n.sent, Head: n.head, Span: n.span, Kind: NounKind, Plural: n.plural, Pronoun: n.pronoun}
	m.Text = s.Words(n.span)
	m.Start, m.End = s.Tokens[n.span.Start].Start, s.Tokens[n.span.End-1].End
	ref := n.ref.find()
	if ref == nil {
		m.Name, m.Role = m.Text, d.roleOfNoun(n)
		return m
	}
	m.fill(ref)
	if n.why != "" {
		m.Why = n.why
	}
	if m.Role == "" && d.seat(n) {
		m.Role = schema.GOV
	}
	for _, p := range ref.parts {
		part := m
		part.Parts = nil
		part.fill(p.find())
		m.Parts = append(m.Parts, part)
	}
	return m
}

// seat reports whether n is named by a place that stands for its government:
// "the Kremlin".
func (d *discourse) seat(n *noun) bool {
	x := d.sents[n.sent].match(n.head)
	return x != nil && n.named && x.entry.sort == placeName && d.r.tables.places[x.entry.row].kind == "seat"
}

// roleOfNoun is the sector of a noun that is no actor, by its word: MIL for "a
// convoy".
func (d *discourse) roleOfNoun(n *noun) schema.Role {
	s := &d.sents[n.sent]
	m, ok := d.r.roles.at(s.Tokens, s.text, n.head)
	if !ok || n.pronoun || n.dropped {
		return ""
	}
	return m.word.role
}

// fill sets what the referent says of the actor.
func (m *Mention) fill(r *referent) {
	m.Name, m.ID, m.Code, m.Role, m.Wikidata = r.name, r.id, r.code, r.role, r.wikidata
	m.Kind, m.Why, m.Owner, m.Role2 = ActorKind, r.why, "", r.role2
	if r.sort == thingRef {
		m.Kind = ThingKind
		if o := r.owner.find(); o != nil {
			m.Owner = o.id
		}
	}
}
