package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

// sameBits compares results of a set with those of the portable one, bit by bit.
func sameBits(t *testing.T, set, what string, got, want []float32) {
	t.Helper()
	for i := range want {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Fatalf("%s: %s[%d] is %v, portable %v", set, what, i, got[i], want[i])
		}
	}
}

func TestSetsGiveTheSameBits(t *testing.T) {
	for _, s := range All()[1:] {
		rng := rand.New(rand.NewPCG(1, 2))
		for range 50 {
			compareRows(t, s, rng)
			compareFloats(t, s, rng)
			compareBytes(t, s, rng)
		}
	}
}

func compareRows(t *testing.T, s *Set, rng *rand.Rand) {
	p, n := Portable(), 32*(1+rng.IntN(12))
	x, y := spread(rng, n), spread(rng, n)
	for what, pair := range map[string][2]func(x []float32){
		"tanh": {s.tanh, p.tanh}, "sigmoid": {s.sigmoid, p.sigmoid}, "relu": {s.relu, p.relu},
		"add":   {func(x []float32) { s.add(x, y) }, func(x []float32) { p.add(x, y) }},
		"times": {func(x []float32) { s.times(x, x, y) }, func(x []float32) { p.times(x, x, y) }},
	} {
		got, want := append([]float32(nil), x...), append([]float32(nil), x...)
		pair[0](got)
		pair[1](want)
		sameBits(t, s.Name, what, got, want)
	}
	gates := spread(rng, 3*n)
	got, want := make([]float32, 2*n), make([]float32, 2*n)
	s.cell(got[:n], got[n:], x, gates)
	p.cell(want[:n], want[n:], x, gates)
	sameBits(t, s.Name, "cell", got, want)
}

func compareFloats(t *testing.T, s *Set, rng *rand.Rand) {
	n, k, m := 1+rng.IntN(9), 1+rng.IntN(40), 16*(1+rng.IntN(5))
	a, b, got := randoms(rng, n*k), randoms(rng, k*m), randoms(rng, n*m)
	want := append([]float32(nil), got...)
	s.Mul(got, a, b, n, k, m)
	Portable().Mul(want, a, b, n, k, m)
	sameBits(t, s.Name, "product", got, want)
}

func compareBytes(t *testing.T, s *Set, rng *rand.Rand) {
	n, k, cols := 1+rng.IntN(20), 32*(1+rng.IntN(12)), 1+rng.IntN(70)
	part := Columns{Cols: cols, Ints: make([]byte, k*cols), Scale: spread(rng, cols), Bias: randoms(rng, cols)}
	for i := range part.Ints {
		part.Ints[i] = byte(int8(rng.IntN(129) - 64))
		if rng.IntN(4) == 0 {
			part.Ints[i] = 64
		}
	}
	m := NewByteMatrix(k, part)
	x := spread(rng, n*k)
	for i := range x {
		if rng.IntN(3) == 0 {
			x[i] = 60
		}
	}
	product := func(s *Set) []float32 {
		var rows ByteRows
		rows.Fill(s, x, k)
		out := make([]float32, n*m.Cols())
		m.Mul(s, out, &rows)
		return out
	}
	sameBits(t, s.Name, "bytes", product(s), product(Portable()))
}

// spread returns numbers of very different sizes, zero and ties among them.
func spread(rng *rand.Rand, n int) []float32 {
	x := randoms(rng, n)
	for i := range x {
		switch rng.IntN(8) {
		case 0:
			x[i] *= 50
		case 1:
			x[i] *= 1e-6
		case 2:
			x[i] = float32(rng.IntN(9)-4) / 2
		}
	}
	return x
}

func TestByteProductIsCloseToTheFloatProduct(t *testing.T) {
	const n, k, cols = 3, 64, 40
	rng := rand.New(rand.NewPCG(9, 9))
	part := Columns{Cols: cols, Ints: make([]byte, k*cols), Scale: make([]float32, cols), Bias: randoms(rng, cols)}
	for i := range part.Ints {
		part.Ints[i] = byte(int8(rng.IntN(129) - 64))
	}
	for j := range part.Scale {
		part.Scale[j] = 0.01
	}
	x, m := randoms(rng, n*k), NewByteMatrix(k, part)
	var rows ByteRows
	rows.Fill(Best(), x, k)
	out := make([]float32, n*m.Cols())
	m.Mul(Best(), out, &rows)
	for i := range n {
		for j := range cols {
			want := part.Bias[j]
			for p := range k {
				want += x[i*k+p] * 0.01 * float32(int8(part.Ints[p*cols+j]))
			}
			if got := out[i*m.Cols()+j]; math.Abs(float64(got-want)) > 0.3 {
				t.Errorf("entry (%d,%d) is %v, want about %v", i, j, got, want)
			}
		}
	}
}

func BenchmarkByteMatrix(b *testing.B) {
	const n, k, cols = 320, 384, 1152
	rng := rand.New(rand.NewPCG(1, 1))
	m := NewByteMatrix(k, Columns{Cols: cols, Ints: make([]byte, k*cols), Scale: make([]float32, cols), Bias: make([]float32, cols)})
	x, out := randoms(rng, n*k), make([]float32, n*cols)
	for _, s := range All() {
		b.Run(s.Name, func(b *testing.B) {
			var rows ByteRows
			for b.Loop() {
				rows.Fill(s, x, k)
				m.Mul(s, out, &rows)
			}
			b.ReportMetric(n*k*cols*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
		})
	}
}

func BenchmarkGates(b *testing.B) {
	const hidden = 192
	g := randoms(rand.New(rand.NewPCG(1, 1)), 6*hidden)
	for _, s := range All() {
		b.Run(s.Name, func(b *testing.B) {
			for b.Loop() {
				s.Gates(g, hidden)
			}
		})
	}
}

func TestByteRowsTakeAnyWidth(t *testing.T) {
	var rows ByteRows
	for _, size := range [][2]int{{9, 64}, {17, 32}, {3, 96}, {64, 32}} {
		rows.Fill(Portable(), randoms(rand.New(rand.NewPCG(1, 1)), size[0]*size[1]), size[1])
		if len(rows.inv) < size[0] || len(rows.data) < size[0]*size[1] {
			t.Errorf("%d rows of %d: %d bytes, %d scales", size[0], size[1], len(rows.data), len(rows.inv))
		}
	}
}
