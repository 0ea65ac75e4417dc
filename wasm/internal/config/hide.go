package config

import (
	"slices"
	"strings"
)

// hideSuffix makes a control's name the key that hides it.
const hideSuffix = "_hide"

// buttons are the controls without a setting that can be hidden.
var buttons = []string{"playButton", "stepButton", "resetButton"}

// hideable is what Hideable returns: a link asks for it with every key.
var hideable = findHideable()

// Hideable lists every NAME for which NAME_hide=true hides a control, in the
// order in which a link writes them. A name may hide the controls of several
// settings: dataset hides both choices of data.
func Hideable() []string { return slices.Clone(hideable) }

func findHideable() []string {
	names := slices.Clone(buttons)
	for _, r := range rows {
		if r.Hide != "" && !slices.Contains(names, r.Hide) {
			names = append(names, r.Hide)
		}
	}
	return names
}

// hiddenName takes a key such as playButton_hide apart, and reports whether
// there is such a control.
func hiddenName(key string) (string, bool) {
	name, ok := strings.CutSuffix(key, hideSuffix)
	return name, ok && slices.Contains(hideable, name)
}
