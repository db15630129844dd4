//go:build !(unix && (amd64 || arm64 || riscv64 || ppc64le || s390x || loong64 || mips64le))

package graph

// initialMmap is left to bbolt where a map makes the file grow or address
// space is scarce.
const initialMmap = 0
