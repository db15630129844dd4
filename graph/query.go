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
	"github.com/cayleygraph/cayley/query"
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
// any number of rows.
type QueryOptions struct {
	Timeout time.Duration
	Limit   int
	Memory  int64 // bytes; held by QueryInChild only
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
	return o
}

// Row is one result: the node reached ("id") and the tags of its path. IRIs
// are strings in angle brackets. What a query emits that is no object comes
// as "value".
type Row = map[string]any

// Query runs a Gizmo query in this process; Gizmo cannot write. It holds the
// time limit and the row limit. It cannot hold a memory limit, and a few
// malformed queries make Cayley panic where nothing can recover: give queries
// of others to QueryInChild. After a timeout a scan may go on for a while.
func (s *Store) Query(ctx context.Context, text string, o QueryOptions) iter.Seq2[Row, error] {
	o = o.withDefaults()
	return func(yield func(Row, error) bool) {
		ctx, cancel := context.WithTimeoutCause(ctx, o.Timeout, timeoutError(o))
		defer cancel()
		if err := s.runGizmo(ctx, text, o.Limit, yield); err != nil {
			yield(nil, err)
		}
	}
}

func timeoutError(o QueryOptions) error {
	return fmt.Errorf("%w: more than %s", ErrTimeout, o.Timeout)
}

// runGizmo stops without error when yield returns false or at the limit.
func (s *Store) runGizmo(ctx context.Context, text string, limit int, yield func(Row, error) bool) error {
	if err := s.ready(); err != nil {
		return err
	}
	qs, err := s.quadStore()
	if err != nil {
		return err
	}
	it, err := gizmo.NewSession(qs).Execute(ctx, text, query.Options{Collation: query.Raw, Limit: -1})
	if err != nil {
		return fmt.Errorf("%w: %s", ErrQuery, clean(err))
	}
	defer it.Close()
	for n := 0; it.Next(ctx); {
		res, ok := it.Result().(*gizmo.Result)
		if !ok || res.Meta && n > 0 {
			continue
		}
		row, err := toRow(qs, res)
		if err != nil {
			return err
		}
		if row == nil {
			continue
		}
		if n++; !yield(row, nil) || n == limit {
			return nil
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
		out := make([]any, len(v))
		for i := range v {
			out[i] = plain(v[i])
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for k := range v {
			out[k] = plain(v[k])
		}
		return out
	}
	return v
}

// clean keeps the first line of a script error.
func clean(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	line, _, _ = strings.Cut(line, " at <eval>")
	return strings.TrimSpace(line)
}
