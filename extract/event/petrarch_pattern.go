package event

import (
	"fmt"
	"slices"
	"strings"
)

// addVerb reads VERB {FORMS} [CODE]; a verb of several words has + before the
// one that is the verb: +BEEF_UP, WIRE_+TAP.
func (r *verbReader) addVerb(line string) error {
	if r.block == nil {
		return fmt.Errorf("%q stands in no block", line)
	}
	before, codes, err := codeOf(line)
	if err != nil {
		return err
	}
	if !strings.Contains(line, "[") {
		codes = r.block.codes
	}
	word, list, irregular := strings.Cut(before, "{")
	if irregular && !strings.Contains(list, "}") {
		return fmt.Errorf("{%s has no closing brace", strings.TrimSpace(list))
	}
	words := strings.Fields(word)
	if len(words) != 1 {
		return fmt.Errorf("want one verb before its code, have %q", strings.TrimSpace(word))
	}
	v := &dictionaryVerb{codes: codes, block: r.block, source: r.source()}
	base := v.parts(words[0])
	if base == "" {
		return fmt.Errorf("%q marks no verb with +", words[0])
	}
	r.out.Verbs++
	forms := []string{base}
	for _, form := range strings.Fields(strings.NewReplacer("{", " ", "}", " ").Replace(list)) {
		forms = append(forms, (&dictionaryVerb{}).parts(form))
	}
	slices.Sort(forms)
	for _, form := range slices.Compact(forms) {
		if form != "" {
			r.out.verbs[form] = append(r.out.verbs[form], v)
		}
	}
	return nil
}

// parts splits a verb of several words and returns the word that is the verb.
func (v *dictionaryVerb) parts(word string) string {
	words := strings.FieldsFunc(strings.ToLower(word), func(c rune) bool { return c == '_' })
	if len(words) == 1 {
		return strings.TrimPrefix(words[0], "+")
	}
	for i, w := range words {
		if verb, marked := strings.CutPrefix(w, "+"); marked {
			v.before, v.after = words[:i], words[i+1:]
			return verb
		}
	}
	return ""
}

// addPattern reads PRE * POST [CODE].
func (r *verbReader) addPattern(line string) error {
	if r.block == nil {
		return fmt.Errorf("the pattern stands in no block")
	}
	if !strings.Contains(line, "[") {
		return fmt.Errorf("the pattern has no code")
	}
	text, codes, err := codeOf(line)
	if err != nil {
		return err
	}
	pre, post, star := strings.Cut(text, "*")
	switch {
	case !star:
		return fmt.Errorf("the pattern has no * for its verb")
	case strings.Contains(text, "%"):
		return fmt.Errorf("a pattern with %% is not applied: parties are told apart by the tree")
	}
	p := verbPattern{codes: codes, text: strings.Join(strings.Fields(text), " "), source: r.source()}
	if p.pre, err = r.patternParts(pre); err != nil {
		return err
	}
	if p.post, err = r.patternParts(post); err != nil {
		return err
	}
	r.out.Patterns++
	r.block.patterns = append(r.block.patterns, p)
	return nil
}

// patternParts reads words, {longer phrases} and (prepositional phrases).
func (r *verbReader) patternParts(text string) (out []patternPart, err error) {
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		var inner string
		switch text[0] {
		case '(':
			if inner, text, err = enclosed(text, ")"); err != nil {
				return nil, err
			}
			prep, phrase, _ := strings.Cut(strings.TrimSpace(inner), " ")
			preps := strings.Split(strings.ToLower(prep), "/")
			inside, err := r.patternParts(phrase)
			if err != nil {
				return nil, err
			}
			if len(inside) == 0 {
				inside = []patternPart{{}}
			}
			for _, part := range inside {
				part.preps = preps
				out = append(out, part)
			}
			continue
		case '{':
			if inner, text, err = enclosed(text, "}"); err != nil {
				return nil, err
			}
		default:
			inner, text, _ = strings.Cut(text, " ")
		}
		part, err := r.patternPart(strings.Fields(inner))
		if err != nil {
			return nil, err
		}
		out = append(out, part)
	}
	return out, nil
}

func enclosed(text, end string) (inner, rest string, err error) {
	inner, rest, closed := strings.Cut(text[1:], end)
	if !closed {
		return "", "", fmt.Errorf("%q has no closing %s", text, end)
	}
	return inner, rest, nil
}

// maxAlternatives bounds what the sets of one phrase make.
const maxAlternatives = 20_000

// patternPart is one phrase; sets stand for each of their words.
func (r *verbReader) patternPart(words []string) (p patternPart, err error) {
	if len(words) == 1 && strings.Contains("$+^", words[0]) {
		return patternPart{slot: words[0][0]}, nil
	}
	p.words = [][]string{nil}
	for _, w := range words {
		list := [][]string{strings.FieldsFunc(strings.ToLower(w), func(c rune) bool { return c == '_' })}
		if w[0] == '&' {
			var known bool
			if list, known = r.sets[strings.TrimSuffix(w, "_")]; !known {
				return p, fmt.Errorf("the set %s is not defined", w)
			}
		}
		if len(list)*len(p.words) > maxAlternatives {
			return p, fmt.Errorf("the sets make more than %d phrases", maxAlternatives)
		}
		if len(words) == 1 {
			return patternPart{words: list}, nil
		}
		var next [][]string
		for _, head := range p.words {
			for _, tail := range list {
				next = append(next, slices.Concat(head, tail))
			}
		}
		p.words = next
	}
	return p, nil
}
