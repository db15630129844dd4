package main

import (
	"math"
	"math/rand/v2"

	"github.com/entente-kg/entente/extract/parse/internal/kernel"
	"github.com/entente-kg/entente/extract/parse/internal/net"
)

// worker runs a part of a batch forward and backward. It owns its buffers and
// gradients and shares the parameters, which nobody changes meanwhile.
type worker struct {
	*params
	grads *grads
	gemm  *kernel.Gemm
	set   *kernel.Set
	rng   *rand.Rand // of dropout; nil outside training

	unknown float32 // share of words that training makes unknown

	examples []*example
	t        int // rows: the nodes of all examples

	in     [][]float32 // the states below each recurrent layer; the last is the encoder's output
	beside []float32   // what a word says to the gates of the words beside it
	advice []float32   // of the tagger to the layer above its own
	wide   []float32   // states and advice side by side
	gates  [][]float32 // activated gates of each layer
	cells  [][]float32
	zero   []float32   // the state before the first
	masks  [][]float32 // dropout masks of in

	tags, names                     []float32
	dep, head, labDep, labHead, arc []float32
	swap, swap2                     []float32 // transposed matrices
}

func newWorker(p *params) *worker {
	n := p.config.Layers
	w := &worker{params: p, gemm: kernel.NewGemm(), set: kernel.Best()}
	w.in, w.masks = make([][]float32, n+1), make([][]float32, n+1)
	w.gates, w.cells = make([][]float32, n), make([][]float32, n)
	w.zero = make([]float32, p.config.Hidden)
	return w
}

// resize returns x with n entries of unknown content.
func resize(x []float32, n int) []float32 {
	if cap(x) < n {
		return make([]float32, n, n+n/4)
	}
	return x[:n]
}

// forward computes the encoder and the heads of examples.
func (w *worker) forward(examples []*example) {
	w.examples, w.t = examples, 0
	for _, x := range examples {
		w.t += x.n
	}
	w.embed()
	for l := range w.config.Layers {
		w.layer(l)
	}
	out := w.in[w.config.Layers]
	w.names = w.linear(w.names, out, net.NameW, net.NameB)
	w.dep = relu(w.linear(w.dep, out, net.DepW, net.DepB))
	w.head = relu(w.linear(w.head, out, net.HeadW, net.HeadB))
	w.labDep = relu(w.linear(w.labDep, out, net.LabDepW, net.LabDepB))
	w.labHead = relu(w.linear(w.labHead, out, net.LabHedW, net.LabHedB))
	w.arc = w.linear(w.arc, w.dep, net.ArcU, net.ArcB)
}

// vectorDropout is the share of word vectors that training leaves out.
const vectorDropout = 0.05

// embed fills in[0]: word vector beside the sum of the learned embeddings.
func (w *worker) embed() {
	width, vec := w.config.Input(), w.config.Vector
	w.in[0] = resize(w.in[0], w.t*width)
	clear(w.in[0])
	r := 0
	for _, x := range w.examples {
		w.dropWords(x)
		for i := range x.n {
			row := w.in[0][r*width : (r+1)*width]
			if v := int(x.vector[i]); v >= 0 {
				copy(row, w.vectors[v*vec:(v+1)*vec])
			}
			for kind := range net.Kinds {
				add(row[vec:], w.all[kind].Row(int(x.rows[kind][i])))
			}
			r++
		}
	}
	w.drop(0, 0.7*w.config.Dropout)
}

// dropWords makes some words unknown in training. Examples of a batch are copies.
func (w *worker) dropWords(x *example) {
	if w.rng == nil {
		return
	}
	for i := 1; i < x.n; i++ {
		if w.rng.Float32() < w.unknown {
			x.rows[0][i] = net.Unknown
		}
		if w.rng.Float32() < vectorDropout {
			x.vector[i] = none
		}
	}
}

// layer computes a recurrent layer, with a residual from the second on.
func (w *worker) layer(l int) {
	h := w.config.Hidden
	w.gates[l] = w.linear(w.gates[l], w.input(l), net.GateW(l), net.GateB(l))
	if l == 0 {
		w.lookBeside()
	}
	w.set.Gates(w.gates[l], h)
	w.cells[l], w.in[l+1] = resize(w.cells[l], w.t*2*h), resize(w.in[l+1], w.t*2*h)
	r := 0
	for _, x := range w.examples {
		for i := range x.n {
			w.cell(l, r+i, r+i-1, i == 0, 0)
			w.cell(l, r+x.n-1-i, r+x.n-i, i == 0, 1)
		}
		r += x.n
	}
	if l > 0 {
		add(w.in[l+1], w.in[l])
	}
	w.drop(l+1, w.config.Dropout)
	if l == w.config.TagLayer {
		w.tags = w.linear(w.tags, w.in[l+1], net.TagW, net.TagB)
	}
}

