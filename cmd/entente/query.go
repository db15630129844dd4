package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/graph"
)

// queryWorker is the hidden command that serves one query in a process of its
// own.
const queryWorker = "query-worker"

type queryOptions struct {
	store    string
	format   string
	name     string // of a saved query
	list     bool
	language string
	limits   graph.QueryOptions
}

func newQueryCommand() *cobra.Command {
	var opts queryOptions
	c := &cobra.Command{
		Use:   "query [QUERY | FILE | - | --name NAME ARG...]",
		Short: "Run a query over the graph, in Gizmo, GraphQL or MQL",
		Long: `Query runs a query in Gizmo, Cayley's graph language, and writes one result a
line. The query is the argument, the file that it names, or standard input; or
a saved one by its name, with its arguments. --list explains the saved ones.

Without a query, on a terminal, it opens a prompt with history and completion
(Tab); a query goes on while brackets or quotes are open. .help explains it.

--language graphql takes Cayley's GraphQL, whose names are the graph's IRIs;
--language mql takes queries by example in JSON, where null asks for one value
and [] for all.`,
		Example: `  entente query --name allies-of RUS
  entente query --list
  entente query 'g.V("<actor:Barack_Obama>").Out("<rel:urge>").All()'
  entente query --format table 'g.V("<actor:RUS>").In("<schema:country>").Tag("who").Out().All()'
  entente query --language graphql '{ nodes(id: <actor:TUR>) { id, rdfs:label } }'
  entente query --language mql '[{"id": null, "<schema:country>": "<actor:TUR>"}]'
  echo 'g.V("<actor:TUR>").Out().GetLimit(5)' | entente query --timeout 2s`,
		RunE: action(func(ctx context.Context, s streams, args []string) error {
			return runQuery(ctx, opts, args, s)
		}),
	}
	c.Args = func(c *cobra.Command, args []string) error {
		if opts.name != "" {
			return nil // a saved query says itself how many
		}
		return cobra.MaximumNArgs(1)(c, args)
	}
	c.Flags().StringVar(&opts.name, "name", "", "run the saved query of this name, with the arguments that follow")
	c.Flags().BoolVar(&opts.list, "list", false, "list the saved queries")
	completeSaved(c)
	addStoreFlag(c, &opts.store)
	addFormatFlag(c, &opts.format, formatJSONL, queryFormats())
	c.Flags().StringVar(&opts.language, "language", string(graph.Gizmo), "query language: "+strings.Join(queryLanguages(), ", "))
	complete(c, "language", queryLanguages())
	c.Flags().DurationVar(&opts.limits.Timeout, "timeout", 30*time.Second, "how long the query may take")
	c.Flags().IntVar(&opts.limits.Limit, "limit", 10_000, "at most so many results; 0 for all")
	return c
}

func newQueryWorkerCommand() *cobra.Command {
	return &cobra.Command{
		Use:    queryWorker,
		Short:  "Serve one query of another process",
		Hidden: true,
		Args:   cobra.NoArgs,
		RunE: action(func(ctx context.Context, s streams, _ []string) error {
			return graph.QueryWorker(ctx, s.in, s.out)
		}),
	}
}

func queryLanguages() (names []string) {
	for _, l := range graph.Languages() {
		names = append(names, string(l))
	}
	return names
}

func queryFormats() []string { return []string{formatJSONL, formatTable} }

func runQuery(ctx context.Context, opts queryOptions, args []string, s streams) error {
	if opts.list {
		return listSaved(s.out)
	}
	if err := opts.check(); err != nil {
		return err
	}
	if len(args) == 0 && opts.name == "" && isTerminal(s.in) && isTerminal(s.out) {
		return openPrompt(ctx, opts, s)
	}
	text, err := opts.text(ctx, args, s.in)
	if err != nil {
		return err
	}
	return answerQuery(ctx, opts, text, s)
}

