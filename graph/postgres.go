package graph

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/cayleygraph/cayley/clog"
	cayley "github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/cayley/graph/sql/postgres"
	"github.com/lib/pq"
)

// database is a PostgreSQL database with the tables of Cayley's own back end.
// Several processes read it and write to it; see postgres_tables.go for what
// is in it.
type database struct {
	db      *sql.DB
	command string // of this process
	shown   string // the address as messages show it
	reads   string // the address for reading only
	writes  bool

	stage   sync.Mutex // held by who loads
	filling sync.Mutex // guards fill, but for who holds stage
	fill    *filler    // while this process fills the store

	opening sync.Mutex
	engines []cayley.QuadStore // Cayley's views that were asked for; guarded by opening
	idle    []cayley.QuadStore // those of them that no query uses
}

// IsDatabase tells the address of a database from the path of a file.
func IsDatabase(path string) bool {
	return strings.HasPrefix(path, "postgres://") || strings.HasPrefix(path, "postgresql://")
}

// address is where a database is. Its password is never shown.
type address struct {
	full  *url.URL
	shown string
}

func parseAddress(path string) (address, error) {
	u, err := url.Parse(path)
	if err != nil || strings.Contains(u.Path, "@") {
		return address{}, errors.New("opening store: the database's address does not make sense; bytes of its password other than letters and digits are written as %XX")
	}
	shown := url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}
	if u.User != nil {
		shown.User = url.User(u.User.Username())
	}
	return address{u, shown.String()}, nil
}

// with is the address with parameters for each connection.
func (a address) with(parameters ...string) string {
	u := *a.full
	q := u.Query()
	for i := 0; i+1 < len(parameters); i += 2 {
		q.Set(parameters[i], parameters[i+1])
	}
	u.RawQuery = q.Encode()
	return u.String()
}

// openDatabase opens a database for reading, or makes a store of it.
func openDatabase(path string, o Options, write bool) (*Store, error) {
	a, err := parseAddress(path)
	if err != nil {
		return nil, err
	}
	reads := a.with("application_name", o.command(), "default_transaction_read_only", "on")
	uses := reads
	if write {
		uses = a.with("application_name", o.command())
	}
	connector, err := pq.NewConnector(uses)
	if err != nil {
		return nil, fmt.Errorf("opening store %s: %w", a.shown, err)
	}
	d := &database{db: sql.OpenDB(connector), command: o.command(), shown: a.shown, reads: reads, writes: write}
	if err := d.prepare(context.Background()); err != nil {
		d.db.Close()
		if errors.Is(err, ErrNoStore) || errors.Is(err, ErrLocked) {
			return nil, err
		}
		return nil, fmt.Errorf("opening store %s: %w", a.shown, err)
	}
	s := emptyStore(a.shown)
	s.database = d
	return s, nil
}

// cayley lends one of Cayley's own quad stores, for reading only, to one query:
// its optimizer numbers tables without a lock. What is given back may be lent
// again.
func (d *database) cayley() (qs cayley.QuadStore, giveBack func(), err error) {
	d.opening.Lock()
	defer d.opening.Unlock()
	if n := len(d.idle); n > 0 {
		qs, d.idle = d.idle[n-1], d.idle[:n-1]
	} else {
		if qs, err = csql.New(postgres.Type, d.reads, nil); err != nil {
			return nil, nil, fmt.Errorf("opening store %s: %w", d.shown, err)
		}
		d.engines = append(d.engines, qs)
	}
	return qs, func() {
		d.opening.Lock()
		defer d.opening.Unlock()
		d.idle = append(d.idle, qs)
	}, nil
}

// Cayley logs the address of a database with its password where it cannot
// connect; the errors that it returns say the rest of what it logs.
func init() { clog.SetLogger(nil) }

func (d *database) close() error {
	err := d.db.Close()
	for _, qs := range d.engines {
		err = errors.Join(err, qs.Close())
	}
	return err
}

const (
	retryFirst = 50 * time.Millisecond
	retryLast  = 3 * time.Second
	// retryFor is how long a writer waits for a server that is gone.
	retryFor = 2 * time.Minute
)

// retry runs f, which is one transaction, until it succeeds or fails with
// what will not pass. Where another process fills the store, it waits.
func (d *database) retry(ctx context.Context, f func() error) error {
	end := time.Now().Add(retryFor)
	for wait := retryFirst; ; wait = min(2*wait, retryLast) {
		err := f()
		if errors.Is(err, errFilling) {
			if err = d.awaitFiller(ctx); err == nil {
				continue
			}
		}
		if err == nil || !passes(err) || time.Now().After(end) {
			return err
		}
		select {
		case <-ctx.Done():
			return errors.Join(ctx.Err(), err)
		case <-time.After(wait):
		}
	}
}

// passes tells the errors of a transaction that may succeed when it is tried
// again: the server or the connection is gone, or another one was in the way.
func passes(err error) bool {
	var answer *pq.Error
	var network net.Error
	switch {
	case errors.As(err, &answer):
		switch answer.Code.Class() {
		case "08", "40", "53", "57": // connection, rollback, resources, shutdown
			return answer.Code != "57014" // cancelled
		}
		return false
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return false
	}
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &network)
}

// transaction runs f in a transaction and commits it.
func (d *database) transaction(ctx context.Context, o *sql.TxOptions, f func(*sql.Tx) error) error {
	tx, err := d.db.BeginTx(ctx, o)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after the commit
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}
