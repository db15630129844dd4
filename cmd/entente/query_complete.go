package main

import (
	"context"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/entente-kg/entente/graph"
	"github.com/entente-kg/entente/schema"
)

// completer offers what may stand at the cursor of the prompt.
type completer struct {
	names  func() []string // IRIs without brackets, sorted
	saved  []string
	gizmos []string
}

// newCompleter reads the store's actors and relations when they are first
// asked for, and does without them where that takes too long.
func newCompleter(ctx context.Context, opts queryOptions) *completer {
	c := &completer{names: sync.OnceValue(func() []string { return storeNames(ctx, opts) }), gizmos: gizmoMethods()}
	if all, err := graph.SavedQueries(); err == nil {
		for _, q := range all {
			c.saved = append(c.saved, q.Name)
		}
	}
	return c
}

// storeNames are the graph's own names and those in the store.
func storeNames(ctx context.Context, opts queryOptions) []string {
	const most = 200_000
	names := graphNames()
	self, err := os.Executable()
	if err != nil {
		return names
	}
	limits := graph.QueryOptions{Timeout: 2 * time.Second, Limit: most}
	for _, text := range []string{
		`g.V("<` + string(schema.ActorType) + `>").In("<` + string(schema.Type) + `>").All()`,
		`g.V().Out("<` + string(schema.HasRelation) + `>").Unique().All()`,
	} {
		for row, err := range graph.QueryInChild(ctx, []string{self, queryWorker}, opts.store, text, limits) {
			if err != nil {
				break
			}
			if id, ok := row["id"].(string); ok {
				names = append(names, strings.Trim(id, "<>"))
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// graphNames are the prefixes, predicates, types and classes of every graph.
func graphNames() []string {
	names := []string{
		schema.ActorPrefix, schema.RelationPrefix, schema.EventPrefix, schema.DocumentPrefix,
		schema.PLOVERPrefix, schema.CAMEOPrefix, schema.RolePrefix, schema.PairPrefix,
	}
	for _, iri := range schema.Terms() {
		names = append(names, string(iri))
	}
	if ontology, err := schema.LoadOntology(); err == nil {
		for _, class := range ontology.Classes() {
			names = append(names, string(schema.ClassIRI(class.Class)))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// gizmoMethods are the methods of Cayley's paths that a user calls.
func gizmoMethods() []string {
	return strings.Fields(`All And Back Both Count Difference Emit Except Filter Follow FollowR FollowRecursive
ForEach GetLimit Has HasR In InPredicates Intersect Is LabelContext Labels Limit Map Or Order Out OutPredicates
Save SaveInPredicates SaveOpt SaveOptR SaveOutPredicates SaveR Skip Tag TagArray TagValue ToArray ToValue Union Unique V`)
}

// Do implements readline.AutoCompleter: it gives the rests of the words that
// begin as the one before the cursor does, and that beginning's length.
func (c *completer) Do(line []rune, at int) (rests [][]rune, length int) {
	before := string(line[:at])
	word, words := c.candidates(before)
	for _, w := range words {
		if rest, ok := strings.CutPrefix(w, word); ok && rest != "" {
			rests = append(rests, []rune(rest))
		}
	}
	return narrow(rests), len([]rune(word))
}

// candidates are the word at the end of the text and what it may be.
func (c *completer) candidates(before string) (word string, words []string) {
	start := strings.LastIndexAny(before, " \t()[]{},;\"'`<>!@") + 1
	word = before[start:]
	dot := strings.LastIndexByte(word, '.')
	switch {
	case strings.HasPrefix(strings.TrimSpace(before), ".name "):
		return word, c.saved
	case dot >= 0 && strings.TrimSpace(before[:start+dot]) == "":
		return word, []string{".exit", ".help", ".name", ".names"}
	case dot >= 0 && !strings.Contains(word, ":"):
		return word[dot+1:], c.gizmos
	}
	return word, c.names()
}

// narrow cuts a long list of candidates at the end of their prefixes ("actor:",
// "rel:"), so that a first Tab shows the kinds of names and not thousands.
func narrow(rests [][]rune) [][]rune {
	const most = 100
	if len(rests) <= most {
		return rests
	}
	var kinds [][]rune
	for _, rest := range rests {
		if i := slices.Index(rest, ':'); i >= 0 {
			rest = rest[:i+1]
		}
		if len(kinds) == 0 || !slices.Equal(kinds[len(kinds)-1], rest) {
			kinds = append(kinds, rest)
		}
	}
	return kinds[:min(most, len(kinds))]
}
