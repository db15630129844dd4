package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/entente-kg/entente/graph"
)

// invoke runs a command line in this process.
func invoke(args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = run(args, streams{in: strings.NewReader(""), out: &out, err: &err})
	return code, out.String(), err.String()
}

func TestLockedStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	store, err := graph.Create(path, graph.Options{Command: "the holder"})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	article := filepath.Join("..", "..", "testdata", "articles", "wire.csv")
	for _, args := range [][]string{
		{"ingest", "--store", path, article},
		{"relations", "--store", path},
		{"export", "--store", path},
	} {
		code, _, stderr := invoke(args...)
		if code != exitLocked || !strings.Contains(stderr, "the holder") {
			t.Errorf("%s: exit code %d and %q, want %d and the holder's name", args[0], code, stderr, exitLocked)
		}
	}
}

// TestInterruptedIngest interrupts an ingest that waits for more input: it
// ends with 130, and the store holds what had come.
func TestInterruptedIngest(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	ingest := exec.Command("entente", "ingest", "--store", path, "-")
	in, err := ingest.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := ingest.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(in, "{\"text\": \"Iran attacked Iraq.\"}\n{\"text\": \"Chad attacked Niger.\"}\n"); err != nil {
		t.Fatal(err)
	}
	awaitFile(t, path+".lock")
	time.Sleep(200 * time.Millisecond) // for the articles to reach the writer; fewer are no fault
	if err := ingest.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := ingest.Wait(); !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Errorf("ingest ended with %v, want exit code %d", err, exitInterrupted)
	}
	code, stdout, stderr := invoke("relations", "--store", path, "--format", "jsonl")
	if code != exitOK || strings.Count(stdout, "\n") > 2 {
		t.Errorf("after the interrupt: exit code %d, %q, %q", code, stdout, stderr)
	}
	code, _, stderr = invoke("ingest", "--store", path, filepath.Join("..", "..", "testdata", "articles", "wire.csv"))
	if code != exitOK {
		t.Errorf("going on after the interrupt: exit code %d, %q", code, stderr)
	}
}

func awaitFile(t *testing.T, path string) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if isThere(path) {
			return
		}
	}
	t.Fatalf("%s did not appear", path)
}

func TestBrokenPipeIsQuiet(t *testing.T) {
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	read.Close()
	defer write.Close()
	var stderr bytes.Buffer
	article := filepath.Join("..", "..", "testdata", "articles", "wire.csv")
	if code := run([]string{"extract", article}, streams{in: strings.NewReader(""), out: write, err: &stderr}); code == exitOK || stderr.Len() > 0 {
		t.Errorf("exit code %d and message %q, want a failure without message", code, &stderr)
	}
}

func TestExitCodes(t *testing.T) {
	for err, want := range map[error]int{
		nil:                                 exitOK,
		errors.New("before the work"):       exitUsage,
		&workError{errors.New("x")}:         exitError,
		&workError{usagef("x")}:             exitUsage,
		&workError{&unreadError{inputs: 2}}: exitUnread,
		&workError{graph.ErrNoStore}:        exitNoStore,
		&workError{graph.ErrLocked}:         exitLocked,
		&workError{graph.ErrTimeout}:        exitError,
		&workError{errInterrupted}:          exitInterrupted,
	} {
		if got := exitCode(err); got != want {
			t.Errorf("exitCode(%v) = %d, want %d", err, got, want)
		}
	}
}
