package parse

// resize returns x with n entries of unknown content.
func resize(x []float32, n int) []float32 {
	if cap(x) < n {
		return make([]float32, n, n+n/4)
	}
	return x[:n]
}

// encode runs the recurrent layers over all windows and the heads over them.
func (p *Parser) encode() {
	h, width := p.config.Hidden, p.config.Width()
	p.gates = resize(p.gates, p.nodes*p.config.Gates())
	p.cells = resize(p.cells, p.nodes*width)
	for l := range p.config.Layers {
		p.preActivations(l)
		p.set.Gates(p.gates, h)
		p.below, p.in = p.in, resize(p.below, p.nodes*width)
		p.recur()
		if l > 0 {
			p.set.Add(p.in, p.below)
		}
		p.bytes.Fill(p.set, p.in, width)
		if l == p.config.TagLayer {
			p.tags = resize(p.tags, p.nodes*p.advice)
			p.Model.tags.Mul(p.set, p.tags, &p.bytes)
			p.takeAdvice()
		}
	}
	p.heads = resize(p.heads, p.nodes*p.Model.heads.Cols())
	p.Model.heads.Mul(p.set, p.heads, &p.bytes)
}

func (p *Parser) preActivations(layer int) {
	if layer > 0 {
		p.layers[layer-1].Mul(p.set, p.gates, &p.bytes)
		return
	}
	gates := p.config.Gates()
	for i, row := range p.rows {
		copy(p.gates[i*gates:(i+1)*gates], row)
	}
	r := 0
	for _, w := range p.windows {
		for range w.span.Len() {
			p.lookBeside(r, gates)
			r++
		}
		r++
	}
}

// lookBeside adds to the forward gates of the node after r what r says to them,
// and to the backward gates of r what the node after it says.
func (p *Parser) lookBeside(r, gates int) {
	half := gates / 2
	at := (r + 1) * gates
	p.set.Add(p.gates[at:at+half], p.rows[r][gates:gates+half])
	p.set.Add(p.gates[at-half:at], p.rows[r+1][gates+half:2*gates])
}

// takeAdvice sets beside each node's state what the tagger tells the layer
// above, if there is one.
func (p *Parser) takeAdvice() {
	if p.config.TagLayer+1 >= p.config.Layers {
		return
	}
	width := p.config.Width()
	p.wide = resize(p.wide, p.nodes*(width+p.advice))
	for i := range p.nodes {
		row := p.wide[i*(width+p.advice):][:width+p.advice]
		copy(row, p.in[i*width:(i+1)*width])
		p.set.Advise(row[width:], p.tags[i*p.advice:(i+1)*p.advice])
	}
	p.bytes.Fill(p.set, p.wide, width+p.advice)
}

// recur runs both directions of a recurrent layer over every window.
func (p *Parser) recur() {
	r := 0
	for _, w := range p.windows {
		n := w.span.Len() + 1
		forward, backward := p.zero, p.zero
		for i := range n {
			forward = p.cell(2*(r+i), forward)
			backward = p.cell(2*(r+n-1-i)+1, backward)
		}
		r += n
	}
}

// cell computes a node in one direction; at is twice the node, plus one
// backwards. It returns the new state.
func (p *Parser) cell(at int, previous []float32) []float32 {
	h := p.config.Hidden
	state := p.cells[at*h : (at+1)*h]
	p.set.Cell(state, p.in[at*h:(at+1)*h], previous, p.gates[at*3*h:(at+1)*3*h])
	return state
}

// score computes what arcs and labels need of every node.
func (p *Parser) score() {
	a, l := p.config.Arc, p.config.Label
	p.dep, p.head = resize(p.dep, p.nodes*a), resize(p.head, p.nodes*a)
	p.labDep, p.labHd = resize(p.labDep, p.nodes*l), resize(p.labHd, p.nodes*l)
	for i := range p.nodes {
		row := p.heads[i*p.Model.heads.Cols():]
		p.set.Relu(row[:2*a+2*l])
		copy(p.dep[i*a:(i+1)*a], row)
		copy(p.head[i*a:(i+1)*a], row[a:])
		copy(p.labDep[i*l:(i+1)*l], row[2*a:])
		copy(p.labHd[i*l:(i+1)*l], row[2*a+l:])
	}
	p.arc = p.linear(p.arc, p.dep, p.arcU, p.arcB, a)
	p.depLab = p.linear(p.depLab, p.labDep, p.labV1, p.labB, l)
	p.hedLab = p.linear(p.hedLab, p.labHd, p.labV2, nil, l)
}

// linear computes x·W + b of all nodes; x has width columns.
func (p *Parser) linear(dst, x, weights, bias []float32, width int) []float32 {
	cols := len(weights) / width
	dst = resize(dst, p.nodes*cols)
	clear(dst)
	if bias != nil {
		for i := range p.nodes {
			copy(dst[i*cols:], bias)
		}
	}
	p.set.Mul(dst, x, weights, p.nodes, width, cols)
	return dst
}
