package corpus

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// sniffed is how many bytes of a stream decide its encoding.
const sniffed = 64 << 10

// decode gives the text of a whole file as UTF-8, without byte order mark.
// declared is the encoding that the file itself names, or "".
func decode(data []byte, declared string) (string, error) {
	enc, err := detect(data, declared)
	if err != nil {
		return "", err
	}
	if enc == nil {
		return string(bytes.TrimPrefix(data, []byte(utf8Mark))), nil
	}
	text, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("converting to UTF-8: %w", err)
	}
	return string(bytes.TrimPrefix(text, []byte(utf8Mark))), nil
}

const utf8Mark = "\ufeff"

// decodeStream gives in as UTF-8; its beginning decides the encoding. A record
// may be read from it as soon as it has come.
func decodeStream(in io.Reader) (*bufio.Reader, error) {
	buffered := bufio.NewReaderSize(in, sniffed)
	head, err := available(buffered)
	if err != nil {
		return nil, err
	}
	enc, err := detect(wholeRunes(head), "")
	switch {
	case err != nil:
		return nil, err
	case enc != nil:
		buffered = bufio.NewReaderSize(transform.NewReader(buffered, enc.NewDecoder()), sniffed)
	}
	return buffered, dropMark(buffered)
}

// available is what one read of the stream gives: of a file as much as is
// sniffed, of a pipe what has come, enough for a byte order mark.
func available(in *bufio.Reader) ([]byte, error) {
	if _, err := in.Peek(utf8.UTFMax); err != nil && err != io.EOF {
		return nil, err
	}
	return in.Peek(in.Buffered())
}

// wholeRunes leaves out a last character that the sample may cut in two.
func wholeRunes(data []byte) []byte {
	for cut := 1; cut < utf8.UTFMax && cut <= len(data); cut++ {
		if tail := data[len(data)-cut:]; utf8.RuneStart(tail[0]) {
			if !utf8.FullRune(tail) {
				return data[:len(data)-cut]
			}
			return data
		}
	}
	return data
}

func dropMark(in *bufio.Reader) error {
	if mark, _ := in.Peek(len(utf8Mark)); string(mark) != utf8Mark {
		return nil
	}
	_, err := in.Discard(len(utf8Mark))
	return err
}

// detect finds the encoding of data, nil for UTF-8: by its byte order mark, by
// its being valid UTF-8, by what is declared, by statistics.
func detect(data []byte, declared string) (encoding.Encoding, error) {
	if enc := utf16(data); enc != nil {
		return enc, nil
	}
	if err := binary(data); err != nil {
		return nil, err
	}
	if utf8.Valid(data) {
		return nil, nil
	}
	if enc, name := charset.Lookup(declared); enc != nil && name != "utf-8" {
		return enc, nil
	}
	return guess(data)
}

// guess asks the statistics of the bytes around the first that is not UTF-8.
func guess(data []byte) (encoding.Encoding, error) {
	const leastConfidence = 0.5
	from := max(0, firstInvalid(data)-sniffed/16)
	found := chardet.Detect(data[from:min(len(data), from+sniffed)])
	for _, name := range []string{found.Charset, found.Encoding} {
		enc, canonical := charset.Lookup(name)
		if enc != nil && canonical != "utf-8" && found.Confidence >= leastConfidence {
			return enc, nil
		}
	}
	return nil, fmt.Errorf("%w: neither UTF-8 nor an encoding that can be recognised", ErrBinary)
}

func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(data)
}

// utf16 recognises UTF-16 by its mark, or by every second byte being zero as
// it is in English text; nil for anything else.
func utf16(data []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), zeros(data, 1):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}), zeros(data, 0):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	return nil
}

// zeros reports whether nine in ten of the bytes at the odd or even places,
// and few at the others, are zero.
func zeros(data []byte, odd int) bool {
	pairs := min(len(data), 1024) / 2
	var count [2]int
	for i := range pairs * 2 {
		if data[i] == 0 {
			count[i%2]++
		}
	}
	return pairs > 4 && count[odd]*10 >= pairs*9 && count[1-odd]*10 < pairs
}

// binary names what is no text: by its signature, else where more than one in
// twenty of the first bytes are control characters.
func binary(data []byte) error {
	head := data[:min(len(data), 4096)]
	kind, _, _ := strings.Cut(http.DetectContentType(head), ";")
	switch {
	case kind == "application/octet-stream" && controls(head)*20 <= len(head):
		return nil
	case strings.HasPrefix(kind, "text/"):
		return nil
	}
	return fmt.Errorf("%w (%s)", ErrBinary, kind)
}

func controls(data []byte) int {
	n := 0
	for _, b := range data {
		if b < ' ' && !strings.ContainsRune("\t\n\r\f\v", rune(b)) {
			n++
		}
	}
	return n
}
