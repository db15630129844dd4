package actor

import (
	"fmt"
	"strings"
)

// readAgents reads PETRARCH's and NGEC's agents: PHRASE {PLURAL} [~CODE], with
// macros: !MINIST!_OF_X after !MINIST! = A, B.
func (f *file) readAgents(text string) {
	macros := map[string][]string{}
	for n, line := range uncommented(text) {
		if !f.fits(n, "the line", line, maxEntry) {
			continue
		}
		line = strings.TrimSpace(line)
		if name, list, ok := macroOf(line); ok {
			if len(list) == 0 {
				f.fault(n, "the macro %s stands for nothing", name)
			}
			macros[name] = list
			continue
		}
		if err := f.readAgent(n, line, macros); err != nil {
			f.fault(n, "%v", err)
		}
	}
}

// macroOf reads !NAME! = A, B, C.
func macroOf(line string) (name string, list []string, ok bool) {
	left, right, ok := strings.Cut(line, "=")
	name = strings.TrimSpace(left)
	const least = 3
	if !ok || len(name) < least || name[0] != '!' || strings.IndexByte(name[1:], '!') != len(name)-2 {
		return "", nil, false
	}
	for item := range strings.SplitSeq(right, ",") {
		if item = strings.Trim(strings.TrimSpace(item), "_"); item != "" {
			list = append(list, item)
		}
	}
	return name, list, true
}

func (f *file) readAgent(n int, line string, macros map[string][]string) error {
	before, inside, err := bracketed(line)
	phrase, plurals, perr := braced(before)
	switch {
	case err != nil:
		return err
	case perr != nil:
		return perr
	case len(inside) == 0:
		return fmt.Errorf("the agent %q has no code", phrase)
	}
	a := Agent{Source: f.source(n)}
	code := strings.Join(strings.Fields(inside[0]), "")
	dated, err := f.codes.split(strings.Trim(code, "~"))
	if err != nil {
		return fmt.Errorf("[%s]: %w", inside[0], err)
	}
	a.Code, a.Role, a.Role2 = dated.Code, dated.Role, dated.Role2
	if a.Role == "" && a.Code == "" && strings.Trim(code, "~") != none {
		return fmt.Errorf("[%s] holds no sector that PLOVER has", inside[0])
	}
	if !f.fits(n, "the phrase", phrase, maxSpelling) {
		return nil
	}
	words, err := expand(phrase, macros)
	if err != nil {
		return err
	}
	return f.addAgents(n, a, words, plurals)
}

// addAgents files an agent under each of its words.
func (f *file) addAgents(n int, a Agent, words, plurals []string) error {
	if len(f.out.Agents)+len(words) > maxEntries {
		return fmt.Errorf("more than %d agents in one file", maxEntries)
	}
	for _, word := range words {
		a.Word = agentWord(word)
		if len(pieces(a.Word)) == 0 {
			return fmt.Errorf("%q names nobody", word)
		}
		if !f.fits(n, "the phrase", a.Word, maxSpelling) {
			continue
		}
		a.Plurals = nil
		for _, p := range plurals {
			a.Plurals = append(a.Plurals, agentWord(p))
		}
		f.out.Agents = append(f.out.Agents, a)
	}
	return nil
}

func agentWord(phrase string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(phrase, "_", " ")), " "))
}

// braced cuts {PLURALS} off a phrase.
func braced(text string) (phrase string, plurals []string, err error) {
	before, rest, open := strings.Cut(text, "{")
	phrase = strings.TrimSpace(before)
	if !open {
		return phrase, nil, nil
	}
	list, _, closed := strings.Cut(rest, "}")
	if !closed {
		return phrase, nil, fmt.Errorf("{%s has no closing brace", strings.TrimSpace(list))
	}
	return phrase, strings.Fields(list), nil
}

// expand puts each of a macro's alternatives in its place.
func expand(phrase string, macros map[string][]string) ([]string, error) {
	start := strings.IndexByte(phrase, '!')
	if start < 0 {
		return []string{phrase}, nil
	}
	length := strings.IndexByte(phrase[start+1:], '!')
	if length < 0 {
		return nil, fmt.Errorf("the macro in %q has no closing !", phrase)
	}
	end := start + length + 2
	list, ok := macros[phrase[start:end]]
	if !ok {
		return nil, fmt.Errorf("the macro %s is not defined above", phrase[start:end])
	}
	rest, err := expand(phrase[end:], macros)
	if err != nil {
		return nil, err
	}
	if len(list)*len(rest) > maxSpellings {
		return nil, fmt.Errorf("the macros of %q make more than %d phrases", phrase, maxSpellings)
	}
	var out []string
	for _, item := range list {
		for _, tail := range rest {
			out = append(out, phrase[:start]+item+tail)
		}
	}
	return out, nil
}
