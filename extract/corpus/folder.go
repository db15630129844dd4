package corpus

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// source is one open file or stream and the name that messages give it.
type source struct {
	path string
	in   io.Reader
}

// format reads the documents of a source and reports whether to go on.
type format func(reader, source) bool

// formatOf tells the format from the file's extension.
func formatOf(path string) (f format, known bool) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".text":
		return reader.readText, true
	case ".html", ".htm", ".xhtml":
		return reader.readHTML, true
	case ".jsonl", ".ndjson":
		return reader.readJSONL, true
	case ".csv", ".tsv":
		return reader.readCSV, true
	}
	return nil, false
}

// readFolder reads the files of known formats at any depth, in lexical order.
// Other files, and what is hidden by a leading dot, are passed over; links are
// followed to files, not to folders.
func (r reader) readFolder(root string) bool {
	goOn, found := true, false
	// The walk's own errors are reported by the callback, which never fails.
	_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch format, known := formatOf(path); {
		case err != nil:
			found = true
			goOn = r.fail(path, 0, err)
		case path != root && strings.HasPrefix(entry.Name(), "."):
			return skip(entry)
		case known && isFile(path, entry):
			found = true
			goOn = r.readFile(path, format)
		}
		if !goOn {
			return fs.SkipAll
		}
		return nil
	})
	if goOn && !found {
		return r.fail(root, 0, ErrNothing)
	}
	return goOn
}

func skip(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func isFile(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular() // a dangling link is reported when opened
}
