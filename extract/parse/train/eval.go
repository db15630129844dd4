package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/entente-kg/entente/extract/parse"
	"github.com/entente-kg/entente/extract/ud"
)

// evaluate measures the model in path, or the embedded one, on the dev and test sets in dir, given
// their tokens, with punctuation and without. Sets that are not there are left out.
func evaluate(dir, path string, log io.Writer) error {
	model, err := loadModel(path)
	if err != nil {
		return err
	}
	for _, name := range []string{"ewt-dev", "ewt-test", "gum_free-dev", "gum_free-test", "pud-test"} {
		gold, named, err := readTreebank(dir, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		start := time.Now()
		parsed := model.NewParser().Parse(bare(gold))
		speed := time.Since(start).Seconds()
		var r result
		for i := range gold {
			r.tree(gold[i].Tokens, parsed[i].Tokens)
			r.addNames(gold[i].Names, parsed[i].Names)
		}
		fmt.Fprintf(log, "%-14s %v, %.0f tokens/s\n", name, r, float64(r.tokens)/speed)
		if named {
			fmt.Fprintf(log, "%-14s %v\n", "", r.names)
		}
	}
	return nil
}

func loadModel(path string) (*parse.Model, error) {
	if path == "" {
		return parse.Load()
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading model: %w", err)
	}
	return parse.Read(data)
}

// bare returns sentences with nothing but the forms of their tokens.
func bare(gold []ud.Sentence) []ud.Sentence {
	out := make([]ud.Sentence, len(gold))
	for i, s := range gold {
		out[i].Tokens = make([]ud.Token, len(s.Tokens))
		for j, t := range s.Tokens {
			out[i].Tokens[j] = ud.Token{Form: t.Form, Head: ud.Root}
		}
	}
	return out
}

// result counts right answers.
type result struct {
	tokens, upos, xpos, heads, base, full int
	words, wordHeads, wordBase            int // without punctuation
	names                                 nameResult
}

func (r *result) tree(gold, found []ud.Token) {
	for i, g := range gold {
		f := found[i]
		r.tokens++
		r.upos += count(g.UPOS == f.UPOS)
		r.xpos += count(g.XPOS == f.XPOS)
		head, base := g.Head == f.Head, ud.Base(g.Deprel) == ud.Base(f.Deprel)
		r.heads += count(head)
		r.base += count(head && base)
		r.full += count(head && g.Deprel == f.Deprel)
		if g.UPOS != "PUNCT" {
			r.words++
			r.wordHeads += count(head)
			r.wordBase += count(head && base)
		}
	}
}

func (r result) String() string {
	p := func(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }
	return fmt.Sprintf("UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f (with subtypes %.2f), without punctuation UAS %.2f LAS %.2f",
		p(r.upos, r.tokens), p(r.xpos, r.tokens), p(r.heads, r.tokens), p(r.base, r.tokens), p(r.full, r.tokens),
		p(r.wordHeads, r.words), p(r.wordBase, r.words))
}

// nameResult counts names by kind; the empty kind counts all.
type nameResult map[ud.NameKind]*[3]int // gold, found, right

func (r *result) addNames(gold, found []ud.Name) {
	if r.names == nil {
		r.names = nameResult{}
	}
	is := map[ud.Name]bool{}
	for _, n := range gold {
		is[n] = true
		r.names.add(n.Kind, 0)
	}
	for _, n := range found {
		r.names.add(n.Kind, 1)
		if is[n] {
			r.names.add(n.Kind, 2)
		}
	}
}

func (r nameResult) add(kind ud.NameKind, column int) {
	for _, k := range []ud.NameKind{"", kind} {
		if r[k] == nil {
			r[k] = &[3]int{}
		}
		r[k][column]++
	}
}

func (r nameResult) String() string {
	s := "names"
	for _, kind := range []ud.NameKind{"", ud.Person, ud.Place, ud.Organisation} {
		c := r[kind]
		if c == nil {
			continue
		}
		s += fmt.Sprintf(" %s P %.1f R %.1f F1 %.1f (%d gold)", kind,
			100*float64(c[2])/float64(max(c[1], 1)), 100*float64(c[2])/float64(max(c[0], 1)),
			200*float64(c[2])/float64(max(c[0]+c[1], 1)), c[0])
	}
	return s
}
