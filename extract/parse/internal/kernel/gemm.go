package kernel

// Gemm adds A·B to C: A is n by k, B is k by m, all row-major. It is the
// trainer's product: vector units fuse multiplication and addition, so its
// rounding depends on the processor.
type Gemm struct {
	panel []float32 // a panel of B, k by tileCols
	rows  []float32 // rows of A at the lower edge, tileRows by k
	tile  [tileRows * tileCols]float32
	mul   func(c *float32, ldc int, a *float32, lda int, b *float32, k int)
}

// A tile is the part of C that the inner kernel keeps in registers.
const (
	tileRows = 8
	tileCols = 32
)

// NewGemm returns a product for one goroutine that uses the best vector unit.
func NewGemm() *Gemm { return &Gemm{mul: bestTile()} }

// Add computes C += A·B.
func (g *Gemm) Add(c, a, b []float32, n, k, m int) {
	if n == 0 || k == 0 || m == 0 {
		return
	}
	g.panel = grow(g.panel, k*tileCols)
	g.rows = grow(g.rows, k*tileRows)
	whole := n / tileRows * tileRows
	clear(g.rows)
	copy(g.rows, a[whole*k:n*k])
	for j := 0; j < m; j += tileCols {
		cols := min(tileCols, m-j)
		packPanel(g.panel, b[j:], k, m, cols)
		for i := 0; i < whole; i += tileRows {
			g.block(c[i*m+j:], a[i*k:], k, m, tileRows, cols)
		}
		if whole < n {
			g.block(c[whole*m+j:], g.rows, k, m, n-whole, cols)
		}
	}
}

// block adds one tile; at the edges it goes through a whole tile of its own.
func (g *Gemm) block(c, a []float32, k, m, rows, cols int) {
	if rows == tileRows && cols == tileCols {
		g.mul(&c[0], m, &a[0], k, &g.panel[0], k)
		return
	}
	clear(g.tile[:])
	g.mul(&g.tile[0], tileCols, &a[0], k, &g.panel[0], k)
	for i := range rows {
		row := c[i*m : i*m+cols]
		for j := range row {
			row[j] += g.tile[i*tileCols+j]
		}
	}
}

func packPanel(panel, b []float32, k, m, cols int) {
	for p := range k {
		row := panel[p*tileCols : (p+1)*tileCols]
		clear(row[copy(row, b[p*m:p*m+cols]):])
	}
}

func grow(x []float32, n int) []float32 {
	if cap(x) < n {
		return make([]float32, n+n/4)[:n]
	}
	return x[:n]
}

// Transpose writes A (n by m) into t (m by n).
func Transpose(t, a []float32, n, m int) {
	const block = 16
	for i0 := 0; i0 < n; i0 += block {
		end := min(i0+block, n)
		for j := range m {
			row := t[j*n : (j+1)*n]
			for i := i0; i < end; i++ {
				row[i] = a[i*m+j]
			}
		}
	}
}
