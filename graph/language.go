package graph

import (
	"context"
	"fmt"
	"maps"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/cayley/query/graphql"
	"github.com/cayleygraph/cayley/query/mql"
)

// Language is one of Cayley's query languages.
type Language string

// The languages. Gizmo is JavaScript over paths. GraphQL is Cayley's, whose
// names are the graph's IRIs, without a schema. MQL is Freebase's, queries by
// example in JSON.
const (
	Gizmo   Language = "gizmo"
	GraphQL Language = "graphql"
	MQL     Language = "mql"
)

// Languages lists the languages, the default first.
func Languages() []Language { return []Language{Gizmo, GraphQL, MQL} }

// session gives the language's session and the form of results to ask it for.
func (l Language) session(qs cayley.QuadStore) (query.Session, query.Collation, error) {
	switch l {
	case Gizmo:
		return gizmo.NewSession(qs), query.Raw, nil
	case GraphQL:
		return graphql.NewSession(qs), query.Raw, nil
	case MQL:
		return mql.NewSession(qs), query.JSON, nil
	}
	return nil, 0, fmt.Errorf("%w: no query language %q", ErrQuery, l)
}

// answer is what a session gives; its next does not panic.
type answer struct {
	query.Iterator
	fault error
}

// execute starts a query. Where Cayley panics in the caller's goroutine, as
// MQL does on malformed input, that is the query's error.
func execute(ctx context.Context, qs cayley.QuadStore, text string, l Language) (a *answer, err error) {
	s, form, err := l.session(qs)
	if err != nil {
		return nil, err
	}
	defer recovered(&err)
	it, err := s.Execute(ctx, text, query.Options{Collation: form, Limit: -1})
	if err != nil {
		return nil, fmt.Errorf("%w: %s", ErrQuery, clean(err))
	}
	return &answer{Iterator: it}, nil
}

func (a *answer) next(ctx context.Context) bool {
	defer recovered(&a.fault)
	return a.Iterator.Next(ctx)
}

// Err is the query's error, once next has given false.
func (a *answer) Err() error {
	if a.fault != nil {
		return a.fault
	}
	return a.Iterator.Err()
}

func recovered(err *error) {
	if fault := recover(); fault != nil {
		*err = fmt.Errorf("%w: the graph engine gave up: %.300s", ErrQuery, fmt.Sprint(fault))
	}
}

// objectRows gives each object of an answer a row. GraphQL answers with a
// field's objects under the field's name, one alone or a list; each becomes a
// row under that name.
func objectRows(object map[string]any) (rows []Row) {
	lists := false
	for _, name := range slices.Sorted(maps.Keys(object)) {
		list, ok := object[name].([]map[string]any)
		lists = lists || ok
		for _, item := range list {
			rows = append(rows, Row{name: plain(item)})
		}
	}
	row := Row{}
	for name, v := range object {
		if _, list := v.([]map[string]any); v != nil && !list || !lists {
			row[name] = plain(v)
		}
	}
	for _, v := range row {
		if v != nil {
			return append(rows, row)
		}
	}
	return rows
}
