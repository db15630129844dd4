package actor

import "testing"

func TestSpellingsOfOnePerson(t *testing.T) {
	x := resolver(t).spellings
	for _, names := range [][]string{
		{"Abu Musab al-Zarqawi", "Abu Mussab al-Zarqawi", "Abu Musab Al Zarqawi", "Abu Mus'ab el-Zarqawi", "Abou Musab Zarqawi"},
		{"Mohammed Qadri", "Muhammad Qadri", "Mohamed al-Qadri"},
		{"Youssef Mansour", "Yusuf Mansur", "Yousef Mansoor"},
		{"Sergei Orlovsky", "Sergey Orlovskiy"},
		{"Ana Petrovic", "Ana Petrović", "Ana M. Petrovic"},
	} {
		for _, name := range names[1:] {
			if a, b := x.canonical(names[0]), x.canonical(name); a != b {
				t.Errorf("%q is %q, %q is %q", names[0], a, name, b)
			}
		}
	}
}

func TestSpellingsOfDifferentPeople(t *testing.T) {
	x := resolver(t).spellings
	for _, names := range [][2]string{
		{"Zarqawi", "Abu Musab al-Zarqawi"}, {"al-Masri", "al-Zarqawi"}, {"John Smith", "Jon Smith"},
		{"Ahmed Masri", "Hamid Masri"}, {"Rossi", "Rosi"}, {"Anna Rossi", "Anna Rosi"}, {"Al Gore", "Al Franken"},
	} {
		if a, b := x.canonical(names[0]), x.canonical(names[1]); a == b {
			t.Errorf("%q and %q are both %q", names[0], names[1], a)
		}
	}
}

func TestOnePersonAcrossArticles(t *testing.T) {
	ids := map[string]bool{}
	for _, name := range []string{"Mohammed", "Muhammad", "Mohamed"} {
		sents := trees(t, `
`+name+" "+name+` NNP 3 nsubj
Qadri Qadri NNP 1 flat
spoke speak VBD 0 root
`)
		ids[mention(t, resolver(t).Article(sents, ""), sents, 0, name).ID] = true
	}
	if len(ids) != 1 || !ids["Mohammed_Qadri"] {
		t.Errorf("ids of one person: %v", ids)
	}
}
