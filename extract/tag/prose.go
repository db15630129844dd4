package tag

import (
	"strings"

	"github.com/jdkato/prose/v2"
)

// proseTokens are what prose made of a batch, read from the front.
type proseTokens struct{ rest []prose.Token }

// easyPieces has prose tokenise the easy chunks of the batch. They are ASCII
// without line breaks and short, which avoids its faults: it panics where
// lower case changes a word's length, rewrites quotes, and takes quadratic time
// on runs of punctuation. The empty model keeps it from decoding its own.
func (c *cutter) easyPieces() proseTokens {
	c.buf = c.buf[:0]
	for _, ch := range c.batch {
		if ch.class == easy {
			c.buf = append(append(c.buf, c.text[ch.start:ch.end]...), ' ')
		}
	}
	if len(c.buf) == 0 {
		return proseTokens{}
	}
	doc, err := prose.NewDocument(string(c.buf[:len(c.buf)-1]), prose.UsingModel(&prose.Model{}),
		prose.WithSegmentation(false), prose.WithTagging(false), prose.WithExtraction(false))
	if err != nil {
		return proseTokens{}
	}
	return proseTokens{rest: doc.Tokens()}
}

// align adds prose's tokens of the chunk as spans. It reports false, and adds
// none, where they are not the chunk's text: prose drops the rest of a chunk
// like "'sblood", and then the next tokens belong to the next chunk.
func (p *proseTokens) align(c *cutter, ch chunk) bool {
	from := len(c.spans)
	for pos := ch.start; pos < ch.end; {
		if len(p.rest) == 0 || p.rest[0].Text == "" || !strings.HasPrefix(c.text[pos:ch.end], p.rest[0].Text) {
			c.spans = c.spans[:from]
			return false
		}
		size := len(p.rest[0].Text)
		c.add(pos, pos+size)
		pos += size
		p.rest = p.rest[1:]
	}
	return true
}
