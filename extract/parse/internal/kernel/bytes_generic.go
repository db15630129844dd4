package kernel

// pairs are the columns of a panel, two in a word: the sum of products of the
// even one in the lower half, of the odd one in the upper half.
type pairs [tileCols / 2]int64

// byteTile is the portable inner kernel of ByteMatrix. A multiplication serves
// two columns, which is exact: sums stay far below 1<<31.
func byteTile(out []float32, ldo int, a []uint8, inv []float32, m panel) {
	var sums [tileRows]pairs
	var weights quads
	for p := 0; p+4 <= m.k; p += 4 {
		weights.unpack((*[4 * tileCols]int8)(m.weights[p*tileCols:]))
		for i := range sums {
			sums[i].add((*[4]uint8)(a[i*m.k+p:]), &weights)
		}
	}
	for i := range sums {
		var c [tileCols]int32
		sums[i].split(&c)
		fromInts(out[i*ldo:i*ldo+tileCols], c[:], inv[i], m)
	}
}

// quads are the paired columns of four rows.
type quads [4]pairs

// unpack pairs the columns of a group, each of which holds four rows.
func (w *quads) unpack(group *[4 * tileCols]int8) {
	for j := range w[0] {
		b := (*[8]int8)(group[8*j:])
		w[0][j] = int64(b[0]) + int64(b[4])<<32
		w[1][j] = int64(b[1]) + int64(b[5])<<32
		w[2][j] = int64(b[2]) + int64(b[6])<<32
		w[3][j] = int64(b[3]) + int64(b[7])<<32
	}
}

// add adds four activations times their weights.
func (s *pairs) add(a *[4]uint8, w *quads) {
	a0, a1, a2, a3 := int64(a[0]), int64(a[1]), int64(a[2]), int64(a[3])
	for j := range s {
		s[j] += a0*w[0][j] + a1*w[1][j] + a2*w[2][j] + a3*w[3][j]
	}
}

// split writes the two sums of each word.
func (s *pairs) split(c *[tileCols]int32) {
	for j, v := range s {
		low := int32(v)
		c[2*j], c[2*j+1] = low, int32((v-int64(low))>>32)
	}
}
