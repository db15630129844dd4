package corpus_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/entente-kg/entente/extract/corpus"
)

func TestTextKeepsTheFileAsItStands(t *testing.T) {
	const file = "Envoys meet in Geneva\r\n\r\nGENEVA - Two envoys met.\r\n"
	doc := one(t, corpus.Options{}, "a.txt", file)
	if diff := cmp.Diff(file, doc.Text); diff != "" {
		t.Error(diff)
	}
	if doc.Title != "Envoys meet in Geneva" {
		t.Errorf("title = %q", doc.Title)
	}
}

func TestHeadline(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a line without a full stop", "Envoys meet\nThey met.", "Envoys meet"},
		{"after blank lines", "\n\n  Envoys meet \nThey met.", "Envoys meet"},
		{"a question", "Will envoys meet?\nThey met.", "Will envoys meet?"},
		{"ends in an abbreviation", "Talks open in U.S.\nThey met.", "Talks open in U.S."},
		{"ends in a quotation", "Envoy: 'we will meet'\nThey met.", "Envoy: 'we will meet'"},
		{"a sentence", "The envoys met.\nThey talked.", ""},
		{"a quoted sentence", "“The envoys met.”\nThey talked.", ""},
		{"nothing follows", "Envoys meet\n\n", ""},
		{"a wrapped sentence", "The envoys, who met on Monday,\ntalked.", ""},
		{"too long", strings.Repeat("envoys meet ", 30) + "\nThey met.", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := one(t, corpus.Options{}, "a.txt", test.text).Title; got != test.want {
				t.Errorf("title = %q, want %q", got, test.want)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	const western = "The president’s envoy, José Araújo, said “no” to São Paulo’s governor."
	const russian = "Президент России встретился с президентом Турции и обсудил мирный договор."
	tests := []struct {
		name string
		enc  encoding.Encoding
		text string
	}{
		{"UTF-8", unicode.UTF8, western},
		{"UTF-8 with mark", unicode.UTF8BOM, western},
		{"UTF-16 little-endian with mark", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), western},
		{"UTF-16 big-endian with mark", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), western},
		{"UTF-16 little-endian", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), western},
		{"UTF-16 big-endian", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), western},
		{"windows-1252", charmap.Windows1252, western},
		{"ISO-8859-1", charmap.ISO8859_1, "José Araújo said no to São Paulo."},
		{"ISO-8859-15", charmap.ISO8859_15, "José Araújo said no to São Paulo."},
		{"windows-1251", charmap.Windows1251, russian},
		{"late in a long file", charmap.Windows1252, strings.Repeat("The envoys met. ", 20_000) + western},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file, err := test.enc.NewEncoder().String(test.text)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.text, one(t, corpus.Options{}, "a.txt", file).Text); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNULKeepsOffsets(t *testing.T) {
	if doc := one(t, corpus.Options{}, "a.txt", "Iran\x00met Iraq in the city of Basra."); doc.Text != "Iran met Iraq in the city of Basra." {
		t.Errorf("text = %q", doc.Text)
	}
}

func TestBinaryFilesAreNamed(t *testing.T) {
	tests := map[string]string{
		"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj":                    "a.txt: not a text file (application/pdf)",
		"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00":         "a.txt: not a text file (application/zip)",
		"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x03": "a.txt: not a text file (application/octet-stream)",
	}
	for content, want := range tests {
		if got := message(t, "a.txt", content); got != want {
			t.Errorf("message = %q, want %q", got, want)
		}
	}
}

func TestTenMegabytesWithoutAFullStop(t *testing.T) {
	text := strings.Repeat("Turkey and Russia and ", 10<<20/22)
	if doc := one(t, corpus.Options{}, "a.txt", text); len(doc.Text) != len(text) {
		t.Errorf("text has %d bytes, want %d", len(doc.Text), len(text))
	}
}

func TestTooLongText(t *testing.T) {
	got := message(t, "a.txt", strings.Repeat("x", corpus.MaxDocument+1))
	if want := "a.txt: too long: the file has more than 16 MB"; got != want {
		t.Errorf("message = %q, want %q", got, want)
	}
}

func TestDay(t *testing.T) {
	for in, want := range map[string]string{
		"":                              "",
		" 2004-10-01 ":                  "2004-10-01",
		"2015-11-30T23:30:00-05:00":     "2015-11-30",
		"2015-11-30T23:30:00.000Z":      "2015-11-30",
		"2015-11-30 23:30":              "2015-11-30",
		"20041001":                      "2004-10-01",
		"20151130T120000Z":              "2015-11-30",
		"1 October 2004":                "2004-10-01",
		"October 1, 2004":               "2004-10-01",
		"Oct. 1, 2004":                  "2004-10-01",
		"3 Sept 2015":                   "2015-09-03",
		"Friday, July 21, 2017":         "2017-07-21",
		"Mon, 02 Jan 2006 15:04:05 GMT": "2006-01-02",
		"2015/11/30":                    "2015-11-30",
		"1448841600":                    "2015-11-30",
	} {
		if got, err := corpus.Day(in); got != want || err != nil {
			t.Errorf("Day(%q) = %q, %v, want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"2004", "October 2004", "2004-10", "01/02/2004", "2015-11-31", "2015-13-01", "0000-00-00", "yesterday", "12:30", strings.Repeat("1", 100)} {
		if got, err := corpus.Day(in); got != "" || !errors.Is(err, corpus.ErrDate) {
			t.Errorf("Day(%q) = %q, %v, want ErrDate", in, got, err)
		}
	}
}
