package kernel

// Mul adds A·B to C: A is n by k, B is k by m, all row-major, m a multiple of
// 16. Products and sums are rounded one by one in the order of k.
func (s *Set) Mul(c, a, b []float32, n, k, m int) {
	if k == 0 {
		return
	}
	const rows = 4
	for j := 0; j < m; j += 16 {
		for i := 0; i < n; i += rows {
			s.floatTile(c[i*m+j:], m, a[i*k:], k, b[j:], m, min(rows, n-i))
		}
	}
}

// Gates activates rows of pre-activations: of each three runs of hidden
// numbers the first by tanh, the others by the logistic function.
func (s *Set) Gates(g []float32, hidden int) {
	for ; len(g) > 0; g = g[3*hidden:] {
		s.tanh(g[:hidden])
		s.sigmoid(g[hidden : 3*hidden])
	}
}

// Advise fills dst with what a tagger, whose scores are x, tells the layer above:
// 2 / (1 + exp(top - x)), so 1 for its best tag and less for others. The length
// is a multiple of 16.
func (s *Set) Advise(dst, x []float32) {
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	for j, v := range x {
		dst[j] = v - top
	}
	s.sigmoid(dst)
	s.add(dst, dst)
}

// Cell computes one step of a simple recurrent unit: c = f·(p - z) + z and
// y = o·c, where p is the previous c and gates holds z, f and o.
func (s *Set) Cell(c, y, p, gates []float32) { s.cell(c, y, p, gates) }

// Add computes x += y; lengths are multiples of 16.
func (s *Set) Add(x, y []float32) { s.add(x, y) }

// Times computes dst = x·y entry by entry; lengths are multiples of 16.
func (s *Set) Times(dst, x, y []float32) { s.times(dst, x, y) }

// Relu sets negative entries to 0; the length is a multiple of 16.
func (s *Set) Relu(x []float32) { s.relu(x) }
