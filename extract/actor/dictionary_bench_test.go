package actor

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// generated is text in the size of the dictionaries in use: 18,390 actors with
// 7,527 other spellings and 28,389 dated codes, and 2,244 agents.
func generated() (actors, agents string) {
	random := rand.New(rand.NewPCG(7, 11))
	word := func() string {
		var b strings.Builder
		for range 2 + random.IntN(3) {
			b.WriteByte("BDFGKLMNPRSTVZ"[random.IntN(14)])
			b.WriteByte("AEIOU"[random.IntN(5)])
		}
		return b.String()
	}
	countries := []string{"USA", "RUS", "TUR", "FRA", "NGA", "IND", "CHN", "IGOUNO"}
	sectors := []string{"GOV", "MIL", "REB", "OPP", "LEG", "BUS", "GOVMIL"}
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	const primaries, spellings, codes, words = 18390, 7527, 28389, 2244
	var a, g strings.Builder
	for i := range primaries {
		fmt.Fprintf(&a, "%s_%s_\t[%s%s %02d0101-%02d1231]\n", word(), word(), pick(countries), pick(sectors), 50+i%40, 91+i%9)
		if i < spellings {
			fmt.Fprintf(&a, "+%s_%s_%s_\n", word(), word(), word())
		}
		if i < codes-primaries {
			fmt.Fprintf(&a, "\t[%s%s >20%02d0101] # a comment\n", pick(countries), pick(sectors), i%30)
		}
	}
	for range words {
		fmt.Fprintf(&g, "%s_%s [~%s]\n", word(), word(), pick(sectors))
	}
	return a.String(), g.String()
}

// BenchmarkDictionaries reads dictionaries of the size in use and builds the
// resolver with them.
func BenchmarkDictionaries(b *testing.B) {
	actors, agents := generated()
	for b.Loop() {
		r := reader(b)
		d, faults, err := r.Read("actors.txt", strings.NewReader(actors))
		if err != nil || len(faults) > 0 {
			b.Fatal(err, faults)
		}
		more, faults, err := r.Read("agents.txt", strings.NewReader(agents))
		if err != nil || len(faults) > 0 {
			b.Fatal(err, faults)
		}
		d.Add(more)
		if _, err := NewWith(d); err != nil {
			b.Fatal(err)
		}
	}
}
