package kernel

import "golang.org/x/sys/cpu"

// All returns the sets of this processor, the slowest first.
func All() []*Set {
	sets := []*Set{Portable()}
	if cpu.X86.HasAVX2 {
		sets = append(sets, withAVX2())
	}
	if cpu.X86.HasAVX2 && cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VNNI {
		sets = append(sets, withAVX512())
	}
	return sets
}

func withAVX2() *Set {
	return &Set{
		Name:   "AVX2",
		absMax: func(x []float32) float32 { return max(absMaxAVX2(&x[0], len(x)), 1e-9) },
		toBytes: func(dst []uint8, x []float32, scale float32) {
			toBytesAVX2(&dst[0], &x[0], len(x), scale)
		},
		byteTile:  byteTileAVX2,
		floatTile: floatTileAVX2,
		tanh:      func(x []float32) { tanhAVX2(&x[0], len(x)) },
		sigmoid:   func(x []float32) { sigmoidAVX2(&x[0], len(x)) },
		relu:      func(x []float32) { reluAVX2(&x[0], len(x)) },
		add:       func(x, y []float32) { addAVX2(&x[0], &y[0], len(x)) },
		times:     func(dst, x, y []float32) { timesAVX2(&dst[0], &x[0], &y[0], len(dst)) },
		cell:      func(c, y, p, g []float32) { cellAVX2(&c[0], &y[0], &p[0], &g[0], len(c)) },
	}
}

func byteTileAVX2(out []float32, ldo int, a []uint8, inv []float32, p panel) {
	for i := 0; i < tileRows; i += 4 {
		for j := 0; j < tileCols; j += 16 {
			bytes4AVX2(&out[i*ldo+j], ldo, &a[i*p.k], p.k, &p.weights[4*j], p.k/4, &p.corr[j], &p.scale[j], &p.bias[j], &inv[i])
		}
	}
}

func floatTileAVX2(c []float32, ldc int, a []float32, k int, b []float32, ldb, rows int) {
	if rows == 4 {
		float4AVX2(&c[0], ldc, &a[0], k, &b[0], ldb, k)
		return
	}
	for i := range rows {
		float1AVX2(&c[i*ldc], &a[i*k], &b[0], ldb, k)
	}
}

//go:noescape
func absMaxAVX2(x *float32, n int) float32

//go:noescape
func toBytesAVX2(dst *uint8, x *float32, n int, scale float32)

//go:noescape
func tanhAVX2(x *float32, n int)

//go:noescape
func sigmoidAVX2(x *float32, n int)

//go:noescape
func reluAVX2(x *float32, n int)

//go:noescape
func addAVX2(x, y *float32, n int)

//go:noescape
func timesAVX2(dst, x, y *float32, n int)

//go:noescape
func cellAVX2(c, y, p, gates *float32, h int)

//go:noescape
func float4AVX2(c *float32, ldc int, a *float32, lda int, b *float32, ldb, k int)

//go:noescape
func float1AVX2(c, a, b *float32, ldb, k int)

//go:noescape
func bytes4AVX2(out *float32, ldo int, a *uint8, lda int, b *int8, groups int, corr *int32, scale, bias, inv *float32)
