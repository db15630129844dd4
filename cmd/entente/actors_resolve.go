package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/extract"
	"github.com/entente-kg/entente/extract/corpus"
	"github.com/entente-kg/entente/schema"
)

type resolveOptions struct {
	tables  tableOptions
	date    string
	context string
}

func newActorsResolveCommand() *cobra.Command {
	var opts resolveOptions
	c := &cobra.Command{
		Use:   `resolve PHRASE... | -`,
		Short: "Say whom phrases mean",
		Long: `Resolve writes one JSON object for each phrase: its id, the phrase, the code of
the country or organisation, the role and the second role, the actor's name and
its id in the graph. What is not known stays empty.

With - it reads JSON lines from standard input, with the keys id, phrase, date
and context; the date decides who held an office, the context is a text that
the phrase stands in.`,
		Example: `  entente actors resolve "Iraqi foreign minister" Kremlin
  entente actors resolve --date 2003-05-01 "President Bush"
  echo '{"id": "1", "phrase": "rebels in eastern Congo"}' | entente actors resolve -`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("give phrases, or - for JSON lines on standard input")
			}
			return nil
		},
		RunE: action(func(ctx context.Context, s streams, args []string) error {
			return runActorsResolve(ctx, opts, args, s)
		}),
	}
	opts.tables.addFlags(c.Flags())
	c.Flags().StringVar(&opts.date, "date", "", "`day` on which the phrases were written")
	c.Flags().StringVar(&opts.context, "context", "", "`text` that the phrases stand in")
	return c
}

// asked is a phrase as it is read.
type asked struct {
	ID      string `json:"id"`
	Phrase  string `json:"phrase"`
	Date    string `json:"date"`
	Context string `json:"context"`
}

// answer is what a phrase means, as it is written.
type answer struct {
	ID     string      `json:"id"`
	Phrase string      `json:"phrase"`
	Code   string      `json:"code"`
	Role   schema.Role `json:"role"`
	Role2  schema.Role `json:"role2"`
	Name   string      `json:"name"`
	Actor  string      `json:"actor"`
}

func runActorsResolve(ctx context.Context, opts resolveOptions, args []string, s streams) error {
	date, err := corpus.Day(opts.date)
	if err != nil {
		return usagef("--date: %w", err)
	}
	opts.date = date
	tables, err := opts.tables.read(newConsole(s.err, ""))
	if err != nil {
		return err
	}
	pipeline, err := extract.NewWith(tables)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(s.out)
	write := json.NewEncoder(out)
	write.SetEscapeHTML(false)
	each := func(a asked) error { return write.Encode(resolve(pipeline, opts, a)) }
	if args[0] == "-" {
		err = eachAsked(interruptible(ctx, s.in), each)
	} else {
		for i, phrase := range args {
			err = errors.Join(err, each(asked{ID: strconv.Itoa(i + 1), Phrase: phrase}))
		}
	}
	return errors.Join(err, out.Flush(), ctx.Err())
}

func resolve(p *extract.Pipeline, opts resolveOptions, a asked) answer {
	if a.Date == "" {
		a.Date = opts.date
	}
	if a.Context == "" {
		a.Context = opts.context
	}
	clean := func(text string) string { return strings.ToValidUTF8(text, "\uFFFD") }
	m := p.Resolve(clean(a.Phrase), clean(a.Context), a.Date)
	return answer{ID: a.ID, Phrase: a.Phrase, Code: m.Code, Role: m.Role, Role2: m.Role2, Name: m.Name, Actor: m.ID}
}

// maxLine bounds a line of JSON.
const maxLine = 16 << 20

// eachAsked reads JSON lines. An error names the line.
func eachAsked(in io.Reader, f func(asked) error) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" {
			continue
		}
		var a asked
		err := json.Unmarshal([]byte(line), &a)
		if err == nil && a.Date != "" {
			a.Date, err = corpus.Day(a.Date)
		}
		if err != nil {
			return fmt.Errorf("standard input:%d: %w", n, err)
		}
		if err := f(a); err != nil {
			return err
		}
	}
	return lines.Err()
}
