package event

import (
	"cmp"
	"fmt"
	"sort"
	"strings"

	"github.com/entente-kg/entente/extract/clause"
)

// Operator is what a verb, noun or adjective does to the act it governs, be it
// an infinitive ("refuse to meet") or a noun ("reject talks with").
type Operator struct {
	Predicate string // lemma, with its particle
	Kind      string // a key of compose.tsv
	CAMEO     string // of the example
	Example   Example
}

// keep is the operator that leaves the act as it is.
const keep = "keep"

// composition says what an operator makes of the acts whose code begins so.
type composition struct {
	act    string // prefix of a CAMEO code, "" for any act
	result string // CAMEO code, with its mode after a slash where that is not the code's own, or keep
}

// Operators lists the governing words in alphabetical order.
func (c *Coder) Operators() []Operator {
	out := make([]Operator, 0, len(c.operators))
	for _, op := range c.operators {
		out = append(out, op)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Predicate < out[j].Predicate })
	return out
}

func (r *reader) readOperators() error {
	return eachRow("operators.tsv", 4, func(cells []string) error {
		example, err := parseExample(cells[3])
		if err != nil {
			return err
		}
		if _, ok := r.ontology.CAMEO(cells[2]); !ok {
			return fmt.Errorf("no CAMEO code %q", cells[2])
		}
		if _, ok := r.coder.operators[cells[0]]; ok {
			return fmt.Errorf("operator %q is listed twice", cells[0])
		}
		r.coder.operators[cells[0]] = Operator{cells[0], cells[1], cells[2], example}
		return nil
	})
}

func (r *reader) readCompositions() error {
	err := eachRow("compose.tsv", 3, func(cells []string) error {
		if err := r.checkResult(cells[2]); err != nil {
			return err
		}
		act := strings.TrimPrefix(cells[1], "*")
		r.coder.compose[cells[0]] = append(r.coder.compose[cells[0]], composition{act, cells[2]})
		return nil
	})
	for _, list := range r.coder.compose {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].act) > len(list[j].act) })
	}
	return err
}

func (r *reader) checkResult(cell string) error {
	code, mode, _ := strings.Cut(cell, "/")
	info, ok := r.ontology.CAMEO(code)
	switch {
	case cell == keep:
		return nil
	case !ok:
		return fmt.Errorf("no CAMEO code %q", code)
	case mode != "" && !r.ontology.HasMode(info.Class, mode):
		return fmt.Errorf("%s has no mode %q", info.Class, mode)
	}
	return nil
}

// govern is the event of a governing word over an act; where the act is not
// coded, what the operator makes of any act.
func (c *Coder) govern(word string, act Coding, coded bool) (Coding, bool) {
	op, known := c.operators[word]
	if !known || op.Kind == keep {
		return act, coded
	}
	return c.operate(op.Kind, word, act, coded)
}

func (c *Coder) operate(kind, word string, act Coding, coded bool) (Coding, bool) {
	code := c.result(kind, act.CAMEO)
	if code == "" || code == keep {
		return act, coded
	}
	out := c.composed(code)
	out.Rule = strings.TrimSpace(word + " + " + act.Rule)
	out.Confidence = sure * composed
	if coded {
		out.Confidence = max(act.Confidence, unaccounted) * composed
	}
	return out, true
}

// result is the code that the operator makes of an act, "" for none.
func (c *Coder) result(kind, act string) string {
	for _, row := range c.compose[kind] {
		if strings.HasPrefix(act, row.act) {
			return row.result
		}
	}
	return ""
}

// objectAct codes a verb whose object names an act: "reject talks with". The
// act may also head the target ("announce the arrest of a minister"), but to
// stop such an act is no answer to the one who does it.
func (c *Coder) objectAct(q query) (Coding, bool) {
	op, ok := c.operators[strings.TrimSpace(q.Lemma+" "+q.Particle)]
	if !ok || q.Object == "" && op.Kind == "stop" {
		return Coding{}, false
	}
	act, ok := c.nounAct(q)
	if !ok {
		return Coding{}, false
	}
	if op.Kind == keep {
		act.Rule = op.Predicate + " + " + act.Rule
		act.Confidence *= composed
		return act, true
	}
	return c.govern(op.Predicate, act, true)
}

// infinitive refines the code of "urge Putin to withdraw" by what the target
// is to do; the class stays that of the governing verb.
func (c *Coder) infinitive(out Coding, q query) Coding {
	kind := appealKind(out.CAMEO)
	if q.Complement == "" || kind == "" {
		return out
	}
	below := query{clause.Predicate{Lemma: q.Complement}, q.target, Party{}}
	rule := c.best(below)
	if rule == nil {
		return out
	}
	refined := c.composed(c.result(kind, rule.CAMEO))
	if refined.Class != out.Class {
		return out
	}
	refined.Rule, refined.Confidence = out.Rule+" + "+rule.Name, out.Confidence
	return refined
}

// appealKind is the operator that an appeal or a demand is to the act it asks
// for, "" for other events.
func appealKind(code string) string {
	switch {
	case strings.HasPrefix(code, "02"):
		return "request"
	case strings.HasPrefix(code, "10"):
		return "demand"
	}
	return ""
}

// composed is the event of a result of compose.tsv, with the mode after the
// slash or else the code's own.
func (c *Coder) composed(result string) Coding {
	code, mode, _ := strings.Cut(result, "/")
	info, _ := c.ontology.CAMEO(code)
	return c.event(info.Class, code, cmp.Or(mode, info.Mode))
}
