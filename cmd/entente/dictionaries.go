package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/pflag"

	"github.com/entente-kg/entente/extract"
	"github.com/entente-kg/entente/extract/actor"
	"github.com/entente-kg/entente/extract/event"
)

// ownActors is the user's table of actors, read where the command runs.
const ownActors = "entente.actors.tsv"

const tableHelp = `--actors adds actors of your own, which go before those built in: dictionaries
of PETRARCH (actors, agents, discards) and NGEC, or a table as 'entente actors
import' writes it. A file ` + ownActors + ` in the current folder is read anyway.
--rules adds verb dictionaries of PETRARCH-2, whose verbs and patterns go before
the rules built in; a verb that they leave without a code keeps those.`

// tableOptions are the flags of every command that resolves or codes.
type tableOptions struct {
	actors []string
	rules  []string
}

func (o *tableOptions) addFlags(flags *pflag.FlagSet) {
	flags.StringArrayVar(&o.actors, "actors", nil, "`file` of actors, agents or discards to add; may be given again")
	flags.StringArrayVar(&o.rules, "rules", nil, "`file` of verbs and their patterns to add; may be given again")
	for _, name := range []string{"actors", "rules"} {
		flags.Lookup(name).DefValue = "" // else help prints "[]"
	}
}

// read reads the user's tables. Lines that cannot be used go to the console.
func (o tableOptions) read(c *console) (extract.Tables, error) {
	var out extract.Tables
	var err error
	if out.Actors, err = readActors(withOwn(o.actors, ownActors), c.fault); err != nil {
		return out, err
	}
	out.Rules, err = readRules(o.rules, c.fault)
	return out, err
}

// readRules reads verb dictionaries, nil for none.
func readRules(files []string, fault func(error)) (*event.Dictionary, error) {
	if len(files) == 0 {
		return nil, nil
	}
	all := &event.Dictionary{}
	for _, name := range files {
		in, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		d, faults, err := event.ReadDictionary(name, in)
		if err := errors.Join(err, in.Close()); err != nil {
			return nil, err
		}
		for _, f := range faults {
			fault(f)
		}
		all.Add(d)
	}
	return all, nil
}

// resolver has the embedded tables and the user's.
func (o tableOptions) resolver(s streams) (*actor.Resolver, error) {
	tables, err := o.read(newConsole(s.err, ""))
	if err != nil {
		return nil, err
	}
	return actor.NewWith(tables.Actors)
}

// withOwn puts the table of the current folder, where there is one, before the
// files that are asked for, so that it goes first.
func withOwn(files []string, own string) []string {
	if _, err := os.Stat(own); errors.Is(err, fs.ErrNotExist) {
		return files
	}
	return append([]string{own}, files...)
}

// readActors reads dictionaries of actors, nil for none. Faulty lines go to
// fault, the rest is used.
func readActors(files []string, fault func(error)) (*actor.Dictionary, error) {
	if len(files) == 0 {
		return nil, nil
	}
	reader, err := actor.NewReader()
	if err != nil {
		return nil, fmt.Errorf("loading the codes of actors: %w", err)
	}
	all := &actor.Dictionary{}
	for _, name := range files {
		d, faults, err := readActorFile(reader, name)
		if err != nil {
			return nil, err
		}
		for _, f := range faults {
			fault(f)
		}
		all.Add(d)
	}
	return all, nil
}

func readActorFile(reader *actor.Reader, name string) (*actor.Dictionary, []actor.Fault, error) {
	in, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer in.Close()
	return reader.Read(name, in)
}
