package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"

	"github.com/entente-kg/entente/graph"
)

// screen is a prompt on a terminal of its own.
type screen struct {
	t    *testing.T
	cmd  *exec.Cmd
	keys *os.File
	mu   sync.Mutex
	seen bytes.Buffer
	at   int // what was awaited lies before
}

func openScreen(t *testing.T, store, state string) *screen {
	t.Helper()
	s := &screen{t: t, cmd: exec.Command("entente", "query", "--store", store)}
	s.cmd.Env = append(os.Environ(), "XDG_STATE_HOME="+state, "TERM=xterm")
	var err error
	if s.keys, err = pty.StartWithSize(s.cmd, &pty.Winsize{Rows: 40, Cols: 200}); err != nil {
		t.Skipf("no terminal here: %v", err)
	}
	t.Cleanup(func() { s.keys.Close(); s.cmd.Process.Kill() })
	go s.watch()
	s.await("entente> ")
	return s
}

func (s *screen) watch() {
	buf := make([]byte, 4096)
	for {
		n, err := s.keys.Read(buf)
		s.mu.Lock()
		s.seen.Write(buf[:n])
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (s *screen) send(keys string) {
	s.t.Helper()
	if _, err := s.keys.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// await waits until the terminal shows a text after the one awaited before.
func (s *screen) await(text string) {
	s.t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		s.mu.Lock()
		rest := s.seen.String()[s.at:]
		i := strings.Index(rest, text)
		if i >= 0 {
			s.at += i + len(text)
		}
		s.mu.Unlock()
		if i >= 0 {
			return
		}
	}
	s.t.Fatalf("no %q in %q", text, s.seen.String()[s.at:])
}

func (s *screen) leave() {
	s.t.Helper()
	s.send(".exit\r")
	if err := s.cmd.Wait(); err != nil {
		s.t.Errorf("leaving: %v", err)
	}
}

func TestPrompt(t *testing.T) {
	dir, state := t.TempDir(), t.TempDir()
	store := filepath.Join(dir, "a.db")
	article := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(article, []byte("Iran attacked Iraq on Monday.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := invoke("ingest", "--store", store, article); code != exitOK {
		t.Fatal(stderr)
	}
	s := openScreen(t, store, state)
	s.send("g.V(\"<actor:IRN>\")\t\r") // no candidate: the path without an end is an error
	s.await("add .All()")
	s.await("entente> ")
	s.send("g.V(\r")
	s.await("... ")
	s.send("\"<actor:IRN>\").Out(\"<rdfs:la\t>\").GetL\t(1)\r")
	s.await(`{"id":"Iran"}`)
	s.await("entente> ")
	s.send("g.V(\"<actor:IRQ\t>\").Out(\"<rdf:type>\").All()\r")
	s.await(`{"id":"<sem:Actor>"}`)
	s.await("entente> ")
	s.send("while (true) {}\r")
	time.Sleep(time.Second)
	s.send("\x03")
	s.await("interrupted")
	s.await("entente> ")
	s.send("not a query(\x03")
	s.await("entente> ")
	s.send(".names\r")
	s.await("allies-of")
	s.await("entente> ")
	s.leave()
	info, err := os.Stat(filepath.Join(state, "entente", "history"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the history: %v, %v, want mode 0600", info, err)
	}
	again := openScreen(t, store, state)
	again.send("\x10\x10\x10\x10\r") // four up: past .exit, .names and the loop
	again.await(`{"id":"<sem:Actor>"}`)
	again.leave()
}

func TestUnfinished(t *testing.T) {
	cases := map[string]struct {
		text     string
		language graph.Language
		want     bool
	}{
		"whole":           {`g.V("<a>").All()`, graph.Gizmo, false},
		"bracket":         {`g.V(`, graph.Gizmo, true},
		"quote":           {`g.V("<a>`, graph.Gizmo, true},
		"bracket quoted":  {`g.V("(").All()`, graph.Gizmo, false},
		"escaped quote":   {`g.V("\"").All()`, graph.Gizmo, false},
		"comment":         {"g.V().All() // and (", graph.Gizmo, false},
		"open comment":    {"g.V().All() /* and", graph.Gizmo, true},
		"too many closed": {`g.V())`, graph.Gizmo, false},
		"object":          {`[{"id": null,`, graph.MQL, true},
		"apostrophe":      {`{ nodes(rdfs:label: "it's") { id } }`, graph.GraphQL, false},
	}
	for name, c := range cases {
		if got := unfinished(c.text, c.language); got != c.want {
			t.Errorf("%s: unfinished is %v, want %v", name, got, c.want)
		}
	}
}
