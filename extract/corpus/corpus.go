// Package corpus reads news articles from text files, web pages, JSON lines and
// tables, and gives each as a Document with its title, date and publisher.
package corpus

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"

	"github.com/entente-kg/entente/schema"
)

// Limits on untrusted input, in bytes.
const (
	MaxDocument = 16 << 20 // one article, and one .txt or .html file
	MaxLine     = 64 << 20 // one line of JSON, one row of a table
)

// Options says how to read. The zero value is useful.
type Options struct {
	// Map names the column or key of a field (id, title, text, date, url,
	// source) where it differs from the field's own name: "text" -> "body".
	Map map[string]string
	// Date is the day (ISO 8601) of documents that have none.
	Date string
	// Stdin is what the path "-" reads, as JSON lines; nil is os.Stdin.
	Stdin io.Reader
}

// InputError names the file, and where there is one the line, that could not
// be read. The documents around it are read all the same.
type InputError struct {
	Path string
	Line int // 1-based; 0 where the whole file is meant
	Err  error
}

func (e *InputError) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s:%d: %v", e.Path, e.Line, e.Err)
	}
	return fmt.Sprintf("%s: %v", e.Path, e.Err)
}

func (e *InputError) Unwrap() error { return e.Err }

// The reasons that a caller may want to tell apart.
var (
	ErrDate      = errors.New("not a date") // the document follows, with Options.Date
	ErrEmpty     = errors.New("no text in it")
	ErrNoArticle = errors.New("no article in the page")
	ErrTooLong   = errors.New("too long")
	ErrBinary    = errors.New("not a text file")
	ErrNothing   = errors.New("no articles in the folder")
)

// Read gives the documents of the paths in order: files by their extension,
// folders with all below them in the order of their names, "-" for JSON lines
// on standard input. It holds one document at a time, and a table or a file of
// JSON lines may be longer than memory.
//
// What cannot be read comes as an *InputError in its place, and the rest
// follows. Reading ends early, without an error, where ctx is done.
func Read(ctx context.Context, paths []string, opts Options) iter.Seq2[schema.Document, error] {
	return func(yield func(schema.Document, error) bool) {
		emit := func(doc schema.Document, err error) bool {
			return ctx.Err() == nil && yield(doc, err)
		}
		r := reader{opts: opts, yield: emit}
		for _, path := range paths {
			if !r.readPath(path) {
				return
			}
		}
	}
}

// reader reads one source after another. Its methods report whether to go on.
type reader struct {
	opts  Options
	yield func(schema.Document, error) bool
}

func (r reader) readPath(path string) bool {
	if path == "-" {
		return r.readJSONL(source{path: "standard input", in: r.stdin()})
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return r.fail(path, 0, err)
	case info.IsDir():
		return r.readFolder(path)
	}
	format, known := formatOf(path)
	if !known {
		format = reader.readText
	}
	return r.readFile(path, format)
}

func (r reader) stdin() io.Reader {
	if r.opts.Stdin == nil {
		return os.Stdin
	}
	return r.opts.Stdin
}

func (r reader) readFile(path string, format format) bool {
	f, err := os.Open(path)
	if err != nil {
		return r.fail(path, 0, err)
	}
	defer f.Close()
	return format(r, source{path: path, in: f})
}

func (r reader) fail(path string, line int, err error) bool {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err // the path stands in the InputError
	}
	return r.yield(schema.Document{}, &InputError{Path: path, Line: line, Err: err})
}
