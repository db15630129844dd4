package parse

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/extract/parse/internal/kernel"
	"github.com/entente-kg/entente/extract/ud"
)

// load returns the embedded model.
func load(t testing.TB) *Model {
	t.Helper()
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// split makes a sentence of words parted by spaces.
func split(text string) ud.Sentence {
	s := ud.Sentence{Text: text, End: len(text)}
	at := 0
	for word := range strings.FieldsSeq(text) {
		at += strings.Index(text[at:], word)
		s.Tokens = append(s.Tokens, ud.Token{Form: word, Start: at, End: at + len(word)})
		at += len(word)
	}
	return s
}

// relations returns dependent, label and head of every arc as words.
func relations(s ud.Sentence) []string {
	var out []string
	for _, t := range s.Tokens {
		head := "ROOT"
		if t.Head != ud.Root {
			head = s.Tokens[t.Head].Form
		}
		out = append(out, t.Form+" "+t.Deprel+" "+head)
	}
	return out
}

func TestParseFindsTheRelationsOfASentence(t *testing.T) {
	tests := []struct {
		text string
		want []string // among the relations
	}{
		{"Obama urged Putin to decrease tensions with Turkey .", []string{"Obama nsubj urged", "urged root ROOT", "decrease xcomp urged", "Putin iobj urged", "tensions obj decrease"}},
		{"The bridge was destroyed by rebel fighters on Monday .", []string{"bridge nsubj:pass destroyed", "was aux:pass destroyed", "fighters obl:agent destroyed"}},
		{"Turkey 's foreign minister met his Greek counterpart in Athens .", []string{"Turkey nmod:poss minister", "minister nsubj met", "counterpart obj met", "Athens obl met"}},
		{"France and Germany signed a treaty .", []string{"Germany conj France", "France nsubj signed", "treaty obj signed"}},
		{"The army pulled out of the city .", []string{"army nsubj pulled", "city obl pulled"}},
		{"She said that the ministers would not attend the summit .", []string{"attend ccomp said", "ministers nsubj attend", "not advmod attend", "summit obj attend"}},
		{"The rebels gave the town up .", []string{"up compound:prt gave", "town obj gave"}},
	}
	p := load(t).NewParser()
	for _, test := range tests {
		got := relations(p.Parse([]ud.Sentence{split(test.text)})[0])
		for _, want := range test.want {
			if !contains(got, want) {
				t.Errorf("%s\nlacks %q in %q", test.text, want, got)
			}
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func TestParseTagsAndNames(t *testing.T) {
	s := load(t).NewParser().Parse([]ud.Sentence{split("Angela Merkel flew to Paris for talks with the European Union .")})[0]
	var tags, names []string
	for _, token := range s.Tokens {
		tags = append(tags, token.UPOS+"/"+token.XPOS)
	}
	for _, n := range s.Names {
		names = append(names, string(n.Kind)+" "+s.Words(n.Span))
	}
	want := strings.Fields("PROPN/NNP PROPN/NNP VERB/VBD ADP/IN PROPN/NNP ADP/IN NOUN/NNS ADP/IN DET/DT")
	if diff := cmp.Diff(want, tags[:len(want)]); diff != "" {
		t.Errorf("tags (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"PER Angela Merkel", "LOC Paris", "ORG European Union"}, names); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}

func TestParseLeavesItsInputAlone(t *testing.T) {
	in := []ud.Sentence{split("Ministers met in Vienna .")}
	before := in[0].Clone()
	out := load(t).NewParser().Parse(in)
	if diff := cmp.Diff(before, in[0]); diff != "" {
		t.Errorf("input changed (-before +after):\n%s", diff)
	}
	if got := out[0].Tokens[3]; got.Form != "Vienna" || got.Start != 17 || got.End != 23 {
		t.Errorf("token came back as %+v", got)
	}
}

// news are sentences of several lengths for comparisons and benchmarks.
func news() []ud.Sentence {
	var out []ud.Sentence
	for _, text := range []string{
		"Talks fail",
		"The prime minister refused to comment on Thursday .",
		"Rebels , who had seized the airport two weeks earlier , withdrew after the government agreed to free 40 prisoners .",
		"“ We will not negotiate under threat , ” the spokesman said , adding that Kenya had asked the African Union to mediate .",
		"Brussels : ministers approve € 3.5bn in aid",
		"MOSCOW EXPELS TWO DIPLOMATS",
		"In a letter to the council , the ambassador accused neighbouring states of arming militias along the border and called for an inquiry .",
		"What did the envoy , whom nobody had expected , tell them ?",
	} {
		out = append(out, split(text))
	}
	return append(out, ud.Sentence{})
}

func TestParseDoesNotDependOnTheProcessor(t *testing.T) {
	var want []ud.Sentence
	for _, set := range kernel.All() {
		m, err := newModel(embedded, set)
		if err != nil {
			t.Fatal(err)
		}
		p := m.NewParser()
		got := p.Parse(news())
		if want == nil {
			want = got
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s differs from portable (-portable +got):\n%s", set.Name, diff)
		}
	}
}

func TestParseDoesNotDependOnTheOtherSentences(t *testing.T) {
	m := load(t)
	together := m.NewParser().Parse(news())
	for i, s := range news() {
		alone := m.NewParser().Parse([]ud.Sentence{s})[0]
		if diff := cmp.Diff(alone, together[i]); diff != "" {
			t.Errorf("sentence %d (-alone +together):\n%s", i, diff)
		}
	}
}

func TestModelServesManyParsers(t *testing.T) {
	m := load(t)
	want := m.NewParser().Parse(news())
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if diff := cmp.Diff(want, m.NewParser().Parse(news())); diff != "" {
				t.Errorf("parsers differ:\n%s", diff)
			}
		})
	}
	wait.Wait()
}

func TestLongSentenceHasOneTree(t *testing.T) {
	long := split(strings.Repeat("the envoy said ", 1700))
	s := load(t).NewParser().Parse([]ud.Sentence{long})[0]
	checkTree(t, s)
}

// checkTree reports anything that makes s no tree with one root.
func checkTree(t *testing.T, s ud.Sentence) {
	t.Helper()
	roots := 0
	for i, token := range s.Tokens {
		if token.UPOS == "" || token.XPOS == "" || token.Deprel == "" {
			t.Fatalf("token %d is unfinished: %+v", i, token)
		}
		if (token.Head == ud.Root) != (token.Deprel == rootRelation) {
			t.Fatalf("token %d is %s of %d", i, token.Deprel, token.Head)
		}
		if token.Head == ud.Root {
			roots++
		}
		steps := 0
		for j := i; j != ud.Root; j = s.Tokens[j].Head {
			if steps++; steps > len(s.Tokens) || j < 0 || j >= len(s.Tokens) {
				t.Fatalf("token %d never reaches the root", i)
			}
		}
	}
	if len(s.Tokens) > 0 && roots != 1 {
		t.Fatalf("%d roots", roots)
	}
	end := 0
	for _, n := range s.Names {
		if n.Start < end || n.Len() <= 0 || n.End > len(s.Tokens) {
			t.Fatalf("names %v overlap or are empty", s.Names)
		}
		end = n.End
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range news() {
		f.Add(s.Text)
	}
	f.Add("ȺȺȺȺ's İ's \xff\xfe \x00 ((((((((( …。 𝔘𝔫")
	p := load(f).NewParser()
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 {
			return
		}
		checkTree(t, p.Parse([]ud.Sentence{split(text)})[0])
	})
}

func TestDamagedModelIsRefused(t *testing.T) {
	for _, at := range []int{0, 9, 40, len(embedded) / 2, len(embedded) - 1} {
		bad := append([]byte(nil), embedded...)
		bad[at] ^= 0x40
		if _, err := newModel(bad, kernel.Best()); err == nil {
			t.Errorf("a model damaged at byte %d was read", at)
		}
	}
	if _, err := newModel(embedded[:100], kernel.Best()); err == nil {
		t.Error("a model cut short was read")
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

func BenchmarkParse(b *testing.B) {
	var sentences []ud.Sentence
	for range 50 {
		sentences = append(sentences, news()...)
	}
	tokens := 0
	for _, s := range sentences {
		tokens += len(s.Tokens)
	}
	for _, set := range kernel.All() {
		m, err := newModel(embedded, set)
		if err != nil {
			b.Fatal(err)
		}
		p := m.NewParser()
		b.Run(set.Name, func(b *testing.B) {
			for b.Loop() {
				p.Parse(sentences)
			}
			b.ReportMetric(float64(tokens*b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}
