package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestGemmAgreesWithTheDefinition(t *testing.T) {
	for _, size := range [][3]int{{1, 1, 1}, {5, 7, 16}, {9, 100, 48}, {17, 192, 768}, {64, 33, 112}} {
		n, k, m := size[0], size[1], size[2]
		rng := rand.New(rand.NewPCG(1, uint64(n)))
		a, b := randoms(rng, n*k), randoms(rng, k*m)
		got, want := make([]float32, n*m), make([]float64, n*m)
		NewGemm().Add(got, a, b, n, k, m)
		for i := range n {
			for j := range m {
				for p := range k {
					want[i*m+j] += float64(a[i*k+p]) * float64(b[p*m+j])
				}
			}
		}
		for i := range got {
			if math.Abs(float64(got[i])-want[i]) > 1e-4 {
				t.Fatalf("%v: entry %d is %v, want %v", size, i, got[i], want[i])
			}
		}
	}
}

func randoms(rng *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(rng.NormFloat64())
	}
	return x
}

func BenchmarkGemm(b *testing.B) {
	const n, k, m = 450, 384, 1152
	rng := rand.New(rand.NewPCG(1, 1))
	x, y, c := randoms(rng, n*k), randoms(rng, k*m), make([]float32, n*m)
	g := NewGemm()
	for b.Loop() {
		g.Add(c, x, y, n, k, m)
	}
	b.ReportMetric(2*n*k*m*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFlop/s")
}
