package main

import (
	"errors"
	"fmt"
	"syscall"

	"github.com/entente-kg/entente/graph"
)

// The exit codes.
const (
	exitOK          = 0
	exitError       = 1
	exitUsage       = 2
	exitUnread      = 3 // some inputs could not be read, the rest is done
	exitNoStore     = 10
	exitLocked      = 11
	exitInterrupted = 130
)

// workError is an error of a command's work, as against its command line.
type workError struct{ error }

func (e *workError) Unwrap() error { return e.error }

// usageError is a command line that asks for what there is not.
type usageError struct{ error }

func usagef(format string, args ...any) error {
	return &usageError{fmt.Errorf(format, args...)}
}

// unreadError ends a command that did all but what it could not read: whole
// inputs, or lines of them.
type unreadError struct{ inputs, lines int }

func (e *unreadError) Error() string {
	switch {
	case e.lines == 1:
		return "1 line could not be used"
	case e.lines > 1:
		return fmt.Sprintf("%d lines could not be used", e.lines)
	case e.inputs == 1:
		return "1 input could not be read"
	}
	return fmt.Sprintf("%d inputs could not be read", e.inputs)
}

// errInterrupted stands for whatever an interrupted command failed with.
var errInterrupted = errors.New("interrupted")

func exitCode(err error) int {
	var work *workError
	var usage *usageError
	var unread *unreadError
	switch {
	case err == nil:
		return exitOK
	case !errors.As(err, &work), errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &unread):
		return exitUnread
	case errors.Is(err, graph.ErrNoStore):
		return exitNoStore
	case errors.Is(err, graph.ErrLocked):
		return exitLocked
	case errors.Is(err, errInterrupted):
		return exitInterrupted
	}
	return exitError
}

// quiet reports whether nobody is there to read the message.
func quiet(err error) bool { return errors.Is(err, syscall.EPIPE) }
