package corpus

import (
	"io"
	"regexp"
	"strings"

	"github.com/entente-kg/entente/schema"
)

// readText reads a plain text file as one article. Text is the whole file, the
// headline included, so that offsets are those of the file where it is UTF-8
// without byte order mark.
func (r reader) readText(src source) bool {
	data, err := readAll(src.in)
	if err != nil {
		return r.fail(src.path, 0, err)
	}
	text, err := decode(data, "")
	if err != nil {
		return r.fail(src.path, 0, err)
	}
	return r.emit(src.path, 0, schema.Document{
		Title: headline(text),
		Text:  text,
		Date:  dayOfName(src.path),
	})
}

// readAll reads a whole file within MaxDocument.
func readAll(in io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(in, MaxDocument+1))
	if err == nil && len(data) > MaxDocument {
		err = tooLong("the file", MaxDocument)
	}
	return data, err
}

// headline is the first line that is not blank, where more text follows it, it
// has at most 200 bytes and does not end as a sentence does; else "".
// A headline may ask, and may end in an abbreviation ("Talks open in U.S.").
func headline(text string) string {
	const longest = 200
	line, rest, _ := strings.Cut(strings.TrimLeft(text, " \t\r\n\f\v\x00"), "\n")
	line = strings.TrimSpace(line)
	if len(line) > longest || strings.TrimSpace(rest) == "" || endsSentence(line) {
		return ""
	}
	return line
}

var finalAbbreviation = regexp.MustCompile(`\b(?:\p{Lu}\.){2,}$`)

func endsSentence(line string) bool {
	bare := strings.TrimRight(line, `"'”’)`)
	if strings.HasSuffix(bare, ".") {
		return !finalAbbreviation.MatchString(bare)
	}
	return strings.HasSuffix(bare, ",") || strings.HasSuffix(bare, ":") || strings.HasSuffix(bare, ";")
}