// answerQuery runs one query in a process of its own and writes its results.
func answerQuery(ctx context.Context, opts queryOptions, text string, s streams) error {
	limits := opts.limits
	limits.Language = graph.Language(opts.language)
	if limits.Limit > 0 {
		limits.Limit++ // one more tells that there are more
	}
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("finding the program's own file: %w", err)
	}
	out := bufio.NewWriter(s.out)
	rows, more := capped(graph.QueryInChild(ctx, []string{self, queryWorker}, opts.store, text, limits), opts.limits.Limit)
	err = writeRows(out, opts.format, rows)
	if err := errors.Join(err, out.Flush()); err != nil {
		return err
	}
	if *more {
		fmt.Fprintf(s.err, "entente: there are more than these %d results; --limit raises the number\n", opts.limits.Limit)
	}
	return nil
}

func (o queryOptions) check() error {
	switch {
	case o.limits.Timeout <= 0:
		return usagef("--timeout: %s is no time to run in", o.limits.Timeout)
	case !slices.Contains(queryLanguages(), o.language):
		return usagef("--language: %q is none of %s", o.language, strings.Join(queryLanguages(), ", "))
	case o.name != "" && o.language != string(graph.Gizmo):
		return usagef("--language: the saved queries are in gizmo")
	case o.limits.Limit < 0:
		return usagef("--limit: %d is below zero", o.limits.Limit)
	case o.store == graph.Memory:
		return usagef("--store: a store in memory holds nothing to query")
	}
	if noStoreAt(o.store) {
		return fmt.Errorf("%w: %s", graph.ErrNoStore, o.store)
	}
	return checkFormat(o.format, queryFormats())
}

// queryText is the query, from where the arguments say.
func queryText(ctx context.Context, args []string, in io.Reader) (string, error) {
	const longest = 1 << 20
	var data []byte
	var err error
	switch {
	case len(args) == 0 && isTerminal(in):
		return "", usagef("give a query, a file that holds one, or - to type one")
	case len(args) == 0 || args[0] == "-":
		data, err = io.ReadAll(io.LimitReader(interruptible(ctx, in), longest+1))
	case isThere(args[0]):
		data, err = os.ReadFile(args[0])
	default:
		data = []byte(args[0])
	}
	switch {
	case err != nil:
		return "", fmt.Errorf("reading the query: %w", err)
	case len(data) > longest:
		return "", usagef("the query has more than %d MB", longest>>20)
	case strings.TrimSpace(string(data)) == "":
		return "", usagef("the query is empty")
	}
	return string(data), nil
}

// capped gives the first limit rows; more says whether others follow, once
// the rows have been read.
func capped(rows iter.Seq2[graph.Row, error], limit int) (_ iter.Seq2[graph.Row, error], more *bool) {
	more = new(bool)
	return func(yield func(graph.Row, error) bool) {
		n := 0
		for row, err := range rows {
			if err == nil {
				n++
			}
			if limit > 0 && n > limit {
				*more = true
				return
			}
			if !yield(row, err) {
				return
			}
		}
	}, more
}

func writeRows(w io.Writer, format string, rows iter.Seq2[graph.Row, error]) error {
	if format == formatTable {
		return writeRowTable(w, rows)
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for row, err := range rows {
		if err != nil {
			return err
		}
		if err := encoder.Encode(row); err != nil {
			return err
		}
	}
	return nil
}

// writeRowTable gives each name that occurs a column, in alphabetical order.
func writeRowTable(w io.Writer, rows iter.Seq2[graph.Row, error]) error {
	var all []graph.Row
	var columns []string
	for row, err := range rows {
		if err != nil {
			return err
		}
		all = append(all, row)
		for name := range row {
			if i, found := slices.BinarySearch(columns, name); !found {
				columns = slices.Insert(columns, i, name)
			}
		}
	}
	t := newTable(cells(columns, func(name string) any { return name })...)
	for _, row := range all {
		t.AppendRow(cells(columns, func(name string) any { return cell(row[name]) }))
	}
	return render(w, t)
}

func cells(columns []string, value func(string) any) (row table.Row) {
	for _, name := range columns {
		row = append(row, value(name))
	}
	return row
}

func cell(value any) any {
	const widest = 100
	switch value := value.(type) {
	case nil:
		return ""
	case string:
		return snippet(value, widest)
	case []any, map[string]any:
		data, err := json.Marshal(value)
		if err == nil {
			return snippet(string(data), widest)
		}
	}
	return value
}
