package graph

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/lib/pq"

	"github.com/entente-kg/entente/schema"
)

// filler fills an empty database: without the indexes of quads, which are
// made at the end. It is alone with the database and knows all that is in it.
// After a crash the next writer makes the indexes.
type filler struct {
	conn  *sql.Conn                  // holds the lock of the one that fills
	docs  map[quad.IRI][2]quad.Value // hash and digest
	facts map[refs.QuadHash]bool     // the quads without label
	torn  bool                       // a transaction failed: what it left is not known
}

// maxFilled bounds a filler's memory, in documents and facts.
const maxFilled = 3_000_000

var (
	errFilling = errors.New("another process fills the store")
	errEmpty   = errors.New("the store is empty")
)

// mustBeFilled fails where the indexes are missing, and with errEmpty where
// nothing is there yet.
func mustBeFilled(ctx context.Context, tx *sql.Tx) error {
	var filling, empty bool
	err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM entente_filling), NOT EXISTS (SELECT 1 FROM quads)`).Scan(&filling, &empty)
	switch {
	case err != nil:
		return err
	case filling:
		return errFilling
	case empty:
		return errEmpty
	}
	return nil
}

// load writes documents in one transaction. Where the connection breaks while
// it is committed, the documents may be there already and count as unchanged.
func (d *database) load(ctx context.Context, units []loadUnit) (stats LoadStats, err error) {
	d.stage.Lock()
	defer d.stage.Unlock()
	err = d.retry(ctx, func() error {
		stats, err = d.loadOnce(ctx, units)
		return err
	})
	return stats, err
}

func (d *database) loadOnce(ctx context.Context, units []loadUnit) (LoadStats, error) {
	if d.fill != nil && !d.fill.goesOn(ctx, units) {
		if err := d.endFilling(ctx); err != nil {
			return LoadStats{}, err
		}
	}
	if d.fill != nil {
		return d.fillMore(ctx, units, nil)
	}
	stats, err := d.merge(ctx, units, false)
	if errors.Is(err, errEmpty) {
		return d.beginFilling(ctx, units)
	}
	return stats, err
}

// The lock of the one that fills; it ends with the connection.
const (
	takeFilling = `SELECT pg_try_advisory_lock(1701737573, 2)`
	waitFilling = `SELECT pg_advisory_lock(1701737573, 2)`
	lockRows    = ` FROM pg_locks WHERE locktype = 'advisory' AND classid = 1701737573 AND objid = 2 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
)

// beginFilling takes the indexes away and writes the first documents. Where
// another connection is in the way, it merges them.
func (d *database) beginFilling(ctx context.Context, units []loadUnit) (LoadStats, error) {
	conn, err := d.db.Conn(ctx)
	if err != nil {
		return LoadStats{}, err
	}
	var taken bool
	if err = conn.QueryRowContext(ctx, takeFilling).Scan(&taken); err == nil && taken {
		d.setFiller(&filler{conn: conn, docs: map[quad.IRI][2]quad.Value{}, facts: map[refs.QuadHash]bool{}})
		stats, err := d.fillMore(ctx, units, d.dropIndexes)
		if err == nil {
			return stats, nil
		}
		d.setFiller(nil)
	}
	if released := releaseFilling(conn); err == nil {
		err = released
	}
	var answer *pq.Error
	if err == nil || errors.As(err, &answer) && answer.Code.Name() == "lock_not_available" {
		return d.merge(ctx, units, true)
	}
	return LoadStats{}, err
}

func (d *database) setFiller(f *filler) {
	d.filling.Lock()
	defer d.filling.Unlock()
	d.fill = f
}

