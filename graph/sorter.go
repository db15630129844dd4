package graph

import (
	"bufio"
	"cmp"
	"container/heap"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
)

// record is what the sorter sorts, number by number.
type record [4]uint64

func compareRecords(a, b record) int {
	for i := range a {
		if a[i] != b[i] {
			return cmp.Compare(a[i], b[i])
		}
	}
	return 0
}

// sorter sorts more records than fit into memory: full buffers become sorted
// runs in a file, which are merged as they are read.
type sorter struct {
	dir   string // of the file
	limit int    // of the buffer, in records
	buf   []record
	file  *os.File
	gone  bool // the file has no name
	runs  []run
}

// run is a part of the file, in records.
type run struct{ from, to int64 }

const recordBytes = 32

// newSorter makes a sorter for about so many records.
func newSorter(dir string, limit, records int) *sorter {
	return &sorter{dir: dir, limit: limit, buf: make([]record, 0, min(limit, records))}
}

func (s *sorter) add(r record) error {
	s.buf = append(s.buf, r)
	if len(s.buf) < s.limit {
		return nil
	}
	return s.spill()
}

// spill writes the buffer as a run.
func (s *sorter) spill() error {
	if s.file == nil {
		f, err := os.CreateTemp(s.dir, ".sort-*")
		if err != nil {
			return fmt.Errorf("sorting: %w", err)
		}
		s.file = f
		s.gone = os.Remove(f.Name()) == nil // where the system can; nothing is left after a crash then
	}
	s.sort()
	var from int64
	if len(s.runs) > 0 {
		from = s.runs[len(s.runs)-1].to
	}
	w := bufio.NewWriterSize(s.file, 1<<20)
	for _, r := range s.buf {
		if _, err := w.Write(encodeRecord(r)); err != nil {
			return fmt.Errorf("sorting: %w", err)
		}
	}
	s.runs = append(s.runs, run{from, from + int64(len(s.buf))})
	s.buf = s.buf[:0]
	if err := w.Flush(); err != nil {
		return fmt.Errorf("sorting: %w", err)
	}
	return nil
}

func encodeRecord(r record) []byte {
	out := make([]byte, 0, recordBytes)
	for _, n := range r {
		out = binary.LittleEndian.AppendUint64(out, n)
	}
	return out
}

// sort sorts what is in memory, so that sorted begins at once.
func (s *sorter) sort() { slices.SortFunc(s.buf, compareRecords) }

// sorted yields all records in order; it may be called again.
func (s *sorter) sorted() iter.Seq2[record, error] {
	s.sort()
	if len(s.runs) == 0 {
		return func(yield func(record, error) bool) {
			for _, r := range s.buf {
				if !yield(r, nil) {
					return
				}
			}
		}
	}
	return s.merge
}

func (s *sorter) merge(yield func(record, error) bool) {
	h := &heads{}
	for _, r := range append(s.runs, run{}) {
		t := &tape{buf: s.buf}
		if r != (run{}) {
			t = &tape{in: bufio.NewReaderSize(io.NewSectionReader(s.file, r.from*recordBytes, (r.to-r.from)*recordBytes), 256<<10)}
		}
		if t.next() {
			h.list = append(h.list, t)
		} else if t.err != nil {
			yield(record{}, t.err)
			return
		}
	}
	heap.Init(h)
	for len(h.list) > 0 {
		t := h.list[0]
		if !yield(t.head, nil) {
			return
		}
		if t.next() {
			heap.Fix(h, 0)
			continue
		}
		heap.Pop(h)
		if t.err != nil {
			yield(record{}, t.err)
			return
		}
	}
}

// close removes the file.
func (s *sorter) close() error {
	s.buf = nil
	if s.file == nil {
		return nil
	}
	err := s.file.Close()
	if !s.gone {
		err = errors.Join(err, os.Remove(s.file.Name()))
	}
	return err
}

// tape is a run as it is read: from the file, or what is left of the buffer.
type tape struct {
	in   *bufio.Reader
	buf  []record
	head record
	err  error
}

func (t *tape) next() bool {
	if t.in == nil {
		if len(t.buf) == 0 {
			return false
		}
		t.head, t.buf = t.buf[0], t.buf[1:]
		return true
	}
	var raw [recordBytes]byte
	if _, err := io.ReadFull(t.in, raw[:]); err != nil {
		if err != io.EOF {
			t.err = fmt.Errorf("sorting: %w", err)
		}
		return false
	}
	for i := range t.head {
		t.head[i] = binary.LittleEndian.Uint64(raw[i*8:])
	}
	return true
}

// heads is a heap of tapes by their next record.
type heads struct{ list []*tape }

func (h *heads) Len() int           { return len(h.list) }
func (h *heads) Less(i, j int) bool { return compareRecords(h.list[i].head, h.list[j].head) < 0 }
func (h *heads) Swap(i, j int)      { h.list[i], h.list[j] = h.list[j], h.list[i] }
func (h *heads) Push(x any)         { h.list = append(h.list, x.(*tape)) }

func (h *heads) Pop() any {
	last := h.list[len(h.list)-1]
	h.list = h.list[:len(h.list)-1]
	return last
}
