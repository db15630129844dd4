package net

import (
	"fmt"
	"math"
)

// Model is a network with its parameters.
type Model struct {
	Config  Config
	Vocab   *Vocab
	Tensors map[string]Stored
}

// Coding says how a stored tensor's numbers are written.
type Coding uint32

const (
	Floats    Coding = iota // single precision
	RowInts                 // 8 bits, with a scale for each row
	ColumnInt               // 8 bits, with a scale for each column
)

// Stored is a tensor as the file holds it: Floats, or Ints times Scale.
type Stored struct {
	Coding     Coding
	Rows, Cols int
	Floats     []float32
	Ints       []byte // signed, row-major
	Scale      []float32
}

// WeightLimit is the largest absolute value of an 8-bit weight. With activations
// of 0 to 63 a sum of eight products then fits 16 signed bits, which AVX2 needs.
const WeightLimit = 64

// byteLimit is the largest absolute value of other 8-bit numbers.
const byteLimit = 127

// FloatTensor stores a tensor as it is, sharing memory.
func FloatTensor(t Tensor) Stored {
	return Stored{Coding: Floats, Rows: t.Rows, Cols: t.Cols, Floats: t.Data}
}

// QuantiseRows stores a tensor in 8 bits with a scale for each row.
func QuantiseRows(t Stored) Stored {
	q := Stored{Coding: RowInts, Rows: t.Rows, Cols: t.Cols, Ints: make([]byte, len(t.Floats)), Scale: make([]float32, t.Rows)}
	for i := range t.Rows {
		q.quantise(t.Floats, i, i*t.Cols, t.Cols, 1, byteLimit)
	}
	return q
}

// QuantiseColumns stores a tensor in 8 bits with a scale for each column; no
// number is beyond limit.
func QuantiseColumns(t Stored, limit float32) Stored {
	q := Stored{Coding: ColumnInt, Rows: t.Rows, Cols: t.Cols, Ints: make([]byte, len(t.Floats)), Scale: make([]float32, t.Cols)}
	for j := range t.Cols {
		q.quantise(t.Floats, j, j, t.Rows, t.Cols, limit)
	}
	return q
}

// quantise rounds n numbers, step apart from start on, under the scale of group.
func (q *Stored) quantise(x []float32, group, start, n, step int, limit float32) {
	top := float32(1e-9)
	for i := range n {
		v := x[start+i*step]
		top = max(top, v, -v)
	}
	q.Scale[group] = top / limit
	for i := range n {
		at := start + i*step
		q.Ints[at] = byte(int8(math.RoundToEven(float64(x[at] / q.Scale[group]))))
	}
}

// Row writes row i into dst, which has Cols entries.
func (s Stored) Row(dst []float32, i int) {
	clear(dst)
	s.AddRow(dst, i)
}

// AddRow adds row i to dst, which has Cols entries.
func (s Stored) AddRow(dst []float32, i int) {
	from, to := i*s.Cols, (i+1)*s.Cols
	switch s.Coding {
	case Floats:
		for j, v := range s.Floats[from:to] {
			dst[j] += v
		}
	case RowInts:
		for j, b := range s.Ints[from:to] {
			dst[j] += float32(float32(int8(b)) * s.Scale[i])
		}
	case ColumnInt:
		for j, b := range s.Ints[from:to] {
			dst[j] += float32(float32(int8(b)) * s.Scale[j])
		}
	}
}

// Dense returns all numbers in single precision.
func (s Stored) Dense() []float32 {
	if s.Coding == Floats {
		return s.Floats
	}
	x := make([]float32, s.Rows*s.Cols)
	for i := range s.Rows {
		s.Row(x[i*s.Cols:(i+1)*s.Cols], i)
	}
	return x
}

// Quantise returns the model as it is embedded: embeddings and matrices in 8
// bits, biases and the small products of the scores in single precision.
func Quantise(m *Model) *Model {
	out := &Model{Config: m.Config, Vocab: m.Vocab, Tensors: map[string]Stored{}}
	for name, t := range m.Tensors {
		out.Tensors[name] = t
	}
	out.Tensors[Vectors] = QuantiseRows(m.Tensors[Vectors])
	for kind := range Kinds {
		out.Tensors[Emb(kind)] = QuantiseRows(m.Tensors[Emb(kind)])
	}
	for l := range m.Config.Layers {
		out.Tensors[GateW(l)] = QuantiseColumns(m.Tensors[GateW(l)], WeightLimit)
	}
	for _, name := range []string{Beside, TagW, NameW, DepW, HeadW, LabDepW, LabHedW} {
		out.Tensors[name] = QuantiseColumns(m.Tensors[name], WeightLimit)
	}
	return out
}

// Check reports a tensor that is missing or does not have the size that the
// configuration and the vocabulary ask for.
func (m *Model) Check() error {
	shapes := append(Shapes(m.Config, m.Vocab), Shape{Name: Vectors, Rows: len(m.Vocab.Words), Cols: m.Config.Vector})
	for _, s := range shapes {
		t, ok := m.Tensors[s.Name]
		if !ok {
			return fmt.Errorf("tensor %s is missing", s.Name)
		}
		if t.Rows != s.Rows || t.Cols != s.Cols {
			return fmt.Errorf("tensor %s is %d by %d, not %d by %d", s.Name, t.Rows, t.Cols, s.Rows, s.Cols)
		}
	}
	return nil
}
