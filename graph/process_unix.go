//go:build unix

package graph

import (
	"errors"
	"os"
	"syscall"
)

// running tells whether there is a process with this id, as far as one can
// know.
func running(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, os.ErrPermission)
}