// dropIndexes takes the indexes away, unless the store is not empty any more.
func (d *database) dropIndexes(ctx context.Context, tx *sql.Tx) error {
	switch err := mustBeFilled(ctx, tx); {
	case err == nil:
		return errFilling // it was, a moment ago
	case !errors.Is(err, errEmpty):
		return err
	}
	if _, err := tx.ExecContext(ctx, `SET LOCAL lock_timeout = '2s'`); err != nil {
		return err
	}
	for _, x := range tableIndexes() {
		if _, err := tx.ExecContext(ctx, `DROP INDEX IF EXISTS `+x.name); err != nil {
			return err
		}
	}
	host, err := os.Hostname()
	if err != nil {
		host = "unknown host"
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO entente_filling VALUES ($1, now())`, fmt.Sprintf("%s (process %d on %s)", d.command, os.Getpid(), host))
	return err
}

// goesOn tells whether the filler can take the documents: it has its lock,
// nobody waits, and none of them was there with other content.
func (f *filler) goesOn(ctx context.Context, units []loadUnit) bool {
	var waiting int
	err := f.conn.QueryRowContext(ctx, `SELECT count(*)`+lockRows+` AND NOT granted`).Scan(&waiting)
	if err != nil || waiting > 0 || f.torn || len(f.docs)+len(f.facts) > maxFilled {
		return false
	}
	for _, u := range units {
		if old, ok := f.docs[u.node]; ok && old != marksOf(u) {
			return false
		}
	}
	return true
}

func marksOf(u loadUnit) (marks [2]quad.Value) {
	marks[0], marks[1] = contentMarks(u.quads)
	return marks
}

// fillMore adds documents; first, where it is not nil, begins the transaction.
func (d *database) fillMore(ctx context.Context, units []loadUnit, first func(context.Context, *sql.Tx) error) (stats LoadStats, err error) {
	f := d.fill
	f.torn = true
	var c *tableChanges
	err = d.transaction(ctx, nil, func(tx *sql.Tx) error {
		if err := writerLock(ctx, tx); err != nil {
			return err
		}
		if first != nil {
			if err := first(ctx, tx); err != nil {
				return err
			}
		}
		c = newTableChanges(ctx, tx)
		c.fill = f
		stats = f.take(c, units)
		return c.write()
	})
	if err != nil {
		return LoadStats{}, err
	}
	d.filling.Lock()
	defer d.filling.Unlock()
	f.torn = false
	for _, u := range units {
		f.docs[u.node] = marksOf(u)
	}
	for q := range c.added {
		if !q.Label.Valid() {
			f.facts[q] = true
		}
	}
	stats.Quads = len(c.added)
	return stats, nil
}

func (f *filler) take(c *tableChanges, units []loadUnit) (stats LoadStats) {
	for _, u := range units {
		if _, ok := f.docs[u.node]; ok {
			stats.Unchanged++
			continue
		}
		stats.Documents++
		stats.count(u)
		c.enter(u)
		for _, q := range u.quads {
			c.add(q) // has no error of its own
		}
	}
	return stats
}

// filled ends the filling, if this process fills the store.
func (d *database) filled(ctx context.Context) error {
	d.stage.Lock()
	defer d.stage.Unlock()
	if d.fill == nil {
		return nil
	}
	return d.retry(ctx, func() error { return d.endFilling(ctx) })
}

// endFilling makes the indexes, or leaves that to the one that has the lock
// now.
func (d *database) endFilling(ctx context.Context) error {
	f := d.fill
	if f == nil {
		return nil
	}
	if f.conn.PingContext(ctx) != nil {
		f.conn.Close()
		d.setFiller(nil)
		return d.awaitFiller(ctx)
	}
	if err := d.makeIndexes(ctx); err != nil {
		return err
	}
	d.setFiller(nil)
	return releaseFilling(f.conn)
}

// releaseFilling ends the lock, if the connection has it, and gives the
// connection back.
func releaseFilling(conn *sql.Conn) error {
	_, err := conn.ExecContext(context.Background(), `SELECT pg_advisory_unlock(1701737573, 2)`)
	return errors.Join(err, conn.Close())
}

// awaitFiller waits for another process that fills the store, which notices,
// and does its work where it died.
func (d *database) awaitFiller(ctx context.Context) error {
	conn, err := d.db.Conn(ctx)
	if err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, waitFilling); err != nil {
		return errors.Join(err, conn.Close())
	}
	return errors.Join(d.makeIndexes(ctx), releaseFilling(conn))
}

// makeIndexes makes the indexes of a store that was filled.
func (d *database) makeIndexes(ctx context.Context) error {
	return d.transaction(ctx, nil, func(tx *sql.Tx) error {
		if err := writerLock(ctx, tx); err != nil {
			return err
		}
		if err := mustBeFilled(ctx, tx); !errors.Is(err, errFilling) {
			return nil // another one did, or the store is still empty
		}
		for _, statement := range []string{`SET LOCAL maintenance_work_mem = '256MB'`, `SAVEPOINT before_indexes`} {
			if _, err := tx.ExecContext(ctx, statement); err != nil {
				return err
			}
		}
		err := createIndexes(ctx, tx)
		var answer *pq.Error
		if errors.As(err, &answer) && answer.Code.Name() == "unique_violation" {
			if _, err := tx.ExecContext(ctx, `ROLLBACK TO SAVEPOINT before_indexes`); err != nil {
				return err
			}
			if err := removeDuplicates(ctx, tx); err != nil {
				return err
			}
			err = createIndexes(ctx, tx)
		}
		if err != nil {
			return err
		}
		for _, statement := range []string{`DELETE FROM entente_filling`, `ANALYZE nodes`, `ANALYZE quads`} {
			if _, err := tx.ExecContext(ctx, statement); err != nil {
				return err
			}
		}
		return nil
	})
}

// removeDuplicates removes quads that two documents brought: an event's quad
// belongs to one, unless two were given the same event.
func removeDuplicates(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `WITH gone AS (
			DELETE FROM quads q USING (SELECT horizon, row_number() OVER (PARTITION BY `+quadColumns+` ORDER BY horizon) n FROM quads) d
			WHERE q.horizon = d.horizon AND d.n > 1 RETURNING q.*),
		ends AS (
			SELECT subject_hash hash FROM gone UNION ALL SELECT predicate_hash FROM gone UNION ALL
			SELECT object_hash FROM gone UNION ALL SELECT label_hash FROM gone WHERE label_hash IS NOT NULL)
		UPDATE nodes SET refs = refs - n FROM (SELECT hash, count(*) n FROM ends GROUP BY 1) e WHERE nodes.hash = e.hash`)
	if err != nil {
		return fmt.Errorf("removing duplicates: %w", err)
	}
	return nil
}

// holder says who fills the store, "" where nobody does; alive is whether the
// one still does.
func (d *database) holder(ctx context.Context) (who string, alive bool, err error) {
	var known bool
	if err := d.db.QueryRowContext(ctx, `SELECT to_regclass('entente_filling') IS NOT NULL`).Scan(&known); err != nil || !known {
		return "", false, err
	}
	err = d.db.QueryRowContext(ctx, `SELECT holder, EXISTS (SELECT 1`+lockRows+` AND granted) FROM entente_filling LIMIT 1`).Scan(&who, &alive)
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	return who, alive, err
}

// has answers HasDocument while this process fills the store.
func (f *filler) has(doc schema.Document) bool {
	marks, ok := f.docs[schema.DocumentIRI(doc.ID)]
	return ok && marks[0] == quad.Value(quad.String(schema.ContentHash(doc)))
}
