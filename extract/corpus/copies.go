package corpus

// Resemblance is the share of their five-word shingles from which on two
// articles are copies of one another, as wire stories that several papers
// print are.
const Resemblance = 0.8

const (
	bands    = 32 // of the signature; copies have one in common
	bandSize = signatureSize / bands
)

// Copies finds articles that are nearly the same as an earlier one. It is for
// one goroutine; the zero value is empty.
type Copies struct {
	bands   [bands]map[[bandSize]uint16][]int32
	entries []signed
}

type signed struct {
	id        string
	signature Signature
}

// Add makes an article known.
func (c *Copies) Add(id string, s Signature) {
	for i := range c.bands {
		if c.bands[i] == nil {
			c.bands[i] = map[[bandSize]uint16][]int32{}
		}
		key := s.band(i)
		c.bands[i][key] = append(c.bands[i][key], int32(len(c.entries)))
	}
	c.entries = append(c.entries, signed{id, s})
}

// Of returns the earliest article that another one is nearly the same as.
func (c *Copies) Of(s Signature) (id string, ok bool) {
	first := len(c.entries)
	for i := range c.bands {
		for _, n := range c.bands[i][s.band(i)] {
			if int(n) >= first {
				break
			}
			if s.resembles(c.entries[n].signature) {
				first = int(n)
			}
		}
	}
	if first == len(c.entries) {
		return "", false
	}
	return c.entries[first].id, true
}

func (s Signature) band(i int) [bandSize]uint16 { return [bandSize]uint16(s[i*bandSize:]) }

func (s Signature) resembles(o Signature) bool {
	same := 0
	for i := range s {
		if s[i] == o[i] {
			same++
		}
	}
	return float64(same) >= Resemblance*signatureSize
}
