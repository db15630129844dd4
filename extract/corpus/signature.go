package corpus

import (
	"encoding/base64"
	endian "encoding/binary"
	"math"
	"strings"
	"unicode"

	"github.com/cespare/xxhash/v2"
)

// Signature is a MinHash of a text's shingles (Broder, "On the resemblance
// and containment of documents", 1997): the share of equal numbers in two
// signatures estimates the share of shingles that the texts have in common.
type Signature [signatureSize]uint16

const (
	signatureSize = 128
	shingleWords  = 5
	// fewShingles is below what a text is too short to be told from others.
	fewShingles = 20
)

// Sign computes the signature of a text; ok is false where it is too short.
// Case, punctuation and line breaks do not matter.
func Sign(text string) (s Signature, ok bool) {
	var least [signatureSize]uint64
	for i := range least {
		least[i] = math.MaxUint64
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i := 0; i+shingleWords <= len(words); i++ {
		h := xxhash.Sum64String(strings.Join(words[i:i+shingleWords], " "))
		for j := range least {
			least[j] = min(least[j], mix(h+uint64(j)*0x9e3779b97f4a7c15))
		}
	}
	for i, h := range least {
		s[i] = uint16(h)
	}
	return s, len(words) >= fewShingles+shingleWords-1
}

// mix is the finaliser of SplitMix64 (Steele, Lea and Flood, 2014).
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// String writes a signature; ParseSignature reads it.
func (s Signature) String() string {
	var b []byte
	for _, x := range s {
		b = endian.BigEndian.AppendUint16(b, x)
	}
	return base64.RawStdEncoding.EncodeToString(b)
}

// ParseSignature reads what String wrote; ok is false for anything else.
func ParseSignature(text string) (s Signature, ok bool) {
	b, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil || len(b) != 2*signatureSize {
		return s, false
	}
	for i := range s {
		s[i] = endian.BigEndian.Uint16(b[2*i:])
	}
	return s, true
}
