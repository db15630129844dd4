package graph

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"
)

// Backup writes a copy of the store as it is now; others may read and write
// meanwhile. The file appears with its whole content. It must not exist.
func (s *Store) Backup(ctx context.Context, path string) (bytes int64, err error) {
	if err := s.ready(); err != nil {
		return 0, err
	}
	if s.database != nil {
		return 0, fmt.Errorf("copying store %s: a database is copied with PostgreSQL's own pg_dump", s.path)
	}
	back, ok := s.kv.(*boltKV)
	if !ok {
		return 0, fmt.Errorf("copying store %s: it is not a file", s.path)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		return 0, fmt.Errorf("copying store %s: %w: %s", s.path, os.ErrExist, path)
	}
	temp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return 0, fmt.Errorf("copying store %s: %w", s.path, err)
	}
	defer os.Remove(temp.Name()) // gone already where all went well
	err = guard(func() error {
		return back.db.View(func(tx *bolt.Tx) error {
			bytes, err = tx.WriteTo(contextWriter{ctx, temp})
			return err
		})
	})
	if err = errors.Join(err, temp.Chmod(0o644), temp.Sync(), temp.Close()); err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err == nil {
		err = syncFolder(path)
	}
	if err != nil {
		return 0, fmt.Errorf("copying store %s: %w", s.path, err)
	}
	return bytes, nil
}

// contextWriter stops when its context ends.
type contextWriter struct {
	ctx  context.Context
	file *os.File
}

func (w contextWriter) Write(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.file.Write(p)
}
