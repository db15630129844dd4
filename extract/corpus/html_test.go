package corpus_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"

	"github.com/entente-kg/entente/extract/corpus"
	"github.com/entente-kg/entente/schema"
)

const page = `<!DOCTYPE html><html><head><meta charset="CHARSET"><title>Envoys meet in Geneva - The Wire</title>
<meta property="og:title" content="Envoys meet in Geneva"><meta property="og:site_name" content="The Wire">
<meta property="article:published_time" content="2015-11-30T08:15:00+01:00">
<link rel="canonical" href="https://wire.example/geneva"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<div class="cookie-banner">We use cookies on this site to make it better for all of you.</div>
<main><article><h1>Envoys meet in Geneva</h1>
<p>The envoys of both countries met in Geneva on Monday for the first time since the café was bombed, and talked for three hours.</p>
<p>“We will meet again,” the Swiss foreign minister told reporters, and he thanked both delegations for coming to the table at all.</p>
<p>The two governments had broken off relations in the spring, after a court sentenced a diplomat to nine years in prison.</p>
</article></main>
<aside class="related"><h3>Related</h3><ul><li><a href="/1">Nine things to know about lakes</a></li></ul></aside>
<footer><p>Copyright The Wire. All rights reserved, whatever that may come to mean in your country.</p></footer></body></html>`

func TestPage(t *testing.T) {
	latin, err := charmap.Windows1252.NewEncoder().String(strings.Replace(page, "CHARSET", "windows-1252", 1))
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"UTF-8": strings.Replace(page, "CHARSET", "utf-8", 1), "windows-1252": latin} {
		doc := one(t, corpus.Options{}, "a.html", content)
		for _, words := range []string{"since the café was bombed", "“We will meet again,”", "nine years in prison."} {
			if !strings.Contains(doc.Text, words) {
				t.Errorf("%s: text lacks %q:\n%s", name, words, doc.Text)
			}
		}
		for _, words := range []string{"Home", "cookies", "lakes", "Copyright"} {
			if strings.Contains(doc.Text, words) {
				t.Errorf("%s: text holds the clutter %q:\n%s", name, words, doc.Text)
			}
		}
		doc.ID, doc.Text = "", ""
		want := schema.Document{Title: "Envoys meet in Geneva", Date: "2015-11-30", URL: "https://wire.example/geneva", Source: "The Wire"}
		if diff := cmp.Diff(want, doc); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestPageDates(t *testing.T) {
	const published = `<meta property="article:published_time" content="2015-11-30T08:15:00+01:00">`
	for name, instead := range map[string]string{
		"meta": `<meta name="DC.date" content="30 November 2015">`,
		"time": `<time datetime="2015-11-30T10:00:00Z">today</time>`,
	} {
		if doc := one(t, corpus.Options{}, "a.html", strings.Replace(page, published, instead, 1)); doc.Date != "2015-11-30" {
			t.Errorf("%s: date = %q", name, doc.Date)
		}
	}
	if doc := one(t, corpus.Options{}, "2015-12-01-a.html", strings.Replace(page, published, "", 1)); doc.Date != "2015-12-01" {
		t.Errorf("date from the name = %q", doc.Date)
	}
}

func TestMenusInsideTheArticleAreLeftOut(t *testing.T) {
	const first = "<p>The envoys of both countries"
	clutter := "<p>Advertisement</p><ul><li>Share this page</li></ul><table><tr><td>The weather</td><td>Geneva 4</td></tr></table>"
	clean := one(t, corpus.Options{}, "a.html", page)
	doc := one(t, corpus.Options{}, "a.html", strings.Replace(page, first, clutter+first, 1))
	if diff := cmp.Diff(clean.Text, doc.Text); diff != "" {
		t.Error(diff)
	}
}

func TestPagesWithoutAnArticle(t *testing.T) {
	for content, want := range map[string]string{
		"  ":                         "a.html: no text in it",
		"<html><body></body></html>": "a.html: no article in the page",
		`<html><body><ul><li><a href="/">Home</a></li><li><a href="/w">World news</a></li></ul></body></html>`: "a.html: no article in the page",
	} {
		if got := message(t, "a.html", content); got != want {
			t.Errorf("message = %q, want %q", got, want)
		}
	}
	if got := message(t, "a.html", strings.Repeat("<div>", 200_000)); !strings.HasPrefix(got, "a.html: ") {
		t.Errorf("message = %q", got)
	}
}
