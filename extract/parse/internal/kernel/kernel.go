// Package kernel holds the inner loops of the parser's network: those of
// inference, which give the same bits on every processor, and the trainer's
// matrix product, which is as fast as the processor allows.
package kernel
