package schema

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"strconv"
)

// EventID derives an event's id from what it says and where it says it, so
// the same document gives the same ids on every machine. Confidence, rule and
// scores are no part of it.
func EventID(e Event) string {
	return hashID(
		e.Doc, e.Date, strconv.Itoa(e.Start), strconv.Itoa(e.End),
		e.Source.ID, strconv.Itoa(e.Source.Start), strconv.Itoa(e.Source.End),
		e.Target.ID, strconv.Itoa(e.Target.Start), strconv.Itoa(e.Target.End),
		e.Relation, e.Phrase, string(e.Class), e.Mode, e.CAMEO,
		strconv.FormatBool(e.Negated), string(e.Mood), e.Attribution,
		strconv.FormatBool(e.Inferred), string(e.Scope),
	)
}

// DocumentID derives an id from a document's content, for a corpus that gives
// none.
func DocumentID(d Document) string {
	return hashID(d.Title, d.Text, d.Date, d.URL, d.Source)
}

// ContentHash is 128 bits of SHA-256 over all of a document, in hexadecimal.
func ContentHash(d Document) string {
	sum := hashParts(d.ID, d.Title, d.Text, d.Date, d.URL, d.Source)
	return hex.EncodeToString(sum[:16])
}

// hashID gives 80 bits of a hash as 16 letters and digits.
func hashID(parts ...string) string {
	sum := hashParts(parts...)
	return idEncoding().EncodeToString(sum[:10])
}

func idEncoding() *base32.Encoding {
	return base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)
}

// hashParts hashes a list of strings; the length before each part keeps
// different lists apart.
func hashParts(parts ...string) [sha256.Size]byte {
	var buf []byte
	for _, p := range parts {
		buf = strconv.AppendInt(buf, int64(len(p)), 10)
		buf = append(buf, ':')
		buf = append(buf, p...)
	}
	return sha256.Sum256(buf)
}
