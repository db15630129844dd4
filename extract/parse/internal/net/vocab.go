package net

import "strings"

// Rows of the learned embeddings that belong to no feature.
const (
	Unknown = 0
	RootRow = 1
	first   = 2
)

// Vocab holds the strings of the network. A feature's row is its index in
// Features[kind] plus 2; a word vector's row is its index in Words.
type Vocab struct {
	Features [Kinds][]string
	Words    []string
	Labels   []string // dependency relations, subtypes included
	Tags     []string // UPOS, '|', XPOS
	Names    []string // "O", then B-KIND and I-KIND

	features [Kinds]map[string]int32
	words    map[string]int32
}

// Index builds the look-up tables. It must be called before Lookup.
func (v *Vocab) Index() {
	for kind, keys := range v.Features {
		v.features[kind] = make(map[string]int32, len(keys))
		for i, key := range keys {
			v.features[kind][key] = int32(i + first)
		}
	}
	v.words = make(map[string]int32, len(v.Words))
	for i, word := range v.Words {
		v.words[word] = int32(i)
	}
}

// Rows is the number of embedding rows of a kind of feature.
func (v *Vocab) Rows(kind int) int { return len(v.Features[kind]) + first }

// Lookup returns a form's rows: of the learned embeddings, Unknown where the
// feature is new, and of the word vector, -1 where there is none.
func (v *Vocab) Lookup(form string) (rows [Kinds]int32, vector int32) {
	for kind, key := range Keys(form) {
		rows[kind] = v.features[kind][key]
	}
	vector = -1
	if row, ok := v.words[VectorKey(form)]; ok {
		vector = row
	}
	return rows, vector
}

// Tag splits a joint tag into UPOS and XPOS.
func (v *Vocab) Tag(i int) (upos, xpos string) {
	upos, xpos, _ = strings.Cut(v.Tags[i], "|")
	return upos, xpos
}

// Marks of a token's place in a name; Begin and Inside are followed by the kind.
const (
	Outside = "O"
	Begin   = "B-"
	Inside  = "I-"
)
