package config

import (
	"strings"
)

// Link returns the configuration as the part of an address after the #: v, the
// preset, the seed, what differs from the preset or from Default, and what is
// hidden. Parse reads it back as exactly the same configuration.
func (c Config) Link() string {
	var parts []string
	started := start(c.Preset)
	for _, r := range rows {
		text := r.text(&c)
		if r.always || text != r.text(&started) || r.Key == "preset" && c.Preset != NoPreset {
			parts = append(parts, r.Key+"="+text)
		}
	}
	for _, name := range Hideable() {
		if c.Hidden[name] {
			parts = append(parts, name+hideSuffix+"=true")
		}
	}
	return strings.Join(parts, "&")
}

// Parse reads a link: the part of an address after the #, with or without it.
// Whatever it is given, the result is valid: a bad value counts as left out,
// an unknown key is passed over, and each is told in a warning. newSeed gives
// the seed of a link that has none, as text such as "0.12345".
//
// The reading is that of TensorFlow Playground (state.ts), so that its links
// mean the same here. Values are not URI-decoded, and end at a second =; of a
// key that comes twice the last counts; a blank value counts as left out, but
// for networkShape, where it means no hidden layer; numbers are read as
// JavaScript reads them; a flag is true unless it says false. A link without
// v=1 is taken for one of theirs, which differs in what leaving a key out
// means (see row.leftOut) and in what hiding an input means.
func Parse(hash string, newSeed func() string) (Config, []Warning) {
	link := splitLink(strings.TrimPrefix(hash, "#"))
	c := start(link.texts["preset"])
	theirs := !link.blank() && !link.has("v")
	if theirs {
		leaveOut(&c)
	}
	var warnings []Warning
	for _, key := range link.keys {
		if w, ok := parsePair(&c, key, link.texts[key]); !ok {
			warnings = append(warnings, w)
		}
	}
	if theirs {
		dropHiddenInputs(&c)
	}
	if !c.hasInput() {
		warnings = append(warnings, Warning{Key: inputs, Got: "none", Want: "at least one input", Used: "x, y"})
		c.Inputs = Default("").Inputs
	}
	if c.Seed == "" {
		c.Seed = newSeed()
	}
	return c, warnings
}

// leaveOut gives every setting the value that a link of theirs means by
// leaving its key out.
func leaveOut(c *Config) {
	for _, r := range rows {
		if r.leftOut != "" {
			r.parse(c, r.leftOut)
		}
	}
}

// dropHiddenInputs switches hidden inputs off. In TensorFlow Playground
// hiding an input takes it out of the network, whatever its flag says; in our
// links it only takes away the choice.
func dropHiddenInputs(c *Config) {
	for _, r := range rows {
		if r.Group == inputs && c.Hidden[r.Hide] {
			r.assign(c, false)
		}
	}
}

// parsePair applies one key of a link. If the pair is bad it reports false
// and the warning to give.
func parsePair(c *Config, key, text string) (Warning, bool) {
	if name, ok := hiddenName(key); ok {
		if text == "true" {
			c.Hidden[name] = true
		}
		wellFormed := text == "true" || text == "false" || isBlank(text)
		return newWarning(key, text, flag{}.want()), wellFormed
	}
	r, ok := rowOf(key)
	if !ok {
		stray := key == "" && isBlank(text) // as in "a=1&&b=2"
		return newWarning(key, text, wantKey(key)), stray
	}
	if isBlank(text) && !r.blankCounts || r.parse(c, text) {
		return Warning{}, true
	}
	if r.instead != nil {
		r.parse(c, r.instead(text))
	}
	w := newWarning(key, text, r.want())
	w.Used = r.text(c)
	return w, false
}

// pairs is a link cut into its keys, in the order of their first appearance,
// and the text that counts for each.
type pairs struct {
	keys  []string
	texts map[string]string
}

func splitLink(link string) pairs {
	p := pairs{texts: map[string]string{}}
	for pair := range strings.SplitSeq(link, "&") {
		key, rest, _ := strings.Cut(pair, "=")
		text, _, _ := strings.Cut(rest, "=")
		if _, again := p.texts[key]; !again {
			p.keys = append(p.keys, key)
		}
		p.texts[key] = text
	}
	return p
}

// blank tells that the link says nothing: the page was opened without one.
func (p pairs) blank() bool { return len(p.keys) == 1 && p.keys[0] == "" }

// has tells whether the link gives key a value.
func (p pairs) has(key string) bool { return !isBlank(p.texts[key]) }

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }
