package graph

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/lib/pq"

	"github.com/entente-kg/entente/schema"
)

// tableView is the view of a database in one transaction. Its ids are the
// numbers in which it met the nodes, which the tables know by their hashes.
// Each look-up is a trip to the server, so it takes lists where it can.
type tableView struct {
	ctx    context.Context
	tx     *sql.Tx
	hashes []refs.ValueHash // by id; the first is none
	met    map[refs.ValueHash]uint64
	absent map[refs.ValueHash]bool
	names  map[uint64]quad.Value // of nodes that come often

	hasDate uint64            // predicate
	dates   map[uint64]uint64 // of nodes that inAll gave; 0 for none

	ahead  []uint64 // events announced and not yet read
	events map[uint64]schema.Event
	chunk  int
}

func newTableView(ctx context.Context, tx *sql.Tx) *tableView {
	return &tableView{
		ctx: ctx, tx: tx, hashes: make([]refs.ValueHash, 1), met: map[refs.ValueHash]uint64{},
		absent: map[refs.ValueHash]bool{}, names: map[uint64]quad.Value{}, events: map[uint64]schema.Event{}, dates: map[uint64]uint64{},
	}
}

// view opens a view of the database as it is now.
func (d *database) view(ctx context.Context) (view, error) {
	tx, err := d.db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return nil, fmt.Errorf("reading store %s: %w", d.shown, err)
	}
	return newTableView(ctx, tx), nil
}

func (v *tableView) close() { v.tx.Rollback() }

// meet gives a node its id.
func (v *tableView) meet(h refs.ValueHash) uint64 {
	if !h.Valid() {
		return 0
	}
	id := v.met[h]
	if id == 0 {
		id = uint64(len(v.hashes))
		v.met[h], v.hashes = id, append(v.hashes, h)
	}
	return id
}

func (v *tableView) hashesOf(ids []uint64) pq.ByteaArray {
	out := make(pq.ByteaArray, len(ids))
	for i, id := range ids {
		out[i] = v.hashes[id][:]
	}
	return out
}

