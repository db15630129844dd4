package parse

import (
	"github.com/entente-kg/entente/extract/parse/internal/net"
	"github.com/entente-kg/entente/extract/ud"
)

// decode writes tags, names, heads and labels into the tokens of all windows.
func (p *Parser) decode() {
	p.findTrees()
	p.scoreLabels()
	r := 0
	for _, w := range p.windows {
		p.write(w, r)
		r += w.span.Len() + 1
	}
}

// findTrees fills heads32: each node's head, counted from its window's first node.
func (p *Parser) findTrees() {
	p.heads32 = append(p.heads32[:0], make([]int32, p.nodes)...)
	a, r := p.config.Arc, 0
	for _, w := range p.windows {
		n := w.span.Len() + 1
		p.scoreArcs(p.arc[r*a:(r+n)*a], p.head[r*a:(r+n)*a], n)
		net.Tree(p.scores[:n*n], n, p.heads32[r:r+n])
		r += n
	}
}

// scoreArcs fills scores, n by n: entry i*n+j is the score of j as the head of i.
func (p *Parser) scoreArcs(arcs, heads []float32, n int) {
	a, padded := p.config.Arc, net.Pad(n)
	p.turned, p.product = resize(p.turned, a*padded), resize(p.product, n*padded)
	clear(p.turned)
	for i := range n {
		for k, v := range heads[i*a : (i+1)*a] {
			p.turned[k*padded+i] = v
		}
	}
	clear(p.product)
	p.set.Mul(p.product, arcs, p.turned, n, a, padded)
	p.scores = resize(p.scores, n*n)
	for i := range n {
		copy(p.scores[i*n:(i+1)*n], p.product[i*padded:])
	}
}

// scoreLabels adds to depLab what the head and its product with the dependent say.
func (p *Parser) scoreLabels() {
	l, r := p.config.Label, 0
	p.product = resize(p.product, p.nodes*l)
	for _, w := range p.windows {
		for i := range w.span.Len() + 1 {
			node, head := r+i, r+int(p.heads32[r+i])
			p.set.Times(p.product[node*l:(node+1)*l], p.labDep[node*l:(node+1)*l], p.labHd[head*l:(head+1)*l])
			p.set.Add(p.depLab[node*p.labels:(node+1)*p.labels], p.hedLab[head*p.labels:(head+1)*p.labels])
		}
		r += w.span.Len() + 1
	}
	p.set.Mul(p.depLab, p.product, p.labV3, p.nodes, l, p.labels)
}

// write fills the tokens of one window, whose first node is r.
func (p *Parser) write(w window, r int) {
	tokens, offset := w.tokens(), w.span.Start
	p.roles = p.roles[:0]
	for i := range tokens {
		node, t := r+i+1, &tokens[i]
		t.UPOS, t.XPOS = p.tagOf(p.tags[node*p.advice:])
		t.Deprel = p.labelOf(node)
		t.Head = ud.Root
		if head := int(p.heads32[node]); head > 0 {
			t.Head = offset + head - 1
		}
		p.roles = append(p.roles, net.RoleOf(t.Form, t.XPOS))
	}
	for _, s := range net.Spans(p.nameScores(r + 1).Best()) {
		span := ud.Span{Start: offset + s.Start, End: offset + s.End}
		w.sentence.Names = append(w.sentence.Names, ud.Name{Span: span, Kind: p.kindOf(s.Kind)})
	}
}

// nameScores are the scores of names over roles, whose first token is node.
func (p *Parser) nameScores(node int) *net.NameScores {
	offset, classes := 2*p.config.Arc+2*p.config.Label, len(p.vocab.Names)
	return &net.NameScores{
		Classes: classes, Roles: p.roles, Transitions: p.nameT, Width: p.nameWidth,
		Emission: func(i int) []float32 { return p.heads[(node+i)*p.Model.heads.Cols()+offset:][:classes] },
	}
}

// labelOf is the best relation of a node: "root" for the root and for no other.
func (p *Parser) labelOf(node int) string {
	if p.heads32[node] == 0 {
		return rootRelation
	}
	scores := p.depLab[node*p.labels:][:len(p.vocab.Labels)]
	top := -1
	for j, v := range scores {
		if j != p.rootLabel && (top < 0 || v > scores[top]) {
			top = j
		}
	}
	return p.vocab.Labels[top]
}
