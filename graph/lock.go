package graph

import (
	"encoding/json"
	"fmt"
	"os"
	"time"
)

// The lock itself is the operating system's, taken by bbolt, and ends with
// the process. The file beside the store only says who holds it.
type lockFile struct{ path string }

type holder struct {
	PID     int    `json:"pid"`
	Host    string `json:"host"`
	Command string `json:"command"`
	Since   string `json:"since"`
}

func lockPath(store string) string { return store + ".lock" }

// writeLockFile names this process as the store's writer.
func writeLockFile(store, command string) (*lockFile, error) {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown host"
	}
	h := holder{PID: os.Getpid(), Host: host, Command: command, Since: time.Now().UTC().Format(time.RFC3339)}
	data, err := json.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("writing lock file of %s: %w", store, err)
	}
	if err := os.WriteFile(lockPath(store), append(data, '\n'), 0o644); err != nil {
		return nil, fmt.Errorf("writing lock file: %w", err)
	}
	return &lockFile{path: lockPath(store)}, nil
}

func (l *lockFile) remove() error { return os.Remove(l.path) }

// lockHolder says who holds a store that could not be opened.
func lockHolder(store string) string {
	data, err := os.ReadFile(lockPath(store))
	var h holder
	if err != nil || json.Unmarshal(data, &h) != nil || h.gone() {
		return "another process is reading it"
	}
	return fmt.Sprintf("%s (process %d on %s) has been writing to it since %s", h.Command, h.PID, h.Host, h.Since)
}

// gone tells a writer that died without removing its file.
func (h holder) gone() bool {
	host, err := os.Hostname()
	return err == nil && host == h.Host && !running(h.PID)
}
