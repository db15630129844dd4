package clause

// toCome reads a present tense that speaks of the future: by a time to come
// ("meets him tomorrow"), or by the verb ("is coming to Europe").
func (a *analysis) toCome(i int) verdict {
	if k := a.child(i, "mark"); k != None && a.form(k) == "due" {
		return verdict{Planned, k, "governor"}
	}
	if !a.isPresent(i) {
		return actual()
	}
	if k := a.futureTime(i, true); k != None {
		return verdict{Planned, k, "time to come"}
	}
	h, ok := a.lex.hints["progressive"][a.lemma(i)]
	if ok && a.has(i, "aux", "aux:pass") && (a.Tokens[i].XPOS == "VBG" || a.beingDone(i)) {
		return verdict{h.mood, i, "present progressive"}
	}
	return actual()
}

// isPresent reports whether verb i is in the present tense.
func (a *analysis) isPresent(i int) bool {
	for _, k := range a.children(i, "aux") {
		switch a.form(k) {
		case "is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m":
			return a.Tokens[i].XPOS == "VBG" || a.beingDone(i)
		}
		return false
	}
	return a.Tokens[i].XPOS == "VBZ" || a.Tokens[i].XPOS == "VBP"
}

// beingDone reports whether i is in the progressive passive: "is being hosted".
func (a *analysis) beingDone(i int) bool {
	for _, k := range a.children(i, "aux") {
		if a.form(k) == "being" {
			return true
		}
	}
	return false
}

// futureTime is the time expression on i that names a time to come, or None. A
// bare weekday does so beside a present tense.
func (a *analysis) futureTime(i int, weekdays bool) int {
	for _, k := range a.kids[i] {
		if !is(a.rel(k), "obl", "nmod", "advmod", "compound", "amod", "nmod:poss") {
			continue
		}
		switch {
		case a.form(k) == "tomorrow":
			return k
		case a.isPeriod(k) && a.isNext(k):
			return k
		case weekdays && is(a.rel(k), "obl") && isWeekday(a.form(k)) && !a.isLast(k):
			return k
		}
	}
	return None
}

// isNext reports whether period k is one to come: "next week", "the coming
// days", "later this month".
func (a *analysis) isNext(k int) bool {
	for _, m := range a.kids[k] {
		switch a.form(m) {
		case "next", "coming", "upcoming", "later":
			return true
		}
	}
	return k > 1 && a.form(k-1) == "this" && a.form(k-2) == "later"
}

func (a *analysis) isLast(k int) bool {
	for _, m := range a.kids[k] {
		if a.form(m) == "last" {
			return true
		}
	}
	return false
}

func (a *analysis) isPeriod(k int) bool {
	switch a.lemma(k) {
	case "day", "week", "weekend", "month", "year", "spring", "summer", "autumn", "fall", "winter":
		return true
	}
	return isWeekday(a.form(k))
}

func isWeekday(word string) bool {
	switch word {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}
