package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/entente-kg/entente/extract/parse/internal/net"
	"github.com/entente-kg/entente/extract/ud"
)

// writeFiles writes small treebanks and word vectors into a folder.
func writeFiles(t *testing.T) (dir, vectors string) {
	t.Helper()
	dir = t.TempDir()
	sentence := ud.Sentence{Tokens: []ud.Token{
		{Form: "Ann", UPOS: "PROPN", XPOS: "NNP", Head: 1, Deprel: "nsubj"},
		{Form: "met", UPOS: "VERB", XPOS: "VBD", Head: ud.Root, Deprel: "root"},
		{Form: "Bob", UPOS: "PROPN", XPOS: "NNP", Head: 1, Deprel: "obj"},
	}}
	var bank bytes.Buffer
	for range 12 {
		if err := ud.Write(&bank, sentence); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"ewt-train", "ewt-dev", "gum_free-train", "gum_free-dev"} {
		if err := os.WriteFile(filepath.Join(dir, name+".conllu"), bank.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	row := "[" + strings.Repeat("0.5,", 99) + "0.25,1,0]"
	vectors = filepath.Join(dir, "vectors.json")
	data := `{"precision":8,"words":["met","rare","ann"],"vectors":{"met":` + row + `,"rare":` + row + `,"ann":` + row + `},"unkVector":[0]}`
	if err := os.WriteFile(vectors, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir, vectors
}

func TestTrainingIsRepeatable(t *testing.T) {
	dir, vectors := writeFiles(t)
	var models [2][]byte
	for i := range models {
		out := filepath.Join(dir, "model.bin")
		o := options{ud: dir, vectors: vectors, out: out, words: 1, epochs: 2, hidden: 32, batch: 20, rate: 2e-3, seed: 4}
		if err := run(o, io.Discard); err != nil {
			t.Fatal(err)
		}
		var err error
		if models[i], err = os.ReadFile(out); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(models[0], models[1]) {
		t.Error("two trainings with one seed differ")
	}
	m, err := net.Read(models[0])
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(m.Vocab.Words, " "); got != "met ann" {
		t.Errorf("words with vectors are %q, want the most frequent and those of training", got)
	}
}

func TestMissingTreebankIsNamed(t *testing.T) {
	err := run(options{ud: "/no/such/folder"}, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "ewt-train") {
		t.Errorf("error is %v", err)
	}
}
