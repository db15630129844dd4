package graph

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// A store in PostgreSQL has the tables of Cayley's own back end:
//
//	nodes   a value by its hash, and how many ends of quads name it
//	quads   the hashes of subject, predicate, object and label
//
// and, which Cayley passes over, a ledger of what was written for each document
// and a table with a row while an empty store is filled. Of Cayley's indexes it has those that the look-ups need and one by
// label, which Cayley lacks. It has no foreign keys: they are checked row by
// row and take more time than everything else; Verify looks for what they
// would forbid.
func createTables() []string {
	return []string{
		`CREATE TABLE IF NOT EXISTS nodes (
			hash BYTEA PRIMARY KEY, refs INT NOT NULL, value BYTEA, value_string TEXT, datatype TEXT, language TEXT,
			iri BOOLEAN, bnode BOOLEAN, value_int BIGINT, value_bool BOOLEAN, value_float DOUBLE PRECISION, value_time TIMESTAMP WITH TIME ZONE)`,
		`CREATE TABLE IF NOT EXISTS quads (
			horizon BIGSERIAL PRIMARY KEY, subject_hash BYTEA NOT NULL, predicate_hash BYTEA NOT NULL, object_hash BYTEA NOT NULL,
			label_hash BYTEA, ts TIMESTAMP)`,
		`CREATE TABLE IF NOT EXISTS entente_ledger (document TEXT PRIMARY KEY, entry BYTEA NOT NULL)`,
		`CREATE TABLE IF NOT EXISTS entente_filling (holder TEXT, since TIMESTAMP)`,
	}
}

// tableIndex is an index of the table of quads.
type tableIndex struct{ name, definition string }

// tableIndexes lists the indexes beside the primary keys. Those with a name of
// Cayley's are as Cayley makes them.
func tableIndexes() []tableIndex {
	return []tableIndex{
		{"spo_unique", "UNIQUE INDEX IF NOT EXISTS spo_unique ON quads (subject_hash, predicate_hash, object_hash) WHERE label_hash IS NULL"},
		{"entente_spol", "UNIQUE INDEX IF NOT EXISTS entente_spol ON quads (subject_hash, predicate_hash, object_hash, label_hash)"},
		{"ops_index", "INDEX IF NOT EXISTS ops_index ON quads (object_hash, predicate_hash, subject_hash)"},
		{"entente_label", "INDEX IF NOT EXISTS entente_label ON quads (label_hash)"},
	}
}

// writerLock makes writers take turns; it ends with the transaction. Two
// writers would wait for each other anyway, at the nodes that all documents
// share.
func writerLock(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock(1701737573, 1)`)
	return err
}

// prepare checks that the database is a store or, where it is open for
// writing, makes it one.
func (d *database) prepare(ctx context.Context) error {
	if !d.writes {
		return d.mustHold(ctx)
	}
	return d.transaction(ctx, nil, func(tx *sql.Tx) error {
		if err := writerLock(ctx, tx); err != nil {
			return err
		}
		for _, statement := range createTables() {
			if _, err := tx.ExecContext(ctx, statement); err != nil {
				return fmt.Errorf("making the tables: %w", err)
			}
		}
		if err := mustBeFilled(ctx, tx); errors.Is(err, errFilling) {
			return nil // the first who writes makes the indexes
		}
		return createIndexes(ctx, tx)
	})
}

func createIndexes(ctx context.Context, tx *sql.Tx) error {
	for _, x := range tableIndexes() {
		if _, err := tx.ExecContext(ctx, "CREATE "+x.definition); err != nil {
			return fmt.Errorf("making index %s: %w", x.name, err)
		}
	}
	return nil
}

// mustHold fails where the tables are missing.
func (d *database) mustHold(ctx context.Context) error {
	var there bool
	err := d.db.QueryRowContext(ctx, `SELECT to_regclass('nodes') IS NOT NULL AND to_regclass('quads') IS NOT NULL`).Scan(&there)
	if err != nil {
		return err
	}
	if !there {
		return fmt.Errorf("%w: %s", ErrNoStore, d.shown)
	}
	who, alive, err := d.holder(ctx)
	switch {
	case err != nil || who == "":
		return err
	case alive:
		return fmt.Errorf("%w: %s: %s fills it for the first time", ErrLocked, d.shown, who)
	}
	return fmt.Errorf("%w: %s: loading it was interrupted and can go on", ErrNoStore, d.shown)
}
