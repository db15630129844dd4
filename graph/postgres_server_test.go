package graph_test

import (
	"errors"
	"sync"
	"testing"

	"github.com/entente-kg/entente/graph/pgtest"
)

// servers starts one PostgreSQL server for all tests, when the first asks for
// it.
type servers struct {
	once   sync.Once
	server *pgtest.Server
	err    error
}

var shared servers

func (s *servers) stop() {
	if s.server != nil {
		s.server.Stop()
	}
}

// postgresServer skips the test where PostgreSQL is not installed.
func postgresServer(t testing.TB) *pgtest.Server {
	t.Helper()
	shared.once.Do(func() { shared.server, shared.err = pgtest.Start() })
	if errors.Is(shared.err, pgtest.ErrNotInstalled) {
		t.Skip(shared.err)
	}
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.server
}

// database makes an empty database and returns its address.
func database(t testing.TB) string {
	t.Helper()
	address, err := postgresServer(t).Database()
	if err != nil {
		t.Fatal(err)
	}
	return address
}
