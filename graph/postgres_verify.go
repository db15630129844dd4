package graph

import (
	"fmt"

	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
)

// verify is Verify: the server keeps its indexes itself, what is left are the
// values, the counts and the ledger.
func (d *database) verify(r *reader) (Report, error) {
	v := tableVerifier{verifier: verifier{reader: r}, tables: r.view.(*tableView)}
	for _, step := range []func() error{v.counts, v.values, v.ledger, v.documents} {
		if err := step(); err != nil {
			return v.Report, fmt.Errorf("verifying store %s: %w", d.shown, err)
		}
	}
	return v.Report, nil
}

type tableVerifier struct {
	verifier
	tables *tableView
}

// counts holds the counts of the nodes to the quads.
func (v *tableVerifier) counts() error {
	var err error
	if v.Quads, err = v.size(); err != nil {
		return err
	}
	return v.tables.rows(func(scan func(...any) error) error {
		var h csql.NodeHash
		var used, counted int
		err := scan(&h, &used, &counted)
		switch {
		case err != nil:
		case counted < 0:
			v.problem("", "node %s is missing, %d ends of quads name it", h, used)
		default:
			v.problem("", "node %s is used %d times, counted %d times", h, used, counted)
		}
		return err
	}, `WITH uses AS (
			SELECT hash, sum(n) n FROM (
				SELECT subject_hash hash, count(*) n FROM quads GROUP BY 1 UNION ALL
				SELECT predicate_hash, count(*) FROM quads GROUP BY 1 UNION ALL
				SELECT object_hash, count(*) FROM quads GROUP BY 1 UNION ALL
				SELECT label_hash, count(*) FROM quads WHERE label_hash IS NOT NULL GROUP BY 1) ends
			GROUP BY 1)
		SELECT hash, coalesce(uses.n, 0), coalesce(nodes.refs, -1) FROM nodes FULL JOIN uses USING (hash)
		WHERE uses.n IS DISTINCT FROM nodes.refs ORDER BY hash`)
}

// values holds the hashes of the nodes to their values.
func (v *tableVerifier) values() error {
	return v.tables.rows(func(scan func(...any) error) error {
		var h csql.NodeHash
		var s storedValue
		if err := scan(append([]any{&h}, s.columns()...)...); err != nil {
			return err
		}
		value, err := s.value()
		if err != nil || value == nil || refs.HashOf(value) != h.ValueHash {
			v.problem("", "node %s does not make sense", h)
		}
		return nil
	}, `SELECT hash, `+valueColumns+` FROM nodes ORDER BY hash`)
}

// ledger compares each document with its entry.
func (v *tableVerifier) ledger() error {
	v.known = map[string]bool{}
	var documents []string
	var entries [][]byte
	err := v.tables.rows(func(scan func(...any) error) error {
		var document string
		var entry []byte
		err := scan(&document, &entry)
		documents, entries = append(documents, document), append(entries, entry)
		return err
	}, `SELECT document, entry FROM entente_ledger ORDER BY document`)
	if err != nil {
		return err
	}
	for i, document := range documents {
		if err := v.entry(quad.IRI(document), entries[i]); err != nil {
			return err
		}
		v.tables.forgetNodes()
	}
	return nil
}
