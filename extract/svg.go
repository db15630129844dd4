package extract

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/entente-kg/entente/extract/ud"
)

// Sizes of the drawing in pixels.
const (
	svgMargin  = 20
	svgCharWid = 8
	svgGap     = 22
	svgLevel   = 26
	svgText    = 60
)

// WriteSVG draws the trees of all sentences with their arcs, one below the
// other, as one SVG document.
func (x Explanation) WriteSVG(w io.Writer) error {
	var body strings.Builder
	width, top := 0, 0
	for _, s := range x.Sentences {
		wide, high := drawTree(&body, s.Sentence, top)
		width, top = max(width, wide), top+high
	}
	_, err := fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="sans-serif" font-size="14">
<rect width="100%%" height="100%%" fill="white"/>
%s</svg>
`, width, top, width, top, body.String())
	return err
}

// drawTree draws one sentence below top and returns its width and height.
func drawTree(b *strings.Builder, s ud.Sentence, top int) (width, height int) {
	x := make([]int, len(s.Tokens))
	at := svgMargin
	for i, t := range s.Tokens {
		half := max(len([]rune(t.Form)), len(t.Deprel), len(t.XPOS)) * svgCharWid / 2
		x[i] = at + half
		at += 2*half + svgGap
	}
	levels := arcLevels(s)
	deepest := 1
	for _, l := range levels {
		deepest = max(deepest, l)
	}
	base := top + svgMargin + (deepest+1)*svgLevel
	for i, t := range s.Tokens {
		drawToken(b, t, x[i], base)
		drawArc(b, t, i, x, base, levels[i])
	}
	return at + svgMargin, base + svgText - top
}

func drawToken(b *strings.Builder, t ud.Token, x, base int) {
	fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="middle">%s</text>`+"\n", x, base+20, escape(t.Form))
	fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="middle" font-size="10" fill="#777">%s</text>`+"\n", x, base+36, escape(t.XPOS))
}

func drawArc(b *strings.Builder, t ud.Token, i int, x []int, base, level int) {
	peak := base - level*svgLevel
	if t.Head < 0 {
		fmt.Fprintf(b, `<path d="M%d %d V%d" stroke="#999" fill="none"/>`+"\n", x[i], peak-svgLevel/2, base)
		fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="middle" font-size="10" fill="#b00">root</text>`+"\n", x[i], peak-svgLevel/2-3)
		return
	}
	from := x[t.Head] + 5
	if t.Head > i {
		from = x[t.Head] - 5
	}
	fmt.Fprintf(b, `<path d="M%d %d C%d %d %d %d %d %d" stroke="#48c" fill="none"/>`+"\n", from, base, from, peak, x[i], peak, x[i], base)
	fmt.Fprintf(b, `<path d="M%d %d l-3 -6 h6 z" fill="#48c"/>`+"\n", x[i], base)
	fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="middle" font-size="10" fill="#248">%s</text>`+"\n", (from+x[i])/2, base-(level*svgLevel*3)/4-3, escape(t.Deprel))
}

// arcLevels gives each token's arc a height above those that it spans.
func arcLevels(s ud.Sentence) []int {
	levels := make([]int, len(s.Tokens))
	for span := 1; span <= len(s.Tokens); span++ {
		for i, t := range s.Tokens {
			if lo, hi := min(i, t.Head), max(i, t.Head); t.Head >= 0 && hi-lo == span {
				levels[i] = 1 + highestWithin(s, levels, lo, hi)
			}
		}
	}
	for i, t := range s.Tokens {
		if t.Head < 0 {
			levels[i] = 1 + highestWithin(s, levels, 0, len(s.Tokens)-1)
		}
	}
	return levels
}

func highestWithin(s ud.Sentence, levels []int, lo, hi int) int {
	highest := 0
	for k := lo; k <= hi; k++ {
		if h := s.Tokens[k].Head; h >= lo && h <= hi {
			highest = max(highest, levels[k])
		}
	}
	return highest
}

func escape(text string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		return ""
	}
	return b.String()
}
