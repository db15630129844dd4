package schema

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// The prefixes of the graph's own nodes. What follows a prefix is an id.
const (
	ActorPrefix    = "actor:"
	RelationPrefix = "rel:"
	EventPrefix    = "event:"
	DocumentPrefix = "doc:"
	PLOVERPrefix   = "plover:"
	CAMEOPrefix    = "cameo:"
	RolePrefix     = "role:"
	PairPrefix     = "pair:"
)

// The predicates and types of the graph. Predicates of an event bear the
// names of the record's fields.
const (
	Type  quad.IRI = "rdf:type"
	Label quad.IRI = "rdfs:label"

	HasSource   quad.IRI = "schema:source"
	HasTarget   quad.IRI = "schema:target"
	HasRelation quad.IRI = "schema:relation"
	HasPair     quad.IRI = "schema:pair"
	HasDocument quad.IRI = "schema:document"
	HasDate     quad.IRI = "schema:date"
	HasSentence quad.IRI = "schema:sentence"
	HasCAMEO    quad.IRI = "schema:cameo"
	HasMood     quad.IRI = "schema:mood"
	IsNegated   quad.IRI = "schema:negated"
	HasRecord   quad.IRI = "schema:record" // the remaining fields, packed as JSON

	HasRole     quad.IRI = "schema:role"
	HasCountry  quad.IRI = "schema:country" // the country or organisation that an actor belongs to
	HasWikidata quad.IRI = "schema:wikidata"

	HasTitle     quad.IRI = "schema:title"
	HasURL       quad.IRI = "schema:url"
	HasPublisher quad.IRI = "schema:publisher"
	HasHash      quad.IRI = "schema:hash"      // of the document's content
	HasDigest    quad.IRI = "schema:digest"    // of the events read from it
	HasSentences quad.IRI = "schema:sentences" // their number
	HasEvents    quad.IRI = "schema:events"    // their number
	HasSignature quad.IRI = "schema:signature" // of the document's words
	IsCopyOf     quad.IRI = "schema:copyOf"    // the document that this one repeats nearly word for word

	ActorType    quad.IRI = "sem:Actor"
	EventType    quad.IRI = "sem:Event" // where no class fits
	DocumentType quad.IRI = "schema:NewsArticle"
	PairType     quad.IRI = "schema:Pair"
)

const maxNameBytes = 200

// ActorID makes a readable id of a name: "Barack Obama" gives "Barack_Obama".
// Runs of blanks become one underscore and bytes that an IRI cannot hold are
// percent-escaped, so "actor:" and an id are an IRI. A name longer than 200
// bytes is cut and gets a hash; a name without letters gives "_".
func ActorID(name string) string {
	id := strings.Join(strings.Fields(name), "_")
	if len(id) > maxNameBytes {
		id = strings.ToValidUTF8(id[:maxNameBytes], "") + "_" + hashID(name)
	}
	if id == "" {
		return "_"
	}
	return escape(id, false)
}

// RelationID makes an id of a relation: "call on" gives "call_on".
func RelationID(relation string) string { return ActorID(relation) }

// ActorIRI is the node of the actor with this id.
func ActorIRI(id string) quad.IRI { return quad.IRI(ActorPrefix + escape(id, false)) }

// RelationIRI is the predicate of the relation ("call on" gives rel:call_on).
func RelationIRI(relation string) quad.IRI { return quad.IRI(RelationPrefix + RelationID(relation)) }

// EventIRI is the node of the event with this id.
func EventIRI(id string) quad.IRI { return quad.IRI(EventPrefix + escape(id, false)) }

// DocumentIRI is the node of the document with this id, which may be any
// string; DocumentOf gives it back.
func DocumentIRI(id string) quad.IRI { return quad.IRI(DocumentPrefix + escape(id, true)) }

// DocumentOf returns the id of a document's node.
func DocumentOf(node quad.IRI) string {
	return unescape(strings.TrimPrefix(string(node), DocumentPrefix))
}

// ClassIRI is the node of a class, or EventType for the empty class.
func ClassIRI(c Class) quad.IRI {
	if c == "" {
		return EventType
	}
	return quad.IRI(PLOVERPrefix + escape(string(c), false))
}

// CAMEOIRI is the node of a CAMEO code.
func CAMEOIRI(code string) quad.IRI { return quad.IRI(CAMEOPrefix + escape(code, false)) }

// RoleIRI is the node of a role.
func RoleIRI(r Role) quad.IRI { return quad.IRI(RolePrefix + escape(string(r), false)) }

// PairIRI is the node of a directed pair of actors, by their ids.
func PairIRI(source, target string) quad.IRI {
	return quad.IRI(PairPrefix + escape(source, false) + "|" + escape(target, false))
}

// PairOf returns the ids of a pair's node; ok is false for other nodes.
func PairOf(node quad.IRI) (source, target string, ok bool) {
	rest, ok := strings.CutPrefix(string(node), PairPrefix)
	if !ok {
		return "", "", false
	}
	return strings.Cut(rest, "|")
}

// escape writes the bytes that an IRI cannot hold as %XX, and the percent
// sign too where percent is true.
func escape(s string, percent bool) string {
	if !needsEscape(s, percent) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if forbidden(r, n) || percent && r == '%' {
			for _, c := range []byte(s[i : i+n]) {
				b.WriteByte('%')
				b.WriteByte(upperHex[c>>4])
				b.WriteByte(upperHex[c&15])
			}
		} else {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

const upperHex = "0123456789ABCDEF"

func needsEscape(s string, percent bool) bool {
	for i, r := range s {
		n := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, n = utf8.DecodeRuneInString(s[i:])
		}
		if forbidden(r, n) || percent && r == '%' {
			return true
		}
	}
	return false
}

// forbidden tells the runes that IRIREF of N-Quads and RFC 3987 leave out;
// n is the rune's length as decoded, 1 for a byte that is not UTF-8.
func forbidden(r rune, n int) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7f || strings.ContainsRune("<>\"{}|^`\\", r)
	}
	return r == utf8.RuneError && n == 1 ||
		unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zs, unicode.Zl, unicode.Zp) ||
		r >= 0xfff0 && r <= 0xffff || r&0xfffe == 0xfffe
}

func unescape(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			hi, lo := strings.IndexByte(upperHex, s[i+1]), strings.IndexByte(upperHex, s[i+2])
			if hi >= 0 && lo >= 0 {
				b.WriteByte(byte(hi<<4 | lo))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// Terms are the graph's own predicates and types.
func Terms() []quad.IRI {
	return []quad.IRI{
		Type, Label, HasSource, HasTarget, HasRelation, HasPair, HasDocument, HasDate, HasSentence, HasCAMEO, HasMood,
		IsNegated, HasRecord, HasRole, HasCountry, HasWikidata, HasTitle, HasURL, HasPublisher, HasHash, HasDigest,
		HasSentences, HasEvents, HasSignature, IsCopyOf, ActorType, EventType, DocumentType, PairType,
	}
}
