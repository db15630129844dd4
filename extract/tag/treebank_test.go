package tag

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/entente-kg/entente/extract/ud"
)

var (
	treebanks = flag.String("ud", "", "directory of UD English treebanks (*.conllu) to measure against")
	listed    = flag.Int("errors", 0, "how many errors of each kind to list")
	part      = flag.String("part", "test", "part of the treebanks to measure: train, dev, test")
)

// goldWord is a syntactic word of a treebank.
type goldWord struct {
	form, lemma, upos, xpos string
	head                    int
	deprel                  string
	space                   bool // white space follows
}

type goldSentence struct {
	words []goldWord
	brk   bool // a paragraph or document starts here
}

func readTreebank(t testing.TB, path string) []goldSentence {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	var out []goldSentence
	var cur goldSentence
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	inside, space := 0, true
	for in.Scan() {
		line := in.Text()
		fields := strings.Split(line, "\t")
		switch {
		case line == "":
			out = append(out, cur)
			cur = goldSentence{}
		case strings.HasPrefix(line, "# newpar"), strings.HasPrefix(line, "# newdoc"):
			cur.brk = true
		case line[0] == '#', strings.Contains(fields[0], "."):
		case strings.Contains(fields[0], "-"):
			var a, b int
			fmt.Sscanf(fields[0], "%d-%d", &a, &b)
			inside, space = b-a+1, !strings.Contains(fields[9], "SpaceAfter=No")
		default:
			w := goldWord{form: fields[1], lemma: fields[2], upos: fields[3], xpos: fields[4]}
			w.head, _ = strconv.Atoi(fields[6])
			w.deprel = fields[7]
			w.space = !strings.Contains(fields[9], "SpaceAfter=No")
			if inside > 0 {
				inside--
				w.space = inside == 0 && space
			}
			cur.words = append(cur.words, w)
		}
	}
	return out
}

// raw joins a treebank's sentences into plain text, with paragraph between
// paragraphs and documents.
func raw(sents []goldSentence, paragraph string) string {
	var b strings.Builder
	for i, s := range sents {
		if i > 0 && s.brk {
			b.WriteString(paragraph)
		}
		for _, w := range s.words {
			b.WriteString(w.form)
			if w.space {
				b.WriteByte(' ')
			}
		}
	}
	return b.String()
}

