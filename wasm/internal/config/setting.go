package config

import (
	"slices"
)

// Setting is what the page has to know about a setting to build its control. It
// has no words: the page has them by key, group, choice and unit.
type Setting struct {
	Key     string `json:"key"`            // in links and in the page's calls
	Kind    string `json:"kind"`           // choice, integer, number, flag, text, list, names, axes or numbers
	Group   string `json:"group"`          // one of the groups of table.go
	Control string `json:"control"`        // which sort of control suits it, or none
	Unit    string `json:"unit,omitempty"` // the id of a word or sign: percent, degrees, epochs
	Default any    `json:"default"`

	// Follows is the key of the setting that Default depends on most, "optimizer"
	// or "activation", or "". Defaults then has the default for each of its values.
	Follows  string         `json:"follows,omitempty"`
	Defaults map[string]any `json:"defaults,omitempty"`

	Choices []Choice `json:"choices,omitempty"`
	// Min, Max and Step are the control's; Low and High what a link or a script
	// may say beyond them. All are 0 for what is not a number. Of a list they
	// bound each entry, and Layers is how many entries it may have.
	Min    float64   `json:"min"`
	Max    float64   `json:"max"`
	Step   float64   `json:"step"`
	Low    float64   `json:"low"`
	High   float64   `json:"high"`
	Layers int       `json:"layers,omitempty"`
	Ladder []float64 `json:"ladder,omitempty"` // the rungs of a ladder control
	Full   bool      `json:"full,omitempty"`   // "full" is a value, too, past Max

	Effect string `json:"effect"`         // what a change rebuilds: nothing, optimizer, network or data
	Hide   string `json:"hide,omitempty"` // the NAME whose NAME_hide=true hides the control
	// HideWith are the names of controls that change the same thing: where one of them
	// is hidden, this is, too.
	HideWith []string `json:"hideWith,omitempty"`
	When     *When    `json:"when,omitempty"` // shown only then; nil is always
	// Needs is what the data must have for the setting to mean anything: plane
	// (two inputs), sliced (more than two), divided (rows to be split), generated
	// (points drawn by chance), drawn (anything is). "" is nothing.
	Needs string `json:"needs,omitempty"`
	// Unless lists the conditions under which the setting is shown, and does nothing.
	Unless []When `json:"unless,omitempty"`
	// Tests is a setting that does nothing without test points.
	Tests bool `json:"tests,omitempty"`
}

// Choice is one value of a choice.
type Choice struct {
	Value string `json:"value"`
	Group string `json:"group,omitempty"` // the id of a heading that some choices share
	// Needs is what the data must have for the choice to mean anything: classes, or
	// "" for nothing.
	Needs string `json:"needs,omitempty"`
	// Unless is the condition under which something else is used in its place.
	Unless *When `json:"unless,omitempty"`
	// Goal is the epoch that a preset's help speaks of, 0 for none.
	Goal int `json:"goal,omitempty"`
}

// When is the condition that another setting has one of certain values, as a link
// spells them.
type When struct {
	Key string   `json:"key"`
	In  []string `json:"in"`
}

func when(key string, in ...string) *When { return &When{key, in} }

// unless joins conditions, each a key and a value.
func unless(pairs ...[2]string) []When {
	conditions := make([]When, len(pairs))
	for i, pair := range pairs {
		conditions[i] = When{pair[0], []string{pair[1]}}
	}
	return conditions
}

// What leaves other settings without anything to do.
var (
	noLayers   = [2]string{"networkShape", ""}
	noBiases   = [2]string{"bias", "false"}
	startsAt0  = [2]string{"initZero", "true"}
	drawsZeros = [2]string{"init", "zero"}
	fullBatch  = [2]string{"batchSize", full}
)

// Settings returns the table for the page, in the order of the link's keys.
func Settings() []Setting {
	defaults := Default("")
	settings := make([]Setting, len(rows))
	for i, r := range rows {
		s := r.Setting
		s.Kind = r.name()
		s.Default = r.value(&defaults)
		s.Ladder = slices.Clone(s.Ladder)
		if n := len(s.Ladder); n > 0 {
			s.Min, s.Max = s.Ladder[0], s.Ladder[n-1]
		}
		if r.Follows != "" {
			s.Defaults = map[string]any{}
			leader, _ := rowOf(r.Follows)
			var leading Setting
			leader.describe(&leading)
			led := defaults.Clone()
			for _, choice := range leading.Choices {
				leader.parse(&led, choice.Value)
				s.Defaults[choice.Value] = led.brought(r)
			}
		}
		s.Effect, s.Hide = r.effect.String(), r.hide()
		r.describe(&s)
		settings[i] = s
	}
	return settings
}
