package export

import (
	"bufio"
	"strings"
)

// xmlWriter writes XML that it is told is well-formed, and keeps the first
// error of its writer.
type xmlWriter struct{ out *bufio.Writer }

// tag writes markup as it stands.
func (x xmlWriter) tag(markup string) { x.out.WriteString(markup) }

// open begins an element with attributes, given as names and values; an
// attribute without value is left out. The element is left for more or the
// end of the tag.
func (x xmlWriter) open(name string, attributes ...string) {
	x.out.WriteByte('<')
	x.out.WriteString(name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] == "" {
			continue
		}
		x.out.WriteByte(' ')
		x.out.WriteString(attributes[i])
		x.out.WriteString(`="`)
		x.out.WriteString(xmlText(attributes[i+1]))
		x.out.WriteByte('"')
	}
}

// xmlText escapes text for content and attributes. It leaves out what XML 1.0
// forbids: control characters, surrogates and the last two of the first plane.
func xmlText(s string) string {
	if strings.IndexFunc(s, special) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case !special(r):
			b.WriteRune(r)
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\t':
			b.WriteString("&#9;")
		case r == '\n':
			b.WriteString("&#10;")
		case r == '\r':
			b.WriteString("&#13;")
		}
	}
	return b.String()
}

func special(r rune) bool {
	switch r {
	case '&', '<', '>', '"':
		return true
	}
	return r < ' ' || r == 0xfffe || r == 0xffff
}