// headlined joins like raw, with a line break after every sentence that ends
// without a point, as headings stand in plain text.
func headlined(sents []goldSentence) string {
	var b strings.Builder
	for i, s := range sents {
		if i > 0 && s.brk {
			b.WriteString("\n\n")
		}
		b.WriteString(raw([]goldSentence{s}, ""))
		if r, _ := utf8.DecodeLastRuneInString(s.words[len(s.words)-1].form); unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// wrapped is text with its paragraphs broken into lines of at most width bytes.
func wrapped(text string, width int) string {
	var b strings.Builder
	column := 0
	for _, word := range strings.SplitAfter(text, " ") {
		if column > 0 && column+len(strings.TrimRight(word, " \n")) > width {
			b.WriteByte('\n')
			column = 0
		}
		b.WriteString(word)
		if column += len(word); strings.Contains(word, "\n") {
			column = len(word) - strings.LastIndexByte(word, '\n') - 1
		}
	}
	return b.String()
}

// extent is a span counted in characters that are no white space.
type extent struct{ start, end int }

func goldExtents(sents []goldSentence) (words, sentences map[extent]string) {
	words, sentences = map[extent]string{}, map[extent]string{}
	at := 0
	for _, s := range sents {
		from := at
		text := raw([]goldSentence{s}, "")
		for _, w := range s.words {
			n := solid(w.form)
			words[extent{at, at + n}] = w.form
			at += n
		}
		sentences[extent{from, at}] = text
	}
	return words, sentences
}

func ownExtents(text string, sents []ud.Sentence) (words, sentences map[extent]string) {
	words, sentences = map[extent]string{}, map[extent]string{}
	at, pos := 0, 0
	move := func(to int) int {
		at += solid(text[pos:to])
		pos = to
		return at
	}
	for _, s := range sents {
		from := move(s.Start)
		for _, tok := range s.Tokens {
			a := move(tok.Start)
			words[extent{a, move(tok.End)}] = tok.Form
		}
		sentences[extent{from, at}] = s.Text
	}
	return words, sentences
}

// solid counts the characters that are no white space.
func solid(s string) int {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if unicode.IsSpace(r) {
			n--
		}
	}
	return n
}

func f1(gold, own map[extent]string) float64 {
	right := 0
	for e := range own {
		if _, ok := gold[e]; ok {
			right++
		}
	}
	return 200 * float64(right) / float64(len(gold)+len(own))
}

// TestTreebankTokens reports sentence and word F1 on raw text as the CoNLL
// 2018 scorer counts them:
//
//	go test ./extract/tag -run Treebank -ud DIR -v
func TestTreebankTokens(t *testing.T) {
	if *treebanks == "" {
		t.Skip("no -ud directory")
	}
	tagger, err := New()
	if err != nil {
		t.Fatal(err)
	}
	bars := map[string]float64{"ewt\n\n": 78, "gum_freeheadings": 93} // gum_free marks no paragraphs
	for _, bank := range []string{"ewt", "gum_free"} {
		sents := readTreebank(t, filepath.Join(*treebanks, bank+"-"+*part+".conllu"))
		gw, gs := goldExtents(sents)
		for _, brk := range []string{"\n\n", "\n", " ", "headings", "wrapped"} {
			text := raw(sents, brk)
			switch brk {
			case "headings":
				text = headlined(sents)
			case "wrapped":
				text = wrapped(raw(sents, "\n\n"), 72)
			}
			ow, os := ownExtents(text, tagger.Sentences(text))
			sentence, word := f1(gs, os), f1(gw, ow)
			t.Logf("%s-%s joined by %q: sentence F1 %.2f, word F1 %.2f", bank, *part, brk, sentence, word)
			if brk == "\n\n" {
				list(t, "sentence", gs, os)
				list(t, "word", gw, ow)
			}
			if *part == "test" && (sentence < bars[bank+brk] || word < 98) {
				t.Errorf("%s: sentence F1 %.2f, word F1 %.2f: below the bar", bank, sentence, word)
			}
		}
	}
}

// list logs what only one side has.
func list(t *testing.T, what string, gold, own map[extent]string) {
	for _, side := range []struct {
		name string
		a, b map[extent]string
	}{{"missed", gold, own}, {"wrong", own, gold}} {
		n := 0
		for e, form := range side.a {
			if _, ok := side.b[e]; !ok && n < *listed {
				t.Logf("%s %s: %d %q", what, side.name, e.start, form)
				n++
			}
		}
	}
}

// TestTreebankLemmas reports the share of words whose lemma, from gold tags and
// trees, is the treebank's, and of verbs alone.
func TestTreebankLemmas(t *testing.T) {
	if *treebanks == "" {
		t.Skip("no -ud directory")
	}
	tagger := newTagger(t)
	for _, bank := range []string{"ewt", "gum_free"} {
		all, right, verbs, verbsRight := 0, 0, 0, 0
		wrong := map[string]int{}
		for _, g := range readTreebank(t, filepath.Join(*treebanks, bank+"-"+*part+".conllu")) {
			s := tagger.Lemmatise(goldTree(g))
			for i, tok := range s.Tokens {
				ok := tok.Lemma == g.words[i].lemma
				all, right = all+1, right+btoi(ok)
				if tok.UPOS == "VERB" {
					verbs, verbsRight = verbs+1, verbsRight+btoi(ok)
				}
				if !ok {
					wrong[fmt.Sprintf("%s %s %s: %s, not %s", tok.UPOS, tok.XPOS, tok.Form, tok.Lemma, g.words[i].lemma)]++
				}
			}
		}
		share := 100 * float64(right) / float64(all)
		t.Logf("%s-%s: lemmas %.2f, of verbs %.2f", bank, *part, share, 100*float64(verbsRight)/float64(verbs))
		listCounts(t, wrong)
		if *part == "test" && share < 97.5 {
			t.Errorf("%s: lemmas %.2f: below the bar", bank, share)
		}
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// goldTree is the treebank's sentence without lemmas.
func goldTree(g goldSentence) ud.Sentence {
	s := ud.Sentence{Text: raw([]goldSentence{g}, "")}
	for _, w := range g.words {
		s.Tokens = append(s.Tokens, ud.Token{Form: w.form, UPOS: w.upos, XPOS: w.xpos, Head: w.head - 1, Deprel: w.deprel})
	}
	return s
}

func listCounts(t *testing.T, counts map[string]int) {
	var keys []string
	for k := range counts {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		return counts[keys[i]] > counts[keys[j]] || counts[keys[i]] == counts[keys[j]] && keys[i] < keys[j]
	})
	for _, k := range keys[:min(*listed, len(keys))] {
		t.Logf("%4d %s", counts[k], k)
	}
}
