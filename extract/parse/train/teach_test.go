package main

import (
	"io"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/extract/parse/internal/net"
)

func TestTargetsBlendGoldAndTeachers(t *testing.T) {
	said := []float32{0.5, 0.3, 0.196, 0.004}
	got := [][]share{blendRow(said, 1, true), blendRow(said, 1, false)}
	want := [][]share{{{1, 0.65}, {0, 0.25}, {2, 0.098}}, {{1, 0.3}, {0, 0.5}, {2, 0.196}}}
	for i := range want {
		sum := float32(0)
		for j := range want[i] {
			sum += want[i][j].probability
		}
		for j := range want[i] {
			want[i][j].probability /= sum
			if got[i][j].class != want[i][j].class || math.Abs(float64(got[i][j].probability-want[i][j].probability)) > 1e-6 {
				t.Errorf("target %d is %v, want %v", i, got[i], want[i])
			}
		}
	}
}

func TestStudentLearnsFromTeachersAndRawText(t *testing.T) {
	dir, vectors := writeFiles(t)
	raw := filepath.Join(dir, "raw.txt")
	if err := os.WriteFile(raw, []byte("Ann met Bob\n\nBob met Ann\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	o := options{ud: dir, vectors: vectors, out: filepath.Join(dir, "model.bin"), floats: filepath.Join(dir, "teacher"), words: 1, epochs: 30, hidden: 32, batch: 20, rate: 5e-3, seed: 4}
	if err := run(o, io.Discard); err != nil {
		t.Fatal(err)
	}
	o.teachers, o.from, o.floats, o.rawFile = o.floats, o.floats, "", raw
	s, err := newTrainer(o, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.raw) != 2 {
		t.Fatalf("%d raw sentences, want 2", len(s.raw))
	}
	x, names := s.raw[1], s.params.vocab.Names
	if diff := cmp.Diff([]int32{none, 2, 0, 2}, x.head); diff != "" {
		t.Errorf("heads of the teacher (-want +got):\n%s", diff)
	}
	for i, row := range x.taught.heads[1:] {
		if row[0].class != x.head[i+1] || row[0].probability < 0.5 {
			t.Errorf("target of head %d is %v", i+1, row)
		}
	}
	if x.role[1] != net.Proper || len(names) < 3 || len(x.name) != x.n {
		t.Errorf("roles %v, names %v", x.role, x.name)
	}
	if err := s.train(); err != nil {
		t.Fatal(err)
	}
}