// input is what layer l reads.
func (w *worker) input(l int) []float32 {
	if l != w.config.TagLayer+1 {
		return w.in[l]
	}
	tags, width := w.get(net.TagW).Cols, w.config.Width()
	w.advice, w.wide = resize(w.advice, len(w.tags)), resize(w.wide, w.t*(tags+width))
	for i := range w.t {
		advice := w.advice[i*tags : (i+1)*tags]
		w.set.Advise(advice, w.tags[i*tags:(i+1)*tags])
		row := w.wide[i*(tags+width):]
		copy(row[:width], w.in[l][i*width:])
		copy(row[width:], advice)
	}
	return w.wide
}

// lookBeside adds to the first layer's pre-activations what the word before
// says to the forward gates and the word after to the backward ones.
func (w *worker) lookBeside() {
	gates := w.config.Gates()
	half := gates / 2
	w.beside = zeroed(w.beside, w.t*gates)
	w.gemm.Add(w.beside, w.in[0], w.get(net.Beside).Data, w.t, w.config.Input(), gates)
	w.eachPair(func(i int) {
		w.set.Add(w.gates[0][(i+1)*gates:(i+1)*gates+half], w.beside[i*gates:i*gates+half])
		w.set.Add(w.gates[0][i*gates+half:(i+1)*gates], w.beside[(i+1)*gates+half:(i+2)*gates])
	})
}

// eachPair calls f with each row that has a row of the same sentence after it.
func (w *worker) eachPair(f func(i int)) {
	r := 0
	for _, x := range w.examples {
		for i := range x.n - 1 {
			f(r + i)
		}
		r += x.n
	}
}

// cell computes c = f·c' + (1-f)·z and y = o·c of row t in direction dir, where
// c' is the cell of row before, zero at the start.
func (w *worker) cell(l, t, before int, start bool, dir int) {
	h := w.config.Hidden
	g := w.gates[l][(2*t+dir)*3*h:][:3*h]
	c, y := w.cells[l][(2*t+dir)*h:][:h], w.in[l+1][(2*t+dir)*h:][:h]
	p := w.zero
	if !start {
		p = w.cells[l][(2*before+dir)*h:][:h]
	}
	w.set.Cell(c, y, p, g)
}

// linear computes x·W + b.
func (w *worker) linear(dst, x []float32, weights, bias string) []float32 {
	m, b := w.get(weights), w.get(bias)
	dst = resize(dst, w.t*m.Cols)
	for i := range w.t {
		copy(dst[i*m.Cols:], b.Data)
	}
	w.gemm.Add(dst, x, m.Data, w.t, m.Rows, m.Cols)
	return dst
}

// drop applies dropout to in[l] and keeps the mask for the way back.
func (w *worker) drop(l int, p float64) {
	if w.rng == nil {
		return
	}
	x := w.in[l]
	w.masks[l] = resize(w.masks[l], len(x))
	keep, limit := float32(1/(1-p)), uint64(p*(1<<16))
	var bits uint64
	for i := range x {
		if i%4 == 0 {
			bits = w.rng.Uint64()
		}
		w.masks[l][i] = 0
		if bits&0xffff >= limit {
			w.masks[l][i] = keep
		}
		bits >>= 16
	}
	multiply(x, w.masks[l])
}

func add(x, y []float32) {
	for i, v := range y {
		x[i] += v
	}
}

func multiply(x, y []float32) {
	for i, v := range y {
		x[i] *= v
	}
}

func relu(x []float32) []float32 {
	for i, v := range x {
		x[i] = max(v, 0)
	}
	return x
}

// exp is the exponential function in single precision, to about 1e-7.
func exp(x float32) float32 {
	x = min(max(x, -80), 80)
	const round = 12582912
	n := x*1.44269504 + round - round
	r := x - n*0.693145752 - n*1.42860677e-6
	p := float32(1.0 / 720)
	p = p*r + 1.0/120
	p = p*r + 1.0/24
	p = p*r + 1.0/6
	p = p*r + 0.5
	p = p*r + 1
	p = p*r + 1
	return math.Float32frombits(uint32(int32(math.Float32bits(p)) + int32(n)<<23))
}
