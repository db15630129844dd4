// Command entente turns news articles into a knowledge graph of diplomatic
// relations and answers questions about it.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

func main() {
	os.Exit(run(os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
}

// streams are where a command reads and writes: data goes to out, messages and
// progress to err.
type streams struct {
	in  io.Reader
	out io.Writer
	err io.Writer
}

// run executes one command line and gives its exit code. The first interrupt
// ends the work in order, a second one at once.
func run(args []string, s streams) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	root := newRootCommand(s)
	root.SetArgs(args)
	command, err := root.ExecuteContextC(ctx)
	if err != nil && ctx.Err() != nil {
		err = &workError{errInterrupted}
	}
	code := exitCode(err)
	switch {
	case code == exitOK, quiet(err):
	case code == exitUsage:
		fmt.Fprintf(s.err, "entente: %v\nSee '%s --help'.\n", err, command.CommandPath())
	case code == exitNoStore:
		fmt.Fprintf(s.err, "entente: %v ('entente ingest' makes one)\n", err)
	default:
		fmt.Fprintf(s.err, "entente: %v\n", err)
	}
	return code
}

func newRootCommand(s streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "entente",
		Short: "A knowledge graph of diplomatic relations, from news articles",
		Long: `Entente reads news articles, extracts who did what to whom, codes it after
PLOVER and CAMEO, and keeps it with its sentence in a graph to be queried.`,
		Example: `  entente ingest testdata/articles
  entente relations --source TUR --target RUS
  entente query 'g.V("<actor:Barack_Obama>").Out("<rel:urge>").All()'`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.AddCommand(
		newIngestCommand(), newExtractCommand(), newExplainCommand(),
		newRelationsCommand(), newQueryCommand(), newExportCommand(),
		newActorsCommand(), newOntologyCommand(),
		newForgetCommand(), newVerifyCommand(), newBackupCommand(), newStatsCommand(),
		newEvalCommand(), newVersionCommand(), newQueryWorkerCommand(),
	)
	return root
}

// streamsOf are the streams that cobra carries.
func streamsOf(c *cobra.Command) streams {
	return streams{in: c.InOrStdin(), out: c.OutOrStdout(), err: c.ErrOrStderr()}
}

// action makes f a command's run function. Its errors are those of the work,
// where they do not say that they are of usage; what fails before is usage.
func action(f func(ctx context.Context, s streams, args []string) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		if err := f(c.Context(), streamsOf(c), args); err != nil {
			return &workError{err}
		}
		return nil
	}
}
