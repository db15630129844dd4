// Command tokens cuts text into sentences, one a line, their tokens parted by
// spaces, as command train of the parser reads them.
//
//	go run ./extract/tag/tokens FILE… > sentences.txt
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/entente-kg/entente/extract/tag"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "tokens:", err)
		os.Exit(1)
	}
}

func run(files []string, w io.Writer) error {
	tagger, err := tag.New()
	if err != nil {
		return fmt.Errorf("loading the tokeniser: %w", err)
	}
	out := bufio.NewWriter(w)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return fmt.Errorf("reading text: %w", err)
		}
		for _, s := range tagger.Sentences(string(text)) {
			forms := make([]string, len(s.Tokens))
			for i, t := range s.Tokens {
				forms[i] = t.Form
			}
			fmt.Fprintln(out, strings.Join(forms, " "))
		}
	}
	return out.Flush()
}
