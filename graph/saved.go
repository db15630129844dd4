package graph

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/entente-kg/entente/schema"
)

// The saved queries are Gizmo scripts, each with a first line that says
// its name, its arguments and what it answers. common.js goes before each.
//
//go:embed saved/*.js
var savedFiles embed.FS

// SavedQuery is a query that needs only arguments.
type SavedQuery struct {
	Name      string
	Arguments []string // ACTOR, SOURCE, TARGET, DATE or MONTH
	About     string
	script    string
}

const commonScript = "common.js"

// SavedQueries lists the saved queries in alphabetical order.
func SavedQueries() ([]SavedQuery, error) {
	files, err := savedFiles.ReadDir("saved")
	if err != nil {
		return nil, fmt.Errorf("listing the saved queries: %w", err)
	}
	var out []SavedQuery
	for _, f := range files {
		if f.Name() == commonScript {
			continue
		}
		q, err := readSaved(f.Name())
		if err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	return out, nil
}

func readSaved(file string) (q SavedQuery, err error) {
	script, err := savedFiles.ReadFile(path.Join("saved", file))
	if err != nil {
		return q, fmt.Errorf("reading saved query %s: %w", file, err)
	}
	head, body, _ := strings.Cut(strings.TrimPrefix(string(script), "// "), "\n")
	call, about, _ := strings.Cut(head, ": ")
	words := strings.Fields(call)
	if len(words) == 0 || words[0]+".js" != file {
		return q, fmt.Errorf("saved query %s: its first line does not begin with its name", file)
	}
	return SavedQuery{Name: words[0], Arguments: words[1:], About: about, script: body}, nil
}

// Saved is the text of a saved query with its arguments, which cannot be
// anything but strings in it.
func Saved(name string, args []string) (string, error) {
	all, err := SavedQueries()
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(all, func(q SavedQuery) bool { return q.Name == name })
	if i < 0 {
		return "", fmt.Errorf("no saved query %q", name)
	}
	q := all[i]
	if len(args) != len(q.Arguments) {
		return "", fmt.Errorf("query %s needs %s, has %d arguments", name, strings.Join(q.Arguments, " "), len(args))
	}
	common, err := savedFiles.ReadFile(path.Join("saved", commonScript))
	if err != nil {
		return "", fmt.Errorf("reading the saved queries: %w", err)
	}
	return string(common) + q.fill(args), nil
}

func (q SavedQuery) fill(args []string) string {
	return regexp.MustCompile(`\$\d`).ReplaceAllStringFunc(q.script, func(place string) string {
		n := int(place[1] - '1')
		if n < 0 || n >= len(args) {
			return place
		}
		data, _ := json.Marshal(argument(q.Arguments[n], args[n])) // strings always marshal
		return string(data)
	})
}

// argument makes a node of an actor's id or name.
func argument(kind, arg string) string {
	if kind == "DATE" || kind == "MONTH" {
		return arg
	}
	id := strings.TrimPrefix(strings.Trim(arg, "<>"), schema.ActorPrefix)
	return "<" + string(schema.ActorIRI(schema.ActorID(id))) + ">"
}
