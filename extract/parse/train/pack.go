package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/entente-kg/entente/extract/parse/internal/net"
)

// pack rounds a model in single precision to 8 bits; of several models of one
// vocabulary, parted by commas, it takes the mean.
func pack(paths, to string) error {
	var mean *net.Model
	n := float32(strings.Count(paths, ",") + 1)
	for path := range strings.SplitSeq(paths, ",") {
		data, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("reading model: %w", err)
		}
		m, err := net.Read(data)
		if err != nil {
			return fmt.Errorf("reading %s: %w", path, err)
		}
		if mean == nil {
			mean = m
			scale(mean, 1/n)
			continue
		}
		if err := addScaled(mean, m, 1/n); err != nil {
			return fmt.Errorf("adding %s: %w", path, err)
		}
	}
	return writeModel(to, net.Quantise(mean))
}

func scale(m *net.Model, by float32) {
	for _, t := range m.Tensors {
		for i := range t.Floats {
			t.Floats[i] *= by
		}
	}
}

// addScaled adds the tensors of other times by to those of m.
func addScaled(m, other *net.Model, by float32) error {
	for name, t := range m.Tensors {
		from := other.Tensors[name].Floats
		if len(from) != len(t.Floats) {
			return fmt.Errorf("tensor %s has another size", name)
		}
		for i, v := range from {
			t.Floats[i] += v * by
		}
	}
	return nil
}
