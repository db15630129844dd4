package graph

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/lib/pq"
)

// tableChanges gathers the changes of one transaction and writes them: by
// COPY to staging tables of the connection's own, and from there into
// Cayley's. The transaction holds the writers' lock.
type tableChanges struct {
	ctx    context.Context
	tx     *sql.Tx
	nodes  map[quad.Value]*tableNode
	added  map[refs.QuadHash]*[4]*tableNode
	order  []refs.QuadHash // of added
	dead   map[refs.QuadHash]*[4]*tableNode
	ledger map[string][]byte // entries by document, nil for one to strike
	fill   *filler           // where the store is filled: what is there is known, and there are no indexes
}

// tableNode is a value that the changes touch.
type tableNode struct {
	hash  refs.ValueHash
	value quad.Value
	refs  int // what the changes add to its count
}

func newTableChanges(ctx context.Context, tx *sql.Tx) *tableChanges {
	return &tableChanges{
		ctx: ctx, tx: tx, nodes: map[quad.Value]*tableNode{}, added: map[refs.QuadHash]*[4]*tableNode{},
		dead: map[refs.QuadHash]*[4]*tableNode{}, ledger: map[string][]byte{},
	}
}

func (c *tableChanges) node(v quad.Value) *tableNode {
	n := c.nodes[v]
	if n == nil {
		n = &tableNode{hash: refs.HashOf(v), value: v}
		c.nodes[v] = n
	}
	return n
}

func (c *tableChanges) ends(q quad.Quad) (h refs.QuadHash, nodes [4]*tableNode) {
	for i, v := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		if v != nil {
			nodes[i] = c.node(v)
			h.Set(quad.Directions[i], nodes[i].hash)
		}
	}
	return h, nodes
}

// add adds a quad unless it is there, which write finds out.
func (c *tableChanges) add(q quad.Quad) (bool, error) {
	h, nodes := c.ends(q)
	if c.dead[h] != nil {
		delete(c.dead, h)
		return false, nil
	}
	if c.added[h] != nil || c.fill != nil && c.fill.facts[h] {
		return false, nil
	}
	c.added[h] = &nodes
	c.order = append(c.order, h)
	return true, nil
}

// remove removes a quad if it is there.
func (c *tableChanges) remove(q quad.Quad) error {
	h, nodes := c.ends(q)
	c.dead[h] = &nodes
	return nil
}

func (c *tableChanges) enter(u loadUnit) { c.ledger[string(u.node)] = u.entry }

func (c *tableChanges) strike(document quad.IRI) { c.ledger[string(document)] = nil }

func (c *tableChanges) fresh() int { return len(c.added) }

func (c *tableChanges) next() (changes, error) { return newTableChanges(c.ctx, c.tx), nil }

func (c *tableChanges) exec(query string, args ...any) (int, error) {
	result, err := c.tx.ExecContext(c.ctx, query, args...)
	if err != nil {
		return 0, err
	}
	n, err := result.RowsAffected()
	return int(n), err
}

