package main

import (
	"context"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/entente-kg/entente/extract/corpus"
	"github.com/entente-kg/entente/schema"
)

// somePath refuses a command line without articles.
func somePath(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return errors.New("name a file or a folder of articles, or - for standard input")
	}
	return nil
}

// inputOptions are the flags of every command that reads articles.
type inputOptions struct {
	fields map[string]string
	date   string
}

func (o *inputOptions) addFlags(flags *pflag.FlagSet) {
	flags.StringToStringVar(&o.fields, "map", nil, "`field=name` of columns or keys that go by other names: text=body,date=published")
	flags.Lookup("map").DefValue = "" // else help prints "[]"
	flags.StringVar(&o.date, "date", "", "`day` of articles that have no date")
}

// corpusOptions checks the flags.
func (o inputOptions) corpusOptions(ctx context.Context, in io.Reader) (corpus.Options, error) {
	for field := range o.fields {
		if !slices.Contains(corpus.Fields(), field) {
			return corpus.Options{}, usagef("--map: no field %q; the fields are %s", field, strings.Join(corpus.Fields(), ", "))
		}
	}
	day, err := corpus.Day(o.date)
	if err != nil {
		return corpus.Options{}, usagef("--date: %w", err)
	}
	return corpus.Options{Map: o.fields, Date: day, Stdin: interruptible(ctx, in)}, nil
}

// open begins to read: what cannot be read before the first article goes to
// the console. found is false where there is no article at all.
func (o inputOptions) open(ctx context.Context, paths []string, in io.Reader, c *console) (docs documents, found bool, err error) {
	opts, err := o.corpusOptions(ctx, in)
	if err != nil {
		return nil, false, err
	}
	next, stop := iter.Pull2(corpus.Read(ctx, paths, opts))
	for {
		doc, err, ok := next()
		switch {
		case !ok:
			stop()
			return nil, false, ctx.Err()
		case err != nil:
			c.problem(err)
		default:
			return resume(doc, next, stop), true, nil
		}
	}
}

// documents are articles, and errors in the place of those that cannot be read.
type documents = iter.Seq2[schema.Document, error]

// resume gives the first article and then what next gives.
func resume(first schema.Document, next func() (schema.Document, error, bool), stop func()) documents {
	return func(yield func(schema.Document, error) bool) {
		defer stop()
		doc, err, ok := first, error(nil), true
		for ok && yield(doc, err) {
			doc, err, ok = next()
		}
	}
}

// interruptible reads from in until ctx is done, even while in waits.
func interruptible(ctx context.Context, in io.Reader) io.Reader {
	return &interruptibleReader{ctx: ctx, in: in}
}

// interruptibleReader starts reading at the first Read, so that standard input
// is left alone where no command wants it.
type interruptibleReader struct {
	ctx  context.Context
	in   io.Reader
	pipe *io.PipeReader
}

func (r *interruptibleReader) Read(p []byte) (int, error) {
	if r.pipe == nil {
		read, write := io.Pipe()
		r.pipe = read
		context.AfterFunc(r.ctx, func() { write.CloseWithError(r.ctx.Err()) })
		go func() {
			_, err := io.Copy(write, r.in)
			write.CloseWithError(err)
		}()
	}
	return r.pipe.Read(p)
}
