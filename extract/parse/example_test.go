package parse_test

import (
	"fmt"

	"github.com/entente-kg/entente/extract/parse"
	"github.com/entente-kg/entente/extract/ud"
)

func ExampleParser_Parse() {
	model, err := parse.Load()
	if err != nil {
		fmt.Println(err)
		return
	}
	in := ud.Sentence{Tokens: []ud.Token{{Form: "Kenya"}, {Form: "recalled"}, {Form: "its"}, {Form: "ambassador"}, {Form: "."}}}
	out := model.NewParser().Parse([]ud.Sentence{in})[0]
	for _, t := range out.Tokens {
		fmt.Println(t.Form, t.UPOS, t.XPOS, t.Head, t.Deprel)
	}
	fmt.Println(out.Names)
	// Output:
	// Kenya PROPN NNP 1 nsubj
	// recalled VERB VBD -1 root
	// its PRON PRP$ 3 nmod:poss
	// ambassador NOUN NN 1 obj
	// . PUNCT . 1 punct
	// [{{0 1} LOC}]
}
