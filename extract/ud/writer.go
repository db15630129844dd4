package ud

import (
	"bufio"
	"io"
	"strconv"
	"strings"
)

// Write writes sentences as CoNLL-U. Names stand in the MISC column as
// NER=B-PER and NER=I-PER; Reader reads them back. Characters that would break
// a line or a column are written as spaces.
func Write(w io.Writer, sentences ...Sentence) error {
	out := bufio.NewWriter(w)
	for _, s := range sentences {
		writeSentence(out, s)
	}
	return out.Flush()
}

func writeSentence(out *bufio.Writer, s Sentence) {
	if s.ID != "" {
		out.WriteString("# sent_id = " + oneLine(s.ID) + "\n")
	}
	if s.Text != "" {
		out.WriteString("# text = " + oneLine(s.Text) + "\n")
	}
	marks := nameMarks(s)
	for i, t := range s.Tokens {
		columns := []string{
			strconv.Itoa(i + 1), column(t.Form), column(t.Lemma), column(t.UPOS), column(t.XPOS), "_",
			strconv.Itoa(t.Head + 1), column(t.Deprel), "_", column(misc(s, i, marks[i])),
		}
		out.WriteString(strings.Join(columns, "\t") + "\n")
	}
	out.WriteByte('\n')
}

func misc(s Sentence, i int, mark string) string {
	var fields []string
	if mark != "" {
		fields = append(fields, "NER="+mark)
	}
	if i+1 < len(s.Tokens) && s.Tokens[i].End == s.Tokens[i+1].Start && s.Tokens[i].End > 0 {
		fields = append(fields, "SpaceAfter=No")
	}
	return strings.Join(fields, "|")
}

// nameMarks gives each token its mark: B-KIND, I-KIND or "".
func nameMarks(s Sentence) []string {
	marks := make([]string, len(s.Tokens))
	for _, name := range s.Names {
		for i := max(name.Start, 0); i < min(name.End, len(marks)); i++ {
			marks[i] = "I-" + string(name.Kind)
			if i == name.Start {
				marks[i] = "B-" + string(name.Kind)
			}
		}
	}
	return marks
}

// namesOf reads the names from the NER marks of an entry.
func namesOf(e Entry) []Name {
	var names []Name
	for i := range e.Tokens {
		position, kind, _ := strings.Cut(e.MiscValue(i, "NER"), "-")
		switch last := len(names) - 1; {
		case position == "B":
			names = append(names, Name{Span{i, i + 1}, NameKind(kind)})
		case position == "I" && last >= 0 && names[last].End == i:
			names[last].End++
		}
	}
	return names
}

func column(s string) string {
	if s == "" {
		return "_"
	}
	return oneLine(s)
}

func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, s)
}
