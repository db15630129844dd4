package extract

import (
	"math"
	"strings"

	"github.com/entente-kg/entente/extract/clause"
)

// Weights of a logistic regression, fitted on 248 relations that the pipeline
// found in 107 news articles annotated by hand (191 of them right). In five-fold
// cross-validation by article, 88 % of the relations that it gives 0.8 or more
// are right, and the area under the ROC curve is 0.74.
const (
	weightAny        = 0.23
	weightCoded      = 1.54 // a coding rule knows the act
	weightShared     = -0.30
	weightNominal    = 0.36
	weightOblique    = -0.35
	weightInside     = -0.74
	weightPronoun    = -0.32
	weightBothCoded  = 0.44  // both parties have a country or organisation
	weightNobody     = -0.74 // the target has neither code nor role
	weightGoverned   = 0.70
	weightInference  = -1.50 // by judgement: too few to fit
	fullCertainty    = 0.9   // of a coding rule that names every word
	hundredths       = 100
	sharedSubjects   = "adverbial infinitive participle object conjoined subject"
	nominalPredicate = "nominal"
)

// confidence is the chance that the relation is stated by the sentence as
// recorded, rounded to hundredths. certainty is the coding rule's, 0 where no
// rule fits.
func confidence(r relation, certainty float64) float64 {
	z := weightAny + weightCoded*min(1, certainty/fullCertainty)
	rule, _, _ := strings.Cut(r.Rule, " ")
	if strings.Contains(sharedSubjects, rule) {
		z += weightShared
	}
	if strings.HasPrefix(rule, nominalPredicate) {
		z += weightNominal
	}
	switch r.target.Function {
	case clause.Oblique:
		z += weightOblique
	case clause.Inside:
		z += weightInside
	}
	if len(r.predicate.Governors) > 0 {
		z += weightGoverned
	}
	if r.target.Code == "" && r.target.Role == "" {
		z += weightNobody
	}
	if r.source.Pronoun || r.target.Pronoun {
		z += weightPronoun
	}
	if r.source.Code != "" && r.target.Code != "" {
		z += weightBothCoded
	}
	if r.inferred {
		z += weightInference
	}
	return math.Round(hundredths/(1+math.Exp(-z))) / hundredths
}
