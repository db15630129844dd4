package actor

import (
	"strings"

	"github.com/entente-kg/entente/schema"
)

// maxDepth bounds phrases that are resolved because of one another.
const maxDepth = 6

// resolve finds the referent of noun i; nouns before it are resolved, those
// inside it are resolved on the way.
func (d *discourse) resolve(i int32) { d.resolveNested(i, 0) }

func (d *discourse) resolveNested(i int32, depth int) {
	n := &d.nouns[i]
	if n.state != untouched || depth > maxDepth {
		return
	}
	if n.dropped {
		return
	}
	n.state = inWork
	switch {
	case n.named:
		d.completeName(n)
	case n.pronoun:
		d.resolvePronoun(n, depth)
	default:
		d.resolveCommon(n, depth)
	}
	n.state = resolved
	d.note(i)
}

// note files a resolved noun for pronouns to come.
func (d *discourse) note(i int32) {
	n := &d.nouns[i]
	if n.adjunct {
		return
	}
	if r := n.ref.find(); r != nil {
		r.count++
	}
	d.history = append(d.history, i)
}

// reviseName gives up a table's organisation whose name others bear too, where
// the phrase names another country or the article is about one: not every
// Senate is the American.
func (d *discourse) reviseName(n *noun) {
	m := d.sents[n.sent].match(n.head)
	if m == nil || m.entry.sort != organisationName || n.adjunct {
		return
	}
	o := &d.r.tables.organisations[m.entry.row]
	if !o.weak {
		return
	}
	code := d.otherBearer(n, m, o.country)
	if code == "" {
		return
	}
	words := d.sents[n.sent].Words(m.Span)
	n.ref = d.named(referent{sort: orgRef, name: d.r.ofCountry(d.state(code)) + " " + words, code: code, role: o.role, why: namedInText + ": " + words + " of " + d.state(code).name})
}

// minAbout is how often an article must name the country that it is about for
// bodies to be of that country.
const minAbout = 2

// otherBearer is the country, not the table's, whose organisation the name
// means here, or "".
func (d *discourse) otherBearer(n *noun, m *match, code string) string {
	owner := d.namedOwner(n.sent, n.span.Start, m.Start, true)
	if owner == nil {
		owner = d.phraseOwner(n.sent, n.head, "of", "in")
	}
	if owner != nil {
		if _, ok := d.r.states[owner.code]; ok && owner.code != code {
			return owner.code
		}
		return ""
	}
	if code == "" || d.home == code || d.mentioned[code] || d.about < minAbout {
		return ""
	}
	return d.home
}

// completeName gives a named actor without a country the one of the article,
// where its title is an office of a state, else the one that has such a title:
// a congressman is of the United States where nothing says another country.
func (d *discourse) completeName(n *noun) {
	r := n.ref.find()
	if r.sort != personRef || r.code != "" || len(r.words) == 0 {
		return
	}
	if code := d.articleCountry(n); code != "" && domestic(r.role) {
		r.code = code
		r.why += ", in an article about " + d.state(code).name
		return
	}
	for _, title := range r.words {
		if code := d.r.titles[title]; code != "" {
			r.code = code
			r.why += ", a title of " + d.state(code).name
			return
		}
	}
}

// articleCountry is the country that the article is surely about, seen from
// the sentence of n, or "".
func (d *discourse) articleCountry(n *noun) string {
	from, to := d.nounsOf(n.sent)
	code := d.contextCode(n.sent)
	if code != "" && (d.sure || code != d.home) && (d.onlyCountry(from, to) == code || d.onlyCountry(0, len(d.nouns)) == code) {
		return code
	}
	return ""
}

