package actor

// wordClass is a set of the classes of words.tsv, which its header explains.
type wordClass uint16

const (
	abstract wordClass = 1 << iota
	direction
	elsewhere
	event
	former
	general
	headOfState
	kin
	official
	quantity
	region
	relational
	speech
)

// classedWord is a row of words.tsv.
type classedWord struct {
	word    string
	classes wordClass
}

// wordClasses are the words by their lower-case form.
type wordClasses map[string]wordClass

func (w wordClasses) is(word string, class wordClass) bool { return w[word]&class != 0 }

func readClassedWord(r row) (classedWord, error) {
	w := classedWord{word: r.get("word")}
	for _, name := range r.list("classes") {
		class, ok := classNamed(name)
		if !ok {
			return w, r.errorf("%q is no class of words", name)
		}
		w.classes |= class
	}
	return w, nil
}

func classNamed(name string) (wordClass, bool) {
	for i, n := range [...]string{"abstract", "direction", "elsewhere", "event", "former", "general", "head of state", "kin", "official", "quantity", "region", "relational", "speech"} {
		if n == name {
			return 1 << i, true
		}
	}
	return 0, false
}
