package main

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/entente-kg/entente/extract/parse/internal/net"
	"github.com/entente-kg/entente/extract/ud"
)

// parts is the number of parts of a batch that are learned side by side. It is
// fixed so that the model does not depend on the number of cores.
const parts = 2

// maxNodes is the length of the longest sentence trained on.
const maxNodes = 121

// treebanks that the model is trained on.
func treebanks() []string { return []string{"ewt", "gum_free"} }

// trainer holds the state of a training.
type trainer struct {
	options
	log      io.Writer
	params   *params
	examples []*example
	raw      []*example // without gold; rawAt is the next one
	rawAt    int
	dev      []devSet
	rng      *rand.Rand
	adam     adam
	learners [parts]*learner
	start    time.Time
}

func newTrainer(o options, log io.Writer) (*trainer, error) {
	t := &trainer{options: o, log: log, rng: rand.New(rand.NewPCG(o.seed, 1)), start: time.Now()}
	banks, err := readTraining(o)
	if err != nil {
		return nil, err
	}
	if t.params, err = startParams(o, banks); err != nil {
		return nil, err
	}
	encoder := newEncoder(t.params.vocab)
	if err := t.encode(encoder, banks); err != nil {
		return nil, err
	}
	for i := range t.learners {
		t.learners[i] = newLearner(t.params)
		t.learners[i].unknown = float32(o.unknown)
	}
	t.adam = adam{rate: o.rate, total: o.epochs * (nodes(t.examples) + t.rawNodes()) / (o.batch + 10)}
	return t, t.readDev(encoder)
}

// startParams draws the parameters, or reads those to start from.
func startParams(o options, banks []bank) (*params, error) {
	if o.from != "" {
		return readParams(o.from)
	}
	var all []ud.Sentence
	for _, b := range banks {
		all = append(all, b.sentences...)
	}
	config := net.Default()
	config.Hidden = o.hidden
	vectors, err := readVectors(o.vectors, config.Vector, o.words, wordsOf(all))
	if err != nil {
		return nil, err
	}
	return newParams(config, buildVocab(all, vectors.words), vectors.rows, o.seed), nil
}

// bank is a treebank; named says that its names are annotated.
type bank struct {
	sentences []ud.Sentence
	named     bool
}

// readTraining reads the treebanks to train on.
func readTraining(o options) (banks []bank, err error) {
	for _, name := range treebanks() {
		var b bank
		if b.sentences, b.named, err = readTreebank(o.ud, name+"-train"); err != nil {
			return nil, err
		}
		banks = append(banks, b)
	}
	return banks, nil
}

// encode makes the examples, taught where there are teachers.
func (t *trainer) encode(c *encoder, banks []bank) error {
	var taught *teachers
	if t.teachers != "" {
		var err error
		if taught, err = readTeachers(t.teachers, c.vocab); err != nil {
			return err
		}
	}
	for _, b := range banks {
		t.examples = append(t.examples, encodeAll(c, augmented(b.sentences, t.terse), b.named, taught, true)...)
	}
	if t.rawFile == "" || taught == nil {
		return nil
	}
	raw, err := readRaw(t.rawFile)
	t.raw = encodeAll(c, raw, false, taught, false)
	return err
}

// encodeAll makes examples of all sentences but the longest.
func encodeAll(c *encoder, sentences []ud.Sentence, named bool, taught *teachers, gold bool) []*example {
	const few = 16
	var out []*example
	sentences = slices.DeleteFunc(sentences, func(s ud.Sentence) bool { return len(s.Tokens) == 0 || len(s.Tokens) >= maxNodes })
	for part := range slices.Chunk(sentences, few) {
		examples := make([]*example, len(part))
		for i, s := range part {
			examples[i] = c.encode(s, named)
		}
		if taught != nil {
			taught.teach(examples, part, gold)
		}
		out = append(out, examples...)
	}
	return out
}

func nodes(examples []*example) int {
	n := 0
	for _, x := range examples {
		n += x.n
	}
	return n
}