// resolveCommon resolves a phrase headed by a common noun.
func (d *discourse) resolveCommon(n *noun, depth int) {
	s := &d.sents[n.sent]
	if k := d.apposition(n); k >= 0 && d.oneWithApposition(n, k) {
		return
	}
	if d.resolveQuantity(n, depth) || d.resolveDefinite(n) {
		return
	}
	x := d.describe(n.sent, n.head, n.span.Start)
	for _, parts := range [][]*referent{d.coordinated(n, x), d.ofSeveral(n)} {
		if len(parts) > 1 {
			d.group(n, x, parts)
			return
		}
	}
	if d.isBodyItself(n, x) {
		return
	}
	if x.word != nil && (d.r.words.is(x.word.word, event) || s.directed(n.head) && d.r.words.is(x.word.word, direction)) || x.word != nil && d.r.words.is(x.word.word, abstract) && !n.plural && !s.definite(n.head) && x.owner == nil && s.possessor(n.head) < 0 {
		x.word, x.role = nil, ""
	}
	if x.owner == nil {
		x.owner = d.followingOwner(n, x, depth)
		x.apart = d.apart(x)
		if x.word != nil {
			x.role = d.sector(s, x, n.span.Start, n.head)
		}
	}
	n.plural = n.plural || x.plural
	n.ref = d.described(n, x)
}

// apart reports whether the one described is not, or not surely, of the country
// of the owner: someone's ally, several owners' common thing, the family of one
// whom no table has.
func (d *discourse) apart(x description) bool {
	o := x.owner.find()
	switch {
	case o == nil:
		return false
	case len(o.parts) > 0:
		return true
	case x.word == nil:
		return false
	}
	return d.r.words.is(x.word.word, relational) || d.r.words.is(x.word.word, kin) && o.sort == personRef && o.leader == nil
}

// directed reports whether noun i says where something goes or stands.
func (s *sentence) directed(i int) bool {
	switch s.preposition(i) {
	case "at", "from", "in", "on", "onto", "to", "toward", "towards":
		return true
	}
	return false
}

// apposition is the noun in apposition to n or to the end of its words, as
// after "the secretary of state,".
func (d *discourse) apposition(n *noun) int {
	s := &d.sents[n.sent]
	if k := s.child(n.head, "appos"); k >= 0 {
		return k
	}
	m, ok := d.r.roles.at(s.Tokens, s.text, n.head)
	if ok && m.End > n.head+1 {
		return d.titled(n, m.End)
	}
	if of := s.child(n.head, "nmod"); ok && m.word.kind == "person" && of > n.head && s.preposition(of) == "of" {
		if k := s.child(of, "appos"); d.personAt(n.sent, k) {
			return k // "the head of the mission, Ann Lee"
		}
	}
	return -1
}

// titled is the name that a title of several words, ending before end, stands
// for: in apposition to its last word, or hung on its first as if the name were
// what the title is of ("Secretary of State Ann Lee").
func (d *discourse) titled(n *noun, end int) int {
	s := &d.sents[n.sent]
	if k := s.child(end-1, "appos"); k >= 0 {
		return k
	}
	for _, k := range s.kids[n.head] {
		if of := s.child(k, "case"); k >= end && of > n.head && of < end && d.personAt(n.sent, k) {
			return k
		}
	}
	return -1
}

// isBodyItself takes the organisation of "the Guardian newspaper" for what the
// whole phrase means.
func (d *discourse) isBodyItself(n *noun, x description) bool {
	o := x.owner.find()
	if o == nil || o.sort != orgRef || o.role == schema.IGO || x.word == nil || n.plural {
		return false
	}
	switch x.word.word {
	case "bloc", "broadcaster", "company", "firm", "front", "group", "magazine", "militia", "movement", "network", "newspaper", "organisation", "organization", "party":
		n.ref = o
		return true
	}
	return false
}

// wordGender is the gender of a person whom the word names.
func wordGender(word string) gender {
	switch word[strings.LastIndexByte(word, ' ')+1:] {
	case "woman", "mother", "wife", "sister", "daughter", "girl", "queen", "princess", "widow", "spokeswoman", "actress", "nun":
		return feminine
	case "man", "father", "husband", "brother", "son", "boy", "king", "prince", "spokesman", "priest", "gunman", "businessman", "policeman":
		return masculine
	}
	return anyGender
}

