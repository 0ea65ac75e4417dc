package config

import (
	"slices"
	"strings"

	"neuralplay/wasm/internal/message"
)

// Three forms hide parts of the page. NAME_hide=true hides one of them;
// only=NAME,NAME hides all the others; after it, NAME_hide=false shows one more.
// A hidden control takes along what else changes the same thing: see
// Setting.HideWith and the page's data-hide.
const (
	hideSuffix = "_hide"
	onlyKey    = "only"

	buttonSuffix = "Button"
	panelSuffix  = "Panel"
)

// buttons are the controls without a setting. Those of the columns lead to other
// controls, so only leaves them.
var buttons = []string{
	"playButton", "stepButton", "resetButton",
	"shareButton", "helpButton", "themeButton", "languageButton", columnsButton, "regenerateButton",
	"newWeightsButton", "ownDataButton", "saveButton", "openButton", "saveFileButton", "undoButton",
}

const columnsButton = "columnsButton"

// leafPanels are the panels without settings; each group of settings has one, too.
var leafPanels = []string{
	"readoutsPanel", curvesPanel, legendPanel, "samplesPanel", "evaluationPanel", inspectorPanel, statisticsPanel,
}

// The panels that are on the canvas, or do what can be done there, too.
const (
	curvesPanel    = "curvesPanel"    // the losses
	legendPanel    = "legendPanel"    // what colours and points stand for
	inspectorPanel = "inspectorPanel" // changes weights and biases

	statisticsPanel = "statisticsPanel" // marks dead, saturated and equal units
)

// HidesCurves and those below are for whoever draws the stage.
func (c Config) HidesCurves() bool    { return c.Hidden[curvesPanel] }
func (c Config) HidesLegend() bool    { return c.Hidden[legendPanel] }
func (c Config) HidesInspector() bool { return c.Hidden[inspectorPanel] }

// HidesStatistics is also for whoever looks for what to mark.
func (c Config) HidesStatistics() bool { return c.Hidden[statisticsPanel] }

// hideable is what Hideable returns: a link asks for it with every key.
var hideable = findHideable()

// Hideable lists every NAME for which NAME_hide=true hides a part of the page, in
// the order in which a link writes them: buttons, panels, then settings. A name may
// hide the controls of several settings: dataset hides both choices of data.
func Hideable() []string { return slices.Clone(hideable) }

func findHideable() []string {
	names := slices.Concat(buttons, leafPanels)
	for _, r := range rows {
		if panel := r.Group + panelSuffix; r.Group != none && !slices.Contains(names, panel) {
			names = append(names, panel)
		}
	}
	for _, r := range rows {
		if name := r.hide(); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// hide returns the name that hides a setting's control: TensorFlow Playground's, or
// the setting's key. It is "" for a setting without a control.
func (r row) hide() string {
	if r.Hide == "" && r.Group != none {
		return r.Key
	}
	return r.Hide
}

// members are the names of the controls in a group's panel; nil for other names.
func members(panel string) (names []string) {
	group, ok := strings.CutSuffix(panel, panelSuffix)
	if !ok {
		return nil
	}
	for _, r := range rows {
		if r.Group == group && !slices.Contains(names, r.hide()) {
			names = append(names, r.hide())
		}
	}
	return names
}

// leads reports whether a name is of something that others stand in. Of its own it
// has nothing to show, so only needs not hide it.
func leads(name string) bool { return name == columnsButton || members(name) != nil }

// hideableNamed finds the name that a person means: itself, without its Button or
// Panel, or a setting's key.
func hideableNamed(name string) (string, bool) {
	for _, candidate := range []string{name, name + buttonSuffix, name + panelSuffix} {
		if slices.Contains(hideable, candidate) {
			return candidate, true
		}
	}
	r, ok := rowOf(name)
	return r.hide(), ok && r.hide() != ""
}

// hiddenName takes a key such as playButton_hide apart, and reports whether
// there is such a part of the page.
func hiddenName(key string) (string, bool) {
	name, ok := strings.CutSuffix(key, hideSuffix)
	if !ok {
		return "", false
	}
	return hideableNamed(name)
}

// shownAlone returns what is hidden when only these names are shown, and the names
// that are not known. A panel's name shows all that stands in it. "none" shows
// nothing.
func shownAlone(names []string) (hidden map[string]bool, unknown []string) {
	hidden = map[string]bool{}
	for _, name := range hideable {
		if !leads(name) {
			hidden[name] = true
		}
	}
	for _, name := range names {
		name = strings.TrimSpace(name)
		found, ok := hideableNamed(name)
		switch {
		case ok:
			delete(hidden, found)
			for _, member := range members(found) {
				delete(hidden, member)
			}
		case name != none && name != "":
			unknown = append(unknown, name)
		}
	}
	return hidden, unknown
}

// readOnly applies the only of a link, if it has one.
func readOnly(c *Config, link pairs) []message.Message {
	if !link.has(onlyKey) {
		return nil
	}
	hidden, unknown := shownAlone(strings.Split(link.texts[onlyKey], ","))
	c.Hidden = hidden
	if len(unknown) == 0 {
		return nil
	}
	return []message.Message{{
		Code: "link.only", Key: onlyKey, Got: message.Excerpt(strings.Join(unknown, ",")), Want: message.A("control")}}
}

// hiddenParts writes what is hidden as parts of a link. Where most is hidden, they
// name what is shown.
func (c Config) hiddenParts() (parts []string) {
	implied := map[string]bool{}
	if len(c.Hidden) > len(hideable)/2 {
		shown := c.shown()
		implied, _ = shownAlone(shown)
		if len(shown) == 0 {
			shown = []string{none}
		}
		parts = append(parts, onlyKey+"="+strings.Join(shown, ","))
	}
	for _, name := range hideable {
		switch {
		case c.Hidden[name] && !implied[name]:
			parts = append(parts, name+hideSuffix+"=true")
		case !c.Hidden[name] && implied[name]:
			parts = append(parts, name+hideSuffix+"=false")
		}
	}
	return parts
}

// shown lists what is not hidden: a panel for all its controls if all are shown.
func (c Config) shown() (names []string) {
	covered := map[string]bool{}
	for _, name := range hideable {
		isHidden := func(member string) bool { return c.Hidden[member] }
		inside := members(name)
		switch {
		case c.Hidden[name] || covered[name] || name == columnsButton:
		case inside == nil:
			names = append(names, name)
		case !slices.ContainsFunc(inside, isHidden):
			names = append(names, name)
			for _, member := range inside {
				covered[member] = true
			}
		}
	}
	return names
}
