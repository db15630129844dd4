package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTokensOfSentencesAreParted(t *testing.T) {
	file := filepath.Join(t.TempDir(), "text.txt")
	if err := os.WriteFile(file, []byte("Peru's envoy left. He didn't wait."), 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := run([]string{file}, &out); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("Peru 's envoy left .\nHe did n't wait .\n", out.String()); diff != "" {
		t.Errorf("tokens (-want +got):\n%s", diff)
	}
}
