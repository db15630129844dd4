package schema_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/schema"
)

func score(f float64) *float64 { return &f }

func fullEvent() schema.Event {
	return schema.Event{
		Doc: "a", Date: "2015-11-24", Sentence: "He urged \"restraint\"\n<now>.", Start: 10, End: 40,
		Source:   schema.Mention{Text: "He", Start: 10, End: 12, Name: "Barack Obama", ID: "Barack_Obama", Code: "USA", Role: schema.GOV, Wikidata: "Q76"},
		Relation: "call on", Target: schema.Mention{Text: "Moscow", Start: 20, End: 26, Name: "Russia", ID: "RUS", Code: "RUS"},
		Phrase: "called upon", Args: []string{"on Monday", "in Paris"}, Class: schema.Request, Mode: "change", CAMEO: "020",
		Goldstein: score(3.4), Quad: 1, Contexts: []string{"diplomatic", "military"}, Negated: true, Mood: schema.Planned, Attribution: "Russia",
		Confidence: 0.83, Rule: "active/request", Inferred: true, Scope: schema.ScopeOpen,
	}
}

// events finds the events in quads, by their subjects.
func events(t *testing.T, quads []quad.Quad) map[string]schema.Event {
	t.Helper()
	by := map[quad.IRI][]quad.Quad{}
	for _, q := range quads {
		s := q.Subject.(quad.IRI)
		by[s] = append(by[s], q)
	}
	out := map[string]schema.Event{}
	for node, qs := range by {
		if !strings.HasPrefix(string(node), schema.EventPrefix) {
			continue
		}
		e, err := schema.EventOf(node, qs)
		if err != nil {
			t.Fatal(err)
		}
		out[e.ID] = e
	}
	return out
}

func TestEventsSurviveQuads(t *testing.T) {
	bare := schema.Event{Doc: "a", Relation: "meet", Source: schema.Mention{Name: "Ann"}, Target: schema.Mention{Text: "Bob"}}
	list := []schema.Event{fullEvent(), bare}
	for i := range 200 {
		list = append(list, randomEvent(rand.New(rand.NewPCG(1, uint64(i)))))
	}
	for i, e := range list {
		got := events(t, schema.Quads(schema.Document{ID: "a"}, 1, []schema.Event{e}))
		e.ID = schema.EventID(e)
		want := map[string]schema.Event{e.ID: schema.Normal(e)}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("event %d (-want +got):\n%s", i, diff)
		}
	}
}

func randomEvent(r *rand.Rand) schema.Event {
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	mention := func() schema.Mention {
		name := pick("Angela Merkel", "snake_case", "AC/DC", "<b>|\"x\\y`", "Москва", "A\u00a0B", "100%", "%41", strings.Repeat("long ", 80), "\x00\u202e")
		return schema.Mention{
			Text: pick("she", "Merkel", ""), Start: r.IntN(9), End: r.IntN(99), Name: name, ID: schema.ActorID(name),
			Code: pick("", "DEU", "UN"), Role: schema.Role(pick("", "GOV", "MIL")), Wikidata: pick("", "Q567"),
		}
	}
	return schema.Event{
		Doc: "a", Date: pick("", "2015-01-02"), Sentence: pick("", "A b.", "\t\"é\""), Start: r.IntN(5), End: r.IntN(50),
		Source: mention(), Target: mention(), Relation: pick("urge", "call on", "under_score", "<odd>", "a  b", " x"),
		Class: schema.Class(pick("", "CONSULT")), CAMEO: pick("", "036"), Mood: schema.Mood(pick("actual", "alleged")),
		Negated: r.IntN(2) == 0, Inferred: r.IntN(2) == 0, Confidence: r.Float64(), Scope: schema.Scope(pick("actors", "open")),
	}
}

func TestQuadsAreLean(t *testing.T) {
	e := fullEvent()
	e.Negated, e.Mood = false, ""
	n := 0
	for _, q := range schema.Quads(schema.Document{ID: "a"}, 1, []schema.Event{e}) {
		if strings.HasPrefix(string(q.Subject.(quad.IRI)), "event:") || q.Label != nil && strings.HasPrefix(string(q.Label.(quad.IRI)), "event:") {
			n++
		}
	}
	if n > 11 {
		t.Errorf("an actual event takes %d quads, want at most 11", n)
	}
}

