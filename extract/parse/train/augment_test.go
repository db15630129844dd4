package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-kg/entente/extract/ud"
)

func TestArticlesAreLeftOut(t *testing.T) {
	s := ud.Sentence{
		Tokens: []ud.Token{
			{Form: "The", UPOS: "DET", Head: 1, Deprel: "det"},
			{Form: "envoy", UPOS: "NOUN", Head: 2, Deprel: "nsubj"},
			{Form: "left", UPOS: "VERB", Head: ud.Root, Deprel: "root"},
			{Form: "the", UPOS: "DET", Head: 4, Deprel: "det"},
			{Form: "Gambia", UPOS: "PROPN", Head: 2, Deprel: "obj"},
		},
		Names: []ud.Name{{Span: ud.Span{Start: 4, End: 5}, Kind: ud.Place}},
	}
	got := withoutArticles(s)
	var forms []string
	var heads []int
	for _, token := range got.Tokens {
		forms, heads = append(forms, token.Form), append(heads, token.Head)
	}
	if diff := cmp.Diff("Envoy left Gambia", strings.Join(forms, " ")); diff != "" {
		t.Errorf("forms (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int{1, ud.Root, 1}, heads); diff != "" {
		t.Errorf("heads (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(ud.Span{Start: 2, End: 3}, got.Names[0].Span); diff != "" {
		t.Errorf("name (-want +got):\n%s", diff)
	}
}