// oneWithApposition takes the referent of a name in apposition: "the president,
// Vladimir Putin".
func (d *discourse) oneWithApposition(n *noun, k int) bool {
	a := d.noun(n.sent, k)
	if a == nil || !a.named || a.ref.find().sort != personRef && a.ref.find().sort != orgRef || a.adjunct {
		return false
	}
	if !d.describes(&d.sents[n.sent], n.head) || a.ref.find().sort == personRef && !d.namesPerson(n) {
		return false
	}
	n.ref, n.why = a.ref, "apposition: "+a.ref.find().name
	d.belongs(n, a.ref.find())
	return true
}

// belongs gives a person of no known country the one that the title n names.
func (d *discourse) belongs(n *noun, r *referent) {
	if r.sort != personRef || r.code != "" || r.leader != nil {
		return
	}
	if owner := d.describe(n.sent, n.head, n.span.Start).owner.find(); owner != nil && owner.code != "" {
		r.code = owner.code
		r.why += ", of " + owner.name
	}
}

// personAt reports whether a token heads the name of a person.
func (d *discourse) personAt(sent, k int) bool {
	a := d.noun(sent, k)
	return a != nil && a.named && a.ref.find().sort == personRef
}

// namesPerson reports whether the word of n may name one person: "head", not
// "mission".
func (d *discourse) namesPerson(n *noun) bool {
	m, ok := d.r.roles.at(d.sents[n.sent].Tokens, d.sents[n.sent].text, n.head)
	return ok && m.word.kind != "group"
}

// resolveQuantity gives "hundreds of soldiers" and "members of parliament" the
// actor inside.
func (d *discourse) resolveQuantity(n *noun, depth int) bool {
	s := &d.sents[n.sent]
	if !d.r.words.is(strings.ToLower(s.Tokens[n.head].Lemma), quantity) {
		return false
	}
	k := s.ofPhrase(n.head, n.head+1)
	if k < 0 {
		return false
	}
	i := d.at[n.sent][k]
	if i < 0 {
		return false
	}
	d.resolveNested(i, depth+1)
	inner := &d.nouns[i]
	n.plural = true
	r := inner.ref.find()
	if r == nil {
		x, ok := d.r.roles.at(s.Tokens, s.text, n.head)
		return !ok || x.word.kind != "person" // "members of a ring" are people
	}
	if r.sort == orgRef || r.sort == stateRef {
		r = d.named(referent{sort: groupRef, plural: true, name: d.plainWords(n), code: r.code, role: r.role, owner: r, why: r.why})
	}
	n.ref = r
	return true
}

// described is the actor or thing that a description names.
func (d *discourse) described(n *noun, x description) *referent {
	owner := x.owner.find()
	actor := x.word != nil && x.word.kind != "thing"
	if !actor && owner == nil {
		return nil
	}
	r := referent{sort: thingRef, role: x.role, plural: n.plural, owner: owner, name: d.phraseName(n, x, owner)}
	if actor {
		r.sort = groupRef
		if x.word.kind == "person" && !n.plural {
			r.sort = personRef
		}
		r.words = []string{x.word.word}
		r.gender = wordGender(x.word.word)
		r.why = "roles.tsv: " + x.word.word
		r.takeWord(x.word)
	}
	if owner != nil && x.apart {
		r.why += ", not " + owner.name
	} else if owner != nil {
		r.code = owner.code
		r.why = strings.TrimPrefix(r.why+", of "+owner.name, ", ")
		if r.role == "" && (actor || owner.sort == groupRef) {
			r.role = owner.role
		}
	}
	if actor && r.code == "" && !x.apart {
		if o := d.contextOwner(n, x); o != nil {
			r.code = o.code
		} else if code := d.r.titles[x.word.word]; code != "" {
			r.code = code
			r.why += ", a title of " + d.state(code).name
		}
	}
	return d.named(r)
}
