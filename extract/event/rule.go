package event

import (
	"fmt"
	"strings"

	"github.com/entente-kg/entente/schema"
)

// Rule gives a predicate its class. A predicate matches where its lemma and
// particle are the rule's and every constraint holds; of several rules that
// match, the one with the most specific constraints fires.
type Rule struct {
	Name    string // class and pattern: "SANCTION impose @penalty on"
	Class   schema.Class
	Mode    string // "" for none
	CAMEO   string
	Example Example

	lemma       string
	particle    string
	nominal     bool
	objects     []string // accepted object nouns, or nouns of the target where it is the object
	noObject    bool
	preps       []string
	noPrep      bool
	nouns       []string // accepted head nouns of the target
	complements []string // accepted infinitives below; "*" for any
	sources     []schema.Role
	targets     []schema.Role
}

// Predicate is the lemma with its particle, or the noun of a nominal rule.
func (r Rule) Predicate() string { return strings.TrimSpace(r.lemma + " " + r.particle) }

// Nominal reports whether the rule is for a noun that names an act.
func (r Rule) Nominal() bool { return r.nominal }

func (r *Rule) namesObject() bool { return len(r.objects) > 0 }

// Example is a sentence whose relation the rule must yield.
type Example struct {
	Text   string
	Source string
	Target string
}

// parseExample reads a sentence with its source and its target in braces:
// "{Iran} attacked {Israel}."; a leading "<" in the second pair says that the
// target comes first: "{Israel} was attacked by {<Iran}."
func parseExample(s string) (Example, error) {
	before, rest, _ := strings.Cut(s, "{")
	first, rest, _ := strings.Cut(rest, "}")
	between, rest, _ := strings.Cut(rest, "{")
	second, after, two := strings.Cut(rest, "}")
	if !two || strings.ContainsAny(first+second+after, "{}") {
		return Example{}, fmt.Errorf("example %q does not mark two spans in braces", s)
	}
	source, inverted := strings.CutPrefix(second, "<")
	e := Example{Text: before + first + between + source + after, Source: first, Target: second}
	if inverted {
		e.Source, e.Target = source, first
	}
	return e, nil
}

// parseRule reads the cells predicate, object, prep, when, cameo, example.
func (r *reader) parseRule(class schema.Class, cells []string) (Rule, error) {
	example, err := parseExample(cells[5])
	if err != nil {
		return Rule{}, err
	}
	rule := Rule{Class: class, Example: example}
	rule.lemma, rule.nominal = strings.CutSuffix(cells[0], "/n")
	rule.lemma, rule.particle, _ = strings.Cut(rule.lemma, " ")
	if rule.objects, rule.noObject, err = r.words(cells[1]); err != nil {
		return Rule{}, err
	}
	if rule.preps, rule.noPrep, err = r.words(cells[2]); err != nil {
		return Rule{}, err
	}
	if err := r.parseWhen(&rule, cells[3]); err != nil {
		return Rule{}, err
	}
	rule.CAMEO, rule.Mode, err = r.code(class, cells[4])
	rule.Name = ruleName(class, cells)
	return rule, err
}

// ruleName is the class and the cells that tell the rule from others.
func ruleName(class schema.Class, cells []string) string {
	words := []string{string(class)}
	for _, cell := range cells[:4] {
		if cell != "*" && cell != "-" {
			words = append(words, cell)
		}
	}
	return strings.Join(words, " ")
}

// parseWhen reads constraints such as "source=JUD,COP noun=@diplomat".
func (r *reader) parseWhen(rule *Rule, cell string) error {
	if cell == "*" {
		return nil
	}
	for _, part := range strings.Fields(cell) {
		key, list, _ := strings.Cut(part, "=")
		words, _, err := r.words(list)
		if err != nil {
			return err
		}
		switch key {
		case "source":
			rule.sources = roles(words)
		case "target":
			rule.targets = roles(words)
		case "noun":
			rule.nouns = words
		case "complement":
			rule.complements = words
		default:
			return fmt.Errorf("unknown constraint %q", part)
		}
	}
	return nil
}

func roles(words []string) []schema.Role {
	out := make([]schema.Role, len(words))
	for i, w := range words {
		out[i] = schema.Role(w)
	}
	return out
}

// code splits "195/drone" and checks it against the ontology.
func (r *reader) code(class schema.Class, cell string) (code, mode string, err error) {
	code, mode, given := strings.Cut(cell, "/")
	info, ok := r.ontology.CAMEO(code)
	if !ok {
		return "", "", fmt.Errorf("no CAMEO code %q", code)
	}
	if info.Class != "" && info.Class != class {
		return "", "", fmt.Errorf("CAMEO %s is %s, not %s", code, info.Class, class)
	}
	if !given {
		return code, info.Mode, nil
	}
	if !r.ontology.HasMode(class, mode) {
		return "", "", fmt.Errorf("%s has no mode %q", class, mode)
	}
	return code, mode, nil
}
