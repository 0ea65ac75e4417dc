package config

import (
	"strings"

	"neuralplay/wasm/internal/message"
)

// dataKey is what the page adds to a link: own data, packed. It reads them itself.
const dataKey = "data"

// mostLink is the most bytes of a link: several times the longest that Link
// writes.
const mostLink = 20_000

// Link returns the configuration as the part of an address after the #: v, the
// preset, the seed, what differs from the preset or from Default, and what is
// hidden. A setting that follows others is compared with what these bring. Parse
// reads the link back as exactly the same configuration.
func (c Config) Link() string {
	var parts []string
	started := start(c.Preset)
	led := started.Clone()
	led.lead(c.Optimizer, c.Activation)
	for _, r := range rows {
		text, leftOut := r.text(&c), r.text(&started)
		if r.Follows != "" {
			leftOut = r.text(&led)
		}
		if r.always || text != leftOut || r.Key == "preset" && c.Preset != NoPreset {
			parts = append(parts, r.Key+"="+text)
		}
	}
	return strings.Join(append(parts, c.hiddenParts()...), "&")
}

// Parse reads a link: the part of an address after the #, with or without it.
// The result is always valid: a bad value counts as left out, an unknown key is
// passed over, and a warning names each. A link that is far too long is not read
// at all. newSeed returns the seed of a link that has none, as text such as
// "0.12345".
//
// The reading is that of TensorFlow Playground (state.ts), so that its links
// mean the same here. Values are not URI-decoded, and end at a second =; of a
// key that comes twice the last counts; a blank value counts as left out, but
// for networkShape, where it means no hidden layer; numbers are read as
// JavaScript reads them; a flag is true unless it says false. A link without
// v=1 and only is taken for one of theirs, which differs in what leaving a key out
// means (see row.leftOut) and in what hiding an input means.
func Parse(hash string, newSeed func() string) (Config, []message.Message) {
	link, warnings := splitLink(strings.TrimPrefix(hash, "#"))
	c := start(link.texts["preset"])
	theirs := !link.blank() && !link.has("v") && !link.has(onlyKey)
	if theirs {
		leaveOut(&c)
	}
	activation := link.texts[activationKey]
	if theirs { // their rate and initial weights are the same for all
		activation = ""
	}
	c.lead(link.texts[optimizerKey], activation)
	warnings = append(warnings, readOnly(&c, link)...)
	for _, key := range link.keys {
		if w, ok := parsePair(&c, key, link.texts[key]); !ok {
			warnings = append(warnings, w)
		}
	}
	if theirs {
		dropHiddenInputs(&c)
	}
	if !c.hasInput() {
		warnings = append(warnings, message.Message{
			Code: "link.noInput", Key: inputs, Got: none, Want: message.A("input"), Used: "x, y"})
		c.Inputs = Default("").Inputs
	}
	if c.Seed == "" {
		c.Seed = newSeed()
	}
	return c, warnings
}

// leaveOut sets every setting to what a link of theirs means by leaving its key
// out.
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
		if r.Group == inputs && c.Hidden[r.hide()] {
			r.assign(c, false)
		}
	}
}

// parsePair applies one key of a link. If the pair is bad it reports false
// and returns a warning.
func parsePair(c *Config, key, text string) (message.Message, bool) {
	w := message.Message{Key: message.Excerpt(key), Got: message.Excerpt(text)}
	if name, ok := hiddenName(key); ok {
		switch text {
		case "true":
			c.Hidden[name] = true
		case "false":
			delete(c.Hidden, name)
		}
		w.Code, w.Want = "link.hide", flag{}.want()
		return w, text == "true" || text == "false" || isBlank(text)
	}
	if key == onlyKey || key == dataKey { // read before the others, and not here
		return w, true
	}
	r, ok := rowOf(key)
	if !ok {
		w.Code, w.Want = "link.unknownKey", message.A("key")
		suggest(&w, key, "link.similarKey")
		return w, key == "" && isBlank(text) // as in "a=1&&b=2"
	}
	if isBlank(text) && !r.blankCounts || r.parse(c, text) {
		return w, true
	}
	if r.instead != nil {
		r.parse(c, r.instead(text))
	}
	w.Code, w.Want, w.Used = "link.value", r.want(), r.text(c)
	return w, false
}

// pairs is a link cut into its keys, in the order of their first appearance,
// and the text that counts for each.
type pairs struct {
	keys  []string
	texts map[string]string
}

// splitLink reads mostKeys different keys at most, and nothing of a link longer
// than mostLink.
func splitLink(link string) (pairs, []message.Message) {
	var warnings []message.Message
	if len(link) > mostLink {
		warnings = append(warnings, message.Message{
			Code: "link.tooLong", Count: len(link), Want: message.Count(mostLink)})
		link = ""
	}
	p := pairs{texts: map[string]string{}}
	more := map[string]bool{}
	for pair := range strings.SplitSeq(link, "&") {
		key, rest, _ := strings.Cut(pair, "=")
		text, _, _ := strings.Cut(rest, "=")
		if _, again := p.texts[key]; !again {
			if len(p.keys) == mostKeys {
				more[key] = true
				continue
			}
			p.keys = append(p.keys, key)
		}
		p.texts[key] = text
	}
	if len(more) > 0 {
		warnings = append(warnings, message.Message{
			Code: "link.manyKeys", Count: mostKeys + len(more), Want: message.Count(mostKeys)})
	}
	return p, warnings
}

// blank reports whether the link says nothing: the page was opened without one.
func (p pairs) blank() bool { return len(p.keys) == 1 && p.keys[0] == "" }

// has reports whether the link has a value for key.
func (p pairs) has(key string) bool { return !isBlank(p.texts[key]) }

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }
