package schema

import (
	"strings"

	"github.com/cayleygraph/quad"
)

// Quads writes a document, its actors and its events as quads, without
// duplicates. What the document says is labelled with the document, the edge
// from source to target with its event; what holds of an actor in general has
// no label and may come from other documents too.
//
// Events are normalised first (see Normal): a default is not stored.
func Quads(doc Document, sentences int, events []Event) []quad.Quad {
	w := &quadWriter{doc: DocumentIRI(doc.ID), seen: map[quad.Quad]bool{}}
	w.document(doc, sentences)
	records := make([]string, 0, len(events))
	known := map[string]bool{}
	for _, e := range events {
		if e.Doc = doc.ID; e.ID == "" {
			e.ID = EventID(e)
		}
		if e = Normal(e); known[e.ID] {
			continue
		}
		known[e.ID] = true
		packed := pack(e)
		w.event(e, packed)
		records = append(records, e.ID, packed)
	}
	if doc.CopyOf != "" {
		records = append(records, "copy of", doc.CopyOf)
	}
	w.say(w.doc, HasEvents, quad.Int(len(known)))
	w.say(w.doc, HasDigest, quad.String(hashID(records...)))
	return w.quads
}

// Normal gives an event the form in which the graph returns it: ids of actors
// filled in from their names and made safe for an IRI, the defaults of mood
// and scope written out, text as valid UTF-8.
func Normal(e Event) Event {
	e.Source, e.Target = normalMention(e.Source), normalMention(e.Target)
	if e.Mood == "" {
		e.Mood = Actual
	}
	if e.Scope == "" {
		e.Scope = ScopeActors
	}
	if e.Relation == "" {
		e.Relation = "_"
	}
	if len(e.Args) == 0 {
		e.Args = nil
	}
	if len(e.Contexts) == 0 {
		e.Contexts = nil
	}
	e.Sentence = strings.ToValidUTF8(e.Sentence, "\uFFFD")
	e.ID = escape(e.ID, false)
	return e
}

func normalMention(m Mention) Mention {
	if m.Name == "" {
		m.Name = m.Text
	}
	if m.ID == "" {
		m.ID = ActorID(m.Name)
	}
	m.ID = escape(m.ID, false)
	if m.Name = strings.ToValidUTF8(m.Name, "\uFFFD"); m.Name == "" {
		m.Name = m.ID
	}
	return m
}

type quadWriter struct {
	doc   quad.IRI
	quads []quad.Quad
	seen  map[quad.Quad]bool // the facts that several events may repeat
}

// say adds what the document states.
func (w *quadWriter) say(s, p quad.IRI, o quad.Value) {
	w.quads = append(w.quads, quad.Quad{Subject: s, Predicate: p, Object: o, Label: w.doc})
}

// sayText adds a literal unless it is empty.
func (w *quadWriter) sayText(s, p quad.IRI, text string) {
	if text != "" {
		w.say(s, p, quad.String(strings.ToValidUTF8(text, "\uFFFD")))
	}
}

// hold adds what holds beyond the document.
func (w *quadWriter) hold(s, p quad.IRI, o quad.Value) {
	q := quad.Quad{Subject: s, Predicate: p, Object: o}
	if !w.seen[q] {
		w.seen[q] = true
		w.quads = append(w.quads, q)
	}
}

func (w *quadWriter) document(d Document, sentences int) {
	w.say(w.doc, Type, DocumentType)
	w.sayText(w.doc, HasTitle, d.Title)
	w.sayText(w.doc, HasDate, d.Date)
	w.sayText(w.doc, HasURL, d.URL)
	w.sayText(w.doc, HasPublisher, d.Source)
	w.say(w.doc, HasHash, quad.String(ContentHash(d)))
	w.say(w.doc, HasSentences, quad.Int(sentences))
	w.sayText(w.doc, HasSignature, d.Signature)
	if d.CopyOf != "" {
		w.say(w.doc, IsCopyOf, DocumentIRI(d.CopyOf))
	}
}

func (w *quadWriter) event(e Event, packed string) {
	event, source, target := EventIRI(e.ID), ActorIRI(e.Source.ID), ActorIRI(e.Target.ID)
	pair := PairIRI(e.Source.ID, e.Target.ID)
	w.actor(source, e.Source, e.Scope)
	w.actor(target, e.Target, e.Scope)
	w.hold(pair, Type, PairType)
	w.quads = append(w.quads, quad.Quad{Subject: source, Predicate: RelationIRI(e.Relation), Object: target, Label: event})
	w.say(event, Type, ClassIRI(e.Class))
	w.say(event, HasSource, source)
	w.say(event, HasTarget, target)
	w.say(event, HasRelation, RelationIRI(e.Relation))
	w.say(event, HasPair, pair)
	w.say(event, HasDocument, w.doc)
	w.sayText(event, HasDate, e.Date)
	w.sayText(event, HasSentence, e.Sentence)
	if e.CAMEO != "" {
		w.say(event, HasCAMEO, CAMEOIRI(e.CAMEO))
	}
	if e.Mood != Actual {
		w.sayText(event, HasMood, string(e.Mood))
	}
	if e.Negated {
		w.say(event, IsNegated, quad.Bool(true))
	}
	w.say(event, HasRecord, quad.String(packed))
}

// actor adds what a mention tells of its actor. A noun phrase of an open
// triple gets its label and is not counted among the actors.
func (w *quadWriter) actor(node quad.IRI, m Mention, scope Scope) {
	w.hold(node, Label, quad.String(m.Name))
	if scope == ScopeOpen && m.Code == "" && m.Role == "" && m.Wikidata == "" {
		return
	}
	w.hold(node, Type, ActorType)
	if m.Role != "" {
		w.hold(node, HasRole, RoleIRI(m.Role))
	}
	if country := ActorIRI(ActorID(m.Code)); m.Code != "" && country != node {
		w.hold(node, HasCountry, country)
	}
	if m.Wikidata != "" {
		w.hold(node, HasWikidata, quad.String(strings.ToValidUTF8(m.Wikidata, "\uFFFD")))
	}
}
