package net

import (
	"bytes"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// small returns a model of two words in which number i of a tensor is i/8.
func small() *Model {
	v := &Vocab{Words: []string{"a", "b"}, Labels: []string{"root"}, Tags: []string{"X|FW"}, Names: []string{Outside}}
	v.Features[0] = []string{"a"}
	c := Config{Hidden: 32, Layers: 2, Embedding: 28, Vector: 4, Arc: 32, Label: 32, TagLayer: 1}
	m := &Model{Config: c, Vocab: v, Tensors: map[string]Stored{}}
	for _, s := range append(Shapes(c, v), Shape{Name: Vectors, Rows: 2, Cols: 4}) {
		t := Tensor{Rows: s.Rows, Cols: s.Cols, Data: make([]float32, s.Rows*s.Cols)}
		for i := range t.Data {
			t.Data[i] = float32(i%17-8) / 8
		}
		m.Tensors[s.Name] = FloatTensor(t)
	}
	return m
}

func TestModelIsReadBack(t *testing.T) {
	want := Quantise(small())
	var buf bytes.Buffer
	if err := Write(&buf, want); err != nil {
		t.Fatal(err)
	}
	got, err := Read(buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Vocab{}), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("model (-written +read):\n%s", diff)
	}
	if rows, vector := got.Vocab.Lookup("B"); rows[0] != Unknown || vector != 1 {
		t.Errorf("look-up gives %v, %d", rows, vector)
	}
}

func TestRoundingStaysClose(t *testing.T) {
	source := small().Tensors[GateW(1)]
	for limit, q := range map[float32]Stored{byteLimit: QuantiseRows(source), WeightLimit: QuantiseColumns(source, WeightLimit)} {
		for i, v := range q.Dense() {
			if d := v - source.Floats[i]; d > 0.51/limit || d < -0.51/limit {
				t.Fatalf("limit %v: entry %d is %v, was %v", limit, i, v, source.Floats[i])
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	var buf bytes.Buffer
	if err := Write(&buf, Quantise(small())); err != nil {
		f.Fatal(err)
	}
	body := buf.Bytes()[bodyAt:]
	f.Add(body)
	f.Add(body[:len(body)/2])
	f.Fuzz(func(t *testing.T, body []byte) {
		data := append([]byte(magic), 0, 0, 0, 0)
		data = append(data, body...)
		if _, err := Read(data); err == nil {
			t.Error("a model without its checksum was read")
		}
		sum := checksum(body)
		data[checkAt], data[checkAt+1], data[checkAt+2], data[checkAt+3] = byte(sum), byte(sum>>8), byte(sum>>16), byte(sum>>24)
		if m, err := Read(data); err == nil && m.Check() != nil {
			t.Error("a model that does not fit was read")
		}
	})
}

func TestReadNamesWhatIsWrong(t *testing.T) {
	if _, err := Read([]byte("PK\x03\x04 something else")); !errors.Is(err, ErrFormat) {
		t.Errorf("error is %v", err)
	}
}
