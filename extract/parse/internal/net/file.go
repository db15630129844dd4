package net

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
)

// The file: magic, CRC-32C of the rest, configuration, string tables, tensors.
// Numbers are little-endian; counts are 32 bits.
const magic = "ENTPARS\x02"

const checkAt, bodyAt = len(magic), len(magic) + 4

// maxCount bounds every count in the file.
const maxCount = 1 << 28

// maxLayers bounds the recurrent layers.
const maxLayers = 16

// ErrFormat says that the data is no model of this version.
var ErrFormat = errors.New("not a parser model of this version")

// Write writes the model to w.
func Write(w io.Writer, m *Model) error {
	f := &fileWriter{}
	f.buf.WriteString(magic)
	f.uint(0)
	f.config(m.Config)
	for _, table := range m.Vocab.tables() {
		f.strings(*table)
	}
	f.uint(len(m.Tensors))
	for _, name := range slices.Sorted(maps.Keys(m.Tensors)) {
		f.strings([]string{name})
		f.tensor(m.Tensors[name])
	}
	data := f.buf.Bytes()
	binary.LittleEndian.PutUint32(data[checkAt:], checksum(data[bodyAt:]))
	_, err := w.Write(data)
	return err
}

// Read reads a model that Write wrote. The model keeps data. The vocabulary is
// indexed and the sizes of all tensors are checked.
func Read(data []byte) (*Model, error) {
	if len(data) < bodyAt || string(data[:checkAt]) != magic {
		return nil, ErrFormat
	}
	if binary.LittleEndian.Uint32(data[checkAt:]) != checksum(data[bodyAt:]) {
		return nil, fmt.Errorf("parser model: checksum differs")
	}
	f := &fileReader{data: data[bodyAt:]}
	m := &Model{Config: f.config(), Vocab: &Vocab{}, Tensors: map[string]Stored{}}
	for _, table := range m.Vocab.tables() {
		*table = f.strings()
	}
	for range f.count() {
		name := strings.Join(f.strings(), "")
		m.Tensors[name] = f.tensor()
		if f.err != nil {
			break
		}
	}
	if f.err != nil {
		return nil, fmt.Errorf("parser model: %w", f.err)
	}
	if err := m.Check(); err != nil {
		return nil, fmt.Errorf("parser model: %w", err)
	}
	m.Vocab.Index()
	return m, nil
}

func checksum(data []byte) uint32 { return crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)) }

// tables lists the string tables in the file's order.
func (v *Vocab) tables() []*[]string {
	tables := []*[]string{&v.Words, &v.Labels, &v.Tags, &v.Names}
	for kind := range v.Features {
		tables = append(tables, &v.Features[kind])
	}
	return tables
}

type fileWriter struct{ buf bytes.Buffer }

func (f *fileWriter) uint(n int) {
	f.buf.Write(binary.LittleEndian.AppendUint32(nil, uint32(n)))
}

func (f *fileWriter) config(c Config) {
	for _, n := range []int{c.Hidden, c.Layers, c.Embedding, c.Vector, c.Arc, c.Label, c.TagLayer} {
		f.uint(n)
	}
}

func (f *fileWriter) strings(table []string) {
	f.uint(len(table))
	for _, s := range table {
		f.uint(len(s))
		f.buf.WriteString(s)
	}
}

func (f *fileWriter) floats(x []float32) {
	f.uint(len(x))
	for _, v := range x {
		f.uint(int(math.Float32bits(v)))
	}
}

func (f *fileWriter) tensor(t Stored) {
	f.uint(int(t.Coding))
	f.uint(t.Rows)
	f.uint(t.Cols)
	if t.Coding == Floats {
		f.floats(t.Floats)
		return
	}
	f.floats(t.Scale)
	f.uint(len(t.Ints))
	f.buf.Write(t.Ints)
}

// fileReader reads from data; after the first error it reads zeros.
type fileReader struct {
	data []byte
	err  error
}

func (f *fileReader) bytes(n int) []byte {
	if f.err == nil && n > len(f.data) {
		f.err = io.ErrUnexpectedEOF
	}
	if f.err != nil {
		return nil
	}
	b := f.data[:n:n]
	f.data = f.data[n:]
	return b
}

// count reads a count that cannot be beyond the data that is left.
func (f *fileReader) count() int {
	b := f.bytes(4)
	if b == nil {
		return 0
	}
	n := binary.LittleEndian.Uint32(b)
	if n > maxCount || int(n) > len(f.data) {
		f.err = io.ErrUnexpectedEOF
		return 0
	}
	return int(n)
}

func (f *fileReader) config() (c Config) {
	for _, n := range []*int{&c.Hidden, &c.Layers, &c.Embedding, &c.Vector, &c.Arc, &c.Label, &c.TagLayer} {
		*n = f.count()
	}
	if c.Layers > maxLayers || c.Hidden%32 != 0 || c.Arc%32 != 0 || c.Label%32 != 0 || c.Input()%32 != 0 || c.TagLayer >= c.Layers {
		f.err = ErrFormat
	}
	return c
}

func (f *fileReader) strings() []string {
	table := make([]string, f.count())
	for i := range table {
		table[i] = string(f.bytes(f.count()))
	}
	return table
}

func (f *fileReader) floats() []float32 {
	b := f.bytes(4 * f.count())
	x := make([]float32, len(b)/4)
	for i := range x {
		x[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return x
}

func (f *fileReader) tensor() Stored {
	t := Stored{Coding: Coding(f.count()), Rows: f.count(), Cols: f.count()}
	if t.Coding == Floats {
		t.Floats = f.floats()
		f.expect(len(t.Floats) == t.Rows*t.Cols)
		return t
	}
	t.Scale = f.floats()
	t.Ints = f.bytes(f.count())
	scales := map[Coding]int{RowInts: t.Rows, ColumnInt: t.Cols}[t.Coding]
	f.expect(len(t.Ints) == t.Rows*t.Cols && len(t.Scale) == scales)
	return t
}

func (f *fileReader) expect(ok bool) {
	if !ok && f.err == nil {
		f.err = ErrFormat
	}
}
