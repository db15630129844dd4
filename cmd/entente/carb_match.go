package main

import (
	"slices"
	"strings"
)

// openMatch says which part of a system triple's words is in the gold triple,
// and the reverse.
type openMatch struct{ precision, recall float64 }

func matchAll(gold, system []openTriple) [][]openMatch {
	rows := make([][]openMatch, len(gold))
	for i, g := range gold {
		for _, t := range system {
			rows[i] = append(rows[i], matchTriple(g, t))
		}
	}
	return rows
}

// matchTriple compares two triples; where the gold's relation is one of saying,
// the system may have source and target the other way round.
func matchTriple(gold, system openTriple) openMatch {
	g, s := binary(gold.args), binary(system.args)
	m := lenient(gold.phrase, g, system.phrase, s)
	phrase := strings.Join(gold.phrase, " ")
	for _, said := range []string{"said", "told", "added", "adds", "says"} {
		if strings.Contains(phrase, said) && len(s) == 2 {
			turned := lenient(gold.phrase, g, system.phrase, [][]string{s[1], s[0]})
			if turned.precision > m.precision || turned.precision == m.precision && turned.recall > m.recall {
				m = turned
			}
			break
		}
	}
	return m
}

// binary joins the target and all further arguments.
func binary(args [][]string) [][]string {
	if len(args) < 2 {
		return args
	}
	return [][]string{args[0], slices.Concat(args[1:]...)}
}

// lenient compares slot by slot; nothing matches where the relations share no word.
func lenient(goldPhrase []string, goldArgs [][]string, phrase []string, args [][]string) openMatch {
	same := overlap(goldPhrase, phrase)
	if occurrences(phrase, "be") > occurrences(goldPhrase, "be") && slices.ContainsFunc(goldPhrase, isBe) {
		same++ // "be" stands for any form of it
	}
	if same == 0 {
		return openMatch{}
	}
	size, goldSize := len(phrase), len(goldPhrase)
	for i, g := range goldArgs {
		goldSize += len(g)
		if i >= len(args) {
			return openMatch{}
		}
		size += len(args[i])
		same += overlap(g, args[i])
	}
	return openMatch{float64(same) / float64(max(size, 1)), float64(same) / float64(max(goldSize, 1))}
}

func isBe(word string) bool {
	return slices.Contains([]string{"be", "is", "am", "are", "was", "were", "been", "being"}, word)
}

func occurrences(words []string, word string) int {
	n := 0
	for _, w := range words {
		if w == word {
			n++
		}
	}
	return n
}

// overlap counts the words that both hold, each as often as in both.
func overlap(a, b []string) int {
	left := map[string]int{}
	for _, w := range b {
		left[w]++
	}
	n := 0
	for _, w := range a {
		if left[w] > 0 {
			left[w]--
			n++
		}
	}
	return n
}
