package main

import (
	"math"

	"github.com/entente-kg/entente/extract/parse/internal/net"
)

// nameScores are the scores of the names of x, whose first node is row r, under
// the gold roles of its tokens.
func (w *worker) nameScores(x *example, r int) *net.NameScores {
	t := w.get(net.NameT)
	return &net.NameScores{
		Classes: len(w.vocab.Names), Roles: x.role[1:], Transitions: t.Data, Width: t.Cols,
		Emission: func(i int) []float32 { return w.names[(r+1+i)*t.Cols:][:len(w.vocab.Names)] },
	}
}

// nameLoss is the negative log likelihood of the gold names of x in a linear
// chain; it adds its gradient times scale.
func (l *learner) nameLoss(x *example, r int, scale float32) float64 {
	c := newChain(l.nameScores(x, r))
	gold := x.name[1:]
	l.chainBack(c, gold, r+1, float64(scale))
	return c.total - c.path(gold)
}

// chain holds the forward and backward scores of a sentence's names.
type chain struct {
	*net.NameScores
	n           int
	alpha, beta []float64 // log sums up to and after a token, by class
	total       float64
}

func newChain(s *net.NameScores) *chain {
	c := &chain{NameScores: s, n: len(s.Roles)}
	c.alpha, c.beta = make([]float64, c.n*s.Classes), make([]float64, c.n*s.Classes)
	terms := make([]float64, s.Classes)
	for i := range c.n {
		for b := range s.Classes {
			c.alpha[i*s.Classes+b] = float64(s.Emission(i)[b]) + c.before(i, b, terms)
		}
	}
	for i := c.n - 1; i >= 0; i-- {
		for a := range s.Classes {
			c.beta[i*s.Classes+a] = c.after(i, a, terms)
		}
	}
	for a := range s.Classes {
		terms[a] = c.alpha[(c.n-1)*s.Classes+a] + c.beta[(c.n-1)*s.Classes+a]
	}
	c.total = logSum(terms)
	return c
}

func (c *chain) before(i, b int, terms []float64) float64 {
	if i == 0 {
		return float64(c.Step(0, 0, b))
	}
	for a := range c.Classes {
		terms[a] = c.alpha[(i-1)*c.Classes+a] + float64(c.Step(i, a, b))
	}
	return logSum(terms)
}

func (c *chain) after(i, a int, terms []float64) float64 {
	if i == c.n-1 {
		return float64(c.End(a))
	}
	for b := range c.Classes {
		terms[b] = float64(c.Step(i+1, a, b)) + float64(c.Emission(i + 1)[b]) + c.beta[(i+1)*c.Classes+b]
	}
	return logSum(terms)
}

// path is the score of one sequence of classes.
func (c *chain) path(classes []int32) float64 {
	sum, last := 0.0, 0
	for i, b := range classes {
		sum += float64(c.Step(i, last, int(b))) + float64(c.Emission(i)[b])
		last = int(b)
	}
	return sum + float64(c.End(last))
}

// chainBack adds the gradients of emissions and transitions: what the chain
// expects less what is gold. row is the row of the first token.
func (l *learner) chainBack(c *chain, gold []int32, row int, scale float64) {
	t := l.get(net.NameT)
	dt := l.grads.of[t.index]
	last := 0
	for i := range c.n {
		d := l.dNames[(row+i)*t.Cols:]
		for b := range c.Classes {
			d[b] += float32(scale * math.Exp(c.alpha[i*c.Classes+b]+c.beta[i*c.Classes+b]-c.total))
			c.eachBefore(i, func(a int, alpha float64) {
				p := alpha + float64(c.Step(i, a, b)) + float64(c.Emission(i)[b]) + c.beta[i*c.Classes+b] - c.total
				dt[a*t.Cols+b] += float32(scale * math.Exp(p))
			})
		}
		d[gold[i]] -= float32(scale)
		dt[last*t.Cols+int(gold[i])] -= float32(scale)
		last = int(gold[i])
	}
}

// eachBefore calls f with the classes that may stand before token i and their
// forward scores.
func (c *chain) eachBefore(i int, f func(a int, alpha float64)) {
	if i == 0 {
		f(0, 0)
		return
	}
	for a := range c.Classes {
		f(a, c.alpha[(i-1)*c.Classes+a])
	}
}

func logSum(terms []float64) float64 {
	top := math.Inf(-1)
	for _, v := range terms {
		top = max(top, v)
	}
	sum := 0.0
	for _, v := range terms {
		if v > top-40 {
			sum += math.Exp(v - top)
		}
	}
	return top + math.Log(sum)
}
