package main

import (
	"slices"

	"github.com/entente-kg/entente/extract/parse/internal/net"
	"github.com/entente-kg/entente/extract/ud"
)

// How often a string must occur in training to be learned.
const (
	minWord    = 2
	minFeature = 3
	minLabel   = 5
	minTag     = 3
)

// buildVocab counts the strings of the training sentences. words are those of
// the word vectors, which the caller has chosen.
func buildVocab(sentences []ud.Sentence, words []string) *net.Vocab {
	var features [net.Kinds]map[string]int
	for kind := range features {
		features[kind] = map[string]int{}
	}
	labels, tags := map[string]int{}, map[string]int{}
	for _, s := range sentences {
		for _, t := range s.Tokens {
			for kind, key := range net.Keys(t.Form) {
				features[kind][key]++
			}
			labels[t.Deprel]++
			tags[t.UPOS+"|"+t.XPOS]++
		}
	}
	v := &net.Vocab{Words: words, Labels: frequent(labels, minLabel), Tags: frequent(tags, minTag), Names: nameClasses()}
	v.Features[0] = frequent(features[0], minWord)
	for kind := 1; kind < net.Kinds; kind++ {
		v.Features[kind] = frequent(features[kind], minFeature)
	}
	v.Index()
	return v
}

// frequent lists the keys counted at least least times, sorted.
func frequent(counts map[string]int, least int) []string {
	var keys []string
	for key, n := range counts {
		if n >= least {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}

func nameClasses() []string {
	classes := []string{net.Outside}
	for _, kind := range []ud.NameKind{ud.Person, ud.Place, ud.Organisation} {
		classes = append(classes, net.Begin+string(kind), net.Inside+string(kind))
	}
	return classes
}
