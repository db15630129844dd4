package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/entente-kg/entente/extract/parse/internal/net"
	"github.com/entente-kg/entente/extract/ud"
)

// none marks a token without a gold class: no loss is taken there.
const none = -1

// example is one sentence as the network reads it. Entry 0 of every slice is
// the node above the root.
type example struct {
	n      int // nodes, the root's included
	rows   [net.Kinds][]int32
	vector []int32
	head   []int32
	label  []int32
	tag    []int32
	name   []int32
	role   []net.Role
	taught lesson
}

// lesson holds the targets that teachers set beside gold or in its place, by
// node; nil where nobody taught.
type lesson struct{ heads, labels, tags [][]share }

// readTreebank reads a CoNLL-U file and replaces the names of its sentences by
// those of its Entity annotation.
func readTreebank(dir, name string) ([]ud.Sentence, bool, error) {
	path := filepath.Join(dir, name+".conllu")
	f, err := os.Open(path)
	if err != nil {
		return nil, false, fmt.Errorf("reading treebank: %w", err)
	}
	defer f.Close()
	entries, err := ud.ReadAll(f)
	if err != nil {
		return nil, false, fmt.Errorf("reading treebank %s: %w", path, err)
	}
	sentences, annotated := make([]ud.Sentence, len(entries)), false
	for i, e := range entries {
		e.Names = namesFrom(e)
		sentences[i] = e.Sentence
		annotated = annotated || slices.ContainsFunc(e.Misc, func(m string) bool { return strings.Contains(m, "Entity=") })
	}
	return sentences, annotated, nil
}

// encoder turns sentences into examples.
type encoder struct {
	vocab                *net.Vocab
	labels, tags, places map[string]int32
}

func newEncoder(v *net.Vocab) *encoder {
	return &encoder{vocab: v, labels: index(v.Labels), tags: index(v.Tags), places: index(v.Names)}
}

func index(keys []string) map[string]int32 {
	m := make(map[string]int32, len(keys))
	for i, k := range keys {
		m[k] = int32(i)
	}
	return m
}

// encode converts a sentence; named says that its names are annotated.
func (c *encoder) encode(s ud.Sentence, named bool) *example {
	x := newExample(len(s.Tokens) + 1)
	for i, t := range s.Tokens {
		rows, vector := c.vocab.Lookup(t.Form)
		for kind, row := range rows {
			x.rows[kind][i+1] = row
		}
		x.vector[i+1] = vector
		x.head[i+1] = int32(t.Head + 1)
		x.label[i+1] = class(c.labels, t.Deprel)
		x.tag[i+1] = class(c.tags, t.UPOS+"|"+t.XPOS)
		x.role[i+1] = net.RoleOf(t.Form, t.XPOS)
	}
	if named {
		c.encodeNames(x, s.Names)
	}
	return x
}

func newExample(n int) *example {
	x := &example{n: n, role: make([]net.Role, n)}
	for kind := range x.rows {
		x.rows[kind] = make([]int32, n)
		x.rows[kind][0] = net.RootRow
	}
	for _, column := range []*[]int32{&x.vector, &x.head, &x.label, &x.tag, &x.name} {
		*column = make([]int32, n)
		for i := range *column {
			(*column)[i] = none
		}
	}
	return x
}

func (c *encoder) encodeNames(x *example, names []ud.Name) {
	for i := 1; i < x.n; i++ {
		x.name[i] = c.places[net.Outside]
	}
	for _, name := range names {
		for i := name.Start; i < name.End; i++ {
			x.name[i+1] = c.places[net.Inside+string(name.Kind)]
		}
		x.name[name.Start+1] = c.places[net.Begin+string(name.Kind)]
	}
}

func class(m map[string]int32, key string) int32 {
	if i, ok := m[key]; ok {
		return i
	}
	return none
}
