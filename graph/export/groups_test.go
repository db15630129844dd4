package export_test

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/graph/export"
)

func groups() []graph.Group {
	mean := -2.125
	return []graph.Group{
		{Keys: []string{"Utopia", "=2020-W53"}, Events: 12, Documents: 3, Goldstein: &mean, First: "2020-12-31", Last: "2021-01-01"},
		{Keys: []string{"The \"King\"\tof\nRuritania", ""}, Events: 1, Documents: 1},
	}
}

func TestGroups(t *testing.T) {
	for _, format := range []string{"csv", "jsonl", "table", "tsv"} {
		var got bytes.Buffer
		if err := export.WriteGroups(&got, format, []string{"source", "week"}, groups(), export.Options{}); err != nil {
			t.Fatal(err)
		}
		golden(t, "groups."+format, got.Bytes())
		if err := export.WriteGroups(full{}, format, nil, groups(), export.Options{}); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("%s: %v, want the writer's error", format, err)
		}
	}
	if err := export.WriteGroups(io.Discard, "xls", nil, nil, export.Options{}); err == nil {
		t.Error("an unknown format gives no error")
	}
}
