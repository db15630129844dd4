package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/entente-kg/entente/extract/actor"
)

type actorsAddOptions struct {
	table                string
	names                []string
	code, role, role2    string
	from, to             string
	plural, wikidata     string
	agent, discard, tale bool
}

func newActorsAddCommand() *cobra.Command {
	var opts actorsAddOptions
	c := &cobra.Command{
		Use:   "add NAME",
		Short: "Add a row to your own table of actors",
		Long: `Add appends one row to your own table of actors, and makes the table where there
is none. A name may have several rows, one for each time; a row without days
holds on all others. With --agent the name is a word for actors of a sector,
whose country comes from the words around it; with --discard or --discard-story
it is a phrase whose sentences or articles give no relations.`,
		Example: `  entente actors add "Ada Byrne" --code IRL --role GOV --from 2031-02-01 --names "A. Byrne,President Byrne"
  entente actors add "Ada Byrne" --code IRL --role ELI
  entente actors add "water carrier" --agent --role LAB
  entente actors add "fantasy league" --discard-story`,
		Args: cobra.ExactArgs(1),
		RunE: action(func(_ context.Context, _ streams, args []string) error {
			return runActorsAdd(opts, args[0])
		}),
	}
	flags := c.Flags()
	addTableFlag(c, &opts.table)
	flags.StringSliceVar(&opts.names, "names", nil, "other `spellings`, separated by commas")
	flags.Lookup("names").DefValue = ""
	flags.StringVar(&opts.code, "code", "", "code of the country or the organisation: RUS, NATO")
	flags.StringVar(&opts.role, "role", "", "PLOVER sector: GOV, MIL, ...")
	flags.StringVar(&opts.role2, "role2", "", "second sector")
	flags.StringVar(&opts.from, "from", "", "first `day`")
	flags.StringVar(&opts.to, "to", "", "last `day`, included")
	flags.StringVar(&opts.plural, "plural", "", "irregular plural of an agent")
	flags.StringVar(&opts.wikidata, "wikidata", "", "the item at Wikidata: Q76")
	flags.BoolVar(&opts.agent, "agent", false, "the name is a word for actors")
	flags.BoolVar(&opts.discard, "discard", false, "leave out sentences with the phrase")
	flags.BoolVar(&opts.tale, "discard-story", false, "leave out articles with the phrase")
	c.MarkFlagsMutuallyExclusive("agent", "discard", "discard-story")
	complete(c, "role", roleNames())
	complete(c, "role2", roleNames())
	return c
}

func addTableFlag(c *cobra.Command, table *string) {
	c.Flags().StringVar(table, "table", ownActors, "`file` of your own table")
}

func runActorsAdd(opts actorsAddOptions, name string) error {
	kind := "actor"
	switch {
	case opts.agent:
		kind = "agent"
	case opts.discard:
		kind = "discard"
	case opts.tale:
		kind = "story"
	case opts.code == "" && opts.role == "":
		return usagef("give the actor a --code or a --role")
	}
	return appendRow(opts.table, []string{
		kind, name, strings.Join(opts.names, "|"), opts.code, strings.ToUpper(opts.role), strings.ToUpper(opts.role2),
		opts.from, opts.to, opts.plural, opts.wikidata,
	})
}

// appendRow adds a row to the user's table. It is first read as the table's
// reader will, so that a faulty row is refused.
func appendRow(table string, cells []string) error {
	for i, c := range cells {
		cells[i] = strings.Join(strings.Fields(c), " ")
	}
	row := strings.Join(cells, "\t") + "\n"
	reader, err := actor.NewReader()
	if err != nil {
		return fmt.Errorf("loading the codes of actors: %w", err)
	}
	_, faults, err := reader.Read(table, strings.NewReader(actor.TableHeader+row))
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		return &usageError{errors.New(faults[0].Text)}
	}
	return appendTo(table, row)
}

// appendTo adds to the end of the table, which begins with its header.
func appendTo(table, row string) error {
	f, err := os.OpenFile(table, os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	held, err := io.ReadAll(f)
	switch header := actor.TableHeader[strings.LastIndex(actor.TableHeader, "# columns: "):]; {
	case err != nil:
	case len(held) == 0:
		row = actor.TableHeader + row
	case !strings.Contains(string(held), header):
		err = fmt.Errorf("%s has other columns than the table of 'entente actors import'", table)
	case held[len(held)-1] != '\n':
		row = "\n" + row
	}
	if err == nil {
		_, err = f.WriteString(row)
	}
	return errors.Join(err, f.Close())
}
