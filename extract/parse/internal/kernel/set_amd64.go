package kernel

import "golang.org/x/sys/cpu"

// All returns the sets of this processor, the slowest first.
func All() []*Set {
	sets := []*Set{Portable()}
	if cpu.X86.HasAVX2 {
		sets = append(sets, withAVX2())
	}
	if cpu.X86.HasAVX2 && cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VNNI {
		vnni := withAVX2()
		vnni.Name, vnni.byteTile = "AVX-512 VNNI", byteTileVNNI
		sets = append(sets, vnni)
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
		byteTile: byteTileAVX2,
		fromInts: func(out []float32, c, corr []int32, scale, bias []float32, inv float32) {
			fromIntsAVX2(&out[0], &c[0], &corr[0], &scale[0], &bias[0], len(out), inv)
		},
		floatTile: floatTileAVX2,
		tanh:      func(x []float32) { tanhAVX2(&x[0], len(x)) },
		sigmoid:   func(x []float32) { sigmoidAVX2(&x[0], len(x)) },
		relu:      func(x []float32) { reluAVX2(&x[0], len(x)) },
		add:       func(x, y []float32) { addAVX2(&x[0], &y[0], len(x)) },
		times:     func(dst, x, y []float32) { timesAVX2(&dst[0], &x[0], &y[0], len(dst)) },
		cell:      func(c, y, p, g []float32) { cellAVX2(&c[0], &y[0], &p[0], &g[0], len(c)) },
	}
}

func byteTileAVX2(c []int32, ldc int, a []uint8, k int, panel []int8) {
	for i := 0; i < tileRows; i += 4 {
		for j := 0; j < tileCols; j += 16 {
			bytes4AVX2(&c[i*ldc+j], ldc, &a[i*k], k, &panel[4*j], k/4)
		}
	}
}

func byteTileVNNI(c []int32, ldc int, a []uint8, k int, panel []int8) {
	bytes8VNNI(&c[0], ldc, &a[0], k, &panel[0], k/4)
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
func fromIntsAVX2(out *float32, c, corr *int32, scale, bias *float32, n int, inv float32)

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
func bytes4AVX2(c *int32, ldc int, a *uint8, lda int, b *int8, groups int)

//go:noescape
func bytes8VNNI(c *int32, ldc int, a *uint8, lda int, b *int8, groups int)
