//go:build !amd64

package kernel

func bestTile() func(c *float32, ldc int, a *float32, lda int, b *float32, k int) {
	return tileGeneric
}
