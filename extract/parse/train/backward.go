package main

import (
	"github.com/entente-kg/entente/extract/parse/internal/kernel"
	"github.com/entente-kg/entente/extract/parse/internal/net"
)

// learner runs a part of a batch forward and backward and gathers gradients.
type learner struct {
	*worker
	loss losses
	sure [1]share

	dOut, dIn, dGates, dCell                []float32
	dTags, dNames                           []float32
	dAdvice, dWide, dBeside                 []float32
	dArc, dDep, dHead, dLabDep, dLabHead    []float32
	goldHead, product, dGoldHead, dProduct  []float32
	logits, dLogits, scores, dScores, headT []float32
}

func newLearner(p *params) *learner {
	l := &learner{worker: newWorker(p)}
	l.grads = p.newGrads()
	return l
}

// zeroed returns x with n zeros.
func zeroed(x []float32, n int) []float32 {
	x = resize(x, n)
	clear(x)
	return x
}

// learn adds to the gradients those of the mean loss over tokens tokens, of
// which examples may be a part.
func (l *learner) learn(examples []*example, tokens int) {
	l.forward(examples)
	l.loss = losses{}
	scale := 1 / float32(tokens)
	l.classLosses(scale)
	l.arcLoss(scale)
	l.labelLoss(scale)
	l.headsBack()
	for layer := l.config.Layers - 1; layer >= 0; layer-- {
		l.layerBack(layer)
	}
	l.embedBack()
}

// linearBack takes the gradient dy of y = x·W + b and adds to those of W, b and,
// unless dx is nil, of x.
func (l *learner) linearBack(dy, x, dx []float32, weights, bias string) {
	m := l.get(weights)
	if bias != "" {
		db := l.grads.of[l.get(bias).index]
		for i := range l.t {
			add(db, dy[i*m.Cols:(i+1)*m.Cols])
		}
	}
	l.swap = resize(l.swap, len(x))
	kernel.Transpose(l.swap, x[:l.t*m.Rows], l.t, m.Rows)
	l.gemm.Add(l.grads.of[m.index], l.swap, dy, m.Rows, l.t, m.Cols)
	if dx == nil {
		return
	}
	l.swap2 = resize(l.swap2, len(m.Data))
	kernel.Transpose(l.swap2, m.Data, m.Rows, m.Cols)
	l.gemm.Add(dx, dy, l.swap2, l.t, m.Cols, m.Rows)
}

// headsBack brings the gradients of all heads but the tagger's into dOut.
func (l *learner) headsBack() {
	out := l.in[l.config.Layers]
	l.dOut = zeroed(l.dOut, len(out))
	l.dDep = zeroed(l.dDep, len(l.dep))
	l.linearBack(l.dArc, l.dep, l.dDep, net.ArcU, net.ArcB)
	reluBack(l.dDep, l.dep)
	reluBack(l.dHead, l.head)
	reluBack(l.dLabDep, l.labDep)
	reluBack(l.dLabHead, l.labHead)
	l.linearBack(l.dDep, out, l.dOut, net.DepW, net.DepB)
	l.linearBack(l.dHead, out, l.dOut, net.HeadW, net.HeadB)
	l.linearBack(l.dLabDep, out, l.dOut, net.LabDepW, net.LabDepB)
	l.linearBack(l.dLabHead, out, l.dOut, net.LabHedW, net.LabHedB)
	l.linearBack(l.dNames, out, l.dOut, net.NameW, net.NameB)
}

func reluBack(d, y []float32) {
	for i, v := range y {
		if v <= 0 {
			d[i] = 0
		}
	}
}

// layerBack takes dOut back through a recurrent layer.
func (l *learner) layerBack(layer int) {
	if layer == l.config.TagLayer {
		l.adviceBack()
		l.linearBack(l.dTags, l.in[layer+1], l.dOut, net.TagW, net.TagB)
	}
	multiply(l.dOut, l.masks[layer+1])
	h := l.config.Hidden
	l.dGates = resize(l.dGates, l.t*6*h)
	r := 0
	for _, x := range l.examples {
		for dir := range 2 {
			l.dCell = zeroed(l.dCell, h)
			for i := range x.n {
				t, before := r+x.n-1-i, r+x.n-2-i
				if dir == 1 {
					t, before = r+i, r+i+1
				}
				l.cellBack(layer, t, before, i == x.n-1, dir)
			}
		}
		r += x.n
	}
	l.dIn = zeroed(l.dIn, len(l.in[layer]))
	if layer > 0 {
		copy(l.dIn, l.dOut)
	}
	l.gatesBack(layer)
	l.dOut, l.dIn = l.dIn, l.dOut
}

