package actor

import "strings"

// readActors reads PETRARCH's actors: NAME_ [CODE], +SPELLING_ lines below it,
// and lines of further codes, each with its days.
func (f *file) readActors(text string) {
	var at *pending
	for n, line := range uncommented(text) {
		if !f.fits(n, "the line", line, maxEntry) {
			continue
		}
		before, inside, err := bracketed(line)
		if err != nil {
			f.fault(n, "%v", err)
		}
		indented := line[0] == ' ' || line[0] == '\t'
		phrase := strings.TrimSpace(before)
		spelling, synonym := strings.CutPrefix(phrase, "+")
		switch {
		case synonym && at == nil:
			f.fault(n, "the spelling %q has no actor above it", spelling)
		case synonym:
			f.addSpelling(at, n, spelling)
		case phrase == "" && at == nil:
			f.fault(n, "the code has no actor above it")
		case phrase != "" && indented && len(inside) > 0:
			f.fault(n, "%q stands before a code; another spelling begins with +", phrase)
			continue
		case phrase != "":
			f.finish(at)
			at = f.begin(n, phrase)
		}
		f.addCodes(at, n, inside)
	}
	f.finish(at)
}

// pending is an actor whose lines are being read.
type pending struct {
	Known
	line   int
	stated bool // it has a code, be it a faulty one
}

func (f *file) begin(n int, phrase string) *pending {
	p := &pending{line: n}
	p.Name, p.Source = plainName(phrase), f.source(n)
	if len(pieces(p.Name)) == 0 {
		f.fault(n, "%q names nobody", phrase)
	} else if f.fits(n, "the name", p.Name, maxSpelling) {
		return p
	}
	p.Name = ""
	return p
}

func (f *file) addSpelling(p *pending, n int, phrase string) {
	name := plainName(phrase)
	if len(pieces(name)) == 0 {
		f.fault(n, "the spelling %q names nobody", phrase)
		return
	}
	if f.fits(n, "the name", name, maxSpelling) {
		p.Names = append(p.Names, name)
	}
}

func (f *file) addCodes(p *pending, n int, inside []string) {
	if p == nil {
		return
	}
	for _, text := range inside {
		p.stated = true
		code, err := f.codes.dated(text)
		if err != nil {
			f.fault(n, "[%s]: %v", text, err)
			continue
		}
		code.Source = f.source(n)
		p.Codes = append(p.Codes, code)
	}
}

// finish files an actor that has a name and a code.
func (f *file) finish(p *pending) {
	if p == nil || p.Name == "" {
		return
	}
	if len(p.Codes) == 0 {
		if !p.stated {
			f.fault(p.line, "%s has no code", p.Name)
		}
		return
	}
	f.out.addActor(p.Known)
}

// readDiscards reads phrases: one that begins with + discards a whole story,
// another the sentence.
func (f *file) readDiscards(text string) {
	for n, line := range uncommented(text) {
		phrase, story := strings.CutPrefix(strings.TrimSpace(line), "+")
		phrase = strings.Join(strings.Fields(strings.ReplaceAll(phrase, "_", " ")), " ")
		if len(pieces(phrase)) == 0 {
			f.fault(n, "%q has no word to look for", strings.TrimSpace(line))
			continue
		}
		if f.fits(n, "the phrase", phrase, maxSpelling) {
			f.out.Discards = append(f.out.Discards, Discard{Phrase: strings.ToLower(phrase), Story: story, Source: f.source(n)})
		}
	}
}