// rows runs a query and calls each for each row; where it returns an error,
// that is the error. The rows end before it returns, as no other query can
// run in the transaction meanwhile.
func (v *tableView) rows(each func(scan func(...any) error) error, query string, args ...any) error {
	rows, err := v.tx.QueryContext(v.ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := each(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (v *tableView) id(value quad.Value) (uint64, error) {
	ids, err := v.ids([]quad.Value{value})
	if err != nil {
		return 0, err
	}
	return ids[0], nil
}

func (v *tableView) ids(values []quad.Value) ([]uint64, error) {
	hashes := make([]refs.ValueHash, len(values))
	var unknown pq.ByteaArray
	for i, value := range values {
		hashes[i] = refs.HashOf(value)
		if v.met[hashes[i]] == 0 && !v.absent[hashes[i]] {
			v.absent[hashes[i]] = true
			unknown = append(unknown, hashes[i][:])
		}
	}
	if len(unknown) > 0 {
		err := v.rows(func(scan func(...any) error) error {
			var h csql.NodeHash
			err := scan(&h)
			v.meet(h.ValueHash)
			delete(v.absent, h.ValueHash)
			return err
		}, `SELECT hash FROM nodes WHERE hash = ANY($1)`, unknown)
		if err != nil {
			return nil, err
		}
	}
	out := make([]uint64, len(values))
	for i, h := range hashes {
		out[i] = v.met[h]
	}
	return out, nil
}

func (v *tableView) value(id uint64) (quad.Value, error) {
	values, err := v.values([]uint64{id})
	if err != nil {
		return nil, err
	}
	return values[0], nil
}

func (v *tableView) common(id uint64) (quad.Value, error) {
	if err := v.keep([]uint64{id}); err != nil {
		return nil, err
	}
	return v.names[id], nil
}

// keep reads the values of nodes that come often.
func (v *tableView) keep(ids []uint64) error {
	if len(v.names) > maxCachedNames {
		clear(v.names)
	}
	values, err := v.values(ids)
	if err != nil {
		return err
	}
	for i, id := range ids {
		v.names[id] = values[i]
	}
	return nil
}

func (v *tableView) values(ids []uint64) ([]quad.Value, error) {
	var unknown []refs.ValueHash
	for _, id := range ids {
		if v.names[id] == nil {
			unknown = append(unknown, v.hashes[id])
		}
	}
	found, err := v.load(unknown)
	if err != nil {
		return nil, err
	}
	out := make([]quad.Value, len(ids))
	for i, id := range ids {
		if out[i] = v.names[id]; out[i] == nil {
			out[i] = found[v.hashes[id]]
		}
		if out[i] == nil {
			return nil, fmt.Errorf("%w: node %s is missing", errDamaged, v.hashes[id])
		}
	}
	return out, nil
}

// load reads the values of nodes.
func (v *tableView) load(hashes []refs.ValueHash) (map[refs.ValueHash]quad.Value, error) {
	if len(hashes) == 0 {
		return nil, nil
	}
	list := make(pq.ByteaArray, len(hashes))
	for i := range hashes {
		list[i] = hashes[i][:]
	}
	out := make(map[refs.ValueHash]quad.Value, len(hashes))
	err := v.rows(func(scan func(...any) error) error {
		var h csql.NodeHash
		var s storedValue
		if err := scan(append([]any{&h}, s.columns()...)...); err != nil {
			return err
		}
		value, err := s.value()
		out[h.ValueHash] = value
		return err
	}, `SELECT hash, `+valueColumns+` FROM nodes WHERE hash = ANY($1)`, list)
	return out, err
}

// quadColumns are the columns of a quad in the order of a link.
const quadColumns = "subject_hash, predicate_hash, object_hash, label_hash"

// scanLink reads quadColumns.
func (v *tableView) scanLink(scan func(...any) error, more ...any) (l link, err error) {
	var h [4]csql.NodeHash
	if err := scan(append(more, &h[0], &h[1], &h[2], &h[3])...); err != nil {
		return l, err
	}
	for i := range h {
		l[i] = v.meet(h[i].ValueHash)
	}
	return l, nil
}

func (v *tableView) links(which int, ids []uint64, yield func(link) bool) error {
	columns := indexOf(quadIndexes()[which]).dirs
	var where []string
	var args []any
	for i, id := range ids {
		where = append(where, fmt.Sprintf("%s_hash = $%d", columns[i], i+1))
		args = append(args, v.hashes[id][:])
	}
	links, err := v.where(strings.Join(where, " AND "), args...)
	for _, l := range links {
		if !yield(l) {
			break
		}
	}
	return err
}

func (v *tableView) where(condition string, args ...any) (out []link, err error) {
	err = v.rows(func(scan func(...any) error) error {
		l, err := v.scanLink(scan)
		out = append(out, l)
		return err
	}, `SELECT `+quadColumns+` FROM quads WHERE `+condition+` ORDER BY horizon`, args...)
	return out, err
}

func (v *tableView) labelled(labels []uint64) ([]link, error) {
	return v.where(`label_hash = ANY($1)`, v.hashesOf(labels))
}

func (v *tableView) quads(links []link) ([]quad.Quad, error) {
	var ids []uint64
	at := map[uint64]int{}
	for _, l := range links {
		for _, id := range l {
			if _, ok := at[id]; !ok && id != 0 {
				at[id] = len(ids)
				ids = append(ids, id)
			}
		}
	}
	values, err := v.values(ids)
	if err != nil {
		return nil, err
	}
	out := make([]quad.Quad, len(links))
	for i, l := range links {
		q := quad.Quad{Subject: values[at[l[0]]], Predicate: values[at[l[1]]], Object: values[at[l[2]]]}
		if l[3] != 0 {
			q.Label = values[at[l[3]]]
		}
		out[i] = q
	}
	return out, nil
}

func (v *tableView) size() (n int, err error) {
	return n, v.tx.QueryRowContext(v.ctx, `SELECT count(*) FROM quads`).Scan(&n)
}

// leaveOutTexts changes nothing: the texts come with the rows.
func (v *tableView) leaveOutTexts() {}
