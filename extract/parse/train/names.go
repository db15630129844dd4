package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/entente-kg/entente/extract/parse/internal/net"
	"github.com/entente-kg/entente/extract/ud"
)

// mention is one span of the Entity annotation of GUM.
type mention struct {
	ud.Span
	kind string
}

// nameKinds maps GUM's entity types to the kinds of names.
var nameKinds = map[string]ud.NameKind{
	"person": ud.Person, "place": ud.Place, "organization": ud.Organisation,
}

// namesFrom converts the mentions of an entry into names. A mention gives a name
// when its type is person, place or organization and its head (the token
// governed from outside the mention) has the tag NNP or NNPS. The name is the
// run of NNP and NNPS around the head inside the mention; the run may cross
// "of", "the", "&" and hyphens when a proper noun follows them. So
// determiners, adjectives of nationality, numbers, appositions and relative
// clauses stay outside, titles written as proper nouns stay inside: "the
// Russian President Vladimir Putin, who …" gives "President Vladimir Putin".
// Of names that overlap the outermost is kept: "University of Portsmouth" is
// one organisation and no place.
func namesFrom(e ud.Entry) []ud.Name {
	var names []ud.Name
	end := 0
	for _, m := range mentionsOf(e) {
		kind, ok := nameKinds[m.kind]
		if !ok {
			continue
		}
		span := core(e.Tokens, m.Span)
		if span.Len() == 0 || span.Start < end {
			continue
		}
		names, end = append(names, ud.Name{Span: span, Kind: kind}), span.End
	}
	return names
}

// core is the run of proper nouns around the head of span, empty if the head is none.
func core(tokens []ud.Token, span ud.Span) ud.Span {
	head := headOf(tokens, span)
	if !proper(tokens[head]) {
		return ud.Span{}
	}
	start, end := head, head+1
	for i := head - 1; i >= span.Start && (proper(tokens[i]) || joint(tokens[i])); i-- {
		if proper(tokens[i]) {
			start = i
		}
	}
	for i := head + 1; i < span.End && (proper(tokens[i]) || joint(tokens[i])); i++ {
		if proper(tokens[i]) {
			end = i + 1
		}
	}
	return ud.Span{Start: start, End: end}
}

func headOf(tokens []ud.Token, span ud.Span) int {
	for i := span.Start; i < span.End; i++ {
		if !span.Contains(tokens[i].Head) {
			return i
		}
	}
	return span.Start
}

func proper(t ud.Token) bool { return net.RoleOf(t.Form, t.XPOS) == net.Proper }

func joint(t ud.Token) bool { return net.RoleOf(t.Form, t.XPOS) == net.Joint }

// mentionsOf reads the Entity values of MISC: "(1-person-…" opens mention 1,
// "1)" closes it, "(1-person-…)" is a mention of one token. Mentions that are
// never closed are dropped. The order is by start, the longest first.
func mentionsOf(e ud.Entry) []mention {
	r := mentionReader{open: map[string][]int{}}
	for i := range e.Tokens {
		r.read(i, e.MiscValue(i, "Entity"))
	}
	closed := slices.DeleteFunc(r.mentions, func(m mention) bool { return m.End == 0 })
	slices.SortStableFunc(closed, func(a, b mention) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return closed
}

type mentionReader struct {
	mentions []mention
	open     map[string][]int // id -> indexes of mentions not yet closed
}

// read reads the Entity value of token i.
func (r *mentionReader) read(i int, value string) {
	for value != "" {
		if body, ok := strings.CutPrefix(value, "("); ok {
			value = r.begin(i, body)
			continue
		}
		id, rest, ok := strings.Cut(value, ")")
		if !ok {
			return
		}
		r.end(i, id)
		value = rest
	}
}

func (r *mentionReader) begin(i int, body string) (rest string) {
	n := strings.IndexAny(body, "()")
	if n < 0 {
		n = len(body)
	}
	fields := strings.Split(body[:n], "-")
	if len(fields) < 2 {
		return body[n:]
	}
	r.mentions = append(r.mentions, mention{ud.Span{Start: i}, fields[1]})
	last := len(r.mentions) - 1
	if rest, ok := strings.CutPrefix(body[n:], ")"); ok {
		r.mentions[last].End = i + 1
		return rest
	}
	r.open[fields[0]] = append(r.open[fields[0]], last)
	return body[n:]
}

func (r *mentionReader) end(i int, id string) {
	stack := r.open[id]
	if len(stack) == 0 {
		return
	}
	r.mentions[stack[len(stack)-1]].End = i + 1
	r.open[id] = stack[:len(stack)-1]
}
