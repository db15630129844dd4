package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/quad"
)

var (
	// ErrTimeout is returned where a query did not end in time.
	ErrTimeout = errors.New("query took too long")
	// ErrMemory is returned where a query wanted more memory than it may have.
	ErrMemory = errors.New("query needs too much memory")
	// ErrQuery is returned where a query does not compile or fails.
	ErrQuery = errors.New("query failed")
)

// QueryOptions bound a query. The zero value gives it 30 seconds, 1 GiB and
// any number of rows, and means Gizmo.
type QueryOptions struct {
	Language Language
	Timeout  time.Duration
	Limit    int
	Memory   int64 // bytes; held by QueryInChild only
}

const (
	defaultTimeout = 30 * time.Second
	defaultMemory  = 1 << 30
)

func (o QueryOptions) withDefaults() QueryOptions {
	if o.Timeout <= 0 {
		o.Timeout = defaultTimeout
	}
	if o.Memory <= 0 {
		o.Memory = defaultMemory
	}
	if o.Language == "" {
		o.Language = Gizmo
	}
	return o
}

// Row is one result: the node reached ("id") and the tags of its path. IRIs
// are strings in angle brackets. What a query emits that is no object comes
// as "value".
type Row = map[string]any

// Query runs a query in this process; no language can write. It holds the
// time limit and the row limit. It cannot hold a memory limit, and a few
// malformed queries make Cayley panic where nothing can recover: give queries
// of others to QueryInChild. After a timeout a scan may go on for a while.
func (s *Store) Query(ctx context.Context, text string, o QueryOptions) iter.Seq2[Row, error] {
	o = o.withDefaults()
	return func(yield func(Row, error) bool) {
		ctx, cancel := context.WithTimeoutCause(ctx, o.Timeout, timeoutError(o))
		defer cancel()
		if err := s.run(ctx, text, o, yield); err != nil {
			yield(nil, err)
		}
	}
}

func timeoutError(o QueryOptions) error {
	return fmt.Errorf("%w: more than %s", ErrTimeout, o.Timeout)
}

// run stops without error when yield returns false or at the limit.
func (s *Store) run(ctx context.Context, text string, o QueryOptions, yield func(Row, error) bool) (err error) {
	if err := s.ready(); err != nil {
		return err
	}
	qs, giveBack, err := s.quadStore()
	if err != nil {
		return err
	}
	defer func() {
		if ctx.Err() == nil { // else a scan may go on for a while
			giveBack()
		}
	}()
	it, err := execute(ctx, qs, text, o.Language)
	if err != nil {
		return err
	}
	defer it.Close()
	n := 0
	for it.next(ctx) {
		list, err := toRows(qs, it.Result(), n)
		if err != nil {
			return err
		}
		for _, row := range list {
			if n++; !yield(row, nil) || n == o.Limit {
				return nil
			}
		}
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if err := it.Err(); err != nil {
		return fmt.Errorf("%w: %s", ErrQuery, clean(err))
	}
	return nil
}

// toRows spells out what comes after n rows.
func toRows(qs cayley.QuadStore, result any, n int) ([]Row, error) {
	switch res := result.(type) {
	case *gizmo.Result:
		if res.Meta && n > 0 {
			return nil, nil
		}
		row, err := toRow(qs, res)
		if row == nil {
			return nil, err
		}
		return []Row{row}, err
	case map[string]any:
		return objectRows(res), nil
	}
	return nil, nil
}

// toRow spells a result out. The value of a script's last statement is a
// result too where it is plain data; nil stands for no row.
func toRow(qs cayley.QuadStore, res *gizmo.Result) (Row, error) {
	if res.Tags != nil {
		return tagRow(qs, res.Tags)
	}
	switch v := res.Val.(type) {
	case nil:
		return nil, nil
	case map[string]any:
		return Row(plain(v).(map[string]any)), nil
	case string, bool, int64, float64, []any, quad.Value:
		return Row{"value": plain(v)}, nil
	}
	if strings.HasSuffix(fmt.Sprintf("%T", res.Val), "pathObject") {
		return nil, fmt.Errorf("%w: it ends in a path: add .All()", ErrQuery)
	}
	if res.Meta {
		return nil, nil
	}
	return Row{"value": fmt.Sprint(res.Val)}, nil
}

func tagRow(qs cayley.QuadStore, tags map[string]refs.Ref) (Row, error) {
	row := make(Row, len(tags))
	for name, ref := range tags {
		v, err := qs.NameOf(ref)
		if err != nil {
			return nil, fmt.Errorf("%w: reading a result: %s", ErrQuery, err)
		}
		if v != nil {
			row[name] = native(v)
		}
	}
	return row, nil
}

// native is a value as JSON shows it.
func native(v quad.Value) any {
	switch v := v.(type) {
	case quad.String, quad.Int, quad.Float, quad.Bool, quad.Time:
		return v.Native()
	}
	return v.String()
}

// plain replaces the graph's values inside emitted data.
func plain(v any) any {
	switch v := v.(type) {
	case quad.Value:
		return native(v)
	case []any:
		return plainList(v)
	case []quad.Value:
		return plainList(v)
	case []map[string]any:
		return plainList(v)
	case map[string]any:
		out := make(map[string]any, len(v))
		for k := range v {
			out[k] = plain(v[k])
		}
		return out
	}
	return v
}

func plainList[T any](list []T) []any {
	out := make([]any, len(list))
	for i := range list {
		out[i] = plain(list[i])
	}
	return out
}

// clean keeps the first line of a script error.
func clean(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	line, _, _ = strings.Cut(line, " at <eval>")
	return strings.TrimSpace(line)
}
