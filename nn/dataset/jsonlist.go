package dataset

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// list reads a list of records or of rows.
func (r Reading) list(text []byte) (Table, error) {
	var items []json.RawMessage
	if f := decode(text, &items); f != nil {
		return Table{}, f
	}
	p := listParser{rowParser: rowParser{problem: r.Problem}}
	for i, item := range items {
		if f := p.item(item, i+1); f != nil {
			if f.Code == "oneColumn" { // which speaks of delimiters
				f = &Fault{Code: "noColumns"}
			}
			return Table{}, f
		}
		if p.faults.full() {
			break
		}
	}
	if f := p.faults.one(); f != nil {
		return Table{}, f
	}
	return p.table()
}

// listParser gives each row's cells to a rowParser.
type listParser struct {
	rowParser
	keys []string // of the first record; nil: rows are lists
}

func (p *listParser) item(raw json.RawMessage, at int) *Fault {
	isRecord := bytes.HasPrefix(raw, []byte("{"))
	switch {
	case isRecord && at == 1:
		if f := p.begin(raw); f != nil {
			return f
		}
	case isRecord && p.keys == nil:
		p.faults.add((&Fault{Code: "wantRow", Got: anObject}).in("", at, ""))
		return nil
	case p.keys != nil && !isRecord:
		p.faults.add((&Fault{Code: "wantRecord", Got: describe(anything(raw))}).in("", at, ""))
		return nil
	}
	values, f := p.values(raw)
	if f != nil {
		p.faults.add(f.in("", at, ""))
		return nil
	}
	cells := make([]string, len(values))
	for i, value := range values {
		text, ok := cellOf(value)
		if !ok {
			column := fmt.Sprint(i + 1)
			if i < len(p.names) {
				column = p.names[i]
			}
			p.faults.add((&Fault{Code: "notNumber", Got: describe(value)}).in("", at, column))
			return nil
		}
		cells[i] = text
	}
	return p.row(cells, at)
}

// begin takes the columns' names from the first record.
func (p *listParser) begin(raw json.RawMessage) *Fault {
	p.keys = []string{}
	eachPair(raw, func(key string, _ any) {
		if key = clean(key); !slices.Contains(p.keys, key) {
			p.keys = append(p.keys, key)
		}
	})
	if len(p.keys) == 0 {
		return &Fault{Code: "noColumns"}
	}
	return p.name(p.keys)
}

// values returns what stands in a row, in the columns' order; a key that a record
// does not have is null.
func (p *listParser) values(raw json.RawMessage) ([]any, *Fault) {
	if p.keys == nil {
		return list(raw)
	}
	values := make([]any, len(p.keys))
	var extra *Fault
	eachPair(raw, func(key string, value any) {
		key = clean(key)
		if i := slices.Index(p.keys, key); i >= 0 {
			values[i] = value
		} else if extra == nil {
			extra = &Fault{Code: "extraKey", Name: short(key)}
		}
	})
	return values, extra
}

// eachPair goes through an object, which the decoder has found valid before, in the
// order of its text.
func eachPair(raw json.RawMessage, take func(key string, value any)) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	d.Token() // the brace
	for d.More() {
		key, _ := d.Token()
		var value any
		if d.Decode(&value) != nil {
			return
		}
		name, _ := key.(string)
		take(name, value)
	}
}

// cellOf spells a value as a cell; lists and objects are none.
func cellOf(value any) (string, bool) {
	switch v := value.(type) {
	case nil:
		return "", true
	case []any, map[string]any:
		return "", false
	case string:
		return strings.TrimSpace(v), true
	default:
		return fmt.Sprint(v), true
	}
}
