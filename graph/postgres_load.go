package graph

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"

	"github.com/entente-kg/entente/schema"
)

// merge writes documents into a store with its indexes.
func (d *database) merge(ctx context.Context, units []loadUnit, evenEmpty bool) (stats LoadStats, err error) {
	err = d.change(ctx, evenEmpty, func(l *loader) error {
		nodes := make([]quad.Value, len(units))
		for i, u := range units {
			nodes[i] = u.node
		}
		if _, err := l.reader.ids(nodes); err != nil { // at once, not one by one
			return err
		}
		err := l.load(units)
		stats = l.stats
		return err
	})
	if err != nil {
		return LoadStats{}, err
	}
	return stats, nil
}

// forget is Forget.
func (d *database) forget(ctx context.Context, docs []string) (out Forgotten, err error) {
	if err := d.filled(ctx); err != nil {
		return out, err
	}
	err = d.retry(ctx, func() error {
		return d.change(ctx, true, func(l *loader) (err error) {
			out, err = l.forgetAll(docs)
			return err
		})
	})
	return out, err
}

// change runs f, which writes by the loader, as the only writer, in one
// transaction. It fails with errFilling and, unless evenEmpty is set, with
// errEmpty.
func (d *database) change(ctx context.Context, evenEmpty bool, f func(*loader) error) error {
	return d.transaction(ctx, nil, func(tx *sql.Tx) error {
		if err := writerLock(ctx, tx); err != nil {
			return err
		}
		if err := mustBeFilled(ctx, tx); err != nil && !(evenEmpty && errors.Is(err, errEmpty)) {
			return err
		}
		return f(&loader{batch: newTableChanges(ctx, tx), reader: &reader{view: newTableView(ctx, tx), ctx: ctx}})
	})
}

// holds is HasDocument.
func (d *database) holds(ctx context.Context, doc schema.Document) (has bool, err error) {
	d.filling.Lock()
	defer d.filling.Unlock()
	if d.fill != nil {
		return d.fill.has(doc), nil
	}
	q := [3]refs.ValueHash{
		refs.HashOf(schema.DocumentIRI(doc.ID)), refs.HashOf(schema.HasHash), refs.HashOf(quad.String(schema.ContentHash(doc))),
	}
	err = d.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM quads WHERE subject_hash = $1 AND predicate_hash = $2 AND object_hash = $3)`,
		q[0][:], q[1][:], q[2][:]).Scan(&has)
	if err != nil {
		return false, fmt.Errorf("looking for a document in store %s: %w", d.shown, err)
	}
	return has, nil
}
