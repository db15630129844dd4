package parse

import (
	"strings"
)

// cacheForms is the number of forms in one generation of a cache.
const cacheForms = 2048

// cache keeps the first layer's rows of the forms used last, in two
// generations: when the young one is full, the old one is dropped.
type cache struct{ young, old map[string][]float32 }

func (c *cache) get(form string) ([]float32, bool) {
	if row, ok := c.young[form]; ok {
		return row, true
	}
	row, ok := c.old[form]
	if ok {
		c.put(form, row)
	}
	return row, ok
}

// put keeps the row of a form; it copies the form, which may be a part of a document.
func (c *cache) put(form string, row []float32) {
	if c.young == nil || len(c.young) >= cacheForms {
		c.old, c.young = c.young, make(map[string][]float32, cacheForms)
	}
	c.young[strings.Clone(form)] = row
}

// lookup fills rows: the first layer's pre-activations of all nodes.
func (p *Parser) lookup() {
	var missing []string
	known := map[string][]float32{}
	for _, w := range p.windows {
		for _, t := range w.tokens() {
			if _, seen := known[t.Form]; seen {
				continue
			}
			row, ok := p.forms.get(t.Form)
			if known[t.Form] = row; !ok {
				missing = append(missing, t.Form)
			}
		}
	}
	p.compute(missing, known)
	p.rows = p.rows[:0]
	for _, w := range p.windows {
		p.rows = append(p.rows, p.rootRow)
		for _, t := range w.tokens() {
			p.rows = append(p.rows, known[t.Form])
		}
	}
}

// compute adds the rows of new forms to known and to the cache.
func (p *Parser) compute(forms []string, known map[string][]float32) {
	width, cols := p.config.Input(), p.first.Cols()
	input := make([]float32, len(forms)*width)
	for i, form := range forms {
		rows, vector := p.vocab.Lookup(form)
		p.input(input[i*width:(i+1)*width], rows, vector)
	}
	out := p.preActivate(input)
	for i, form := range forms {
		row := append([]float32(nil), out[i*cols:(i+1)*cols]...)
		known[form] = row
		p.forms.put(form, row)
	}
}
