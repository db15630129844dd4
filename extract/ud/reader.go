package ud

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Bounds on one CoNLL-U file; a sentence or a line beyond them is an error.
const (
	maxLine   = 1 << 20
	maxTokens = 100_000
)

// Entry is one sentence of a CoNLL-U file with the columns that a Sentence does
// not hold. Empty nodes ("8.1") and the enhanced graph are left out.
type Entry struct {
	Sentence
	Comments []string // the lines that start with '#', without the sign
	Misc     []string // one a token; "" where the column is "_"
}

// MiscValue returns the value of key in the MISC column of token i, or "".
func (e Entry) MiscValue(i int, key string) string {
	for field := range strings.SplitSeq(e.Misc[i], "|") {
		if name, value, ok := strings.Cut(field, "="); ok && name == key {
			return value
		}
	}
	return ""
}

// Reader reads sentences from a CoNLL-U file.
type Reader struct {
	lines  *bufio.Scanner
	number int // of the last line read, from 1
}

// NewReader returns a Reader of r. It keeps at most one sentence in memory.
func NewReader(r io.Reader) *Reader {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	return &Reader{lines: lines}
}

// ReadAll reads all sentences of a CoNLL-U file.
func ReadAll(r io.Reader) ([]Entry, error) {
	reader := NewReader(r)
	var entries []Entry
	for {
		e, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return entries, nil
		}
		if err != nil {
			return entries, err
		}
		entries = append(entries, e)
	}
}

// Read returns the next sentence, or io.EOF after the last. Text is the "text"
// comment, else the forms joined as SpaceAfter says; the offsets of tokens are
// byte offsets into Text, and Start is 0. Any other error names the line.
func (r *Reader) Read() (Entry, error) {
	b := &builder{}
	for r.lines.Scan() {
		r.number++
		line := strings.TrimSuffix(r.lines.Text(), "\r")
		if line == "" && b.empty() {
			continue
		}
		if line == "" {
			return r.finish(b)
		}
		if err := b.add(line); err != nil {
			return Entry{}, fmt.Errorf("reading CoNLL-U line %d: %w", r.number, err)
		}
	}
	if err := r.lines.Err(); err != nil {
		return Entry{}, fmt.Errorf("reading CoNLL-U line %d: %w", r.number+1, err)
	}
	if b.empty() {
		return Entry{}, io.EOF
	}
	return r.finish(b)
}

func (r *Reader) finish(b *builder) (Entry, error) {
	e, err := b.finish()
	if err != nil {
		return Entry{}, fmt.Errorf("reading CoNLL-U sentence before line %d: %w", r.number, err)
	}
	return e, nil
}

// word is an orthographic word: the tokens that it holds and its form.
type word struct {
	span  Span
	form  string
	space bool // followed by a space
}

// builder gathers the lines of one sentence.
type builder struct {
	entry Entry
	words []word
	text  string
}

func (b *builder) empty() bool { return len(b.entry.Tokens) == 0 && len(b.entry.Comments) == 0 }

func (b *builder) add(line string) error {
	if comment, ok := strings.CutPrefix(line, "#"); ok {
		b.comment(strings.TrimSpace(comment))
		return nil
	}
	columns := strings.Split(line, "\t")
	if len(columns) != 10 {
		return fmt.Errorf("%d columns instead of 10", len(columns))
	}
	switch id := columns[0]; {
	case strings.Contains(id, "."):
		return nil
	case strings.Contains(id, "-"):
		return b.multiword(id, columns)
	default:
		return b.token(id, columns)
	}
}

func (b *builder) comment(s string) {
	b.entry.Comments = append(b.entry.Comments, s)
	key, value, _ := strings.Cut(s, "=")
	switch strings.TrimSpace(key) {
	case "sent_id":
		b.entry.ID = strings.TrimSpace(value)
	case "text":
		b.text = strings.TrimSpace(value)
	}
}

func (b *builder) multiword(id string, columns []string) error {
	from, to, _ := strings.Cut(id, "-")
	first, err1 := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || first != len(b.entry.Tokens)+1 || last < first || last > maxTokens {
		return fmt.Errorf("range %q out of order", id)
	}
	b.words = append(b.words, word{Span{first - 1, last}, columns[1], spaceAfter(columns[9])})
	return nil
}

func (b *builder) token(id string, columns []string) error {
	n := len(b.entry.Tokens)
	if i, err := strconv.Atoi(id); err != nil || i != n+1 {
		return fmt.Errorf("token number %q instead of %d", id, n+1)
	}
	if n == maxTokens {
		return fmt.Errorf("more than %d tokens in one sentence", maxTokens)
	}
	head := 0
	if columns[6] != "_" {
		var err error
		if head, err = strconv.Atoi(columns[6]); err != nil || head < 0 {
			return fmt.Errorf("head %q is not a token number", columns[6])
		}
	}
	b.entry.Tokens = append(b.entry.Tokens, Token{
		Form: columns[1], Lemma: blank(columns[2]), UPOS: blank(columns[3]), XPOS: blank(columns[4]),
		Head: head - 1, Deprel: blank(columns[7]),
	})
	b.entry.Misc = append(b.entry.Misc, blank(columns[9]))
	if len(b.words) == 0 || b.words[len(b.words)-1].span.End <= n {
		b.words = append(b.words, word{Span{n, n + 1}, columns[1], spaceAfter(columns[9])})
	}
	return nil
}

func (b *builder) finish() (Entry, error) {
	n := len(b.entry.Tokens)
	for i, t := range b.entry.Tokens {
		if t.Head >= n {
			return Entry{}, fmt.Errorf("head of token %d is beyond the sentence", i+1)
		}
	}
	if len(b.words) > 0 && b.words[len(b.words)-1].span.End > n {
		return Entry{}, fmt.Errorf("multiword range ends beyond the sentence")
	}
	b.place()
	b.entry.Names = namesOf(b.entry)
	return b.entry, nil
}

func spaceAfter(misc string) bool { return !strings.Contains(misc, "SpaceAfter=No") }

// blank turns CoNLL-U's mark for an empty column into the empty string.
func blank(s string) string {
	if s == "_" {
		return ""
	}
	return s
}
