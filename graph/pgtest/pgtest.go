// Package pgtest runs a PostgreSQL server for tests.
package pgtest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync/atomic"
	"time"
)

// ErrNotInstalled is returned where there is no PostgreSQL to start, or no
// user to start it as: it refuses to run as root.
var ErrNotInstalled = errors.New("PostgreSQL is not installed (Debian's package is postgresql)")

// Server is a PostgreSQL server of its own, in a temporary folder, reached by
// a socket in it. It ends with Stop, or with the process that started it.
type Server struct {
	dir       string
	bin       string
	running   *exec.Cmd
	leash     io.WriteCloser // the server stops when it is closed
	log       bytes.Buffer
	databases atomic.Int64
}

// Start makes and starts a server with PostgreSQL's own settings, but for
// checkpoints, which a server that is thrown away can do without.
func Start() (*Server, error) {
	bin, err := programs()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "entente-pg-")
	if err != nil {
		return nil, fmt.Errorf("starting PostgreSQL: %w", err)
	}
	s := &Server{dir: dir, bin: bin}
	if err := s.initialise(); err != nil {
		os.RemoveAll(dir)
		return nil, fmt.Errorf("starting PostgreSQL: %w", err)
	}
	if err := s.Run(); err != nil {
		s.Stop()
		return nil, err
	}
	return s, nil
}

// programs is the folder of the newest PostgreSQL.
func programs() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb") // fails for bad patterns only
	if path, err := exec.LookPath("initdb"); err == nil {
		found = append(found, path)
	}
	if len(found) == 0 {
		return "", ErrNotInstalled
	}
	slices.Sort(found)
	newest, err := filepath.EvalSymlinks(found[len(found)-1])
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrNotInstalled, err)
	}
	if os.Getuid() == 0 {
		if _, err := exec.LookPath("runuser"); err != nil || exec.Command("runuser", "-u", "postgres", "--", "true").Run() != nil {
			return "", fmt.Errorf("%w, or has no user postgres", ErrNotInstalled)
		}
	}
	return filepath.Dir(newest), nil
}

// as makes a command run as postgres where this process is root.
func (s *Server) as(args ...string) *exec.Cmd {
	if os.Getuid() == 0 {
		args = append([]string{"runuser", "-u", "postgres", "--"}, args...)
	}
	c := exec.Command(args[0], args[1:]...)
	c.Dir = s.dir
	return c
}

func (s *Server) data() string { return filepath.Join(s.dir, "data") }

func (s *Server) initialise() error {
	if os.Getuid() == 0 {
		if out, err := exec.Command("chown", "postgres", s.dir).CombinedOutput(); err != nil {
			return fmt.Errorf("chown: %w: %s", err, out)
		}
	}
	out, err := s.as(filepath.Join(s.bin, "initdb"), "-D", s.data(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync").CombinedOutput()
	if err != nil {
		return fmt.Errorf("initdb: %w: %s", err, out)
	}
	return nil
}

// Run starts the server, again where it was halted. A shell holds it on a
// leash: when its input ends, it stops the server.
func (s *Server) Run() error {
	const leash = `"$@" & server=$!; read -r _; kill -QUIT $server; wait $server`
	s.running = s.as("sh", "-c", leash, "sh", filepath.Join(s.bin, "postgres"), "-D", s.data(), "-k", s.dir, "-c", "listen_addresses=", "-c", "checkpoint_timeout=1h", "-c", "max_wal_size=4GB")
	s.running.Stdout, s.running.Stderr = &s.log, &s.log
	in, err := s.running.StdinPipe()
	if err == nil {
		s.leash = in
		err = s.running.Start()
	}
	if err != nil {
		return fmt.Errorf("starting PostgreSQL: %w", err)
	}
	for range 300 {
		if s.psql("postgres", "SELECT 1") == nil {
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return fmt.Errorf("starting PostgreSQL: it does not answer: %s", s.halted())
}

// halted ends the server and gives its log.
func (s *Server) halted() string {
	s.Halt()
	return s.log.String()
}

// Halt stops the server at once, as a crash would, without a checkpoint; Run starts it
// again.
func (s *Server) Halt() {
	if s.leash == nil {
		return
	}
	s.leash.Close()
	s.running.Wait() // its error is that it was told to end
	s.leash = nil
}

// Stop ends the server and removes its folder.
func (s *Server) Stop() error {
	s.Halt()
	return os.RemoveAll(s.dir)
}

func (s *Server) psql(database, command string) error {
	out, err := s.as(filepath.Join(s.bin, "psql"), "-h", s.dir, "-U", "postgres", "-X", "-q", "-d", database, "-c", command).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

// Database makes an empty database and returns its address.
func (s *Server) Database() (string, error) {
	name := fmt.Sprintf("test%d", s.databases.Add(1))
	if err := s.psql("postgres", "CREATE DATABASE "+name); err != nil {
		return "", fmt.Errorf("making database %s: %w", name, err)
	}
	address := url.URL{Scheme: "postgres", User: url.User("postgres"), Path: "/" + name, RawQuery: url.Values{"host": {s.dir}}.Encode()}
	return address.String(), nil
}

// Exec runs a command in a database given by its address.
func (s *Server) Exec(address, command string) error {
	u, err := url.Parse(address)
	if err != nil {
		return fmt.Errorf("reading an address: %w", err)
	}
	return s.psql(filepath.Base(u.Path), command)
}