// gatesBack brings the gradient of pre-activations into dIn, and into dAdvice
// where the layer reads the tagger's advice.
func (l *learner) gatesBack(layer int) {
	if layer != l.config.TagLayer+1 {
		l.linearBack(l.dGates, l.in[layer], l.dIn, net.GateW(layer), net.GateB(layer))
		if layer == 0 {
			l.besideBack()
		}
		return
	}
	tags, width := l.get(net.TagW).Cols, l.config.Width()
	l.dWide, l.dAdvice = zeroed(l.dWide, len(l.wide)), resize(l.dAdvice, len(l.advice))
	l.linearBack(l.dGates, l.wide, l.dWide, net.GateW(layer), net.GateB(layer))
	for i := range l.t {
		row := l.dWide[i*(tags+width) : (i+1)*(tags+width)]
		add(l.dIn[i*width:(i+1)*width], row[:width])
		copy(l.dAdvice[i*tags:(i+1)*tags], row[width:])
	}
}

// besideBack is the reverse of lookBeside.
func (l *learner) besideBack() {
	gates := l.config.Gates()
	half := gates / 2
	l.dBeside = zeroed(l.dBeside, l.t*gates)
	l.eachPair(func(i int) {
		copy(l.dBeside[i*gates:i*gates+half], l.dGates[(i+1)*gates:])
		copy(l.dBeside[(i+1)*gates+half:(i+2)*gates], l.dGates[i*gates+half:])
	})
	l.linearBack(l.dBeside, l.in[0], l.dIn, net.Beside, "")
}

// adviceBack brings the gradient of the advice into that of the tags: advice is
// 2 / (1 + exp(top - x)), so its slope is advice·(1 - advice/2).
func (l *learner) adviceBack() {
	if l.config.TagLayer+1 >= l.config.Layers {
		return
	}
	tags := l.get(net.TagW).Cols
	for i := range l.t {
		top := argmax(l.tags[i*tags : (i+1)*tags])
		d := l.dTags[i*tags : (i+1)*tags]
		for j, a := range l.advice[i*tags : (i+1)*tags] {
			slope := l.dAdvice[i*tags+j] * a * (1 - a/2)
			d[j] += slope
			d[top] -= slope
		}
	}
}

// cellBack is the reverse of cell, activations included.
func (l *learner) cellBack(layer, t, before int, start bool, dir int) {
	h := l.config.Hidden
	g, dg := l.gates[layer][(2*t+dir)*3*h:][:3*h], l.dGates[(2*t+dir)*3*h:][:3*h]
	z, f, o := g[:h], g[h:2*h], g[2*h:]
	dz, df, do := dg[:h], dg[h:2*h], dg[2*h:]
	c, dy := l.cells[layer][(2*t+dir)*h:][:h], l.dOut[(2*t+dir)*h:][:h]
	dc := l.dCell
	var p []float32
	if !start {
		p = l.cells[layer][(2*before+dir)*h:][:h]
	}
	for j := range c {
		var previous float32
		if p != nil {
			previous = p[j]
		}
		d := dc[j] + dy[j]*o[j]
		do[j] = dy[j] * c[j] * o[j] * (1 - o[j])
		df[j] = d * (previous - z[j]) * f[j] * (1 - f[j])
		dz[j] = d * (1 - f[j]) * (1 - z[j]*z[j])
		dc[j] = d * f[j]
	}
}

// embedBack gives the gradient to the learned embeddings.
func (l *learner) embedBack() {
	multiply(l.dOut, l.masks[0])
	width, vec, emb := l.config.Input(), l.config.Vector, l.config.Embedding
	r := 0
	for _, x := range l.examples {
		for i := range x.n {
			d := l.dOut[r*width+vec : (r+1)*width]
			for kind := range net.Kinds {
				row := x.rows[kind][i]
				l.grads.touch(kind, row)
				add(l.grads.of[kind][int(row)*emb:int(row+1)*emb], d)
			}
			r++
		}
	}
}
