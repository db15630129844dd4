package graph

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	hkv "github.com/hidal-go/hidalgo/kv"
)

// logEntry is a message of Cayley's log, proto.Primitive, without what no
// look-up needs. It is decoded here without copies, since every look-up
// reads thousands.
type logEntry struct {
	id      uint64
	link    link
	value   []byte // of a node; belongs to the transaction
	deleted bool
}

func (e logEntry) isNode() bool { return len(e.value) > 0 }
func (e logEntry) isQuad() bool { return len(e.value) == 0 && !e.deleted }

// The numbers of the message's fields.
const (
	fieldID      = 1
	fieldLabel   = 5 // after subject, predicate and object
	fieldValue   = 8
	fieldDeleted = 9
)

var errEntry = errors.New("it breaks off")

func decodeEntryOfLog(v []byte) (e logEntry, err error) {
	for len(v) > 0 {
		tag, n := binary.Uvarint(v)
		if n <= 0 {
			return e, errEntry
		}
		x, m := binary.Uvarint(v[n:])
		if m <= 0 {
			return e, errEntry
		}
		v = v[n+m:]
		switch field, wire := tag>>3, tag&7; {
		case wire == 2:
			if x > uint64(len(v)) {
				return e, errEntry
			}
			if field == fieldValue {
				e.value = v[:x:x]
			}
			v = v[x:]
		case wire != 0:
			return e, fmt.Errorf("a field of type %d", wire)
		case field == fieldID:
			e.id = x
		case field <= fieldLabel:
			e.link[field-2] = x
		case field == fieldDeleted:
			e.deleted = x != 0
		}
	}
	return e, nil
}

// node decodes the value of a node.
func (e logEntry) node() (quad.Value, error) {
	v, err := pquads.UnmarshalValue(e.value)
	if err != nil {
		return nil, fmt.Errorf("%w: node %d: %v", errDamaged, e.id, err)
	}
	return v, nil
}

// getEntry reads a log entry; ok is false where there is none.
func getEntry(ctx context.Context, tx hkv.Tx, id uint64) (e logEntry, ok bool, err error) {
	v, err := get(ctx, tx, logKey(id))
	if err != nil || v == nil {
		return e, false, err
	}
	if e, err = decodeEntryOfLog(v); err != nil {
		return e, false, fmt.Errorf("%w: log entry %d: %v", errDamaged, id, err)
	}
	return e, true, nil
}

// getLink reads a quad; ok is false where it is gone.
func getLink(ctx context.Context, tx hkv.Tx, id uint64) (l link, ok bool, err error) {
	e, ok, err := getEntry(ctx, tx, id)
	return e.link, ok && e.isQuad(), err
}

// getValue reads a node's value, nil where it is gone.
func getValue(ctx context.Context, tx hkv.Tx, id uint64) (quad.Value, error) {
	e, ok, err := getEntry(ctx, tx, id)
	if err != nil || !ok || !e.isNode() {
		return nil, err
	}
	return e.node()
}
