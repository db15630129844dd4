package export

import (
	"bufio"
	"encoding/json"
	"io"

	"github.com/entente-kg/entente/schema"
)

// writeKumu writes the JSON that Kumu imports: actors as elements, events as
// connections between their labels.
func writeKumu(w io.Writer, events Events, o Options) error {
	n, err := networkOf(events)
	if err != nil {
		return err
	}
	label := n.labels()
	out := bufio.NewWriterSize(w, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	out.WriteString("{\"elements\":[\n")
	for i := range n.actors {
		if i > 0 {
			out.WriteByte(',')
		}
		if err := enc.Encode(kumuElement(&n.actors[i], label)); err != nil {
			return err
		}
	}
	out.WriteString("],\"connections\":[\n")
	first, cols := true, edgeColumns()
	for e, err := range events {
		if err != nil {
			return err
		}
		if !first {
			out.WriteByte(',')
		}
		if first = false; enc.Encode(kumuConnection(&e, cols, label)) != nil {
			break // out has the error
		}
	}
	out.WriteString("]}\n")
	return out.Flush()
}

// labels are names, with the id where several actors bear one: Kumu tells
// elements by their labels.
func (n network) labels() map[string]string {
	bearers := map[string]int{}
	for _, a := range n.actors {
		bearers[a.mention.Name]++
	}
	out := map[string]string{}
	for _, a := range n.actors {
		if out[a.mention.ID] = a.mention.Name; bearers[a.mention.Name] > 1 {
			out[a.mention.ID] += " (" + a.mention.ID + ")"
		}
	}
	return out
}

func kumuElement(a *actor, label map[string]string) map[string]string {
	out := map[string]string{"id": a.mention.ID, "label": label[a.mention.ID], "type": string(a.mention.Role)}
	for _, t := range attributes() {
		if v := t.value(a); v != "" {
			out[t.name] = v
		}
	}
	return out
}

func kumuConnection(e *schema.Event, cols []column, label map[string]string) map[string]string {
	out := map[string]string{"id": e.ID, "from": label[e.Source.ID], "to": label[e.Target.ID], "direction": "directed", "type": string(e.Class), "label": e.Relation}
	for _, c := range cols {
		if v := c.cell(e, true); v != "" {
			out[c.name] = v
		}
	}
	return out
}
