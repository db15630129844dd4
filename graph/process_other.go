//go:build !unix

package graph

import "os"

// running tells whether there is a process with this id, as far as one can
// know.
func running(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	p.Release()
	return true
}
