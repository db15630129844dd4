package main

import (
	"fmt"
	"math/rand/v2"
	"os"

	"github.com/entente-kg/entente/extract/parse/internal/net"
)

// param is a learned tensor with the state of its optimiser.
type param struct {
	net.Tensor
	index  int       // in params.all and in the gradients
	first  []float32 // Adam's moving averages of the gradient and of its square
	second []float32
	mean   []float32 // exponential moving average of Data
	sparse bool      // only rows that a batch touched are updated
}

// params are all learned tensors, and the word vectors, which are not learned.
type params struct {
	config  net.Config
	vocab   *net.Vocab
	vectors []float32
	all     []*param
	byName  map[string]*param
}

// newParams draws the start of all tensors from seed.
func newParams(c net.Config, v *net.Vocab, vectors []float32, seed uint64) *params {
	p := &params{config: c, vocab: v, vectors: vectors, byName: map[string]*param{}}
	rng := rand.New(rand.NewPCG(seed, 0))
	for i, shape := range net.Shapes(c, v) {
		t := newParam(shape, i, rng)
		t.sparse = i < net.Kinds
		p.all = append(p.all, t)
		p.byName[shape.Name] = t
	}
	for l := range c.Layers {
		openForgetGates(p.byName[net.GateB(l)].Data, c.Hidden)
	}
	for _, t := range p.all {
		t.mean = append([]float32(nil), t.Data...)
	}
	return p
}

// readParams reads a model that -floats wrote. Its optimiser starts anew.
func readParams(path string) (*params, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading model: %w", err)
	}
	m, err := net.Read(data)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	m.Config.Dropout = net.Default().Dropout
	p := newParams(m.Config, m.Vocab, m.Tensors[net.Vectors].Dense(), 0)
	for _, t := range p.all {
		copy(t.Data, m.Tensors[t.Name].Dense())
		copy(t.mean, t.Data)
	}
	return p, nil
}

func newParam(s net.Shape, index int, rng *rand.Rand) *param {
	n := s.Rows * s.Cols
	t := &param{Tensor: net.Tensor{Name: s.Name, Rows: s.Rows, Cols: s.Cols, Data: make([]float32, n)}, index: index}
	t.first, t.second = make([]float32, n), make([]float32, n)
	if s.Std == 0 {
		return t
	}
	for i := range t.Data {
		t.Data[i] = float32(rng.NormFloat64() * s.Std)
	}
	return t
}

// openForgetGates starts the forget gates of both directions at 1.
func openForgetGates(bias []float32, hidden int) {
	for i := range hidden {
		bias[hidden+i], bias[4*hidden+i] = 1, 1
	}
}

func (p *params) get(name string) *param { return p.byName[name] }

// swapMeans exchanges the parameters and their moving averages.
func (p *params) swapMeans() {
	for _, t := range p.all {
		t.Data, t.mean = t.mean, t.Data
	}
}

// newGrads returns zeroed gradients of all parameters.
func (p *params) newGrads() *grads {
	g := &grads{}
	for _, t := range p.all {
		g.of = append(g.of, make([]float32, len(t.Data)))
	}
	for kind := range net.Kinds {
		g.marked[kind] = make([]bool, p.all[kind].Rows)
	}
	return g
}

// grads are the gradients that one worker gathers.
type grads struct {
	of      [][]float32 // by param.index
	touched [net.Kinds][]int32
	marked  [net.Kinds][]bool
}

// touch notes that a row of an embedding has a gradient.
func (g *grads) touch(kind int, row int32) {
	if !g.marked[kind][row] {
		g.marked[kind][row] = true
		g.touched[kind] = append(g.touched[kind], row)
	}
}

// take adds the gradients of other to g and zeroes other.
func (g *grads) take(other *grads) {
	for i, from := range other.of {
		if i < net.Kinds {
			continue
		}
		to := g.of[i]
		for j, x := range from {
			to[j] += x
		}
		clear(from)
	}
	for kind := range net.Kinds {
		g.takeRows(other, kind)
	}
}

func (g *grads) takeRows(other *grads, kind int) {
	width := len(g.of[kind]) / len(g.marked[kind])
	for _, row := range other.touched[kind] {
		g.touch(kind, row)
		to, from := g.of[kind][int(row)*width:][:width], other.of[kind][int(row)*width:][:width]
		for j, x := range from {
			to[j] += x
		}
		clear(from)
		other.marked[kind][row] = false
	}
	other.touched[kind] = other.touched[kind][:0]
}
