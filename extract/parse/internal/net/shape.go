package net

import (
	"fmt"
	"math"
)

// Names of the tensors. Emb and Gate take a number.
const (
	Vectors = "vectors"
	TagW    = "tag.w"
	TagB    = "tag.b"
	NameW   = "name.w"
	NameB   = "name.b"
	DepW    = "arc.dep.w"
	DepB    = "arc.dep.b"
	HeadW   = "arc.head.w"
	HeadB   = "arc.head.b"
	ArcU    = "arc.u"
	ArcB    = "arc.b"
	LabDepW = "lab.dep.w"
	LabDepB = "lab.dep.b"
	LabHedW = "lab.head.w"
	LabHedB = "lab.head.b"
	LabV1   = "lab.v1"
	LabV2   = "lab.v2"
	LabV3   = "lab.v3"
	LabB    = "lab.b"
	Beside  = "gate.0.beside" // of the first layer, for the word before and the word after
)

// Emb names the learned embeddings of a kind of feature.
func Emb(kind int) string { return fmt.Sprintf("emb.%d", kind) }

// GateW names the weights of a recurrent layer.
func GateW(layer int) string { return fmt.Sprintf("gate.%d.w", layer) }

// GateB names the biases of a recurrent layer.
func GateB(layer int) string { return fmt.Sprintf("gate.%d.b", layer) }

// Shapes lists the tensors that are learned, in a fixed order. Widths of
// classes are padded to whole vectors.
func Shapes(c Config, v *Vocab) []Shape {
	var shapes []Shape
	for kind := range Kinds {
		shapes = append(shapes, Shape{Emb(kind), v.Rows(kind), c.Embedding, 0.1})
	}
	for l := range c.Layers {
		shapes = append(shapes, dense(GateW(l), c.LayerWidth(l, v), c.Gates()), bias(GateB(l), c.Gates()))
	}
	shapes = append(shapes, dense(Beside, c.Input(), c.Gates()))
	d, tags, names, labels := c.Width(), PadTags(len(v.Tags)), Pad(len(v.Names)), Pad(len(v.Labels))
	return append(shapes,
		dense(TagW, d, tags), bias(TagB, tags),
		dense(NameW, d, names), bias(NameB, names), Shape{NameT, names, names, 0},
		dense(DepW, d, c.Arc), bias(DepB, c.Arc),
		dense(HeadW, d, c.Arc), bias(HeadB, c.Arc),
		Shape{ArcU, c.Arc, c.Arc, 0.3 / math.Sqrt(float64(c.Arc))}, bias(ArcB, c.Arc),
		dense(LabDepW, d, c.Label), bias(LabDepB, c.Label),
		dense(LabHedW, d, c.Label), bias(LabHedB, c.Label),
		dense(LabV1, c.Label, labels), dense(LabV2, c.Label, labels), dense(LabV3, c.Label, labels),
		bias(LabB, labels),
	)
}

func dense(name string, rows, cols int) Shape {
	return Shape{name, rows, cols, 1 / math.Sqrt(float64(rows))}
}

func bias(name string, cols int) Shape { return Shape{name, 1, cols, 0} }
