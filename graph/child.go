package graph

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// childGrace is how long a worker may take to start and to end beyond its
// query's timeout.
const childGrace = 700 * time.Millisecond

// QueryInChild runs a query over the store file in a process of its
// own, which may loop, panic or eat memory without harm to this one. command
// starts a program that calls QueryWorker on its standard input and output,
// such as {os.Executable(), "query-worker"}. The child ends with the
// iteration, and when this process dies.
func QueryInChild(ctx context.Context, command []string, store, text string, o QueryOptions) iter.Seq2[Row, error] {
	o = o.withDefaults()
	return func(yield func(Row, error) bool) {
		if store == Memory {
			yield(nil, fmt.Errorf("%w: a store in memory has no other process", ErrQuery))
			return
		}
		limited, cancel := context.WithTimeoutCause(ctx, o.Timeout+childGrace, timeoutError(o))
		defer cancel()
		c, err := startChild(limited, command)
		if err != nil {
			yield(nil, err)
			return
		}
		defer c.stop(cancel)
		req := workRequest{Store: store, Language: o.Language, Query: text, Timeout: o.Timeout, Limit: o.Limit, Memory: o.Memory}
		if err := c.run(limited, req, yield); err != nil {
			yield(nil, err)
		}
	}
}

// child is a running worker.
type child struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    io.ReadCloser
	stderr head
	waited bool
}

func startChild(ctx context.Context, command []string) (*child, error) {
	if len(command) == 0 {
		return nil, fmt.Errorf("%w: no command for the query's process", ErrQuery)
	}
	c := &child{cmd: exec.CommandContext(ctx, command[0], command[1:]...)}
	c.cmd.Stderr = &c.stderr
	c.cmd.WaitDelay = childGrace
	var err error
	if c.in, err = c.cmd.StdinPipe(); err == nil {
		c.out, err = c.cmd.StdoutPipe()
	}
	if err == nil {
		err = c.cmd.Start()
	}
	if err != nil {
		return nil, fmt.Errorf("starting the query's process: %w", err)
	}
	return c, nil
}

// stop kills the worker if it still runs.
func (c *child) stop(cancel context.CancelFunc) {
	cancel()
	c.in.Close()
	if !c.waited {
		c.cmd.Wait() // its error is that it was killed
	}
}

// run yields the rows; the error is the query's, or the worker's death.
func (c *child) run(ctx context.Context, req workRequest, yield func(Row, error) bool) error {
	data, err := json.Marshal(req)
	if err != nil {
		return fmt.Errorf("%w: %s", ErrQuery, err)
	}
	if len(data) >= maxRequest {
		return fmt.Errorf("%w: the query has %d bytes", ErrQuery, len(req.Query))
	}
	if _, err := c.in.Write(append(data, '\n')); err != nil {
		return c.death(ctx, req)
	}
	lines := bufio.NewScanner(c.out)
	lines.Buffer(make([]byte, 0, 64<<10), maxReply+1)
	for lines.Scan() {
		var r workReply
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return fmt.Errorf("%w: the query's process wrote %.60q", ErrQuery, lines.Text())
		}
		if r.Done {
			return r.err()
		}
		if !yield(r.Row, nil) {
			return nil
		}
	}
	return c.death(ctx, req)
}

// err is the error of a last reply, with its sentinel.
func (r workReply) err() error {
	if r.Error == "" {
		return nil
	}
	if sentinel := kinds()[r.Kind]; sentinel != nil {
		return &remoteError{text: r.Error, is: sentinel}
	}
	return errors.New(r.Error)
}

type remoteError struct {
	text string
	is   error
}

func (e *remoteError) Error() string { return e.text }
func (e *remoteError) Unwrap() error { return e.is }

// death explains a worker that ended without a last reply.
func (c *child) death(ctx context.Context, req workRequest) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	c.waited = true
	err := c.cmd.Wait()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	text := c.stderr.String()
	for _, line := range strings.Split(text, "\n") {
		switch {
		case outOfMemory(line):
			return memoryError(req.Memory)
		case strings.HasPrefix(line, "panic: "), strings.HasPrefix(line, "fatal error: "):
			reason, _, _ := strings.Cut(line[strings.Index(line, ": ")+2:], " [recovered")
			return fmt.Errorf("%w: the graph engine gave up: %.300s", ErrQuery, reason)
		}
	}
	first, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return fmt.Errorf("%w: its process ended early (%v): %.300s", ErrQuery, err, first)
}

// outOfMemory knows what Go's runtime says when the system gives no more.
func outOfMemory(line string) bool {
	for _, sign := range []string{
		"out of memory", "cannot allocate memory", "stack exceeds", "pthread_create failed", "failed to create new OS thread", "failed to allocate",
	} {
		if strings.Contains(line, sign) {
			return true
		}
	}
	return false
}

// head keeps the beginning of what a process writes to stderr, where Go
// states the reason of a crash.
type head struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

const maxStderr = 16 << 10

func (t *head) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if room := maxStderr - t.buf.Len(); room > 0 {
		t.buf.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

func (t *head) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.buf.String()
}