func (c *tableChanges) write() error {
	steps := []func() error{c.stage, c.writeDead, c.writeAdded, c.writeNodes, c.writeLedger}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// stage makes the staging tables. Joins with them go by the indexes of the
// large tables, whatever the server thinks of tables that it knows nothing of.
func (c *tableChanges) stage() error {
	for _, statement := range []string{
		`CREATE TEMPORARY TABLE IF NOT EXISTS entente_quads (` + quadColumnTypes + `) ON COMMIT DELETE ROWS`,
		`CREATE TEMPORARY TABLE IF NOT EXISTS entente_nodes (LIKE nodes) ON COMMIT DELETE ROWS`,
		`SET LOCAL enable_hashjoin = off`, `SET LOCAL enable_mergejoin = off`,
	} {
		if _, err := c.exec(statement); err != nil {
			return fmt.Errorf("making the staging tables: %w", err)
		}
	}
	return nil
}

const quadColumnTypes = `subject_hash BYTEA, predicate_hash BYTEA, object_hash BYTEA, label_hash BYTEA`

func quadColumnNames() []string {
	return []string{"subject_hash", "predicate_hash", "object_hash", "label_hash"}
}

// copyIn copies rows into a table.
func (c *tableChanges) copyIn(table string, columns []string, rows func(yield func([]any) error) error) error {
	statement, err := c.tx.PrepareContext(c.ctx, pq.CopyIn(table, columns...))
	if err != nil {
		return err
	}
	defer statement.Close()
	err = rows(func(row []any) error {
		_, err := statement.ExecContext(c.ctx, row...)
		return err
	})
	if err != nil {
		return err
	}
	_, err = statement.ExecContext(c.ctx)
	return err
}

// stageQuads fills the staging table of quads.
func (c *tableChanges) stageQuads(quads []refs.QuadHash) error {
	if _, err := c.exec(`TRUNCATE entente_quads`); err != nil {
		return err
	}
	return c.copyQuads("entente_quads", quads)
}

func (c *tableChanges) copyQuads(table string, quads []refs.QuadHash) error {
	return c.copyIn(table, quadColumnNames(), func(yield func([]any) error) error {
		row := make([]any, 4)
		for _, q := range quads {
			for i, h := range q.Dirs() {
				row[i] = csql.NodeHash{ValueHash: h}.SQLValue()
			}
			if err := yield(row); err != nil {
				return err
			}
		}
		return nil
	})
}

// returned runs a statement that returns quads.
func (c *tableChanges) returned(query string) (out []refs.QuadHash, err error) {
	rows, err := c.tx.QueryContext(c.ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var h [4]csql.NodeHash
		if err := rows.Scan(&h[0], &h[1], &h[2], &h[3]); err != nil {
			return nil, err
		}
		out = append(out, refs.QuadHash{Subject: h[0].ValueHash, Predicate: h[1].ValueHash, Object: h[2].ValueHash, Label: h[3].ValueHash})
	}
	return out, rows.Err()
}

// The conditions that join the staging table s with the quads q, by their
// unique indexes.
const (
	sameTriple = `q.subject_hash = s.subject_hash AND q.predicate_hash = s.predicate_hash AND q.object_hash = s.object_hash`
	sameFact   = sameTriple + ` AND q.label_hash IS NULL AND s.label_hash IS NULL`
	sameQuad   = sameTriple + ` AND q.label_hash = s.label_hash`
)

// writeDead removes quads and counts those that were there.
func (c *tableChanges) writeDead() error {
	if len(c.dead) == 0 {
		return nil
	}
	if err := c.stageQuads(slices.Collect(maps.Keys(c.dead))); err != nil {
		return fmt.Errorf("staging quads to remove: %w", err)
	}
	for _, same := range []string{sameFact, sameQuad} {
		gone, err := c.returned(`DELETE FROM quads q USING entente_quads s WHERE ` + same +
			` RETURNING q.subject_hash, q.predicate_hash, q.object_hash, q.label_hash`)
		if err != nil {
			return fmt.Errorf("removing quads: %w", err)
		}
		for _, q := range gone {
			countEnds(c.dead[q], -1)
		}
	}
	return nil
}

func countEnds(nodes *[4]*tableNode, n int) {
	for _, x := range nodes {
		if x != nil {
			x.refs += n
		}
	}
}

// writeAdded adds the quads that are not there. Facts often are; what has a
// label comes with its document and is new but for what others wrote.
func (c *tableChanges) writeAdded() error {
	if len(c.order) == 0 {
		return nil
	}
	if c.fill != nil {
		for _, nodes := range c.added {
			countEnds(nodes, 1)
		}
		return c.copyQuads("quads", c.order)
	}
	if err := c.stageQuads(c.order); err != nil {
		return fmt.Errorf("staging quads: %w", err)
	}
	if err := c.unstage(sameFact); err != nil {
		return err
	}
	const insert = `INSERT INTO quads (` + quadColumns + `) SELECT ` + quadColumns + ` FROM entente_quads ON CONFLICT DO NOTHING`
	if _, err := c.exec(`SAVEPOINT before_quads`); err != nil {
		return err
	}
	n, err := c.exec(insert)
	if err == nil && n < len(c.added) {
		if _, err := c.exec(`ROLLBACK TO SAVEPOINT before_quads`); err != nil {
			return err
		}
		if err := c.unstage(sameQuad); err != nil {
			return err
		}
		n, err = c.exec(insert)
	}
	if err != nil {
		return fmt.Errorf("adding quads: %w", err)
	}
	if n != len(c.added) {
		return errors.New("adding quads: others appeared meanwhile")
	}
	for _, nodes := range c.added {
		countEnds(nodes, 1)
	}
	return nil
}

// unstage takes what is there already out of the staging table and of what is
// added.
func (c *tableChanges) unstage(same string) error {
	there, err := c.returned(`DELETE FROM entente_quads s USING quads q WHERE ` + same +
		` RETURNING s.subject_hash, s.predicate_hash, s.object_hash, s.label_hash`)
	if err != nil {
		return fmt.Errorf("looking for quads: %w", err)
	}
	for _, q := range there {
		delete(c.added, q)
	}
	return nil
}

// writeNodes brings the counts of the nodes up to date, adds new nodes and
// removes those that nothing names any more.
func (c *tableChanges) writeNodes() error {
	var touched []*tableNode
	fewer := false
	for _, n := range c.nodes {
		if n.refs != 0 {
			touched = append(touched, n)
			fewer = fewer || n.refs < 0
		}
	}
	slices.SortFunc(touched, func(a, b *tableNode) int { return bytes.Compare(a.hash[:], b.hash[:]) })
	if _, err := c.exec(`TRUNCATE entente_nodes`); err != nil {
		return err
	}
	err := c.copyIn("entente_nodes", nodeColumns(), func(yield func([]any) error) error {
		for _, n := range touched {
			row, err := nodeRow(n.hash, n.refs, n.value)
			if err != nil {
				return err
			}
			if err := yield(row); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("staging nodes: %w", err)
	}
	statements := []string{`INSERT INTO nodes SELECT * FROM entente_nodes WHERE refs > 0 ON CONFLICT (hash) DO UPDATE SET refs = nodes.refs + EXCLUDED.refs`}
	if fewer {
		statements = append(statements,
			`UPDATE nodes n SET refs = n.refs + s.refs FROM entente_nodes s WHERE n.hash = s.hash AND s.refs < 0`,
			`DELETE FROM nodes n USING entente_nodes s WHERE n.hash = s.hash AND n.refs <= 0`)
	}
	for _, statement := range statements {
		if _, err := c.exec(statement); err != nil {
			return fmt.Errorf("counting nodes: %w", err)
		}
	}
	return nil
}

func (c *tableChanges) writeLedger() error {
	var documents []string
	var entries pq.ByteaArray
	var struck []string
	for _, document := range slices.Sorted(maps.Keys(c.ledger)) {
		if entry := c.ledger[document]; entry != nil {
			documents, entries = append(documents, document), append(entries, entry)
		} else {
			struck = append(struck, document)
		}
	}
	_, err := c.exec(`DELETE FROM entente_ledger WHERE document = ANY($1)`, pq.StringArray(struck))
	if err == nil {
		_, err = c.exec(`INSERT INTO entente_ledger SELECT * FROM unnest($1::text[], $2::bytea[]) ON CONFLICT (document) DO UPDATE SET entry = EXCLUDED.entry`,
			pq.StringArray(documents), entries)
	}
	if err != nil {
		return fmt.Errorf("writing the ledger: %w", err)
	}
	return nil
}
