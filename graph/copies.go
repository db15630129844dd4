package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/entente-kg/entente/schema"
)

// Original is a document that is no copy of another.
type Original struct{ ID, Signature string }

// Originals lists the documents with a signature that are no copies, in the
// order in which they were written.
func (s *Store) Originals(ctx context.Context) ([]Original, error) {
	if s.building.Load() != nil {
		s.stage.Lock()
		defer s.stage.Unlock()
		if b := s.building.Load(); b != nil {
			return b.originals(ctx)
		}
	}
	r, err := s.newReader(ctx)
	if err != nil {
		return nil, err
	}
	defer r.close()
	out, err := r.originals()
	if err != nil {
		return nil, fmt.Errorf("reading the documents of store %s: %w", s.path, err)
	}
	return out, nil
}

func (r *reader) originals() ([]Original, error) {
	var docs []uint64
	if err := r.whoSay(schema.Type, schema.DocumentType, func(id uint64) bool { docs = append(docs, id); return true }); err != nil {
		return nil, err
	}
	slices.Sort(docs)
	predicates, err := r.ids([]quad.Value{schema.HasSignature, schema.IsCopyOf})
	if err != nil || predicates[0] == 0 {
		return nil, err
	}
	signatures, err := r.objects(docs, predicates[0])
	if err != nil {
		return nil, err
	}
	copies := make([]uint64, len(docs))
	if predicates[1] != 0 {
		if copies, err = r.objects(docs, predicates[1]); err != nil {
			return nil, err
		}
	}
	var nodes []uint64
	for i, id := range docs {
		if signatures[i] != 0 && copies[i] == 0 {
			nodes = append(nodes, id, signatures[i])
		}
	}
	values, err := r.values(nodes)
	if err != nil {
		return nil, err
	}
	var out []Original
	for pair := range slices.Chunk(values, 2) {
		out = append(out, originalOf(pair[0], pair[1]))
	}
	return out, nil
}

func originalOf(document, signature quad.Value) Original {
	iri, _ := document.(quad.IRI)
	text, _ := signature.(quad.String)
	return Original{ID: schema.DocumentOf(iri), Signature: string(text)}
}

// originals reads the log of a store that is being built.
func (b *builder) originals(ctx context.Context) ([]Original, error) {
	signature, isCopy := b.nodeOf(schema.HasSignature), b.nodeOf(schema.IsCopyOf)
	if signature == 0 {
		return nil, nil
	}
	names := map[uint64]quad.Value{} // of documents, and signatures
	signatures, copies := map[uint64]uint64{}, map[uint64]bool{}
	var docs []uint64
	err := b.readLog(ctx, func(_ uint64, l link) error {
		switch l[1] {
		case signature:
			docs = append(docs, l[0])
			signatures[l[0]] = l[2]
		case isCopy:
			copies[l[0]] = true
		}
		return nil
	}, nil)
	if err != nil {
		return nil, err
	}
	err = b.readLog(ctx, func(uint64, link) error { return nil }, func(e logEntry) error {
		v, err := e.node()
		if _, isText := v.(quad.String); isText || isDocument(v) {
			names[e.id] = v
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	var out []Original
	for _, id := range docs {
		if !copies[id] {
			out = append(out, originalOf(names[id], names[signatures[id]]))
		}
	}
	return out, nil
}

func isDocument(v quad.Value) bool {
	iri, ok := v.(quad.IRI)
	return ok && strings.HasPrefix(string(iri), schema.DocumentPrefix)
}

// copiesOf lists the documents that repeat one.
func (r *reader) copiesOf(doc uint64) (out []string, err error) {
	copyOf, err := r.id(schema.IsCopyOf)
	if err != nil || copyOf == 0 {
		return nil, err
	}
	var nodes []uint64
	if err := r.subjects(doc, copyOf, func(id uint64) bool { nodes = append(nodes, id); return true }); err != nil {
		return nil, err
	}
	values, err := r.values(nodes)
	for _, v := range values {
		iri, _ := v.(quad.IRI)
		out = append(out, schema.DocumentOf(iri))
	}
	slices.Sort(out)
	return out, err
}
