package actor

import (
	"slices"
	"strings"
	"time"

	"github.com/entente-kg/entente/schema"
)

// leader is a person of leaders.tsv with all offices, by date.
type leader struct {
	name     string
	names    []string
	keys     [][]string // the pieces of name and names
	wikidata string
	offices  []office
}

// leaders looks people up by their last name and by office.
type leaders struct {
	people   []leader
	byLast   map[string][]int32 // last piece of the name, or the family name before it
	byOffice map[string][]int32 // country and folded title: "RUS president"
}

func newLeaders(offices []office) leaders {
	l := leaders{byLast: make(map[string][]int32, len(offices)), byOffice: make(map[string][]int32, len(offices))}
	l.people = make([]leader, 0, len(offices))
	index := make(map[string]int, len(offices))
	for _, o := range offices {
		i, ok := index[o.name]
		if !ok {
			i = len(l.people)
			index[o.name] = i
			l.people = append(l.people, leader{name: o.name})
		}
		l.people[i].add(o)
	}
	words := map[string]string{}
	for i := range l.people {
		l.index(int32(i), &l.people[i], words)
	}
	return l
}

func (p *leader) add(o office) {
	p.offices = append(p.offices, o)
	if len(p.offices) > 1 {
		slices.SortStableFunc(p.offices, func(a, b office) int { return strings.Compare(a.from, b.from) })
	}
	if o.wikidata != "" {
		p.wikidata = o.wikidata
	}
	for _, n := range o.names {
		if !slices.Contains(p.names, n) {
			p.names = append(p.names, n)
		}
	}
}

// index files a person under last names and offices; words holds the office
// words of the titles met before.
func (l *leaders) index(i int32, p *leader, words map[string]string) {
	p.keys = append(make([][]string, 0, 1+len(p.names)), pieces(p.name))
	for _, name := range p.names {
		p.keys = append(p.keys, pieces(name))
	}
	for _, key := range p.keys {
		if len(key) > 0 {
			addOnce(l.byLast, key[len(key)-1], i)
		}
		if len(key) > 1 && p.familyFirst() {
			addOnce(l.byLast, key[0], i)
		}
	}
	for _, o := range p.offices {
		word, ok := words[o.title]
		if !ok {
			word = stateOffice(o.title)
			words[o.title] = word
		}
		addOnce(l.byOffice, o.country+" "+word, i)
	}
}

// familyFirst reports whether the person's family name comes first, as the
// names of the person's country are written in English.
func (p *leader) familyFirst() bool {
	for _, o := range p.offices {
		switch o.country {
		case "CHN", "HKG", "KHM", "KOR", "PRK", "TWN", "VNM":
			return true
		}
	}
	return false
}

func addOnce(m map[string][]int32, key string, i int32) {
	if !slices.Contains(m[key], i) {
		m[key] = append(m[key], i)
	}
}

// officeWord is the role word of an office's title: "foreign minister" of
// "Minister of Foreign Affairs", "president" of "President of Russia".
func officeWord(title string) string {
	word, _, _ := strings.Cut(stateOffice(title), " of ")
	return word
}

// stateOffice is the role word of an office of a whole state, but the full
// title of that of a part or a body: "president of somaliland".
func stateOffice(title string) string {
	t := strings.Join(pieces(title), " ")
	for _, alias := range officeAliases {
		if strings.HasPrefix(t, alias.prefix) {
			return alias.word
		}
	}
	return t
}

var officeAliases = [...]struct{ prefix, word string }{
	{"chancellor of the exchequer", "finance minister"},
	{"defence secretary", "defence minister"},
	{"defense minister", "defence minister"},
	{"defense secretary", "defence minister"},
	{"external affairs minister", "foreign minister"},
	{"federal minister for foreign affairs", "foreign minister"},
	{"foreign secretary", "foreign minister"},
	{"home secretary", "interior minister"},
	{"interior secretary", "interior minister"},
	{"minister for foreign affairs", "foreign minister"},
	{"minister of defence", "defence minister"},
	{"minister of defense", "defence minister"},
	{"minister of external affairs", "foreign minister"},
	{"minister of foreign affairs", "foreign minister"},
	{"minister of the interior", "interior minister"},
	{"premier", "prime minister"},
	{"secretary of defence", "defence minister"},
	{"secretary of defense", "defence minister"},
	{"secretary of state for foreign", "foreign minister"},
	{"secretary of state", "foreign minister"},
}

