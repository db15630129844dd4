// Package net defines the parser's network as its trainer and its user both
// see it: the sizes, the vocabulary, the features of a word form, the tensors
// by name, the file that holds them, and the search for the best tree.
package net

// Config holds the sizes of the network.
type Config struct {
	Hidden    int // cells of one direction of a recurrent layer; a multiple of 32
	Layers    int
	Embedding int // of a learned embedding
	Vector    int // of a word vector
	Arc       int // of the arc projections
	Label     int // of the label projections
	TagLayer  int // the layer that the tagger reads
	Dropout   float64
}

// Default is the configuration of the embedded model.
func Default() Config {
	return Config{Hidden: 224, Layers: 3, Embedding: 124, Vector: 100, Arc: 128, Label: 96, TagLayer: 1, Dropout: 0.33}
}

// Input is the width of a word's row before the first layer.
func (c Config) Input() int { return c.Vector + c.Embedding }

// Width is the width of a recurrent layer's output, both directions.
func (c Config) Width() int { return 2 * c.Hidden }

// Gates is the width of a recurrent layer's pre-activations: z, f and o of the
// forward direction, then of the backward one.
func (c Config) Gates() int { return 6 * c.Hidden }

// LayerInput is the width of what layer l reads.
func (c Config) LayerInput(l int) int {
	if l == 0 {
		return c.Input()
	}
	return c.Width()
}

// LayerWidth is the width of what layer l reads, the tagger's advice included:
// the layer above the tagger's reads it beside its input.
func (c Config) LayerWidth(l int, v *Vocab) int {
	if l == c.TagLayer+1 {
		return c.LayerInput(l) + PadTags(len(v.Tags))
	}
	return c.LayerInput(l)
}

// PadTags rounds the number of tags up to what rows in 8 bits ask for.
func PadTags(n int) int { return (n + 31) / 32 * 32 }

// Pad rounds n up to whole vectors of 16.
func Pad(n int) int { return (n + 15) / 16 * 16 }

// Tensor is a matrix of the network, row-major.
type Tensor struct {
	Name       string
	Rows, Cols int
	Data       []float32
}

// Row returns row i, sharing memory.
func (t *Tensor) Row(i int) []float32 { return t.Data[i*t.Cols : (i+1)*t.Cols] }

// Shape names a tensor and gives its size; Std is the standard deviation of its
// random start, 0 for zeros.
type Shape struct {
	Name       string
	Rows, Cols int
	Std        float64
}
