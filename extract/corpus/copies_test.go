package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// prose makes words up.
func prose(r *rand.Rand, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprint("word", r.IntN(4000))
	}
	return out
}

func sign(t *testing.T, words []string) Signature {
	t.Helper()
	s, ok := Sign(strings.Join(words, " "))
	if !ok {
		t.Fatal("too short")
	}
	return s
}

func TestCopiesAreFound(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var c Copies
	var articles [][]string
	for i := range 300 {
		articles = append(articles, prose(r, 300))
		c.Add(fmt.Sprint(i), sign(t, articles[i]))
	}
	for i, words := range articles {
		wire := append([]string{"LONDON,", "(Wire)", "--"}, words[:280]...) // cut, with a dateline
		wire[100] = "changed"
		if id, ok := c.Of(sign(t, wire)); !ok || id != fmt.Sprint(i) {
			t.Errorf("a copy of %d is taken for one of %q", i, id)
		}
		half := append(append([]string{}, words[:150]...), prose(r, 150)...)
		if id, ok := c.Of(sign(t, half)); ok {
			t.Errorf("half of %d is taken for a copy of %s", i, id)
		}
	}
}

func TestSignatureOverlooksLayout(t *testing.T) {
	text := strings.Repeat("Turkey's army shot down a Russian jet near the border, the ministry said on Tuesday. Moscow called it a stab in the back. ", 2)
	a, ok := Sign(text)
	b, _ := Sign(strings.ToUpper(strings.ReplaceAll(text, " ", "\n")))
	if !ok || a != b {
		t.Error("case and line breaks change the signature")
	}
	if again, ok := ParseSignature(a.String()); !ok || again != a {
		t.Error("a signature is not read as it was written")
	}
	if _, ok := Sign("Russia and Turkey held talks."); ok {
		t.Error("a sentence is taken for an article")
	}
	if _, ok := ParseSignature("no signature"); ok {
		t.Error("any text is taken for a signature")
	}
}

func BenchmarkSign(b *testing.B) {
	text := strings.Join(prose(rand.New(rand.NewPCG(1, 2)), 400), " ")
	b.ReportAllocs()
	for b.Loop() {
		Sign(text)
	}
}
