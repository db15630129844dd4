package schema

// Class is one of the sixteen event classes of PLOVER, or empty.
type Class string

// The classes, after the PLOVER manual (2023).
const (
	Agree     Class = "AGREE"
	Consult   Class = "CONSULT"
	Support   Class = "SUPPORT"
	Concede   Class = "CONCEDE"
	Cooperate Class = "COOPERATE"
	Aid       Class = "AID"
	Retreat   Class = "RETREAT"
	Request   Class = "REQUEST"
	Accuse    Class = "ACCUSE"
	Reject    Class = "REJECT"
	Threaten  Class = "THREATEN"
	Protest   Class = "PROTEST"
	Sanction  Class = "SANCTION"
	Mobilize  Class = "MOBILIZE"
	Coerce    Class = "COERCE"
	Assault   Class = "ASSAULT"
)
