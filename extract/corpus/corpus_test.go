package corpus_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/extract/corpus"
	"github.com/entente-kg/entente/schema"
)

// files writes the named contents to a new folder.
func files(t testing.TB, contents map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range contents {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// read gives the documents and messages of the paths below dir, in order; the
// messages without dir.
func read(t testing.TB, opts corpus.Options, dir string, names ...string) ([]schema.Document, []string) {
	t.Helper()
	var paths []string
	for _, name := range names {
		paths = append(paths, filepath.Join(dir, name))
	}
	return collect(t, opts, dir, paths)
}

func collect(t testing.TB, opts corpus.Options, dir string, paths []string) (docs []schema.Document, messages []string) {
	t.Helper()
	for doc, err := range corpus.Read(context.Background(), paths, opts) {
		if err == nil {
			docs = append(docs, doc)
			continue
		}
		var input *corpus.InputError
		if !errors.As(err, &input) {
			t.Errorf("error %v is no InputError", err)
		}
		messages = append(messages, strings.TrimPrefix(err.Error(), dir+string(filepath.Separator)))
	}
	return docs, messages
}

// one reads a single file that must give a single document without a message.
func one(t *testing.T, opts corpus.Options, name, content string) schema.Document {
	t.Helper()
	docs, messages := read(t, opts, files(t, map[string]string{name: content}), name)
	if len(docs) != 1 || len(messages) != 0 {
		t.Fatalf("%s gave %d documents and messages %q, want one document", name, len(docs), messages)
	}
	return docs[0]
}

// message reads a single file that must give a single message and no document.
func message(t *testing.T, name, content string) string {
	t.Helper()
	docs, messages := read(t, corpus.Options{}, files(t, map[string]string{name: content}), name)
	if len(docs) != 0 || len(messages) != 1 {
		t.Fatalf("%s gave %d documents and messages %q, want one message", name, len(docs), messages)
	}
	return messages[0]
}

func TestFolderInOrder(t *testing.T) {
	dir := files(t, map[string]string{
		"b.txt":          "Second text.",
		"a/z.jsonl":      `{"text": "First text."}`,
		"c/d/e.TXT":      "Third text.",
		"c/notes.md":     "Not an article.",
		".hidden/x.txt":  "Not seen.",
		"c/.hidden.txt":  "Not seen.",
		"c/d/photo.jpeg": "Not read.",
	})
	want := []string{"First text.", "Second text.", "Third text."}
	for range 2 {
		docs, messages := collect(t, corpus.Options{}, dir, []string{dir})
		var texts []string
		for _, doc := range docs {
			texts = append(texts, doc.Text)
		}
		if diff := cmp.Diff(want, texts); diff != "" || messages != nil {
			t.Errorf("texts (-want +got):\n%s\nmessages %q", diff, messages)
		}
	}
}

func TestBadPathsAreNamedAndTheRestGoesOn(t *testing.T) {
	dir := files(t, map[string]string{"empty.txt": " \n", "good.txt": "Turkey and Greece met.", "folder/readme.md": "x"})
	docs, messages := read(t, corpus.Options{}, dir, "missing.txt", "empty.txt", "folder", "good.txt")
	want := []string{
		"missing.txt: no such file or directory",
		"empty.txt: no text in it",
		"folder: no articles in the folder",
	}
	if diff := cmp.Diff(want, messages); diff != "" {
		t.Errorf("messages (-want +got):\n%s", diff)
	}
	if len(docs) != 1 || docs[0].Text != "Turkey and Greece met." {
		t.Errorf("documents = %+v, want the good one", docs)
	}
}

func TestUnreadableFile(t *testing.T) {
	dir := files(t, map[string]string{"secret.txt": "x"})
	if err := os.Chmod(filepath.Join(dir, "secret.txt"), 0); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 {
		t.Skip("root reads every file")
	}
	_, messages := read(t, corpus.Options{}, dir, "secret.txt")
	if diff := cmp.Diff([]string{"secret.txt: permission denied"}, messages); diff != "" {
		t.Error(diff)
	}
}

func TestLinksInFolders(t *testing.T) {
	dir := files(t, map[string]string{"in/real.txt": "Linked text."})
	for name, target := range map[string]string{"link.txt": "real.txt", "loop": ".", "dead.txt": "nowhere"} {
		if err := os.Symlink(target, filepath.Join(dir, "in", name)); err != nil {
			t.Skip(err)
		}
	}
	docs, messages := read(t, corpus.Options{}, dir, "in")
	if len(docs) != 2 || docs[0].ID != docs[1].ID {
		t.Errorf("documents = %+v, want the file and its link", docs)
	}
	if diff := cmp.Diff([]string{"in/dead.txt: no such file or directory"}, messages); diff != "" {
		t.Error(diff)
	}
}

func TestUnknownExtensionNamedExplicitlyIsText(t *testing.T) {
	if doc := one(t, corpus.Options{}, "article", "Iran and Iraq signed."); doc.Text != "Iran and Iraq signed." {
		t.Errorf("text = %q", doc.Text)
	}
}

func TestStdinIsJSONL(t *testing.T) {
	opts := corpus.Options{Stdin: strings.NewReader("{\"text\":\"A.\"}\nnonsense\n{\"text\":\"B.\"}\n")}
	docs, messages := collect(t, opts, "", []string{"-"})
	if len(docs) != 2 || docs[1].Text != "B." {
		t.Errorf("documents = %+v", docs)
	}
	if len(messages) != 1 || !strings.HasPrefix(messages[0], "standard input:2: reading JSON: ") {
		t.Errorf("messages = %q", messages)
	}
}

func TestIDFollowsContentOnly(t *testing.T) {
	id := one(t, corpus.Options{}, "a.txt", "Same words.").ID
	if other := one(t, corpus.Options{Date: "2004-10-01"}, "b.txt", "Same words.").ID; other != id {
		t.Errorf("same text has ids %q and %q", id, other)
	}
	if other := one(t, corpus.Options{}, "a.txt", "Other words.").ID; other == id {
		t.Errorf("different texts share the id %q", id)
	}
}

func TestDefaultDate(t *testing.T) {
	opts := corpus.Options{Date: "2004-10-01"}
	if doc := one(t, opts, "a.txt", "Undated words."); doc.Date != "2004-10-01" {
		t.Errorf("date of an undated file = %q", doc.Date)
	}
	if doc := one(t, opts, "2015-11-30-talks.txt", "Dated words."); doc.Date != "2015-11-30" {
		t.Errorf("date of a dated file = %q", doc.Date)
	}
}

func TestReadingStops(t *testing.T) {
	dir := files(t, map[string]string{"a.jsonl": strings.Repeat("{\"text\":\"A.\"}\n", 100)})
	n := 0
	for range corpus.Read(context.Background(), []string{dir, dir}, corpus.Options{}) {
		if n++; n == 3 {
			break
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n = 0
	for range corpus.Read(ctx, []string{dir, dir}, corpus.Options{}) {
		if n++; n == 3 {
			cancel()
		}
	}
	if n != 3 {
		t.Errorf("read %d documents after the context ended at 3", n)
	}
}
