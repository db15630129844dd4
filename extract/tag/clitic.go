package tag

import "strings"

// clitic returns the offset at which the word's clitic starts ("do|n't",
// "it|’s", "boys|'"; 0 for "'s" alone), or -1.
func clitic(word string) int {
	at := strings.LastIndexAny(word, "'’`")
	if at < 0 {
		return -1
	}
	mark := 1
	if strings.HasPrefix(word[at:], "’") {
		mark = len("’")
	}
	tail := word[at+mark:]
	switch {
	case equalFold(tail, "t") && at > 0 && word[at-1]|0x20 == 'n':
		return at - 1
	case equalFold(tail, "s"), equalFold(tail, "ll"), equalFold(tail, "re"), equalFold(tail, "ve"),
		equalFold(tail, "m"), equalFold(tail, "d"), tail == "" && at > 0:
		return at
	}
	return -1
}

func equalFold(s, lower string) bool {
	return len(s) == len(lower) && strings.EqualFold(s, lower)
}
