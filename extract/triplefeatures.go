package extract

import (
	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/extract/ud"
)

// features are the properties of an open triple that tell how likely it is to
// be one that a reader would write down.
func features(s ud.Sentence, t clause.Triple) []feature {
	head := s.Tokens[t.Clause.Predicate.Head]
	out := make([]feature, 0, 32)
	out = append(out,
		feature{name: "any"}, feature{"pattern", string(t.Pattern), 0}, feature{"subject", t.Link, 0},
		feature{"predicate", head.XPOS, 0}, feature{"stands as", head.Deprel, 0}, feature{"mood", string(t.Clause.Mood), 0},
		feature{"depth", "", t.Depth}, feature{"arguments", "", len(t.Args)}, feature{"argument words", "", argumentWords(t)},
		feature{"relation words", "", len(t.Relation.Tokens)}, feature{"sentence words", "", len(s.Tokens)},
	)
	out = append(out, placeFeatures(t)...)
	out = append(out, endFeatures(s, "source", t.Source)...)
	return append(out, endFeatures(s, "target", t.Target)...)
}

func argumentWords(t clause.Triple) int {
	n := 0
	for _, a := range t.Args {
		n += len(a.Tokens)
	}
	return n
}

// placeFeatures tell how the parts of a triple lie to each other.
func placeFeatures(t clause.Triple) []feature {
	var out []feature
	relation := t.Relation.Tokens
	if len(relation) > 0 && len(t.Target.Tokens) > 0 && t.Target.Tokens[0] < relation[0] {
		out = append(out, feature{name: "target before"})
	}
	if n := len(relation); n > 0 && relation[n-1]-relation[0] >= n {
		out = append(out, feature{name: "relation apart"})
	}
	if t.Clause.Negated {
		out = append(out, feature{name: "negated"})
	}
	if t.Clause.Speaker != clause.None {
		out = append(out, feature{name: "attributed"})
	}
	if t.Source.Head > t.Clause.Predicate.Head {
		return append(out, feature{name: "source after"})
	}
	return append(out, feature{"distance", "", t.Clause.Predicate.Head - t.Source.Head})
}

// endFeatures describe the phrase of a source or a target.
func endFeatures(s ud.Sentence, end string, p clause.Phrase) []feature {
	if len(p.Tokens) == 0 {
		return []feature{{end, "none", 0}}
	}
	out := []feature{{end + " words", "", len(p.Tokens)}}
	if p.Head != clause.None {
		out = append(out, feature{end, s.Tokens[p.Head].UPOS, 0})
	}
	if s.Tokens[p.Tokens[0]].UPOS == "DET" {
		out = append(out, feature{end, "determined", 0})
	}
	for _, kind := range []string{"punctuation", "coordination", "verb", "name"} {
		if holds(s, p, kind) {
			out = append(out, feature{end, kind, 0})
		}
	}
	return out
}

// holds reports whether the phrase has a token of the kind beside its head's
// function.
func holds(s ud.Sentence, p clause.Phrase, kind string) bool {
	for _, k := range p.Tokens {
		t := s.Tokens[k]
		switch kind {
		case "punctuation":
			if t.UPOS == "PUNCT" {
				return true
			}
		case "coordination":
			if k != p.Head && ud.Base(t.Deprel) == "conj" {
				return true
			}
		case "verb":
			if t.UPOS == "VERB" {
				return true
			}
		case "name":
			if t.UPOS == "PROPN" {
				return true
			}
		}
	}
	return false
}
