package kernel

// withAVX512 is the set for registers of 512 bits.
func withAVX512() *Set {
	s := withAVX2()
	s.Name, s.byteTile = "AVX-512 VNNI", byteTileVNNI
	s.tanh = func(x []float32) { tanhAVX512(&x[0], len(x)) }
	s.sigmoid = func(x []float32) { sigmoidAVX512(&x[0], len(x)) }
	s.add = func(x, y []float32) { addAVX512(&x[0], &y[0], len(x)) }
	s.cell = func(c, y, p, g []float32) { cellAVX512(&c[0], &y[0], &p[0], &g[0], len(c)) }
	s.floatTile = floatTileAVX512
	return s
}

func byteTileVNNI(out []float32, ldo int, a []uint8, inv []float32, p panel) {
	bytes8VNNI(&out[0], ldo, &a[0], p.k, &p.weights[0], p.k/4, &p.corr[0], &p.scale[0], &p.bias[0], &inv[0])
}

func floatTileAVX512(c []float32, ldc int, a []float32, k int, b []float32, ldb, rows int) {
	if rows == 4 {
		float4AVX512(&c[0], ldc, &a[0], k, &b[0], ldb, k)
		return
	}
	floatTileAVX2(c, ldc, a, k, b, ldb, rows)
}

//go:noescape
func float4AVX512(c *float32, ldc int, a *float32, lda int, b *float32, ldb, k int)

//go:noescape
func bytes8VNNI(out *float32, ldo int, a *uint8, lda int, b *int8, groups int, corr *int32, scale, bias, inv *float32)

//go:noescape
func sigmoidAVX512(x *float32, n int)

//go:noescape
func tanhAVX512(x *float32, n int)

//go:noescape
func addAVX512(x, y *float32, n int)

//go:noescape
func cellAVX512(c, y, p, gates *float32, h int)
