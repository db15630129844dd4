package event_test

import (
	"cmp"
	"testing"

	"github.com/entente-kg/entente/extract/clause"
	"github.com/entente-kg/entente/extract/event"
	"github.com/entente-kg/entente/schema"
)

// Acts of three kinds, by words that name each.
func cooperative() []clause.Predicate {
	return []clause.Predicate{
		{Lemma: "meet"}, {Lemma: "negotiate", Prep: "with"}, {Lemma: "mediate"}, {Lemma: "recognize"},
		{Lemma: "cooperate", Prep: "with"}, {Lemma: "help"}, {Lemma: "withdraw", Prep: "from"}, {Lemma: "release"},
		{Lemma: "lift", Object: "sanction", Prep: "on"}, {Lemma: "sign", Object: "treaty", Prep: "with"},
	}
}

func coercive() []clause.Predicate {
	return []clause.Predicate{
		{Lemma: "impose", Object: "sanction", Prep: "on"}, {Lemma: "arrest"}, {Lemma: "expel"},
		{Lemma: "deploy", Object: "troop", Prep: "against"}, {Lemma: "suspend", Object: "aid", Prep: "to"},
	}
}

func violent() []clause.Predicate {
	return []clause.Predicate{
		{Lemma: "attack"}, {Lemma: "kill"}, {Lemma: "occupy"}, {Lemma: "launch", Object: "attack", Prep: "on"}, {Lemma: "protest", Prep: "against"},
	}
}

// TestOperatorsComposeWithEveryAct crosses the operators with acts of every
// kind. Whoever agrees on violence, or tries any act, is coded by the act.
func TestOperatorsComposeWithEveryAct(t *testing.T) {
	c := newCoder(t)
	tests := []struct {
		operators                      []string
		cooperative, coercive, violent schema.Class // "" for the act's own
	}{
		{[]string{"agree", "consent", "offer"}, schema.Agree, schema.Agree, ""},
		{[]string{"promise", "vow", "will"}, schema.Agree, schema.Threaten, schema.Threaten},
		{[]string{"threaten"}, schema.Threaten, schema.Threaten, schema.Threaten},
		{[]string{"refuse", "decline", "deny"}, schema.Reject, schema.Reject, schema.Reject},
		{[]string{"try", "plan", "continue", "begin"}, "", "", ""},
	}
	for _, test := range tests {
		for _, operator := range test.operators {
			for _, kind := range []struct {
				acts []clause.Predicate
				want schema.Class
			}{{cooperative(), test.cooperative}, {coercive(), test.coercive}, {violent(), test.violent}} {
				for _, act := range kind.acts {
					composes(t, c, operator, act, kind.want)
				}
			}
		}
	}
}

// composes holds that the operator over the act gives the class; twice over,
// that the outer operator has the last word.
func composes(t *testing.T, c *event.Coder, operator string, act clause.Predicate, want schema.Class) {
	t.Helper()
	plain, ok := c.Code(act, event.Party{}, event.Party{})
	if !ok {
		t.Fatalf("%s is not coded", act)
	}
	act.Governors = []string{operator}
	if got, _ := c.Code(act, event.Party{}, event.Party{}); got.Class != cmp.Or(want, plain.Class) {
		t.Errorf("%s: %s by %q, want %s", act, got.Class, got.Rule, cmp.Or(want, plain.Class))
	}
	act.Governors = []string{"refuse", operator}
	if got, _ := c.Code(act, event.Party{}, event.Party{}); got.Class != schema.Reject {
		t.Errorf("%s: %s by %q, want REJECT", act, got.Class, got.Rule)
	}
}
