package actor

import (
	"strings"

	"github.com/entente-kg/entente/extract/ud"
)

// titleEnd is the token after the last title before the name: 2 for
// "President General Pervez Musharraf". A nationality before a person's name
// counts too.
func (d *discourse) titleEnd(s *sentence, n *noun) int {
	for k := n.name.End - 2; k >= n.span.Start; k-- {
		if m := s.match(k); m != nil {
			if m.entry.sort == adjectiveName && m.End == k+1 && d.beginsPerson(s, k+1) {
				return k + 1
			}
			continue
		}
		if m, ok := d.r.roles.at(s.Tokens, s.text, k); ok && m.word.kind == "person" && d.r.genders[fold(s.Tokens[k].Form)] == anyGender || honorific(s.Tokens[k].Form) != notHonorific {
			return k + 1
		}
	}
	return n.span.Start
}

// honorific is the gender that a form of address gives, or notHonorific.
func honorific(form string) gender {
	switch strings.TrimSuffix(strings.ToLower(form), ".") {
	case "mr", "sir", "lord", "king", "prince", "sheikh", "pope":
		return masculine
	case "mrs", "ms", "miss", "lady", "queen", "princess", "dame", "madame":
		return feminine
	case "dr", "prof", "rev", "gen", "col", "sgt", "capt", "maj", "lt", "sen", "rep", "gov":
		return anyGender
	}
	return notHonorific
}

// beginsPerson reports whether a person's name begins at token i.
func (d *discourse) beginsPerson(s *sentence, i int) bool {
	if k := s.nameAt[i]; k >= 0 && s.Names[k].Kind == ud.Person && s.Names[k].Start == i {
		return true
	}
	return d.r.genders[fold(s.Tokens[i].Form)] != anyGender
}

// nameKind is what an unknown name may be of.
type nameKind uint8

const (
	notAName nameKind = iota
	personKind
	organisationKind
	placeKind
	groupKind
)

func (d *discourse) nameKind(s *sentence, n *noun) nameKind {
	last := n.name.End - 1
	m, isRole := d.r.roles.at(s.Tokens, s.text, last)
	switch {
	case d.isEvent(s, n):
		return notAName
	case isRole && n.name.Len() == m.Len():
		return notAName // "the President": a role word with a capital
	case isRole && m.word.kind == "group":
		return organisationKind
	case isRole && m.word.kind == "person" && n.head == last:
		return notAName // "UN Refugee Chief"
	case isRole && m.word.kind == "thing" && n.head == last:
		return notAName
	case n.name.Start > n.span.Start && d.titleEnd(s, n) == n.name.Start && s.matchAt[n.name.Start-1] < 0:
		return personKind
	case s.child(n.head, "nmod") >= 0 && d.hasTitle(s, n.head):
		return personKind
	}
	if k := s.nameAt[n.name.Start]; k >= 0 {
		switch s.Names[k].Kind {
		case ud.Person:
			return personKind
		case ud.Organisation:
			return organisationKind
		case ud.Place:
			return placeKind
		}
	}
	return d.guessKind(s, n)
}

// isEvent reports whether the name is that of a storm, a treaty or a contest,
// by a word of it or by the capitalised one before it.
func (d *discourse) isEvent(s *sentence, n *noun) bool {
	from := n.span.Start
	if k := n.name.Start - 1; k >= 0 && k < from && s.Tokens[k].UPOS == "PROPN" {
		from = k
	}
	for i := from; i < n.name.End; i++ {
		word := fold(s.Tokens[i].Form)
		if d.r.words.is(word, event) && d.r.genders[word] == anyGender {
			return true
		}
	}
	return false
}

// guessKind tells people from organisations by the form of the name alone.
func (d *discourse) guessKind(s *sentence, n *noun) nameKind {
	first := s.Tokens[n.name.Start].Form
	switch {
	case calendar(s.Tokens[n.head]):
		return notAName
	case n.name.Len() == 1 && allUpper(first) && len(first) > 1:
		return organisationKind
	case s.child(n.head, "flat") >= 0 || d.r.genders[fold(first)] != anyGender:
		return personKind
	case n.name.Len() > 1:
		return organisationKind
	case s.Tokens[n.head].XPOS == "NNPS":
		return groupKind
	}
	switch s.Tokens[n.head].Deprel {
	case "nsubj", "nsubj:pass", "obj", "nmod:poss", "obl:agent":
		return personKind
	case "obl", "nmod":
		if p := s.preposition(n.head); p == "with" || p == "against" || p == "by" {
			return personKind
		}
	}
	return notAName
}

func (d *discourse) hasTitle(s *sentence, head int) bool {
	for _, k := range s.kids[head] {
		if s.Tokens[k].Deprel == "nmod:desc" {
			if m, ok := d.r.roles.at(s.Tokens, s.text, k); ok && m.word.kind == "person" {
				return true
			}
		}
	}
	return false
}

// calendar reports whether the token names a day or a month.
func calendar(t ud.Token) bool {
	switch t.Lemma {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
		"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December":
		return true
	}
	return false
}
