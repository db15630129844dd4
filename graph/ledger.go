package graph

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"

	"github.com/entente-kg/entente/schema"
)

// The ledger says of each document what was written for it: a bucket of its
// own, which Cayley passes over, from the document's node to an entry. Verify
// holds the graph to it.
type ledgerEntry struct {
	sum    [16]byte // of the document's quads
	events []string // ids, in order
}

func ledgerBucket() []byte              { return []byte("ledger") }
func ledgerKey(document string) hkv.Key { return hkv.Key{ledgerBucket(), []byte(document)} }

// entryOf is the entry for the quads that a document brings.
func entryOf(quads []quad.Quad) ledgerEntry {
	var e ledgerEntry
	var lines []string
	for _, q := range quads {
		if q.Label == nil {
			continue
		}
		lines = append(lines, q.NQuad())
		if iri, ok := q.Subject.(quad.IRI); ok && q.Predicate == schema.HasDocument {
			e.events = append(e.events, strings.TrimPrefix(string(iri), schema.EventPrefix))
		}
	}
	slices.Sort(lines)
	slices.Sort(e.events)
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	copy(e.sum[:], sum[:])
	return e
}

func (e ledgerEntry) encode() []byte {
	return append(e.sum[:], strings.Join(e.events, "\n")...)
}

func decodeEntry(v []byte) (e ledgerEntry, err error) {
	if len(v) < len(e.sum) {
		return e, fmt.Errorf("%w: an entry of the ledger has %d bytes", errDamaged, len(v))
	}
	copy(e.sum[:], v)
	if rest := v[len(e.sum):]; len(rest) > 0 {
		e.events = strings.Split(string(rest), "\n")
	}
	return e, nil
}

func (b *batch) enter(u loadUnit) {
	if b.ledger == nil {
		b.ledger = map[string][]byte{}
	}
	b.ledger[string(u.node)] = u.entry
}

// strike takes a document out of the ledger.
func (b *batch) strike(document quad.IRI) {
	if b.ledger == nil {
		b.ledger = map[string][]byte{}
	}
	b.ledger[string(document)] = nil
}

// writeLedger writes the entries in the order of their keys.
func (b *batch) writeLedger() error {
	keys := make([]string, 0, len(b.ledger))
	for k := range b.ledger {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		var err error
		if v := b.ledger[k]; v == nil {
			err = b.tx.Del(ledgerKey(k))
		} else {
			err = b.tx.Put(ledgerKey(k), v)
		}
		if err != nil {
			return fmt.Errorf("writing the ledger: %w", err)
		}
	}
	return nil
}

// same tells whether two entries are of the same content.
func (e ledgerEntry) same(o ledgerEntry) bool { return bytes.Equal(e.sum[:], o.sum[:]) }
