//go:build unix && (amd64 || arm64 || riscv64 || ppc64le || s390x || loong64 || mips64le)

package graph

// initialMmap is address space, not memory.
const initialMmap = 32 << 30
