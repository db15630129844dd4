package corpus

import (
	"fmt"
	"strings"

	"github.com/entente-kg/entente/schema"
)

// The fields of a document, as columns and keys name them.
const (
	fieldID     = "id"
	fieldTitle  = "title"
	fieldText   = "text"
	fieldDate   = "date"
	fieldURL    = "url"
	fieldSource = "source"
)

// Fields lists the fields that Options.Map may name.
func Fields() []string {
	return []string{fieldID, fieldTitle, fieldText, fieldDate, fieldURL, fieldSource}
}

// name is the column or key that holds the field.
func (o Options) name(field string) string {
	if name := o.Map[field]; name != "" {
		return name
	}
	return field
}

// documentOf fills a document's fields with what value gives for their names;
// the first error ends it.
func documentOf(value func(field string) (string, error)) (schema.Document, error) {
	var doc schema.Document
	for _, field := range []struct {
		name string
		to   *string
	}{
		{fieldID, &doc.ID}, {fieldTitle, &doc.Title}, {fieldText, &doc.Text},
		{fieldDate, &doc.Date}, {fieldURL, &doc.URL}, {fieldSource, &doc.Source},
	} {
		var err error
		if *field.to, err = value(field.name); err != nil {
			return schema.Document{}, err
		}
	}
	return doc, nil
}

// emit completes a document and hands it on. A date that cannot be read is
// reported, and the document follows with the default one.
func (r reader) emit(path string, line int, doc schema.Document) bool {
	doc.Text = withoutNUL(doc.Text)
	if strings.TrimSpace(doc.Text) == "" {
		return r.fail(path, line, ErrEmpty)
	}
	if len(doc.Text) > MaxDocument {
		return r.fail(path, line, tooLong("the text", MaxDocument))
	}
	doc.Title = strings.Join(strings.Fields(withoutNUL(doc.Title)), " ")
	date, err := Day(doc.Date)
	if err != nil && !r.fail(path, line, err) {
		return false
	}
	doc.Date = date
	if doc.ID == "" {
		doc.ID = schema.DocumentID(doc) // before the default date, which is not the document's
	}
	if doc.Date == "" {
		doc.Date = r.opts.Date
	}
	return r.yield(doc, nil)
}

// withoutNUL puts a space for each NUL, so that offsets stay true.
func withoutNUL(s string) string {
	return strings.ReplaceAll(s, "\x00", " ")
}

func tooLong(what string, limit int) error {
	return fmt.Errorf("%w: %s has more than %d MB", ErrTooLong, what, limit>>20)
}
