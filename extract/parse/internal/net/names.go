package net

// Classes of a token's place in a name, as Vocab.Names orders them: 0 is
// outside, 2k+1 begins a name of kind k, 2k+2 continues it.
const outsideClass = 0

// Span is a name: tokens Start to End, half-open, and the number of its kind.
type Span struct{ Start, End, Kind int }

// Spans joins classes into names. A continuation that follows no name of its
// kind begins one.
func Spans(classes []int32) []Span {
	var spans []Span
	for i, c := range classes {
		if c <= outsideClass {
			continue
		}
		kind, begins := int(c-1)/2, c%2 == 1
		last := len(spans) - 1
		if !begins && last >= 0 && spans[last].End == i && spans[last].Kind == kind {
			spans[last].End++
			continue
		}
		spans = append(spans, Span{i, i + 1, kind})
	}
	return spans
}
