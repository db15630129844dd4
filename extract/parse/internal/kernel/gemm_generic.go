package kernel

import "unsafe"

// tileGeneric is the portable inner kernel of Gemm.
func tileGeneric(c *float32, ldc int, a *float32, lda int, b *float32, k int) {
	for i := range tileRows {
		row := unsafe.Slice((*float32)(unsafe.Add(unsafe.Pointer(c), i*ldc*4)), tileCols)
		left := unsafe.Slice((*float32)(unsafe.Add(unsafe.Pointer(a), i*lda*4)), k)
		panel := unsafe.Slice(b, k*tileCols)
		for p, x := range left {
			right := panel[p*tileCols : (p+1)*tileCols]
			for j, y := range right {
				row[j] += x * y
			}
		}
	}
}
