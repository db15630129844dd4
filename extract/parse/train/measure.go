package main

import (
	"fmt"

	"github.com/entente-kg/entente/extract/parse/internal/kernel"
	"github.com/entente-kg/entente/extract/parse/internal/net"
)

// devSet is a treebank to choose on.
type devSet struct {
	name     string
	examples []*example
}

func (t *trainer) readDev(c *encoder) error {
	for _, bank := range treebanks() {
		sentences, named, err := readTreebank(t.ud, bank+"-dev")
		if err != nil {
			return err
		}
		set := devSet{name: bank + "-dev"}
		for _, s := range sentences {
			set.examples = append(set.examples, c.encode(s, named))
		}
		t.dev = append(t.dev, set)
	}
	return nil
}

// measure logs how the network in single precision does on the dev sets.
// Labels are compared with their subtypes; classes that training lacks are wrong.
func (t *trainer) measure() {
	for _, set := range t.dev {
		w := newWorker(t.params)
		var c counts
		for rest := set.examples; len(rest) > 0; {
			n, nodes := 0, 0
			for n < len(rest) && (n == 0 || nodes+rest[n].n < t.batch) {
				nodes += rest[n].n
				n++
			}
			w.forward(rest[:n])
			w.count(&c)
			rest = rest[n:]
		}
		fmt.Fprintf(t.log, "  %s %v\n", set.name, c)
	}
}

// counts are right answers on a dev set.
type counts struct {
	tokens, tags, arcs, labelled   int
	nameGold, nameFound, nameRight int
}

func (c counts) String() string {
	percent := func(n int) float64 { return 100 * float64(n) / float64(max(c.tokens, 1)) }
	f := 200 * float64(c.nameRight) / float64(max(c.nameGold+c.nameFound, 1))
	return fmt.Sprintf("joint tag %.2f UAS %.2f LAS %.2f names F1 %.2f", percent(c.tags), percent(c.arcs), percent(c.labelled), f)
}

// count adds the answers of the last forward pass.
func (w *worker) count(c *counts) {
	tags := w.get(net.TagW).Cols
	r := 0
	for _, x := range w.examples {
		head := w.heads(r, x.n)
		label := w.labels(r, head)
		for i := 1; i < x.n; i++ {
			c.tokens++
			c.tags += count(int32(argmax(w.tags[(r+i)*tags:(r+i+1)*tags])) == x.tag[i])
			if head[i] == x.head[i] {
				c.arcs++
				c.labelled += count(label[i] == x.label[i])
			}
		}
		if x.n > 1 && x.name[1] != none {
			c.addNames(net.Spans(x.name[1:]), net.Spans(w.nameScores(x, r).Best()))
		}
		r += x.n
	}
}

func (c *counts) addNames(gold, found []net.Span) {
	c.nameGold += len(gold)
	c.nameFound += len(found)
	is := map[net.Span]bool{}
	for _, s := range gold {
		is[s] = true
	}
	for _, s := range found {
		c.nameRight += count(is[s])
	}
}

func (w *worker) heads(r, n int) []int32 {
	head := make([]int32, n)
	net.Tree(w.arcScores(r, n), n, head)
	return head
}

// arcScores are the scores, n by n, of the heads of the n nodes from row r on.
func (w *worker) arcScores(r, n int) []float32 {
	a := w.config.Arc
	turned, scores := make([]float32, n*a), make([]float32, n*n)
	kernel.Transpose(turned, w.head[r*a:(r+n)*a], n, a)
	w.gemm.Add(scores, w.arc[r*a:(r+n)*a], turned, n, a, n)
	return scores
}

func (w *worker) labels(r int, head []int32) []int32 {
	logits, classes := w.labelScores(r, head)
	label := make([]int32, len(head))
	for i := range label {
		label[i] = int32(argmax(logits[i*classes : (i+1)*classes]))
	}
	return label
}

// labelScores are the scores of all labels, rows of classes, of the nodes from
// row r on under their heads.
func (w *worker) labelScores(r int, head []int32) (logits []float32, classes int) {
	n, width := len(head), w.config.Label
	classes = w.get(net.LabV1).Cols
	heads, product := make([]float32, n*width), make([]float32, n*width)
	logits = make([]float32, n*classes)
	for i := range n {
		d, h := w.labDep[(r+i)*width:][:width], w.labHead[(r+int(head[i]))*width:][:width]
		copy(heads[i*width:], h)
		for k := range d {
			product[i*width+k] = d[k] * h[k]
		}
		copy(logits[i*classes:], w.get(net.LabB).Data)
	}
	w.gemm.Add(logits, w.labDep[r*width:(r+n)*width], w.get(net.LabV1).Data, n, width, classes)
	w.gemm.Add(logits, heads, w.get(net.LabV2).Data, n, width, classes)
	w.gemm.Add(logits, product, w.get(net.LabV3).Data, n, width, classes)
	return logits, classes
}
