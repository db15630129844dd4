package kernel

// ByteRows are rows of activations in bytes, each with its own scale. The zero
// value is ready for use.
type ByteRows struct {
	rows, width int
	data        []uint8   // rows rounded up to whole tiles
	inv         []float32 // a row's scale
}

// Fill rounds x, rows of width numbers, to bytes. width is a multiple of 32.
func (r *ByteRows) Fill(s *Set, x []float32, width int) {
	r.rows, r.width = len(x)/width, width
	padded := (r.rows + tileRows - 1) / tileRows * tileRows
	if cap(r.data) < padded*width {
		r.data = make([]uint8, padded*width*5/4)
	}
	if cap(r.inv) < padded {
		r.inv = make([]float32, padded*5/4)
	}
	r.data, r.inv = r.data[:padded*width], r.inv[:padded]
	for i := range r.rows {
		row := x[i*width : (i+1)*width]
		top := s.absMax(row)
		r.inv[i] = top / byteTop
		s.toBytes(r.data[i*width:(i+1)*width], row, byteTop/top)
	}
}

// byteTop is the largest activation, byteZero what stands for zero. Bytes are
// below 64, so that sums of eight products fit 16 signed bits, which AVX2 needs.
const (
	byteTop  = 31
	byteZero = 32
)

// ByteMatrix is a matrix in 8 bits with a scale for each column, and a bias.
type ByteMatrix struct {
	k, m   int // m is rounded up to whole panels
	panels []int8
	corr   []int32 // what the offset of the activations adds to a column
	scale  []float32
	bias   []float32
}

// Columns is a part of a ByteMatrix: k by cols numbers, row-major, times scale.
type Columns struct {
	Cols  int
	Ints  []byte // signed
	Scale []float32
	Bias  []float32
}

// NewByteMatrix sets matrices of k rows side by side; k is a multiple of 16 and no
// number is beyond ±64.
func NewByteMatrix(k int, parts ...Columns) *ByteMatrix {
	m := 0
	for _, p := range parts {
		m += p.Cols
	}
	m = (m + tileCols - 1) / tileCols * tileCols
	b := &ByteMatrix{k: k, m: m, panels: make([]int8, k*m), corr: make([]int32, m), scale: make([]float32, m), bias: make([]float32, m)}
	from := 0
	for _, p := range parts {
		b.set(from, p)
		from += p.Cols
	}
	return b
}

func (b *ByteMatrix) set(from int, p Columns) {
	copy(b.scale[from:], p.Scale)
	copy(b.bias[from:], p.Bias)
	for i := range b.k {
		for j, v := range p.Ints[i*p.Cols : (i+1)*p.Cols] {
			b.panels[b.place(i, from+j)] = int8(v)
			b.corr[from+j] += byteZero * int32(int8(v))
		}
	}
}

// place is the index of entry (i, j) in panels.
func (b *ByteMatrix) place(i, j int) int {
	panel, col := j/tileCols, j%tileCols
	return panel*b.k*tileCols + (i/4*tileCols+col)*4 + i%4
}

// Cols is the number of columns of a product, the padding included.
func (b *ByteMatrix) Cols() int { return b.m }

// panel is a part of a ByteMatrix: 32 columns, in k/4 groups of 4 rows.
type panel struct {
	k           int
	weights     []int8
	corr        []int32
	scale, bias []float32
}

// panel is the panel whose first column is j.
func (b *ByteMatrix) panel(j int) panel {
	end := j + tileCols
	return panel{b.k, b.panels[j*b.k : end*b.k], b.corr[j:end], b.scale[j:end], b.bias[j:end]}
}

// Mul sets out, rows of Cols numbers, to rows times the matrix plus the bias.
func (b *ByteMatrix) Mul(s *Set, out []float32, rows *ByteRows) {
	var edge [tileRows * tileCols]float32
	for j := 0; j < b.m; j += tileCols {
		p := b.panel(j)
		for r := 0; r < rows.rows; r += tileRows {
			a, inv := rows.data[r*b.k:], rows.inv[r:]
			if r+tileRows <= rows.rows {
				s.byteTile(out[r*b.m+j:], b.m, a, inv, p)
				continue
			}
			s.byteTile(edge[:], tileCols, a, inv, p)
			for i := r; i < rows.rows; i++ {
				copy(out[i*b.m+j:], edge[(i-r)*tileCols:][:tileCols])
			}
		}
	}
}
