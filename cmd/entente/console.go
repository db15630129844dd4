package main

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/jedib0t/go-pretty/v6/progress"

	"github.com/entente-kg/entente/extract/corpus"
)

// console writes messages, and on a terminal a line of progress below them.
// Its methods are for one goroutine.
type console struct {
	w       io.Writer
	bar     progress.Writer // nil where w is no terminal
	tracker *progress.Tracker
	failed  int // inputs that could not be read
	shown   int
	faults  int // lines of tables that could not be used
}

func newConsole(w io.Writer, activity string) *console {
	c := &console{w: w}
	if !isTerminal(w) {
		return c
	}
	c.tracker = &progress.Tracker{Message: activity, RemoveOnCompletion: true}
	c.bar = progress.NewWriter()
	c.bar.SetOutputWriter(w)
	c.bar.Style().Visibility.Percentage = false // how many there are to come is not known
	c.bar.SetUpdateFrequency(100 * time.Millisecond)
	c.bar.AppendTracker(c.tracker)
	go c.bar.Render()
	return c
}

// note prints one line.
func (c *console) note(format string, args ...any) {
	if c.bar != nil {
		c.bar.Log(format, args...)
		return
	}
	fmt.Fprintf(c.w, format+"\n", args...)
}

// problem reports an input that could not be read, the first few of many.
func (c *console) problem(err error) {
	const most = 20
	if !errors.Is(err, corpus.ErrDate) {
		c.failed++
	}
	switch c.shown++; {
	case c.shown <= most:
		c.note("entente: %v", err)
	case c.shown == most+1:
		c.note("entente: more of the kind are counted, not shown")
	}
}

// fault reports a line of a user's table that could not be used, the first few
// of many. It is no input that was left out.
func (c *console) fault(err error) {
	const most = 20
	switch c.faults++; {
	case c.faults <= most:
		c.note("entente: %v", err)
	case c.faults == most+1:
		c.note("entente: more lines cannot be used; 'entente actors import' and 'entente ontology import' show all")
	}
}

// unread reports what an article's place in the order holds instead of it: an
// input that could not be read, or else an error that ends the work.
func (c *console) unread(err error) error {
	var input *corpus.InputError
	if !errors.As(err, &input) {
		return err
	}
	c.problem(err)
	return nil
}

// advance shows that another article is done.
func (c *console) advance() {
	if c.tracker != nil {
		c.tracker.Increment(1)
	}
}

// close ends the line of progress; it may be called again.
func (c *console) close() {
	if c.bar == nil {
		return
	}
	c.tracker.MarkAsDone()
	c.bar.Stop()
	for c.bar.IsRenderInProgress() {
		time.Sleep(time.Millisecond)
	}
	c.bar, c.tracker = nil, nil
}

// unreadable is the error of a command that could not read some inputs.
func (c *console) unreadable() error {
	if c.failed == 0 {
		return nil
	}
	return &unreadError{inputs: c.failed}
}