// at is the office that the person held on the day, else nil. An empty day
// asks for the present one.
func (p *leader) at(day string) *office {
	for i := len(p.offices) - 1; i >= 0; i-- {
		o := &p.offices[i]
		if day == "" && o.to == "" || day != "" && o.from <= day && (o.to == "" || day <= o.to) {
			return o
		}
	}
	return nil
}

// role is the person's role on the day and the office that shows it: the one
// held, else a former office and ELI, else the first office to come.
func (p *leader) role(day string) (schema.Role, *office) {
	if o := p.at(day); o != nil {
		return o.role, o
	}
	if day == "" {
		o := p.longest()
		return o.role, o
	}
	last := &p.offices[len(p.offices)-1]
	if p.offices[0].from > day {
		return p.offices[0].role, &p.offices[0]
	}
	for i := range p.offices {
		if o := &p.offices[i]; o.to != "" && o.to < day {
			last = o
		}
	}
	return schema.ELI, last
}

// longest is the office held for the longest time, one of government before
// others.
func (p *leader) longest() *office {
	best, days := &p.offices[0], -1
	for i := range p.offices {
		o := &p.offices[i]
		n := daysBetween(o.from, o.to)
		if o.role == schema.GOV && best.role != schema.GOV || n > days && (o.role == schema.GOV || best.role != schema.GOV) {
			best, days = o, n
		}
	}
	return best
}

// daysBetween is the number of days from one ISO day to a later one.
func daysBetween(from, to string) int { return dayNumber(to) - dayNumber(from) }

func dayNumber(day string) int {
	if !isDay(day) {
		return 0
	}
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0
	}
	return int(t.Unix() / 86400)
}

// holder is the one person in the office on the day.
func (l *leaders) holder(countryCode, word, day string) *leader {
	if day == "" {
		return nil
	}
	var found *leader
	word = stateOffice(word)
	for _, i := range l.byOffice[countryCode+" "+word] {
		p := &l.people[i]
		for _, o := range p.offices {
			if o.country != countryCode || stateOffice(o.title) != word || o.from > day || o.to != "" && day > o.to {
				continue
			}
			if found != nil && found != p {
				return nil
			}
			found = p
		}
	}
	return found
}

// named is the one person whom a last name means on the day: the only one in
// office, else the only one who ever was. An empty country leaves it open.
func (l *leaders) named(last, countryCode, day string) *leader {
	var all, serving []*leader
	for _, i := range l.byLast[last] {
		p := &l.people[i]
		if !p.of(countryCode) {
			continue
		}
		all = append(all, p)
		if p.at(day) != nil {
			serving = append(serving, p)
		}
	}
	switch {
	case len(serving) == 1:
		return serving[0]
	case len(serving) == 0 && len(all) == 1 && all[0].near(day):
		return all[0]
	}
	return nil
}

// alike is the one person near the day with the last name whose
// further names all stand in the given name in order, in any spelling, or the
// other way round: Mohammad Javad Zarif for "Mohammed Zarif".
func (r *Resolver) alike(name []string, countryCode, day string) *leader {
	var found *leader
	l := &r.leaders
	name = r.spellings.each(name)
	for _, i := range l.byLast[name[len(name)-1]] {
		p := &l.people[i]
		full := r.spellings.each(pieces(p.name))
		if !within(name, full) && (len(full) < 2 || !within(full, name)) || !p.near(day) || !p.of(countryCode) {
			continue
		}
		if found != nil {
			return nil
		}
		found = p
	}
	return found
}

// within reports whether the short name's pieces stand in the long one's in
// order.
func within(short, long []string) bool {
	for _, p := range long {
		if len(short) > 0 && short[0] == p {
			short = short[1:]
		}
	}
	return len(short) == 0
}

// of reports whether the person held an office of the country; an empty code
// leaves it open.
func (p *leader) of(countryCode string) bool {
	return countryCode == "" || slices.ContainsFunc(p.offices, func(o office) bool { return o.country == countryCode })
}

// near reports whether the person held office within ten years of the day.
func (p *leader) near(day string) bool {
	if day == "" {
		return true
	}
	for _, o := range p.offices {
		if daysBetween(day, o.from) < 3650 && daysBetween(o.to, day) < 3650 {
			return true
		}
	}
	return false
}
