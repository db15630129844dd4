package main

import (
	"os"
	"path/filepath"
	"strings"
)

// historyLimit is how many lines of history are read and kept.
const historyLimit = 1000

// history keeps what was typed at the prompt in a file of the user's own. Where
// there can be no file it keeps nothing, and that is no error.
type history struct {
	path     string
	remember func(line string) error
}

// historyFile is in $XDG_STATE_HOME, or else in the user's configuration
// folder; empty where the system names neither.
func historyFile(getenv func(string) string) string {
	dir := getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(dir) {
		var err error
		if dir, err = os.UserConfigDir(); err != nil {
			return ""
		}
	}
	return filepath.Join(dir, "entente", "history")
}

// openHistory gives remember the lines of earlier prompts, and later each new
// one.
func openHistory(path string, remember func(string) error) *history {
	h := &history{path: path, remember: remember}
	data, err := os.ReadFile(path)
	if err != nil {
		return h
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	if len(lines) > 2*historyLimit {
		lines = lines[len(lines)-historyLimit:]
		h.write(os.O_TRUNC, strings.Join(lines, "\n")+"\n")
	}
	for _, line := range lines[max(0, len(lines)-historyLimit):] {
		remember(line)
	}
	return h
}

// add keeps a query as one line, unless a comment in it ends with its line.
func (h *history) add(lines []string) {
	entry := strings.TrimSpace(strings.Join(lines, " "))
	if entry == "" || len(lines) > 1 && strings.Contains(entry, "//") {
		return
	}
	h.remember(entry)
	h.write(os.O_APPEND, entry+"\n")
}

func (h *history) write(mode int, text string) {
	if h.path == "" || os.MkdirAll(filepath.Dir(h.path), 0o700) != nil {
		return
	}
	f, err := os.OpenFile(h.path, os.O_WRONLY|os.O_CREATE|mode, 0o600)
	if err != nil {
		return
	}
	defer f.Close()
	f.WriteString(text)
}
