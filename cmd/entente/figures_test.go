package main

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The flags name folders of gold (NAME.docs.jsonl beside NAME.gold.jsonl) and
// of Universal Dependencies treebanks, and ask for the file to be rewritten:
//
//	go test ./cmd/entente -run Figures -gold DIR -ud DIR -figures
var (
	goldDir      = flag.String("gold", "", "folder of gold to score")
	treebankDir  = flag.String("ud", "", "folder of treebanks to score")
	writeFigures = flag.Bool("figures", false, "rewrite testdata/score.txt")
)

const figuresFile = "../../testdata/score.txt"

// TestFigures holds the accuracy of the program to testdata/score.txt, so that
// a change in quality shows in the difference.
func TestFigures(t *testing.T) {
	if *goldDir == "" || *treebankDir == "" {
		t.Skip("needs -gold and -ud")
	}
	var got bytes.Buffer
	fmt.Fprintln(&got, "# go test ./cmd/entente -run Figures -gold DIR -ud DIR -figures")
	scoreGold(t, &got)
	scoreOpenGold(t, &got)
	scoreTreebanks(t, &got)
	t.Log(got.String())
	if *writeFigures {
		if err := os.WriteFile(figuresFile, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(figuresFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("figures differ from %s (-want +got):\n%s", figuresFile, diff)
	}
}

// scoreGold runs entente eval over each pair of files.
func scoreGold(t *testing.T, out *bytes.Buffer) {
	t.Helper()
	golds, err := filepath.Glob(filepath.Join(*goldDir, "*.gold.jsonl"))
	if err != nil || len(golds) == 0 {
		t.Fatalf("no gold in %s: %v", *goldDir, err)
	}
	for _, gold := range golds {
		name := strings.TrimSuffix(filepath.Base(gold), ".gold.jsonl")
		docs := filepath.Join(*goldDir, name+".docs.jsonl")
		if _, err := os.Stat(docs); err != nil {
			scorePhraseGold(t, out, name, gold)
			continue
		}
		opts := evalOptions{gold: gold, dyads: strings.Contains(firstLine(t, gold), `"class"`)}
		fmt.Fprintf(out, "\n%s\n", name)
		evaluate(t, out, opts, docs)
	}
}

// scoreOpenGold runs entente eval --open over each pair of files NAME.gold.tsv
// and NAME.docs.jsonl.
func scoreOpenGold(t *testing.T, out *bytes.Buffer) {
	t.Helper()
	golds, err := filepath.Glob(filepath.Join(*goldDir, "*.gold.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, gold := range golds {
		name := strings.TrimSuffix(gold, ".gold.tsv")
		fmt.Fprintf(out, "\n%s\n", filepath.Base(name))
		evaluate(t, out, evalOptions{gold: gold, open: true}, name+".docs.jsonl")
	}
}

func evaluate(t *testing.T, out *bytes.Buffer, opts evalOptions, docs string) {
	t.Helper()
	var stderr bytes.Buffer
	if err := runEval(context.Background(), opts, []string{docs}, streams{in: strings.NewReader(""), out: out, err: &stderr}); err != nil {
		t.Fatalf("%s: %v: %s", docs, err, stderr.String())
	}
}

// scorePhraseGold scores gold of phrases, which stand without documents.
func scorePhraseGold(t *testing.T, out *bytes.Buffer, name, path string) {
	t.Helper()
	if !strings.Contains(firstLine(t, path), `"phrase"`) {
		return
	}
	gold, err := readGold[goldPhrase](path)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(out, "\n%s\n", name)
	scorePhrases(t, out, gold)
}

// TestPhrases logs the phrases of -gold that are not resolved as it has them.
func TestPhrases(t *testing.T) {
	golds, err := filepath.Glob(filepath.Join(*goldDir, "*.gold.jsonl"))
	if err != nil || *goldDir == "" {
		t.Skip("needs -gold")
	}
	var out bytes.Buffer
	for _, path := range golds {
		scorePhraseGold(t, &out, filepath.Base(path), path)
	}
	t.Log(out.String())
}

func firstLine(t *testing.T, path string) string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	line, _ := bufio.NewReader(f).ReadString('\n')
	return line
}

// scoreTreebanks runs the parser's and the tagger's own measurements, without
// their speeds, which differ from run to run.
func scoreTreebanks(t *testing.T, out *bytes.Buffer) {
	t.Helper()
	fmt.Fprintf(out, "\nparser, on gold tokens\n%s", measured(t, "go", "run", "../../extract/parse/train", "-eval", "-ud", *treebankDir))
	fmt.Fprintf(out, "\ntokens, sentences and lemmas\n%s", measured(t, "go", "test", "../../extract/tag", "-count=1", "-run", "Treebank", "-v", "-ud", *treebankDir))
}

func measured(t *testing.T, name string, args ...string) string {
	t.Helper()
	text, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, text)
	}
	var lines []string
	speed := regexp.MustCompile(`, \d+ tokens/s`)
	for line := range strings.Lines(string(text)) {
		if strings.Contains(line, "F1") || strings.Contains(line, "LAS") || strings.Contains(line, "lemma") {
			line = regexp.MustCompile(`^\s+\w+_test\.go:\d+: `).ReplaceAllString(line, "")
			lines = append(lines, speed.ReplaceAllString(line, ""))
		}
	}
	return strings.Join(lines, "")
}
