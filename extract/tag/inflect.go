package tag

import "strings"

// The rules of regular inflection, undone. Words are in lower case.

// verbBase undoes -s, -ed, -ing. Of the bases that the form may come from it
// takes the first that is a known verb, else the likeliest.
func (l *lemmas) verbBase(form string) string {
	switch {
	case strings.HasSuffix(form, "ing"):
		return l.bareVerb(form, form[:len(form)-3])
	case strings.HasSuffix(form, "ied"), strings.HasSuffix(form, "ies"):
		return l.choose(form[:len(form)-3]+"y", form[:len(form)-1])
	case strings.HasSuffix(form, "ed"):
		return l.bareVerb(form, form[:len(form)-2])
	case strings.HasSuffix(form, "es"):
		if sibilant(form[:len(form)-2]) {
			return l.choose(form[:len(form)-2], form[:len(form)-1])
		}
		return l.choose(form[:len(form)-1], form[:len(form)-2])
	case strings.HasSuffix(form, "s") && !strings.HasSuffix(form, "ss"):
		return form[:len(form)-1]
	}
	return form
}

// bareVerb restores the base from a stem that lost -ed or -ing.
func (l *lemmas) bareVerb(form, stem string) string {
	if !hasVowel(stem) {
		return form
	}
	if doubled(stem) {
		if single := stem[:len(stem)-1]; !l.verbs[stem] && (l.verbs[single] || strings.IndexByte("lsfz", stem[len(stem)-1]) < 0) {
			return single
		}
		return l.choose(stem, stem+"e")
	}
	if strings.HasSuffix(stem, "ck") {
		return l.choose(stem, stem[:len(stem)-1])
	}
	if l.verbs[stem] && !shortVowel(stem) {
		return stem
	}
	if l.verbs[stem+"e"] {
		return stem + "e"
	}
	if l.verbs[stem] || !wantsE(stem) {
		return stem
	}
	return stem + "e"
}

// choose returns the first candidate that is a known verb, with or without a
// prefix, else the first.
func (l *lemmas) choose(candidates ...string) string {
	for _, c := range candidates {
		if l.verbs[c] {
			return c
		}
	}
	return candidates[0]
}

// nounBase undoes the plural's -s.
func nounBase(form string) string {
	n := len(form)
	switch {
	case n < 3 || !strings.HasSuffix(form, "s") || strings.HasSuffix(form, "ss"):
		if strings.HasSuffix(form, "children") {
			return form[:n-3]
		}
		if strings.HasSuffix(form, "men") && n > 3 {
			return form[:n-2] + "an"
		}
		return form
	case strings.HasSuffix(form, "ies") && n > 4:
		return form[:n-3] + "y"
	case strings.HasSuffix(form, "uses") && n > 5 && !vowel(form[n-5]), strings.HasSuffix(form, "tzes"):
		return form[:n-2]
	case strings.HasSuffix(form, "es") && (sibilant(form[:n-2]) || strings.HasSuffix(form, "oes")):
		return form[:n-2]
	}
	return form[:n-1]
}

// degreeBase undoes -er and -est.
func degreeBase(form string) string {
	stem, ok := strings.CutSuffix(form, "est")
	if !ok {
		stem, ok = strings.CutSuffix(form, "er")
	}
	switch {
	case !ok || !hasVowel(stem):
		return form
	case strings.HasSuffix(stem, "i"):
		return stem[:len(stem)-1] + "y"
	case doubled(stem) && !strings.HasSuffix(stem, "ll") && !strings.HasSuffix(stem, "ss"):
		return stem[:len(stem)-1]
	case wantsE(stem):
		return stem + "e"
	}
	return stem
}

// sibilant reports whether a stem takes -es.
func sibilant(stem string) bool {
	return strings.HasSuffix(stem, "ch") || strings.HasSuffix(stem, "sh") || strings.HasSuffix(stem, "ss") ||
		strings.HasSuffix(stem, "x") || strings.HasSuffix(stem, "zz")
}

// doubled reports whether a stem ends in a doubled consonant.
func doubled(stem string) bool {
	n := len(stem)
	return n > 2 && stem[n-1] == stem[n-2] && !vowel(stem[n-1])
}

// shortVowel reports whether a stem is one syllable of consonant, vowel,
// consonant, which would have doubled its end ("hop": hopped; "hoped" is of
// hope).
func shortVowel(stem string) bool {
	n := len(stem)
	if n < 3 || vowel(stem[n-1]) || strings.IndexByte("wxy", stem[n-1]) >= 0 || !vowel(stem[n-2]) || vowel(stem[n-3]) {
		return false
	}
	return !hasVowel(stem[:n-2])
}

// wantsE reports whether a stem that is no known word looks like one that lost
// its final e.
func wantsE(stem string) bool {
	n := len(stem)
	if n < 2 {
		return false
	}
	last, before := stem[n-1], stem[n-2]
	switch last {
	case 'v', 'u', 'c':
		return last != 'u' || before == 'g' || before == 'q' || before == 's' || before == 'l'
	case 'z':
		return vowel(before)
	case 's':
		return before != 's'
	case 'g':
		return before == 'd' || before == 'r' || before == 'a' || before == 'l'
	case 'l':
		return strings.IndexByte("bcdfgkpt", before) >= 0
	case 't':
		return before == 'a' && n > 3 && !vowel(stem[n-3]) || shortVowel(stem)
	case 'r':
		return strings.HasSuffix(stem, "ur") && n > 3 && vowel(stem[n-2]) && !strings.HasSuffix(stem, "our") || shortVowel(stem)
	}
	return shortVowel(stem)
}

func hasVowel(s string) bool { return strings.ContainsAny(s, "aeiouy") }

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }
