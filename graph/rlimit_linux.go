package graph

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// limitMemory bounds the private memory of this process. Mapped files do not
// count, so the size of the store does not matter.
func limitMemory(bytes int64) error {
	limit := unix.Rlimit{Cur: uint64(bytes), Max: uint64(bytes)}
	if err := unix.Setrlimit(unix.RLIMIT_DATA, &limit); err != nil {
		return fmt.Errorf("limiting memory: %w", err)
	}
	return nil
}
