package config

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"neuralplay/wasm/internal/message"
)

// Patch returns c with some settings changed, and warnings of changes that have
// no effect. A new optimizer brings its own defaults, and so may an activation: a
// following setting that is not in the patch and still is what the old ones brought
// takes them. A preset in the patch comes first; the other values count on top of
// it. So does only, a list of names: everything else that can be hidden is.
//
// A wrong key, type or value is a *message.Error with the key, what it got and
// what it wants; then nothing changes at all.
func (c Config) Patch(values Values) (Config, []message.Message, error) {
	if len(values) > mostKeys {
		return c, nil, message.Refuse(message.Message{
			Code: "config.manyKeys", Count: len(values), Want: message.Count(mostKeys)})
	}
	patched := c.Clone()
	if name, ok := values["preset"].(string); ok {
		patched = c.presetOf(name)
	}
	optimizer, _ := values[optimizerKey].(string)
	activation, _ := values[activationKey].(string)
	patched.lead(optimizer, activation)
	var warnings []message.Message
	if names, ok := values[onlyKey]; ok {
		if err := patched.showAlone(names); err != nil {
			return c, nil, err
		}
	}
	for _, key := range slices.Sorted(maps.Keys(values)) { // sorted: the same patch makes the same error
		if err := patched.set(key, values[key]); err != nil {
			return c, nil, err
		}
		if r, ok := rowOf(key); ok && r.idle && r.text(&patched) != r.text(&c) {
			warnings = append(warnings, message.Message{
				Code: "config.idle", Key: key, Got: r.text(&patched), Want: message.A("noChange")})
		}
	}
	if !patched.hasInput() {
		want := &message.Want{Kind: "someOf", Names: inputKeys()}
		return c, nil, message.Refuse(message.Message{Code: "config.noInput", Key: inputs, Got: none, Want: want})
	}
	return patched, warnings, nil
}

// set changes one setting, or hides a control.
func (c *Config) set(key string, value any) error {
	if name, ok := hiddenName(key); ok {
		return c.hide(name, value)
	}
	if key == onlyKey {
		return nil
	}
	r, ok := rowOf(key)
	if !ok {
		return unknownKey(key)
	}
	if !r.assign(c, value) {
		return refused(key, value, r.want())
	}
	return nil
}

// showAlone hides everything but the controls and panels that have these names.
func (c *Config) showAlone(value any) error {
	list, ok := value.([]any)
	names := make([]string, len(list))
	for i, item := range list {
		name, isText := item.(string)
		names[i], ok = name, ok && isText
	}
	hidden, unknown := shownAlone(names)
	if !ok || len(unknown) > 0 {
		return refused(onlyKey, value, message.A("control"))
	}
	c.Hidden = hidden
	return nil
}

// hide sets NAME_hide.
func (c *Config) hide(name string, value any) error {
	hidden, ok := value.(bool)
	if !ok {
		return refused(name+hideSuffix, value, flag{}.want())
	}
	if hidden {
		c.Hidden[name] = true
	} else {
		delete(c.Hidden, name)
	}
	return nil
}

func refused(key string, value any, want *message.Want) error {
	return message.Refuse(message.Message{Code: "config.value", Key: key, Got: spelt(value), Want: want})
}

func unknownKey(key string) error {
	m := message.Message{Code: "config.unknownKey", Key: message.Excerpt(key), Want: message.A("key")}
	suggest(&m, key, "config.similarKey")
	return &message.Error{Message: m, English: fmt.Sprintf("%s: unknown key, want %s", m.Key, knownKeys())}
}

// knownKeys lists every key a patch may have.
func knownKeys() string {
	var keys []string
	for _, r := range rows {
		keys = append(keys, r.Key)
	}
	return fmt.Sprintf("one of %s, or NAME%s with NAME one of %s",
		strings.Join(keys, ", "), hideSuffix, strings.Join(Hideable(), ", "))
}
