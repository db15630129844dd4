package main

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/entente-kg/entente/extract/parse/internal/net"
	"github.com/entente-kg/entente/extract/ud"
)

// small returns the parameters of a small network and two examples for it.
func small(t *testing.T) (*params, []*example) {
	t.Helper()
	sentences := []ud.Sentence{
		{
			Tokens: []ud.Token{
				{Form: "Ann", UPOS: "PROPN", XPOS: "NNP", Head: 1, Deprel: "nsubj"},
				{Form: "met", UPOS: "VERB", XPOS: "VBD", Head: ud.Root, Deprel: "root"},
				{Form: "Bob", UPOS: "PROPN", XPOS: "NNP", Head: 1, Deprel: "obj"},
			},
			Names: []ud.Name{{Span: ud.Span{Start: 0, End: 1}, Kind: ud.Person}, {Span: ud.Span{Start: 2, End: 3}, Kind: ud.Person}},
		},
		{Tokens: []ud.Token{{Form: "Go", UPOS: "VERB", XPOS: "VB", Head: ud.Root, Deprel: "root"}}},
	}
	var many []ud.Sentence
	for range minLabel {
		many = append(many, sentences...)
	}
	v := buildVocab(many, []string{"met", "bob"})
	c := net.Config{Hidden: 32, Layers: 3, Embedding: 12, Vector: 4, Arc: 32, Label: 32, TagLayer: 1}
	p := newParams(c, v, []float32{1, -1, 0.5, 0.25, -0.5, 1, 1, 0}, 7)
	rng := rand.New(rand.NewPCG(3, 13))
	for _, x := range p.all {
		for i := range x.Data {
			x.Data[i] += float32(0.3 * rng.NormFloat64())
		}
	}
	awayFromKinks(p)
	e := newEncoder(v)
	return p, []*example{e.encode(sentences[0], true), e.encode(sentences[1], false)}
}

// awayFromKinks makes every other rectified unit surely active and the rest
// surely inactive, so that differences see no kink.
func awayFromKinks(p *params) {
	for _, name := range []string{net.DepB, net.HeadB, net.LabDepB, net.LabHedB} {
		bias := p.get(name).Data
		for i := range bias {
			bias[i] = float32(16*(i%2) - 8)
		}
	}
}

func TestGradientsAgreeWithDifferences(t *testing.T) {
	p, examples := small(t)
	l := newLearner(p)
	l.learn(examples, 4)
	for _, x := range p.all {
		grad := l.grads.of[x.index]
		for try := range 6 {
			i := (try*7919 + 13) % len(x.Data)
			if x.sparse {
				i = int(l.grads.touched[x.index][try%len(l.grads.touched[x.index])])*x.Cols + try
			}
			want := difference(p, examples, x, i)
			if math.Abs(want-float64(grad[i])) > 2e-3+0.02*math.Abs(want) {
				t.Errorf("%s[%d]: gradient %v, difference %v", x.Name, i, grad[i], want)
			}
		}
	}
}

// difference is the slope of the mean loss in entry i of x.
func difference(p *params, examples []*example, x *param, i int) float64 {
	const step = 1e-2
	old := x.Data[i]
	l := newLearner(p)
	x.Data[i] = old + step
	l.learn(examples, 4)
	above := l.loss.sum
	x.Data[i] = old - step
	l.learn(examples, 4)
	x.Data[i] = old
	return (above - l.loss.sum) / (2 * step) / 4
}
