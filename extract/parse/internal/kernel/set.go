package kernel

import "math"

// Set is a choice of implementations of the inner loops of inference. All sets
// give the same bits: products of bytes are exact, and single-precision ones
// round each product and each sum, in the same order, never fused.
type Set struct {
	Name string

	// absMax returns the largest absolute value of x, at least 1e-9.
	absMax func(x []float32) float32
	// toBytes sets dst to x·scale + 32, rounded to even. len(x) is a multiple of 32.
	toBytes func(dst []uint8, x []float32, scale float32)
	// byteTile sets out (8 rows of 32, ldo apart) to A (8 rows of p.k unsigned
	// bytes, with the scales inv) times a panel, plus its bias.
	byteTile func(out []float32, ldo int, a []uint8, inv []float32, p panel)
	// floatTile adds to C (rows by 16) A (rows by k) times B (k by 16, rows ldb apart).
	floatTile func(c []float32, ldc int, a []float32, k int, b []float32, ldb, rows int)

	tanh    func(x []float32)
	sigmoid func(x []float32)
	relu    func(x []float32)
	add     func(x, y []float32)      // x += y
	times   func(dst, x, y []float32) // dst = x·y
	// cell sets c = f·(p - z) + z and y = o·c, where g holds z, f and o.
	cell func(c, y, p, g []float32)
}

// Portable is the set in plain Go, which defines what the others compute.
func Portable() *Set {
	return &Set{
		Name: "portable", absMax: absMax, toBytes: toBytes, byteTile: byteTile,
		floatTile: floatTile, tanh: tanh, sigmoid: sigmoid, relu: relu, add: add, times: times, cell: cell,
	}
}

// Best returns the fastest set of this processor.
func Best() *Set {
	sets := All()
	return sets[len(sets)-1]
}

func absMax(x []float32) float32 {
	top := float32(1e-9)
	for _, v := range x {
		top = max(top, v, -v)
	}
	return top
}

// roundOff, added and subtracted, rounds a small number to the nearest even integer.
const roundOff = 12582912

func toBytes(dst []uint8, x []float32, scale float32) {
	for i, v := range x {
		r := float32(float32(v*scale)+roundOff) - roundOff
		dst[i] = uint8(int32(r) + byteZero)
	}
}

// fromInts sets out to (c - corr)·scale·inv + bias for the columns of a panel.
func fromInts(out []float32, c []int32, inv float32, p panel) {
	for j := range out {
		v := float32(float32(c[j]-p.corr[j]) * p.scale[j])
		out[j] = float32(v*inv) + p.bias[j]
	}
}

func floatTile(c []float32, ldc int, a []float32, k int, b []float32, ldb, rows int) {
	for i := range rows {
		row := c[i*ldc : i*ldc+16]
		for p, x := range a[i*k : (i+1)*k] {
			for j, y := range b[p*ldb : p*ldb+16] {
				row[j] += float32(x * y)
			}
		}
	}
}

func tanh(x []float32) {
	for i, v := range x {
		x[i] = float32(2/(1+exp(-2*v))) - 1
	}
}

func sigmoid(x []float32) {
	for i, v := range x {
		x[i] = 1 / (1 + exp(-v))
	}
}

// Constants of exp: 1/ln 2, and ln 2 as a sum of two numbers.
const (
	expLimit = 80
	perLn2   = 1.44269504
	ln2High  = 0.693145752
	ln2Low   = 1.42860677e-6
)

// exp is the exponential function to about 1e-7, for arguments within ±80.
func exp(x float32) float32 {
	x = min(max(x, -expLimit), expLimit)
	shifted := float32(x*perLn2) + roundOff
	n := shifted - roundOff
	r := x - float32(n*ln2High)
	r -= float32(n * ln2Low)
	p := float32(1.0 / 720)
	p = float32(p*r) + 1.0/120
	p = float32(p*r) + 1.0/24
	p = float32(p*r) + 1.0/6
	p = float32(p*r) + 0.5
	p = float32(p*r) + 1
	p = float32(p*r) + 1
	return math.Float32frombits(math.Float32bits(p) + math.Float32bits(shifted)<<23)
}

func relu(x []float32) {
	for i, v := range x {
		if !(v > 0) {
			x[i] = 0
		}
	}
}

func add(x, y []float32) {
	for i := range x {
		x[i] += y[i]
	}
}

func times(dst, x, y []float32) {
	for i := range dst {
		dst[i] = x[i] * y[i]
	}
}

func cell(c, y, p, g []float32) {
	h := len(c)
	z, f, o := g[:h], g[h:2*h], g[2*h:3*h]
	for j := range c {
		c[j] = float32(f[j]*(p[j]-z[j])) + z[j]
		y[j] = o[j] * c[j]
	}
}
