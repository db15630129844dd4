package net

import "strings"

// NameT names the tensor of the transitions between classes of names: entry
// (a, b) is the score of class b after class a; before a sentence stands class 0.
const NameT = "name.t"

// Classes of a token's place in a name, as Vocab.Names orders them: 0 is
// outside, 2k+1 begins a name of kind k, 2k+2 continues it.
const outsideClass = 0

// Role says what a token can be in a name.
type Role uint8

// The roles of tokens: others are in no name; joints only inside one, with a
// proper noun after them.
const (
	Other Role = iota
	Joint
	Proper
)

// RoleOf is the role of a token with the Penn Treebank tag xpos.
func RoleOf(form, xpos string) Role {
	if strings.HasPrefix(xpos, "NNP") {
		return Proper
	}
	if len(form) > 3 {
		return Other
	}
	switch strings.ToLower(form) {
	case "of", "the", "&", "-", "‑":
		return Joint
	}
	return Other
}

// Follows reports whether class b may stand on a token of role to, after class a
// on a token of role from.
func Follows(a int, from Role, b int, to Role) bool {
	begins, inside := b%2 == 1, b != outsideClass && b%2 == 0
	switch {
	case from == Joint && a != outsideClass && !inside:
		return false
	case begins:
		return to == Proper
	case inside:
		return to != Other && (a == b || a == b-1)
	}
	return true
}

// BarredName is the score of what Follows forbids.
const BarredName = -1e4

// NameScores are the scores of the classes of names in one sentence.
type NameScores struct {
	Classes     int
	Roles       []Role
	Emission    func(i int) []float32 // of token i, by class
	Transitions []float32             // rows of Width
	Width       int
}

// Step is the score of class b on token i after class a.
func (s *NameScores) Step(i, a, b int) float32 {
	from := Other
	if i > 0 {
		from = s.Roles[i-1]
	}
	if !Follows(a, from, b, s.Roles[i]) {
		return BarredName
	}
	return s.Transitions[a*s.Width+b]
}

// End is the score of ending the sentence in class a.
func (s *NameScores) End(a int) float32 {
	if a != outsideClass && s.Roles[len(s.Roles)-1] == Joint {
		return BarredName
	}
	return 0
}

// Best returns the best sequence of classes (Viterbi). Ties go to the lower class.
func (s *NameScores) Best() []int32 {
	n, k := len(s.Roles), s.Classes
	if n == 0 {
		return nil
	}
	back := make([]int32, n*k)
	score, next := make([]float32, k), make([]float32, k)
	for i := range n {
		emission := s.Emission(i)
		for b := range k {
			a := s.bestBefore(i, b, score)
			back[i*k+b] = int32(a)
			next[b] = s.before(i, a, score) + s.Step(i, a, b) + emission[b]
		}
		score, next = next, score
	}
	for a := range k {
		score[a] += s.End(a)
	}
	return trace(back, score, n)
}

// before is the score of the tokens before i when the last has class a.
func (s *NameScores) before(i, a int, score []float32) float32 {
	if i > 0 {
		return score[a]
	}
	return 0
}

func (s *NameScores) bestBefore(i, b int, score []float32) int {
	if i == 0 {
		return outsideClass
	}
	top, most := 0, score[0]+s.Step(i, 0, b)
	for a := 1; a < s.Classes; a++ {
		if v := score[a] + s.Step(i, a, b); v > most {
			top, most = a, v
		}
	}
	return top
}

func trace(back []int32, score []float32, n int) []int32 {
	k, last := len(score), 0
	for a, v := range score {
		if v > score[last] {
			last = a
		}
	}
	path := make([]int32, n)
	for i := n - 1; i >= 0; i-- {
		path[i] = int32(last)
		last = int(back[i*k+last])
	}
	return path
}

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
