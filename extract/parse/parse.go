// Package parse finds the part of speech of every word of a sentence, the names
// of persons, places and organisations in it, and its dependency tree.
//
// One small network does all three: word vectors and embeddings of a word's
// parts feed three bidirectional layers of simple recurrent units, of which the
// first also sees the words beside and the third the tags found below it. Linear
// heads read tags and names from them, a biaffine one scores arcs and labels, and
// Chu-Liu/Edmonds finds the best tree. The model is embedded in the binary. Its
// matrices are in 8 bits; products of them are exact, and what is in single
// precision is rounded in one fixed order, so that the tree does not depend on
// the processor, on its vector units, or on the other sentences.
//
// Command train, beside this package, trains the model and measures it. The
// model may be passed on under CC BY-SA 4.0, with credit to the treebanks UD
// English EWT and GUM; its word vectors are in the public domain (PDDL).
package parse

import (
	"github.com/entente-kg/entente/extract/parse/internal/kernel"
	"github.com/entente-kg/entente/extract/parse/internal/net"
	"github.com/entente-kg/entente/extract/ud"
)

// Relations that the parser sets without the network's advice.
const (
	rootRelation = "root"
	joinRelation = "parataxis" // between the windows of a very long sentence
)

// batchNodes is the number of nodes from which on a batch is full.
const batchNodes = 320

// Parser parses with a Model. It holds scratch memory and a cache of word
// forms, together at most about 60 MB; it serves one goroutine.
type Parser struct {
	*Model
	forms cache

	windows []window
	nodes   int // of windows, the nodes above the roots included
	rows    [][]float32

	in, below   []float32 // a layer's output and input, rows of Width
	gates, wide []float32
	cells, zero []float32
	bytes       kernel.ByteRows

	tags, heads              []float32
	dep, head, labDep, labHd []float32
	arc, depLab, hedLab      []float32
	turned, scores, product  []float32
	heads32                  []int32
	roles                    []net.Role
}

// NewParser returns a parser that uses m.
func (m *Model) NewParser() *Parser {
	return &Parser{Model: m, zero: make([]float32, m.config.Hidden)}
}

// Parse returns copies of sentences with UPOS, XPOS, Head and Deprel of every
// token and with Names. It reads nothing but the tokens' forms. Every sentence
// that has tokens has exactly one root. A sentence of more than 256 tokens is
// parsed in windows, the later ones hung on the root of the first.
func (p *Parser) Parse(sentences []ud.Sentence) []ud.Sentence {
	parsed := make([]ud.Sentence, len(sentences))
	for i, s := range sentences {
		parsed[i] = s.Clone()
		parsed[i].Names = nil
		for _, span := range cutWindows(s.Tokens) {
			p.windows = append(p.windows, window{&parsed[i], span})
			p.nodes += span.Len() + 1
			if p.nodes >= batchNodes {
				p.flush()
			}
		}
	}
	p.flush()
	for i := range parsed {
		joinWindows(parsed[i].Tokens)
	}
	return parsed
}

// flush parses the windows gathered so far.
func (p *Parser) flush() {
	if len(p.windows) == 0 {
		return
	}
	p.lookup()
	p.encode()
	p.score()
	p.decode()
	clear(p.windows)
	p.windows, p.nodes = p.windows[:0], 0
}

// tagOf is the best tag of a row of scores.
func (p *Parser) tagOf(scores []float32) (upos, xpos string) {
	return p.vocab.Tag(argmax(scores[:len(p.vocab.Tags)]))
}

func argmax(x []float32) int {
	top := 0
	for j, v := range x {
		if v > x[top] {
			top = j
		}
	}
	return top
}

// kindOf turns the number of a kind of name into the kind.
func (p *Parser) kindOf(kind int) ud.NameKind {
	return ud.NameKind(p.vocab.Names[2*kind+1][len(net.Begin):])
}
