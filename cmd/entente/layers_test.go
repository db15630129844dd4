package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/entente-kg/entente/"

// layers says which packages of the module each package may import; a name
// ending in /... stands for the package and all below it. A package that is
// not listed belongs to the nearest one above it.
func layers() map[string][]string {
	return map[string][]string{
		"schema":         {},
		"extract/ud":     {},
		"extract/corpus": {"schema"},
		"extract/tag":    {"extract/ud"},
		"extract/parse":  {"extract/ud", "extract/parse/..."},
		"extract/clause": {"extract/ud"},
		"extract/actor":  {"extract/ud", "schema"},
		"extract/event":  {"extract/ud", "extract/clause", "schema"},
		"extract":        {"extract/...", "schema"},
		"extract/queue":  {"schema", "extract/corpus"},
		"graph":          {"schema"},
		"graph/export":   {"graph", "schema"},
		"graph/web":      {"graph", "schema"},
		"cmd/entente":    {"schema", "extract/...", "graph/..."},
	}
}

// owners says which packages alone may import a library, by its path's
// beginning.
func owners() map[string][]string {
	return map[string][]string{
		"github.com/jdkato/prose/":         {"extract/tag"},
		"github.com/cayleygraph/cayley":    {"graph"},
		"github.com/cayleygraph/quad":      {"schema", "graph", "graph/export"},
		"codeberg.org/readeck/go-readabil": {"extract/corpus"},
		"github.com/spf13/cobra":           {"cmd/entente"},
	}
}

func TestImportsRunDownward(t *testing.T) {
	files := sourceFiles(t, filepath.Join("..", ".."))
	if len(files) < 10 {
		t.Fatalf("found %d source files, want the whole module's", len(files))
	}
	for file, imports := range files {
		for _, imported := range imports {
			if fault := layerFault(path.Dir(file), imported); fault != "" {
				t.Errorf("%s: %s", file, fault)
			}
		}
	}
}

func TestLayerFaults(t *testing.T) {
	tests := []struct {
		dir, imported string
		ok            bool
	}{
		{"schema", "fmt", true},
		{"schema", module + "graph", false},
		{"extract", module + "extract/tag", true},
		{"extract", module + "extract/queue", false},
		{"extract", module + "graph", false},
		{"graph", module + "extract", false},
		{"extract/parse/train", module + "extract/parse/internal/net", true},
		{"extract/parse/train", module + "extract/tag", false},
		{"extract/clause", "github.com/jdkato/prose/v2", false},
		{"schema", "github.com/cayleygraph/quad", true},
		{"cmd/entente", "github.com/cayleygraph/quad", false},
		{"unheard/of", module + "schema", false},
	}
	for _, test := range tests {
		if fault := layerFault(test.dir, test.imported); (fault == "") != test.ok {
			t.Errorf("%s importing %s: fault %q, want allowed %v", test.dir, test.imported, fault, test.ok)
		}
	}
}

// layerFault says what is wrong with a package of dir importing another, or "".
func layerFault(dir, imported string) string {
	home := packageOf(dir)
	for library, allowed := range owners() {
		if strings.HasPrefix(imported, library) && !slices.Contains(allowed, home) {
			return fmt.Sprintf("%s may not import %s; only %s may", home, imported, strings.Join(allowed, ", "))
		}
	}
	target, ours := strings.CutPrefix(imported, module)
	if !ours || packageOf(target) == home {
		return ""
	}
	if target != "extract/queue" || home == "cmd/entente" {
		for _, allowed := range layers()[home] {
			above, below := strings.CutSuffix(allowed, "/...")
			if target == above || below && strings.HasPrefix(target, above+"/") {
				return ""
			}
		}
	}
	return fmt.Sprintf("%s may not import %s", home, target)
}

// packageOf is the listed package that dir is or lies below.
func packageOf(dir string) string {
	for at := dir; at != "."; at = path.Dir(at) {
		if _, listed := layers()[at]; listed {
			return at
		}
	}
	return dir
}

// sourceFiles are the imports of the module's files but tests, by path.
func sourceFiles(t *testing.T, root string) map[string][]string {
	t.Helper()
	files := map[string][]string{}
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != root && strings.HasPrefix(entry.Name(), ".") {
			return fs.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		relative, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		imports := []string{}
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			imports = append(imports, imported)
		}
		files[filepath.ToSlash(relative)] = imports
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
