package config

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"

	"neuralplay/wasm/internal/message"
)

// Values are settings by the link's keys, typed: strings, int, float64, bool and
// lists of them, or what encoding/json makes of these. A key NAME_hide hides a
// control. As JSON they are an object with its keys in the table's order.
type Values map[string]any

// mostValues bounds the JSON of a Values, and mostKeys how many settings a link
// or a patch may name, in a multiple of what there are.
const (
	mostValues = 20_000
	mostKeys   = 400
)

// MarshalJSON writes the settings in the table's order, then what they hide, then
// keys that are not known.
func (v Values) MarshalJSON() ([]byte, error) {
	var text bytes.Buffer
	for _, key := range v.ordered() {
		if text.Len() > 0 {
			text.WriteByte(',')
		}
		name, err := json.Marshal(key)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(v[key])
		if err != nil {
			return nil, err
		}
		text.Write(name)
		text.WriteByte(':')
		text.Write(value)
	}
	return slices.Concat([]byte{'{'}, text.Bytes(), []byte{'}'}), nil
}

func (v Values) ordered() []string {
	rest := maps.Clone(v)
	keys := make([]string, 0, len(v))
	take := func(key string) {
		if _, ok := rest[key]; ok {
			keys = append(keys, key)
			delete(rest, key)
		}
	}
	for _, r := range rows {
		take(r.Key)
	}
	for _, name := range Hideable() {
		take(name + hideSuffix)
	}
	return append(keys, slices.Sorted(maps.Keys(rest))...)
}

// UnmarshalJSON reads an object. What is far too long is refused unread.
func (v *Values) UnmarshalJSON(text []byte) error {
	if len(text) > mostValues {
		return message.Refuse(message.Message{
			Code: "config.tooLong", Count: len(text), Want: message.Count(mostValues)})
	}
	return json.Unmarshal(text, (*map[string]any)(v))
}

// Values returns the whole configuration. A NAME_hide key is there only if it is
// true. Patch takes it back.
func (c Config) Values() Values {
	c = c.Clone()
	values := make(Values, len(rows))
	for _, r := range rows {
		values[r.Key] = r.value(&c)
	}
	for name, hidden := range c.Hidden {
		if hidden {
			values[name+hideSuffix] = true
		}
	}
	return values
}
