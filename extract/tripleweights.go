package extract

import (
	"bufio"
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/extract/ud"
)

//go:embed data/tripleweights.tsv
var tripleTable string

// tripleWeights weighs the features of open triples.
type tripleWeights map[feature]float64

// feature is a property of an open triple: one with a value ("pattern" SVO) or
// a number of at least so much ("target words" from 5 on).
type feature struct {
	name, value string
	from        int
}

// maxFrom bounds the numbers that features count to.
const maxFrom = 64

func newTripleWeights() (tripleWeights, error) {
	w := tripleWeights{}
	sc := bufio.NewScanner(strings.NewReader(tripleTable))
	for n := 1; sc.Scan(); n++ {
		if strings.HasPrefix(sc.Text(), "#") {
			continue
		}
		if err := w.add(strings.Split(sc.Text(), "\t")); err != nil {
			return nil, fmt.Errorf("weights of open triples, line %d: %w", n, err)
		}
	}
	return w, sc.Err()
}

// add reads a row of the table: feature, value or "from N", weight.
func (w tripleWeights) add(row []string) error {
	if len(row) != 3 {
		return fmt.Errorf("%d columns, want 3", len(row))
	}
	weight, err := strconv.ParseFloat(row[2], 64)
	if err != nil {
		return err
	}
	f := feature{name: row[0], value: row[1]}
	if from, ok := strings.CutPrefix(row[1], "from "); ok {
		f.value = ""
		if f.from, err = strconv.Atoi(from); err != nil {
			return err
		}
	}
	w[f] = weight
	return nil
}

// confidence is the chance that a reader would write the triple down so,
// rounded to hundredths.
func (w tripleWeights) confidence(s ud.Sentence, t clause.Triple) float64 {
	z := 0.0
	for _, f := range features(s, t) {
		z += w[f]
		for n := 1; n <= min(f.from, maxFrom); n++ {
			z += w[feature{name: f.name, from: n}]
		}
	}
	return math.Round(hundredths/(1+math.Exp(-z))) / hundredths
}
