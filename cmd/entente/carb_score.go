package main

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/entente-kg/entente/schema"
)

// curvePoint is precision and recall of the triples of at least a confidence.
type curvePoint struct{ confidence, precision, recall float64 }

// scoreOpen writes precision and recall at the confidence with the best F1 and
// the area under the curve, by the rules of CaRB (Bhardwaj et al., EMNLP 2019):
// lenient matching of words slot by slot, the target joined with what follows.
func scoreOpen(w io.Writer, gold map[string]openGold, system map[string][]schema.Event) error {
	triples := systemTriples(gold, system)
	total, found := 0, 0
	for key, g := range gold {
		total += len(g.triples)
		found += len(triples[key])
	}
	if total == 0 {
		return fmt.Errorf("the gold holds no triples")
	}
	curve := openCurve(gold, triples, float64(total))
	var best curvePoint
	for _, p := range curve {
		if f1(p) > f1(best) {
			best = p
		}
	}
	_, err := fmt.Fprintf(w, "open      P %.3f  R %.3f  F1 %.3f  AUC %.3f  at confidence %g  (%d sentences, %d gold, %d extracted)\n",
		best.precision, best.recall, f1(best), area(curve), best.confidence, len(gold), total, found)
	return err
}

func f1(p curvePoint) float64 {
	if p.precision+p.recall == 0 {
		return 0
	}
	return 2 * p.precision * p.recall / (p.precision + p.recall)
}

// area is the area under the curve, whose recall falls from point to point, up
// to recall 0 at precision 1.
func area(curve []curvePoint) float64 {
	sum := 0.0
	for i, p := range curve {
		next := curvePoint{precision: 1}
		if i+1 < len(curve) {
			next = curve[i+1]
		}
		sum += (p.recall - next.recall) * (p.precision + next.precision) / 2
	}
	return math.Abs(sum)
}

// openCurve gives a point for each confidence that occurs, rising.
func openCurve(gold map[string]openGold, triples map[string][]openTriple, total float64) []curvePoint {
	levels := map[float64]bool{}
	for _, found := range triples {
		for _, t := range found {
			levels[t.confidence] = true
		}
	}
	var curve []curvePoint
	for level := range levels {
		curve = append(curve, curvePoint{confidence: level})
	}
	slices.SortFunc(curve, func(a, b curvePoint) int { return cmp.Compare(a.confidence, b.confidence) })
	matches := map[string][][]openMatch{}
	for _, key := range sortedKeys(triples) {
		matches[key] = matchAll(gold[key].triples, triples[key])
	}
	for i := range curve {
		curve[i] = pointAt(curve[i].confidence, triples, matches, total)
	}
	return curve
}

// pointAt sums over the sentences: for precision the best pairing of gold and
// system one to one, for recall the best of the system for each gold triple.
func pointAt(confidence float64, triples map[string][]openTriple, matches map[string][][]openMatch, total float64) curvePoint {
	right, found, covered := 0.0, 0.0, 0.0
	for _, key := range sortedKeys(triples) {
		var kept []int
		for j, t := range triples[key] {
			if t.confidence >= confidence {
				kept = append(kept, j)
			}
		}
		if len(kept) == 0 {
			continue
		}
		found += float64(len(kept))
		right += paired(matches[key], kept)
		for _, row := range matches[key] {
			best := 0.0
			for _, j := range kept {
				best = max(best, row[j].recall)
			}
			covered += best
		}
	}
	return curvePoint{confidence, right / max(found, 1), covered / total}
}

// paired is the sum of the precisions of a greedy pairing, best first.
func paired(rows [][]openMatch, kept []int) float64 {
	type cell struct {
		i, j  int
		value float64
	}
	var cells []cell
	for i, row := range rows {
		for _, j := range kept {
			cells = append(cells, cell{i, j, row[j].precision})
		}
	}
	slices.SortStableFunc(cells, func(a, b cell) int { return cmp.Compare(b.value, a.value) })
	sum := 0.0
	usedRow, usedColumn := map[int]bool{}, map[int]bool{}
	for _, c := range cells {
		if !usedRow[c.i] && !usedColumn[c.j] {
			usedRow[c.i], usedColumn[c.j] = true, true
			sum += c.value
		}
	}
	return sum
}