func TestTripleIsOneQuad(t *testing.T) {
	e := fullEvent()
	want := quad.Quad{
		Subject: quad.IRI("actor:Barack_Obama"), Predicate: quad.IRI("rel:call_on"), Object: quad.IRI("actor:RUS"),
		Label: schema.EventIRI(schema.EventID(e)),
	}
	for _, q := range schema.Quads(schema.Document{ID: "a"}, 1, []schema.Event{e}) {
		if q == want {
			return
		}
	}
	t.Errorf("no quad %v", want)
}

func TestQuadsHoldNoDuplicates(t *testing.T) {
	seen := map[quad.Quad]bool{}
	for _, q := range schema.Quads(schema.Document{ID: "a"}, 1, []schema.Event{fullEvent(), fullEvent()}) {
		if seen[q] {
			t.Errorf("twice: %v", q)
		}
		seen[q] = true
	}
}

func TestActorID(t *testing.T) {
	for name, want := range map[string]string{
		"Barack Obama": "Barack_Obama", " a \t b ": "a_b", "": "_", "São Tomé": "São_Tomé", "a<b>": "a%3Cb%3E",
		"x|y": "x%7Cy", "\xff": "%FF", "zero\u200bwidth": "zero%E2%80%8Bwidth",
	} {
		if got := schema.ActorID(name); got != want {
			t.Errorf("ActorID(%q) = %q, want %q", name, got, want)
		}
		if got := schema.ActorIRI(schema.ActorID(name)); string(got) != "actor:"+want {
			t.Errorf("ActorIRI of %q = %q", name, got)
		}
	}
}

func TestDocumentIDsComeBack(t *testing.T) {
	for _, id := range []string{"a", "dir/a b.txt", "https://x.org/?q=1#a", "100%", "a%20b", "<|>", "\xff\x00", "é"} {
		if got := schema.DocumentOf(schema.DocumentIRI(id)); got != id {
			t.Errorf("DocumentOf(DocumentIRI(%q)) = %q", id, got)
		}
	}
}

func TestEventIDTellsEventsApart(t *testing.T) {
	base := fullEvent()
	ids := map[string]int{schema.EventID(base): -1}
	for i, change := range []func(*schema.Event){
		func(e *schema.Event) { e.Doc = "b" }, func(e *schema.Event) { e.Start++ }, func(e *schema.Event) { e.Relation = "urge" },
		func(e *schema.Event) { e.Negated = false }, func(e *schema.Event) { e.Target.Start++ }, func(e *schema.Event) { e.Source.ID = "X" },
	} {
		e := base
		change(&e)
		if j, ok := ids[schema.EventID(e)]; ok {
			t.Errorf("changes %d and %d give the same id", i, j)
		}
		ids[schema.EventID(e)] = i
	}
	same := base
	same.Confidence, same.Rule = 0.1, "other"
	if schema.EventID(same) != schema.EventID(base) {
		t.Error("confidence and rule are part of the id")
	}
	if got := schema.EventID(base); len(got) != 16 {
		t.Errorf("id %q, want 16 letters and digits", got)
	}
}

func TestEventOfNamesTheEvent(t *testing.T) {
	bad := quad.Quad{Subject: quad.IRI("event:x"), Predicate: schema.HasRecord, Object: quad.String("{")}
	if _, err := schema.EventOf("event:x", []quad.Quad{bad}); err == nil || !strings.Contains(err.Error(), "event x") {
		t.Errorf("error %v, want one that names event x", err)
	}
}

func FuzzActorID(f *testing.F) {
	f.Add("Barack Obama")
	f.Add("a<b>%\x00\u202e")
	f.Fuzz(func(t *testing.T, name string) {
		id := schema.ActorID(name)
		if strings.ContainsAny(id, " <>\"{}|^`\\\x00\n") || id == "" {
			t.Fatalf("ActorID(%q) = %q", name, id)
		}
		if schema.ActorIRI(id) != quad.IRI("actor:"+id) {
			t.Fatalf("%q is not stable as an IRI", id)
		}
	})
}

func BenchmarkQuads(b *testing.B) {
	var list []schema.Event
	for i := range 15 {
		e := fullEvent()
		e.Start = i
		e.Target.ID = fmt.Sprint("T", i)
		list = append(list, e)
	}
	doc := schema.Document{ID: "a", Text: strings.Repeat("word ", 400)}
	b.ReportAllocs()
	for b.Loop() {
		schema.Quads(doc, 20, list)
	}
	b.ReportMetric(float64(b.N*len(list))/b.Elapsed().Seconds(), "events/s")
}
