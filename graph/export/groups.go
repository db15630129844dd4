package export

import (
	"fmt"
	"io"

	"github.com/entente-kg/entente/graph"
)

// WriteGroups writes counts of events as csv, tsv, table or jsonl: the columns
// of the grouping, then events, documents (distinct), goldstein (mean), first
// and last (dates).
func WriteGroups(w io.Writer, format string, columns []string, groups []graph.Group, o Options) error {
	all := append(append([]string{}, columns...), "events", "documents", "goldstein", "first", "last")
	rows := make([][]any, 0, len(groups))
	for _, g := range groups {
		row := make([]any, 0, len(all))
		for _, k := range g.Keys {
			row = append(row, k)
		}
		rows = append(rows, append(row, g.Events, g.Documents, g.Goldstein, g.First, g.Last))
	}
	if err := WriteRows(w, format, all, rows, o); err != nil {
		return fmt.Errorf("writing counts: %w", err)
	}
	return nil
}
