package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/chzyer/readline"

	"github.com/entente-kg/entente/graph"
)

const (
	promptNew  = "entente> "
	promptMore = "     ... "

	promptHelp = `A query ends with its line, or goes on while brackets or quotes are open.
Tab completes prefixes, predicates, methods and the ids of actors; Ctrl-R
searches the history; Ctrl-C drops the lines typed, or ends a running query.

.names             the saved queries
.name NAME ARG...  run a saved query
.help              this text
.exit              leave, as Ctrl-D does
`
)

// prompt reads queries from a terminal and answers them, one after the other.
type prompt struct {
	opts       queryOptions
	streams    streams
	line       *readline.Instance
	history    *history
	interrupts chan os.Signal
}

// openPrompt serves a prompt until its user leaves or the process is told to
// end. An interrupt ends the running query only.
func openPrompt(ctx context.Context, opts queryOptions, s streams) error {
	ctx, stop := signal.NotifyContext(context.WithoutCancel(ctx), syscall.SIGTERM)
	defer stop()
	line, err := readline.NewEx(&readline.Config{
		Prompt: promptNew, AutoComplete: newCompleter(ctx, opts),
		DisableAutoSaveHistory: true, HistoryLimit: historyLimit, HistorySearchFold: true,
	})
	if err != nil {
		return fmt.Errorf("opening the prompt: %w", err)
	}
	defer line.Close()
	defer context.AfterFunc(ctx, func() { line.Close() })()
	p := &prompt{opts: opts, streams: s, line: line, interrupts: make(chan os.Signal, 1)}
	p.history = openHistory(historyFile(os.Getenv), line.SaveHistory)
	signal.Notify(p.interrupts, os.Interrupt)
	defer signal.Stop(p.interrupts)
	return p.serve(ctx)
}

func (p *prompt) serve(ctx context.Context) error {
	for {
		text, err := p.read()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("reading the prompt: %w", err)
		case text == "":
			continue
		case text == ".exit":
			return nil
		}
		if err := p.answer(ctx, text); err != nil {
			fmt.Fprintf(p.streams.err, "entente: %v\n", err)
		}
	}
}

// read gives one query or command, empty where the user dropped it.
func (p *prompt) read() (string, error) {
	var lines []string
	defer p.line.SetPrompt(promptNew)
	for {
		line, err := p.line.Readline()
		if errors.Is(err, readline.ErrInterrupt) {
			return "", nil
		}
		if err != nil {
			return "", err
		}
		lines = append(lines, line)
		text := strings.TrimSpace(strings.Join(lines, "\n"))
		if text == "" || strings.HasPrefix(text, ".") || !unfinished(text, graph.Language(p.opts.language)) {
			p.history.add(lines)
			return text, nil
		}
		p.line.SetPrompt(promptMore)
	}
}

// answer runs a query or a command of the prompt.
func (p *prompt) answer(ctx context.Context, text string) error {
	words := strings.Fields(text)
	opts := p.opts
	switch {
	case text == ".help":
		_, err := io.WriteString(p.streams.out, promptHelp)
		return err
	case text == ".names":
		return listSaved(p.streams.out)
	case words[0] == ".name" && len(words) > 1:
		saved, err := graph.Saved(words[1], words[2:])
		if err != nil {
			return err
		}
		text, opts.language = saved, string(graph.Gizmo)
	case strings.HasPrefix(text, "."):
		return fmt.Errorf("no command %s; .help lists them", words[0])
	}
	return p.run(ctx, opts, text)
}

// run answers a query until it ends or is interrupted.
func (p *prompt) run(ctx context.Context, opts queryOptions, text string) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	select {
	case <-p.interrupts: // of before
	default:
	}
	go func() {
		select {
		case <-p.interrupts:
			cancel(errInterrupted)
		case <-ctx.Done():
		}
	}()
	err := answerQuery(ctx, opts, text, p.streams)
	// The query's process gets the terminal's interrupt too, and may tell first.
	if err != nil && (ctx.Err() != nil || strings.Contains(err.Error(), context.Canceled.Error())) {
		return errInterrupted
	}
	return err
}

// unfinished says that a query goes on in the next line: a bracket or a quote
// is open. Escaped quotes and Gizmo's comments are read over.
func unfinished(text string, l graph.Language) bool {
	quotes := `"`
	if l == graph.Gizmo {
		quotes = "\"'`"
	}
	depth, quote := 0, byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0 && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case strings.IndexByte(quotes, c) >= 0:
			quote = c
		case l == graph.Gizmo && strings.HasPrefix(text[i:], "//"):
			i += lineEnd(text[i:])
		case l == graph.Gizmo && strings.HasPrefix(text[i:], "/*"):
			end := strings.Index(text[i+2:], "*/")
			if end < 0 {
				return true
			}
			i += end + 3
		case strings.IndexByte("([{", c) >= 0:
			depth++
		case strings.IndexByte(")]}", c) >= 0:
			depth--
		}
	}
	return depth > 0 || quote != 0
}

func lineEnd(text string) int {
	if end := strings.IndexByte(text, '\n'); end >= 0 {
		return end
	}
	return len(text)
}
