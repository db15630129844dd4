package kernel

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

//go:noescape
func tileAVX512(c *float32, ldc int, a *float32, lda int, b *float32, k int)

//go:noescape
func tileFMA(c *float32, ldc int, a *float32, lda int, b *float32, k int)

func bestTile() func(c *float32, ldc int, a *float32, lda int, b *float32, k int) {
	switch {
	case cpu.X86.HasAVX512F:
		return tileAVX512
	case cpu.X86.HasAVX2 && cpu.X86.HasFMA:
		return tileByQuarters
	}
	return tileGeneric
}

// tileByQuarters covers a tile by four calls of the 4 by 16 kernel.
func tileByQuarters(c *float32, ldc int, a *float32, lda int, b *float32, k int) {
	for i := 0; i < tileRows; i += 4 {
		for j := 0; j < tileCols; j += 16 {
			tileFMA(at(c, i*ldc+j), ldc, at(a, i*lda), lda, at(b, j), k)
		}
	}
}

func at(p *float32, i int) *float32 {
	return (*float32)(unsafe.Add(unsafe.Pointer(p), i*4))
}