// rawNodes is the number of nodes without gold that a pass takes: not more than
// half of those with gold.
func (t *trainer) rawNodes() int { return min(nodes(t.raw), nodes(t.examples)/2) }

// pass lists the examples of a pass in a new order: all with gold, and of the
// others the next ones.
func (t *trainer) pass() []*example {
	examples := slices.Clone(t.examples)
	for n := t.rawNodes(); n > 0; t.rawAt++ {
		x := t.raw[t.rawAt%len(t.raw)]
		examples = append(examples, x)
		n -= x.n
	}
	t.rng.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
	return examples
}

// train runs all epochs and writes the model after each.
func (t *trainer) train() error {
	fmt.Fprintf(t.log, "%d sentences, %d nodes, %d without gold, %d words with vectors, %v from start\n",
		len(t.examples), nodes(t.examples), nodes(t.raw), len(t.params.vocab.Words), time.Since(t.start).Round(time.Second))
	for epoch := 1; epoch <= t.epochs; epoch++ {
		sum := t.epoch()
		n := float64(sum.tokens)
		fmt.Fprintf(t.log, "epoch %d loss %.3f arcs %.3f labels %.3f tags %.3f, %v\n", epoch, sum.sum/n,
			float64(sum.arcs)/n, float64(sum.labs)/n, float64(sum.tags)/n, time.Since(t.start).Round(time.Second))
		t.params.swapMeans()
		t.measure()
		err := t.save()
		t.params.swapMeans()
		if err != nil {
			return err
		}
	}
	return nil
}

func (t *trainer) epoch() losses {
	var sum losses
	for rest := t.pass(); len(rest) > 0; {
		var batch []*example
		for n := 0; len(rest) > 0 && n < t.batch; rest = rest[1:] {
			batch = append(batch, rest[0].private())
			n += rest[0].n
		}
		sum.add(t.step(batch))
	}
	return sum
}

// private returns a copy whose words can be dropped.
func (x *example) private() *example {
	y := *x
	y.rows[0], y.vector = slices.Clone(x.rows[0]), slices.Clone(x.vector)
	return &y
}

// step learns one batch, its parts side by side.
func (t *trainer) step(batch []*example) losses {
	tokens := 0
	for _, x := range batch {
		tokens += x.n - 1
	}
	var wait sync.WaitGroup
	for i, l := range t.learners {
		part := batch[i*len(batch)/parts : (i+1)*len(batch)/parts]
		l.rng = rand.New(rand.NewPCG(t.seed, uint64(2+t.adam.step*parts+i)))
		l.loss = losses{}
		if len(part) > 0 {
			wait.Go(func() { l.learn(part, tokens) })
		}
	}
	wait.Wait()
	sum := t.learners[0].loss
	for _, l := range t.learners[1:] {
		t.learners[0].grads.take(l.grads)
		sum.add(l.loss)
	}
	t.adam.update(t.params, t.learners[0].grads)
	return sum
}

// model returns the parameters as a model, sharing memory.
func (t *trainer) model() *net.Model {
	p := t.params
	m := &net.Model{Config: p.config, Vocab: p.vocab, Tensors: map[string]net.Stored{}}
	for _, x := range p.all {
		m.Tensors[x.Name] = net.FloatTensor(x.Tensor)
	}
	m.Tensors[net.Vectors] = net.FloatTensor(net.Tensor{Rows: len(p.vocab.Words), Cols: p.config.Vector, Data: p.vectors})
	return m
}

func (t *trainer) save() error {
	m := t.model()
	if t.floats != "" {
		if err := writeModel(t.floats, m); err != nil {
			return err
		}
	}
	return writeModel(t.out, net.Quantise(m))
}

func writeModel(path string, m *net.Model) error {
	var buf bytes.Buffer
	if err := net.Write(&buf, m); err != nil {
		return fmt.Errorf("writing model %s: %w", path, err)
	}
	if err := os.WriteFile(path, buf.Bytes(), 0o644); err != nil {
		return fmt.Errorf("writing model: %w", err)
	}
	return nil
}
