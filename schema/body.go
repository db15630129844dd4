package schema

import "strings"

// Body is the text that offsets count in: the title, a blank line and the
// text, or the text alone where it begins with the title or has none.
func (d Document) Body() string {
	title := strings.TrimSpace(d.Title)
	if title == "" || strings.HasPrefix(strings.TrimSpace(d.Text), title) {
		return d.Text
	}
	return title + "\n\n" + d.Text
}
