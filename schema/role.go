package schema

// Role is a sector of PLOVER's actor scheme.
type Role string

// The sectors, after the PLOVER manual, whose MED and JRN are what CAMEO calls
// HLH and MED; HLH is kept for the bodies of public health.
const (
	GOV Role = "GOV" // government, executive
	MIL Role = "MIL" // military
	REB Role = "REB" // armed rebels
	OPP Role = "OPP" // political opposition
	PTY Role = "PTY" // party
	LEG Role = "LEG" // legislature
	COP Role = "COP" // police
	JUD Role = "JUD" // judiciary
	SPY Role = "SPY" // intelligence
	MED Role = "MED" // medical: those who deal with health
	JRN Role = "JRN" // journalism: the media
	EDU Role = "EDU" // education
	BUS Role = "BUS" // business
	CRM Role = "CRM" // organised crime
	CVL Role = "CVL" // civilians
	REL Role = "REL" // religious
	NGO Role = "NGO" // non-governmental organisation
	IGO Role = "IGO" // intergovernmental organisation
	LAB Role = "LAB" // labour
	REF Role = "REF" // refugees and migrants
	ELI Role = "ELI" // elites, former officials
	HLH Role = "HLH" // public health agencies
	UAF Role = "UAF" // unidentified armed force
	PRM Role = "PRM" // paramilitaries beside the army
	PRE Role = "PRE" // state that few others recognise
	UNK Role = "UNK" // unknown
)
