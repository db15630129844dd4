package extract

import (
	"runtime"
	"sync"

	"github.com/entente-kg/entente/extract/parse"
)

// parsers lends out parsers. It keeps as many as there are processors, with
// their scratch memory and the words they have seen, whatever the garbage
// collector does.
type parsers struct {
	model *parse.Model
	lock  sync.Mutex
	free  []*parse.Parser
}

func (p *parsers) take() *parse.Parser {
	p.lock.Lock()
	defer p.lock.Unlock()
	n := len(p.free)
	if n == 0 {
		return p.model.NewParser()
	}
	parser := p.free[n-1]
	p.free = p.free[:n-1]
	return parser
}

func (p *parsers) giveBack(parser *parse.Parser) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if len(p.free) < runtime.GOMAXPROCS(0) {
		p.free = append(p.free, parser)
	}
}
