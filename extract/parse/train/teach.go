package main

import (
	"bufio"
	"cmp"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/entente-kg/entente/extract/parse/internal/net"
	"github.com/entente-kg/entente/extract/ud"
)

// teachers are trained networks; a student learns from the mean of what they say.
type teachers struct {
	all    []*worker
	coders []*encoder
}

// taughtShare is the weight of the teachers against gold where there is gold.
const taughtShare = 0.5

// fewest is the probability below which a class is left out of a target.
const fewest = 0.01

// readTeachers reads models that -floats wrote. They must have the classes of v.
func readTeachers(paths string, v *net.Vocab) (*teachers, error) {
	t := &teachers{}
	for path := range strings.SplitSeq(paths, ",") {
		p, err := readParams(path)
		if err != nil {
			return nil, err
		}
		if !slices.Equal(p.vocab.Labels, v.Labels) || !slices.Equal(p.vocab.Tags, v.Tags) {
			return nil, fmt.Errorf("teacher %s knows other labels or tags", path)
		}
		t.all, t.coders = append(t.all, newWorker(p)), append(t.coders, newEncoder(p.vocab))
	}
	return t, nil
}

// teach sets the lessons of examples, which are those of sentences. Where gold
// is false it sets the trees too. It sets names where they have no gold.
func (t *teachers) teach(examples []*example, sentences []ud.Sentence, gold bool) {
	for i, w := range t.all {
		inputs := make([]*example, len(sentences))
		for j, s := range sentences {
			inputs[j] = t.coders[i].encode(s, false)
		}
		w.forward(inputs)
	}
	r := 0
	for i, x := range examples {
		t.example(x, sentences[i], r, gold)
		r += x.n
	}
}

// example sets the lesson of x, whose first node is row r of the teachers.
func (t *teachers) example(x *example, s ud.Sentence, r int, gold bool) {
	tags := t.mean(x.n, func(w *worker) ([]float32, int) {
		cols := w.get(net.TagW).Cols
		return w.tags[r*cols : (r+x.n)*cols], cols
	})
	arcs := t.mean(x.n, func(w *worker) ([]float32, int) { return barSelf(w.arcScores(r, x.n), x.n), x.n })
	if !gold {
		x.head = treeOf(arcs, x.n)
	}
	head := slices.Clone(x.head)
	head[0] = 0
	labels := t.mean(x.n, func(w *worker) ([]float32, int) { return w.labelScores(r, head) })
	if !gold {
		x.tag, x.label = bestOf(tags, x.n), bestOf(labels, x.n)
		x.head[0], x.tag[0], x.label[0] = none, none, none
		t.setRoles(x, s)
	}
	x.taught = lesson{heads: blend(arcs, x.head, gold), labels: blend(labels, x.label, gold), tags: blend(tags, x.tag, gold)}
	if x.name[1] == none {
		x.name = t.names(x, r)
	}
}

// mean is the mean of the teachers' probabilities, n rows.
func (t *teachers) mean(n int, scores func(w *worker) ([]float32, int)) []float32 {
	var sum []float32
	for _, w := range t.all {
		x, cols := scores(w)
		if sum == nil {
			sum = make([]float32, len(x))
		}
		d := make([]float32, cols)
		for i := range n {
			softmax(d, x[i*cols:(i+1)*cols], 1/float32(len(t.all)))
			add(sum[i*cols:(i+1)*cols], d)
		}
	}
	return sum
}

func barSelf(scores []float32, n int) []float32 {
	for i := range n {
		scores[i*n+i] = -1e9
	}
	return scores
}

// treeOf is the most probable tree.
func treeOf(arcs []float32, n int) []int32 {
	logs, head := make([]float32, len(arcs)), make([]int32, n)
	for i, p := range arcs {
		logs[i] = float32(math.Log(float64(p) + 1e-9))
	}
	net.Tree(logs, n, head)
	return head
}

func bestOf(x []float32, n int) []int32 {
	cols, best := len(x)/n, make([]int32, n)
	for i := range best {
		best[i] = int32(argmax(x[i*cols : (i+1)*cols]))
	}
	return best
}

// blend makes targets of probabilities and the classes taken for right, which
// come first.
func blend(x []float32, right []int32, gold bool) [][]share {
	n := len(right)
	cols, out := len(x)/n, make([][]share, n)
	for i, class := range right {
		if class == none {
			continue
		}
		row := x[i*cols : (i+1)*cols]
		out[i] = blendRow(row, class, gold)
	}
	return out
}

func blendRow(row []float32, right int32, gold bool) []share {
	weight, first := float32(1), share{right, row[right]}
	if gold {
		weight, first = taughtShare, share{right, 1 - taughtShare + taughtShare*row[right]}
	}
	shares, sum := []share{first}, first.probability
	for j, p := range row {
		if p >= fewest && int32(j) != right {
			shares = append(shares, share{int32(j), weight * p})
			sum += weight * p
		}
	}
	slices.SortFunc(shares[1:], func(a, b share) int { return cmp.Compare(b.probability, a.probability) })
	for i := range shares {
		shares[i].probability /= sum
	}
	return slices.Clip(shares)
}

// setRoles says what the tokens of x may be in a name, by the tags it has.
func (t *teachers) setRoles(x *example, s ud.Sentence) {
	v := t.coders[0].vocab
	for i, token := range s.Tokens {
		if tag := int(x.tag[i+1]); tag < len(v.Tags) {
			_, xpos := v.Tag(tag)
			x.role[i+1] = net.RoleOf(token.Form, xpos)
		}
	}
}

// names are the names that the teachers together find in x.
func (t *teachers) names(x *example, r int) []int32 {
	width := t.all[0].get(net.NameT).Cols
	emissions, transitions := make([]float32, (x.n-1)*width), make([]float32, width*width)
	for _, w := range t.all {
		add(emissions, w.names[(r+1)*width:(r+x.n)*width])
		add(transitions, w.get(net.NameT).Data)
	}
	classes := len(t.all[0].vocab.Names)
	s := &net.NameScores{
		Classes: classes, Roles: x.role[1:], Transitions: transitions, Width: width,
		Emission: func(i int) []float32 { return emissions[i*width:][:classes] },
	}
	return append([]int32{none}, s.Best()...)
}

// readRaw reads sentences, one a line, their tokens parted by spaces.
func readRaw(path string) ([]ud.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading raw sentences: %w", err)
	}
	defer f.Close()
	var sentences []ud.Sentence
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var s ud.Sentence
		for form := range strings.FieldsSeq(lines.Text()) {
			s.Tokens = append(s.Tokens, ud.Token{Form: form, Head: ud.Root})
		}
		if n := len(s.Tokens); n > 0 && n < maxNodes {
			sentences = append(sentences, s)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading raw sentences %s: %w", path, err)
	}
	return sentences, nil
}
