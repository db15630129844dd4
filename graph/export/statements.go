package export

import (
	"github.com/cayleygraph/quad"

	"github.com/entente-kg/entente/schema"
)

// Terms of PROV-O (www.w3.org/TR/prov-o) and the Simple Event Model.
const (
	provEntity  quad.IRI = "prov:Entity"
	provAgent   quad.IRI = "prov:Agent"
	derivedFrom quad.IRI = "prov:wasDerivedFrom"
	provValue   quad.IRI = "prov:value"

	semActor quad.IRI = "sem:hasActor"
	semType  quad.IRI = "sem:eventType"
	semTime  quad.IRI = "sem:hasTimeStamp"

	sameAs    quad.IRI = "owl:sameAs"
	wikidata           = "http://www.wikidata.org/entity/"
	xsdDate   quad.IRI = "xsd:date"
	ownPrefix          = "schema:" // the project's own terms
)

// description is what a graph says of one node.
type description struct {
	node  quad.IRI
	types []quad.IRI
	facts []fact
}

type fact struct {
	predicate quad.IRI
	object    quad.Value
}

func (d *description) say(predicate quad.IRI, object quad.Value) {
	d.facts = append(d.facts, fact{predicate, object})
}

// sayText adds a literal unless it is empty.
func (d *description) sayText(predicate quad.IRI, text string) {
	if text != "" {
		d.say(predicate, quad.String(text))
	}
}

// describer describes events one after the other; actors and documents once.
type describer struct {
	o    Options
	cols []column
	seen once
}

func newDescriber(o Options) *describer {
	return &describer{o: o, seen: once{}, cols: named("phrase", "args", "mode", "goldstein", "quad", "contexts", "negated", "mood", "attribution", "confidence", "rule", "inferred", "scope", "start", "end")}
}

// describe gives the event, then what is new of its document and its actors.
func (r *describer) describe(e *schema.Event) ([]description, error) {
	doc, err := r.o.document(e.Doc)
	if err != nil {
		return nil, err
	}
	out := []description{r.event(e)}
	for _, d := range []description{describeDocument(doc), describeActor(&e.Source), describeActor(&e.Target)} {
		if d = r.news(d); len(d.facts)+len(d.types) > 0 {
			out = append(out, d)
		}
	}
	source := schema.ActorIRI(e.Source.ID)
	return append(out, description{node: source, facts: []fact{{schema.RelationIRI(e.Relation), schema.ActorIRI(e.Target.ID)}}}), nil
}

// news leaves out what was said before.
func (r *describer) news(d description) description {
	out := description{node: d.node}
	for _, t := range d.types {
		if r.seen.first(quad.Quad{Subject: d.node, Predicate: schema.Type, Object: t}) {
			out.types = append(out.types, t)
		}
	}
	for _, f := range d.facts {
		if r.seen.first(quad.Quad{Subject: d.node, Predicate: f.predicate, Object: f.object}) {
			out.facts = append(out.facts, f)
		}
	}
	return out
}

func (r *describer) event(e *schema.Event) description {
	d := description{node: schema.EventIRI(e.ID), types: []quad.IRI{schema.EventType, provEntity}}
	source, target := schema.ActorIRI(e.Source.ID), schema.ActorIRI(e.Target.ID)
	d.say(semActor, source)
	if target != source {
		d.say(semActor, target)
	}
	if e.Class != "" {
		d.say(semType, schema.ClassIRI(e.Class))
	}
	if e.Date != "" {
		d.say(semTime, dated(e.Date))
	}
	d.say(derivedFrom, schema.DocumentIRI(e.Doc))
	d.sayText(provValue, e.Sentence)
	d.say(schema.HasSource, source)
	d.say(schema.HasRelation, schema.RelationIRI(e.Relation))
	d.say(schema.HasTarget, target)
	if e.CAMEO != "" {
		d.say(schema.HasCAMEO, schema.CAMEOIRI(e.CAMEO))
	}
	for _, c := range r.cols {
		if v := c.literal(e); v != nil {
			d.say(quad.IRI(ownPrefix+c.name), v)
		}
	}
	return d
}

// dated is a day, or another text where it is no whole day.
func dated(date string) quad.Value {
	if isDay(date) {
		return quad.TypedString{Value: quad.String(date), Type: xsdDate}
	}
	return quad.String(date)
}

// literal is a cell as a value, nil where it is unknown.
func (c column) literal(e *schema.Event) quad.Value {
	if c.number == nil {
		if s := c.text(e); s != "" {
			return quad.String(s)
		}
		return nil
	}
	n, ok := c.number(e)
	switch {
	case !ok:
		return nil
	case c.kind == integer:
		return quad.Int(n)
	case c.kind == yes:
		return quad.Bool(n != 0)
	}
	return quad.Float(n)
}

func describeDocument(doc schema.Document) description {
	d := description{node: schema.DocumentIRI(doc.ID), types: []quad.IRI{schema.DocumentType, provEntity}}
	d.sayText(schema.HasTitle, doc.Title)
	d.sayText(schema.HasURL, doc.URL)
	d.sayText(schema.HasPublisher, doc.Source)
	if doc.Date != "" {
		d.say(schema.HasDate, dated(doc.Date))
	}
	return d
}

func describeActor(m *schema.Mention) description {
	d := description{node: schema.ActorIRI(m.ID), types: []quad.IRI{schema.ActorType, provAgent}}
	d.sayText(schema.Label, m.Name)
	if m.Role != "" {
		d.say(schema.HasRole, schema.RoleIRI(m.Role))
	}
	if country := schema.ActorIRI(schema.ActorID(m.Code)); m.Code != "" && country != d.node {
		d.say(schema.HasCountry, country)
	}
	if m.Wikidata != "" {
		d.say(sameAs, quad.IRI(wikidata+schema.ActorID(m.Wikidata)))
	}
	return d
}
