package config

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Patch returns c with some settings changed. The keys are the link's, also
// NAME_hide; the values are typed as encoding/json decodes them (string,
// float64, bool, []any) or as Values gives them. A wrong key, type or value is
// an error that names the key, what it got and what it wants; then nothing
// changes at all. A warning tells of a change that has no effect.
func (c Config) Patch(values map[string]any) (Config, []Warning, error) {
	patched := c.Clone()
	if name, ok := values["preset"].(string); ok {
		patched = c.presetOf(name) // the other values count on top of it
	}
	var warnings []Warning
	for _, key := range slices.Sorted(maps.Keys(values)) { // sorted: the same patch gives the same error
		value := values[key]
		if name, ok := hiddenName(key); ok {
			if err := patched.hide(name, value); err != nil {
				return c, nil, err
			}
			continue
		}
		r, ok := rowOf(key)
		if !ok {
			return c, nil, fmt.Errorf("%s: unknown key, want %s", excerpt(key), knownKeys())
		}
		if !r.assign(&patched, value) {
			return c, nil, fmt.Errorf("%s: got %s, want %s", key, spelt(value), r.want())
		}
		if r.idle && r.text(&patched) != r.text(&c) {
			warnings = append(warnings, newWarning(key, r.text(&patched), "no change, as it does nothing here"))
		}
	}
	if !patched.hasInput() {
		return c, nil, fmt.Errorf("%s: got none, want at least one of %s", inputs, strings.Join(inputKeys(), ", "))
	}
	return patched, warnings, nil
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

// hide sets NAME_hide.
func (c *Config) hide(name string, value any) error {
	hidden, ok := value.(bool)
	if !ok {
		return fmt.Errorf("%s%s: got %s, want %s", name, hideSuffix, spelt(value), flag{}.want())
	}
	if hidden {
		c.Hidden[name] = true
	} else {
		delete(c.Hidden, name)
	}
	return nil
}
