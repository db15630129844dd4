package main

import (
	"math"

	"github.com/entente-kg/entente/extract/parse/internal/kernel"
	"github.com/entente-kg/entente/extract/parse/internal/net"
)

// Weights of the losses; those of arcs and labels are 1.
const (
	tagWeight  = 0.5
	nameWeight = 0.7
)

// losses sums up a batch: the loss and the right answers.
type losses struct {
	sum              float64
	tokens           int
	arcs, tags, labs int
}

func (a *losses) add(b losses) {
	a.sum += b.sum
	a.tokens += b.tokens
	a.arcs += b.arcs
	a.tags += b.tags
	a.labs += b.labs
}

// share is the probability that a target gives to a class.
type share struct {
	class       int32
	probability float32
}

// crossEntropy fills d with the gradient of scale times the cross entropy of
// the target under the softmax of x, and returns that loss, unscaled. right says
// that the target's first class scores best.
func crossEntropy(d, x []float32, target []share, scale float32) (loss float64, right bool) {
	sum, top := softmax(d, x, scale)
	loss = math.Log(float64(sum))
	for _, s := range target {
		d[s.class] -= scale * s.probability
		loss -= float64(s.probability * (x[s.class] - x[top]))
	}
	return loss, top == int(target[0].class)
}

// softmax fills d with scale times the softmax of x. sum is that of the
// exponents, taken from the best class top on.
func softmax(d, x []float32, scale float32) (sum float32, top int) {
	top = argmax(x)
	for j, v := range x {
		d[j] = exp(v - x[top])
		sum += d[j]
	}
	for j := range d {
		d[j] *= scale / sum
	}
	return sum, top
}

// target is what the teachers say of node i, or else the gold class alone.
func (l *learner) target(taught [][]share, i int, gold int32) []share {
	if taught != nil {
		return taught[i]
	}
	l.sure[0] = share{gold, 1}
	return l.sure[:]
}

func argmax(x []float32) int {
	top := 0
	for j, v := range x {
		if v > x[top] {
			top = j
		}
	}
	return top
}

// classLosses takes the losses of tags and names.
func (l *learner) classLosses(scale float32) {
	tags, names := l.get(net.TagW).Cols, l.get(net.NameW).Cols
	l.dTags, l.dNames = zeroed(l.dTags, l.t*tags), zeroed(l.dNames, l.t*names)
	r := 0
	for _, x := range l.examples {
		for i := range x.n {
			if gold := x.tag[i]; gold >= 0 {
				target := l.target(x.taught.tags, i, gold)
				loss, right := crossEntropy(l.dTags[r*tags:(r+1)*tags], l.tags[r*tags:(r+1)*tags], target, scale*tagWeight)
				l.loss.sum += loss * tagWeight
				l.loss.tags += count(right)
			}
			r++
		}
		if x.n > 1 && x.name[1] != none {
			l.loss.sum += nameWeight * l.nameLoss(x, r-x.n, scale*nameWeight)
		}
	}
}

func count(right bool) int {
	if right {
		return 1
	}
	return 0
}

// arcLoss takes the loss of heads: s(i,j) = arc_i · head_j.
func (l *learner) arcLoss(scale float32) {
	a := l.config.Arc
	l.dArc, l.dHead = zeroed(l.dArc, len(l.arc)), zeroed(l.dHead, len(l.head))
	r := 0
	for _, x := range l.examples {
		n := x.n
		arcs, heads := l.arc[r*a:(r+n)*a], l.head[r*a:(r+n)*a]
		l.headT, l.scores, l.dScores = resize(l.headT, n*a), zeroed(l.scores, n*n), zeroed(l.dScores, n*n)
		kernel.Transpose(l.headT, heads, n, a)
		l.gemm.Add(l.scores, arcs, l.headT, n, a, n)
		for i := 1; i < n; i++ {
			row := l.scores[i*n : (i+1)*n]
			row[i] = -1e9
			loss, right := crossEntropy(l.dScores[i*n:(i+1)*n], row, l.target(x.taught.heads, i, x.head[i]), scale)
			l.loss.sum += loss
			l.loss.arcs += count(right)
		}
		l.loss.tokens += n - 1
		l.gemm.Add(l.dArc[r*a:(r+n)*a], l.dScores, heads, n, n, a)
		kernel.Transpose(l.scores, l.dScores, n, n)
		l.gemm.Add(l.dHead[r*a:(r+n)*a], l.scores, arcs, n, n, a)
		r += n
	}
}

// labelLoss takes the loss of labels under gold heads:
// d·V1 + h·V2 + (d∘h)·V3 + b, d of the dependent, h of its head.
func (l *learner) labelLoss(scale float32) {
	l.gatherHeads()
	labels := l.get(net.LabV1).Cols
	l.logits = l.linear(l.logits, l.labDep, net.LabV1, net.LabB)
	l.gemm.Add(l.logits, l.goldHead, l.get(net.LabV2).Data, l.t, l.config.Label, labels)
	l.gemm.Add(l.logits, l.product, l.get(net.LabV3).Data, l.t, l.config.Label, labels)
	l.dLogits = zeroed(l.dLogits, l.t*labels)
	r := 0
	for _, x := range l.examples {
		for i := range x.n {
			if gold := x.label[i]; gold >= 0 {
				target := l.target(x.taught.labels, i, gold)
				loss, right := crossEntropy(l.dLogits[r*labels:(r+1)*labels], l.logits[r*labels:(r+1)*labels], target, scale)
				l.loss.sum += loss
				l.loss.labs += count(right)
			}
			r++
		}
	}
	l.labelBack()
}

// gatherHeads puts each token's gold head and its product with it in rows.
func (l *learner) gatherHeads() {
	n := l.config.Label
	l.goldHead, l.product = zeroed(l.goldHead, l.t*n), zeroed(l.product, l.t*n)
	l.eachArc(func(i, h int) {
		copy(l.goldHead[i:i+n], l.labHead[h:h+n])
		for k := range n {
			l.product[i+k] = l.labDep[i+k] * l.labHead[h+k]
		}
	})
}

func (l *learner) labelBack() {
	n := l.config.Label
	size := l.t * n
	l.dLabDep, l.dLabHead = zeroed(l.dLabDep, size), zeroed(l.dLabHead, size)
	l.dGoldHead, l.dProduct = zeroed(l.dGoldHead, size), zeroed(l.dProduct, size)
	l.linearBack(l.dLogits, l.labDep, l.dLabDep, net.LabV1, net.LabB)
	l.linearBack(l.dLogits, l.goldHead, l.dGoldHead, net.LabV2, "")
	l.linearBack(l.dLogits, l.product, l.dProduct, net.LabV3, "")
	l.eachArc(func(i, h int) {
		for k := range n {
			d := l.dProduct[i+k]
			l.dLabDep[i+k] += d * l.labHead[h+k]
			l.dLabHead[h+k] += d*l.labDep[i+k] + l.dGoldHead[i+k]
		}
	})
}

// eachArc calls f with the offsets of each token's and of its gold head's row
// in matrices of the labels' width.
func (l *learner) eachArc(f func(token, head int)) {
	r := 0
	for _, x := range l.examples {
		for i := 1; i < x.n; i++ {
			f((r+i)*l.config.Label, (r+int(x.head[i]))*l.config.Label)
		}
		r += x.n
	}
}
