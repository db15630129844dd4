package kernel

// All returns the sets of this processor, the slowest first.
func All() []*Set { return []*Set{Portable()} }
