package schema

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"github.com/cayleygraph/quad"
	fastjson "github.com/segmentio/encoding/json"
)

// packedEvent holds the fields of an event that no quad of its own holds.
type packedEvent struct {
	Start       int           `json:"b,omitempty"`
	End         int           `json:"e,omitempty"`
	Source      packedMention `json:"s"`
	Target      packedMention `json:"t"`
	Relation    string        `json:"l,omitempty"` // where its id does not give it
	Phrase      string        `json:"p,omitempty"`
	Args        []string      `json:"a,omitempty"`
	Mode        string        `json:"m,omitempty"`
	CAMEO       string        `json:"k,omitempty"` // where its id does not give it
	Goldstein   *float64      `json:"g,omitempty"`
	Quad        int           `json:"q,omitempty"`
	Contexts    []string      `json:"x,omitempty"`
	Attribution string        `json:"by,omitempty"`
	Confidence  float64       `json:"c,omitempty"`
	Rule        string        `json:"r,omitempty"`
	Inferred    bool          `json:"i,omitempty"`
	Open        bool          `json:"o,omitempty"`
}

type packedMention struct {
	Text     string `json:"t,omitempty"` // where it is not the name
	Start    int    `json:"b,omitempty"`
	Past     int    `json:"e,omitempty"` // the end, from where the text would end
	Name     string `json:"n,omitempty"` // where the id does not give it
	Code     string `json:"c,omitempty"`
	Role     Role   `json:"r,omitempty"`
	Wikidata string `json:"w,omitempty"`
}

// noText stands for a mention without words, which no text can be.
const noText = "\n"

// pack writes the record literal of a normal event.
func pack(e Event) string {
	p := packedEvent{
		Start: e.Start, End: e.End, Source: packMention(e.Source), Target: packMention(e.Target),
		Phrase: e.Phrase, Args: e.Args, Mode: e.Mode, Goldstein: finite(e.Goldstein), Quad: e.Quad, Contexts: e.Contexts,
		Attribution: e.Attribution, Rule: e.Rule, Inferred: e.Inferred, Open: e.Scope == ScopeOpen,
	}
	if c := finite(&e.Confidence); c != nil {
		p.Confidence = *c
	}
	if nameOf(RelationID(e.Relation)) != e.Relation {
		p.Relation = e.Relation
	}
	if escape(e.CAMEO, false) != e.CAMEO {
		p.CAMEO = e.CAMEO
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(p) != nil {
		return "{}"
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func packMention(m Mention) packedMention {
	p := packedMention{Start: m.Start, Past: m.End - m.Start - len(m.Text), Code: m.Code, Role: m.Role, Wikidata: m.Wikidata}
	if p.Text = m.Text; m.Text == "" {
		p.Text = noText
	} else if m.Text == m.Name {
		p.Text = ""
	}
	if nameOf(m.ID) != m.Name {
		p.Name = m.Name
	}
	return p
}

// finite leaves out what JSON cannot hold.
func finite(f *float64) *float64 {
	if f == nil || math.IsNaN(*f) || math.IsInf(*f, 0) {
		return nil
	}
	return f
}

// nameOf is the name that an id stands for if nothing else is said.
func nameOf(id string) string { return strings.ReplaceAll(id, "_", " ") }

// EventOf reads an event from the quads that have its node as their subject,
// in any order. Quads with other predicates are passed over. The error names
// the event.
func EventOf(node quad.IRI, quads []quad.Quad) (Event, error) {
	e := Event{ID: strings.TrimPrefix(string(node), EventPrefix), Mood: Actual, Scope: ScopeActors}
	var packed string
	for _, q := range quads {
		p, ok := q.Predicate.(quad.IRI)
		if !ok {
			continue
		}
		if p == HasRecord {
			packed = textOf(q.Object)
		} else {
			e.set(p, q.Object)
		}
	}
	if err := e.unpack(packed); err != nil {
		return Event{}, fmt.Errorf("reading event %s: %w", e.ID, err)
	}
	return e, nil
}

// set takes the value of one predicate.
func (e *Event) set(p quad.IRI, v quad.Value) {
	switch p {
	case Type:
		if c, ok := strings.CutPrefix(iriOf(v), PLOVERPrefix); ok {
			e.Class = Class(c)
		}
	case HasSource:
		e.Source.ID = strings.TrimPrefix(iriOf(v), ActorPrefix)
	case HasTarget:
		e.Target.ID = strings.TrimPrefix(iriOf(v), ActorPrefix)
	case HasRelation:
		e.Relation = nameOf(strings.TrimPrefix(iriOf(v), RelationPrefix))
	case HasDocument:
		e.Doc = DocumentOf(quad.IRI(iriOf(v)))
	case HasDate:
		e.Date = textOf(v)
	case HasSentence:
		e.Sentence = textOf(v)
	case HasCAMEO:
		e.CAMEO = strings.TrimPrefix(iriOf(v), CAMEOPrefix)
	case HasMood:
		e.Mood = Mood(textOf(v))
	case IsNegated:
		e.Negated = v == quad.Bool(true)
	}
}

// unpack adds the fields of the record literal, "" for none.
func (e *Event) unpack(packed string) error {
	var p packedEvent
	if packed != "" {
		if err := fastjson.Unmarshal([]byte(packed), &p); err != nil {
			return fmt.Errorf("reading its record: %w", err)
		}
	}
	e.Start, e.End, e.Phrase, e.Args = p.Start, p.End, p.Phrase, p.Args
	e.Mode, e.Goldstein, e.Quad, e.Attribution = p.Mode, p.Goldstein, p.Quad, p.Attribution
	e.Contexts, e.Confidence, e.Rule, e.Inferred = p.Contexts, p.Confidence, p.Rule, p.Inferred
	if p.Relation != "" {
		e.Relation = p.Relation
	}
	if p.CAMEO != "" {
		e.CAMEO = p.CAMEO
	}
	if p.Open {
		e.Scope = ScopeOpen
	}
	p.Source.fill(&e.Source)
	p.Target.fill(&e.Target)
	return nil
}

func (p packedMention) fill(m *Mention) {
	m.Start, m.Code, m.Role, m.Wikidata = p.Start, p.Code, p.Role, p.Wikidata
	if m.Name = p.Name; m.Name == "" {
		m.Name = nameOf(m.ID)
	}
	switch m.Text = p.Text; p.Text {
	case "":
		m.Text = m.Name
	case noText:
		m.Text = ""
	}
	m.End = m.Start + len(m.Text) + p.Past
}

func iriOf(v quad.Value) string {
	i, _ := v.(quad.IRI)
	return string(i)
}

func textOf(v quad.Value) string {
	s, _ := v.(quad.String)
	return string(s)
}
