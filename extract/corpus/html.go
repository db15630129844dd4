package corpus

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"github.com/entente-kg/entente/schema"
)

// readHTML reads a web page: its article as text, a blank line between
// paragraphs, with the title, date, address and publisher that the page gives.
func (r reader) readHTML(src source) bool {
	data, err := readAll(src.in)
	if err != nil {
		return r.fail(src.path, 0, err)
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return r.fail(src.path, 0, ErrEmpty)
	}
	_, declared, _ := charset.DetermineEncoding(data[:min(len(data), 1024)], "")
	page, err := decode(data, declared)
	if err != nil {
		return r.fail(src.path, 0, err)
	}
	doc, err := article(page)
	if err != nil {
		return r.fail(src.path, 0, err)
	}
	if doc.Date == "" {
		doc.Date = dayOfName(src.path)
	}
	return r.emit(src.path, 0, doc)
}

// article finds the article of a page. A page that the library cannot stand
// is an error, not a crash.
func article(page string) (doc schema.Document, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%w: %v", ErrNoArticle, fault)
		}
	}()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return schema.Document{}, fmt.Errorf("parsing the page: %w", err)
	}
	about := metadataOf(root)
	parser := readability.NewParser()
	parser.MaxElemsToParse = 100_000
	parser.CharThresholds = 200 // news in brief is shorter than the library expects
	found, err := parser.ParseAndMutate(root, about.address())
	if err != nil {
		return schema.Document{}, fmt.Errorf("%w: %w", ErrNoArticle, err)
	}
	text, err := paragraphs(found)
	if err != nil {
		return schema.Document{}, err
	}
	return schema.Document{
		Title:  found.Title(),
		Text:   text,
		Date:   published(found, about),
		URL:    about.url,
		Source: found.SiteName(),
	}, nil
}

// paragraphs renders the article's text. Lines that are neither as long as a
// short sentence nor end like one are menu entries, captions and notices, and
// are left out; a page of nothing else holds no article.
func paragraphs(found readability.Article) (string, error) {
	const leastWords = 8
	var rendered strings.Builder
	if found.Node == nil || found.RenderText(&rendered) != nil {
		return "", ErrNoArticle
	}
	var kept []string
	article := false
	for line := range strings.FieldsFuncSeq(rendered.String(), isLineOrCell) {
		line = strings.TrimSpace(line)
		long := len(strings.Fields(line)) >= leastWords
		article = article || long
		if long || closesSentence(line) {
			kept = append(kept, line)
		}
	}
	if !article {
		return "", ErrNoArticle
	}
	return strings.Join(kept, "\n\n"), nil
}

func isLineOrCell(r rune) bool { return r == '\n' || r == '\t' }

func closesSentence(line string) bool {
	bare := strings.TrimRight(line, `"'”’)`)
	return strings.HasSuffix(bare, ".") || strings.HasSuffix(bare, "!") || strings.HasSuffix(bare, "?")
}

func published(found readability.Article, about metadata) string {
	if t, err := found.PublishedTime(); err == nil {
		return t.Format(time.DateOnly)
	}
	return about.date
}

// metadata is what a page says of itself beyond what readability reads.
type metadata struct {
	url  string // canonical address
	date string // ISO 8601 day
}

func (m metadata) address() *url.URL {
	address, err := url.Parse(m.url)
	if err != nil || m.url == "" {
		return nil
	}
	return address
}

// metadataOf takes the first canonical link and the first date that can be
// read, from meta elements and from time elements.
func metadataOf(root *html.Node) (m metadata) {
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if m.url == "" {
			m.url = canonical(n)
		}
		if m.date == "" {
			m.date, _ = Day(dated(n))
		}
	}
	return m
}

func canonical(n *html.Node) string {
	switch {
	case n.Data == "link" && attr(n, "rel") == "canonical":
		return attr(n, "href")
	case n.Data == "meta" && attr(n, "property") == "og:url":
		return attr(n, "content")
	}
	return ""
}

func dated(n *html.Node) string {
	switch n.Data {
	case "time":
		return attr(n, "datetime")
	case "meta":
		switch strings.ToLower(attr(n, "name") + attr(n, "itemprop")) {
		case "date", "pubdate", "publishdate", "publish-date", "dc.date", "dc.date.issued", "dcterms.date", "datepublished":
			return attr(n, "content")
		}
	}
	return ""
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
