package graph

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// The protocol between QueryInChild and QueryWorker: one request as a line of
// JSON on the worker's input, which then stays open as long as the parent
// lives; one reply a line on its output, the last one with Done.
type workRequest struct {
	Store    string        `json:"store"`
	Language Language      `json:"language"`
	Query    string        `json:"query"`
	Timeout  time.Duration `json:"timeout"`
	Limit    int           `json:"limit"`
	Memory   int64         `json:"memory"`
}

type workReply struct {
	Row   Row    `json:"row,omitempty"`
	Done  bool   `json:"done,omitempty"`
	Kind  string `json:"kind,omitempty"` // of the error
	Error string `json:"error,omitempty"`
}

const (
	maxRequest = 16 << 20
	maxReply   = 8 << 20
	// memorySlack is what the process may have beyond a query's memory: the
	// margin between the polite end and the hard one.
	memorySlack = 512 << 20
	memoryPoll  = 5 * time.Millisecond
)

// kinds name the errors that cross the process boundary.
func kinds() map[string]error {
	return map[string]error{
		"timeout": ErrTimeout, "memory": ErrMemory, "query": ErrQuery, "no store": ErrNoStore, "locked": ErrLocked,
	}
}

var errParentGone = errors.New("the parent process has ended")

// QueryWorker serves one query of QueryInChild: it is what the hidden command
// given there must call. It limits the memory of the whole process. The
// process must exit when it returns: a query may still be running. The error
// is for a broken pipe or a request that is none; a query's own error goes to
// the parent.
func QueryWorker(ctx context.Context, in io.Reader, out io.Writer) error {
	reader := bufio.NewReaderSize(io.LimitReader(in, maxRequest), 64<<10)
	line, err := reader.ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("reading the query: %w", err)
	}
	var req workRequest
	if err := json.Unmarshal(line, &req); err != nil {
		return fmt.Errorf("reading the query: %w", err)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	go leash(in, cancel)
	w := bufio.NewWriter(out)
	writeErr := serve(ctx, cancel, req, w)
	return errors.Join(writeErr, w.Flush())
}

// leash ends the worker when its input ends.
func leash(in io.Reader, cancel context.CancelCauseFunc) {
	io.Copy(io.Discard, in)
	cancel(errParentGone)
}

// serve writes the rows and the last reply; its error is that of writing.
func serve(ctx context.Context, cancel context.CancelCauseFunc, req workRequest, w *bufio.Writer) error {
	if err := limitMemory(req.Memory + memorySlack); err != nil {
		return writeReply(w, lastReply(err))
	}
	debug.SetMemoryLimit(req.Memory * 9 / 10)
	go watchMemory(ctx, req.Memory, cancel)
	store, err := Open(req.Store, Options{})
	if err != nil {
		return writeReply(w, lastReply(err))
	}
	var writing error
	rows := 0
	flushed := time.Now()
	o := QueryOptions{Language: req.Language, Timeout: req.Timeout, Limit: req.Limit, Memory: req.Memory}
	for row, err := range store.Query(ctx, req.Query, o) {
		if err != nil {
			return writeReply(w, lastReply(err))
		}
		rows++
		if writing = writeReply(w, workReply{Row: row}); writing != nil {
			return writing
		}
		if time.Since(flushed) > 50*time.Millisecond {
			if err := w.Flush(); err != nil {
				return err
			}
			flushed = time.Now()
		}
	}
	if rows == req.Limit && rows > 0 {
		return writeReply(w, workReply{Done: true}) // cut short: the script may go on
	}
	if err := awaitScript(ctx); err != nil {
		return writeReply(w, lastReply(err))
	}
	return writeReply(w, workReply{Done: true})
}

// awaitScript waits until the goroutine in which Gizmo ran the script is gone.
// When a script panics there, Gizmo reports a normal end a moment before the
// process dies; waiting lets it die, so the parent does not take the rows so
// far for the whole answer.
func awaitScript(ctx context.Context) error {
	stacks := make([]byte, 1<<20)
	for ctx.Err() == nil {
		n := runtime.Stack(stacks, true)
		if !bytes.Contains(stacks[:n], []byte("gizmo.(*results).Next.func")) {
			return nil
		}
		time.Sleep(time.Millisecond)
	}
	return context.Cause(ctx)
}

func lastReply(err error) workReply {
	r := workReply{Done: true, Error: err.Error()}
	for kind, sentinel := range kinds() {
		if errors.Is(err, sentinel) {
			r.Kind = kind
		}
	}
	return r
}

func writeReply(w *bufio.Writer, r workReply) error {
	data, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("writing a row: %w", err)
	}
	if len(data) >= maxReply {
		data, _ = json.Marshal(lastReply(fmt.Errorf("%w: a row has %d bytes, more than %d", ErrMemory, len(data), maxReply)))
	}
	if _, err := w.Write(append(data, '\n')); err != nil {
		return fmt.Errorf("writing a row: %w", err)
	}
	return nil
}

// watchMemory cancels when the Go heap passes the limit.
func watchMemory(ctx context.Context, limit int64, cancel context.CancelCauseFunc) {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	tick := time.NewTicker(memoryPoll)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		metrics.Read(sample)
		if int64(sample[0].Value.Uint64()-sample[1].Value.Uint64()) > limit {
			cancel(memoryError(limit))
			return
		}
	}
}

func memoryError(limit int64) error {
	return fmt.Errorf("%w: more than %d MiB", ErrMemory, limit>>20)
}
