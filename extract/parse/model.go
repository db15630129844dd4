package parse

import (
	_ "embed"
	"errors"
	"fmt"

	"github.com/entente-kg/entente/extract/parse/internal/kernel"
	"github.com/entente-kg/entente/extract/parse/internal/net"
)

//go:embed model.bin
var embedded []byte

// Model is a trained network. It never changes, so any number of goroutines may
// use it, each through a Parser of its own.
type Model struct {
	set    *kernel.Set
	config net.Config
	vocab  *net.Vocab

	vectors    net.Stored
	embeddings [net.Kinds]net.Stored
	first      *kernel.ByteMatrix   // the first layer's gates, and what a word says to those beside it
	layers     []*kernel.ByteMatrix // of the second layer and those above
	tags       *kernel.ByteMatrix
	heads      *kernel.ByteMatrix // dep, head, labDep, labHead and names side by side

	arcU, arcB          []float32
	labV1, labV2, labV3 []float32
	labB                []float32
	nameT               []float32 // transitions between classes of names, rows of nameWidth
	nameWidth           int
	labels              int // width of the label scores, padding included
	rootLabel           int
	advice              int       // width of the tagger's scores, padding included
	rootRow             []float32 // of the first layer, for the node above the root
}

// Load reads the embedded model.
func Load() (*Model, error) {
	m, err := Read(embedded)
	if err != nil {
		return nil, fmt.Errorf("loading the embedded parser model: %w", err)
	}
	return m, nil
}

// Read reads a model that command train wrote. The model keeps data.
func Read(data []byte) (*Model, error) { return newModel(data, kernel.Best()) }

func newModel(data []byte, set *kernel.Set) (*Model, error) {
	source, err := net.Read(data)
	if err != nil {
		return nil, err
	}
	t := source.Tensors
	m := &Model{
		set: set, config: source.Config, vocab: source.Vocab, vectors: t[net.Vectors],
		arcU: t[net.ArcU].Dense(), arcB: t[net.ArcB].Dense(),
		labV1: t[net.LabV1].Dense(), labV2: t[net.LabV2].Dense(), labV3: t[net.LabV3].Dense(),
		nameT: t[net.NameT].Dense(), nameWidth: t[net.NameT].Cols,
		labB: t[net.LabB].Dense(), labels: t[net.LabB].Cols, rootLabel: -1,
	}
	for kind := range m.embeddings {
		m.embeddings[kind] = t[net.Emb(kind)]
	}
	for i, label := range m.vocab.Labels {
		if label == rootRelation {
			m.rootLabel = i
		}
	}
	if err := m.setMatrices(t); err != nil {
		return nil, err
	}
	m.rootRow = m.newRootRow()
	return m, nil
}

// setMatrices arranges the matrices in 8 bits for multiplication.
func (m *Model) setMatrices(t map[string]net.Stored) error {
	var errs []error
	matrix := func(names ...string) *kernel.ByteMatrix {
		matrix, err := byteMatrix(t, names...)
		errs = append(errs, err)
		return matrix
	}
	m.first = matrix(net.GateW(0), net.GateB(0), net.Beside, "")
	for l := 1; l < m.config.Layers; l++ {
		m.layers = append(m.layers, matrix(net.GateW(l), net.GateB(l)))
	}
	m.tags = matrix(net.TagW, net.TagB)
	m.heads = matrix(net.DepW, net.DepB, net.HeadW, net.HeadB, net.LabDepW, net.LabDepB, net.LabHedW, net.LabHedB, net.NameW, net.NameB)
	m.advice = t[net.TagW].Cols
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("parser model: %w", err)
	}
	return nil
}

// byteMatrix sets matrices side by side. names are each matrix's and its bias's
// in turn; an empty name stands for no bias.
func byteMatrix(t map[string]net.Stored, names ...string) (*kernel.ByteMatrix, error) {
	var columns []kernel.Columns
	for i := 0; i < len(names); i += 2 {
		w, b := t[names[i]], t[names[i+1]]
		if w.Coding != net.ColumnInt {
			return nil, fmt.Errorf("tensor %s is not in 8 bits", names[i])
		}
		columns = append(columns, kernel.Columns{Cols: w.Cols, Ints: w.Ints, Scale: w.Scale, Bias: b.Dense()})
	}
	return kernel.NewByteMatrix(t[names[0]].Rows, columns...), nil
}

// newRootRow computes the first layer's pre-activations of the node above the root.
func (m *Model) newRootRow() []float32 {
	var rows [net.Kinds]int32
	for kind := range rows {
		rows[kind] = net.RootRow
	}
	input := make([]float32, m.config.Input())
	m.input(input, rows, -1)
	return m.preActivate(input)
}

// input fills a word's row: its vector, zero if vector is -1, beside the sum of
// its learned embeddings.
func (m *Model) input(dst []float32, rows [net.Kinds]int32, vector int32) {
	clear(dst)
	width := m.config.Vector
	if vector >= 0 {
		m.vectors.Row(dst[:width], int(vector))
	}
	for kind, row := range rows {
		m.embeddings[kind].AddRow(dst[width:], int(row))
	}
}

// preActivate multiplies rows of input by the first layer's weights. Each row
// of the result holds a word's own pre-activations, then what it says to those
// of the words beside it.
func (m *Model) preActivate(input []float32) []float32 {
	var bytes kernel.ByteRows
	bytes.Fill(m.set, input, m.config.Input())
	out := make([]float32, len(input)/m.config.Input()*m.first.Cols())
	m.first.Mul(m.set, out, &bytes)
	return out
}
