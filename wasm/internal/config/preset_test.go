package config

import (
	"strings"
	"testing"
)

func TestPresets(t *testing.T) {
	for _, p := range presets {
		t.Run(p.name, func(t *testing.T) {
			c := start(p.name)
			c.Seed = "0.5"
			mustBeValid(t, c)
			link := c.Link()
			if want := "v=1&preset=" + p.name + "&seed=0.5"; p.name != NoPreset && link != want {
				t.Errorf("link %s, want %s: the preset says the rest", link, want)
			}
			if back, warnings := Parse(link, fresh); len(warnings) != 0 || !equal(back, c) {
				t.Errorf("%s came back as %s, %v", link, back.Link(), warnings)
			}
			// chosen in the page
			before, _ := Parse("v=1&seed=0.5&learningRate=3&showTestData=true&stepButton_hide=true", fresh)
			chosen, _, err := before.Patch(map[string]any{"preset": p.name})
			if err != nil {
				t.Fatal(err)
			}
			c.ShowTestData, c.Hidden = true, map[string]bool{"stepButton": true}
			if !equal(chosen, c) {
				t.Errorf("chosen: %s, want %s", chosen.Link(), c.Link())
			}
		})
	}
}

func equal(a, b Config) bool {
	for _, r := range rows {
		if r.text(&a) != r.text(&b) {
			return false
		}
	}
	return a.Link() == b.Link()
}

func TestAPresetsLinkSaysWhatDiffers(t *testing.T) {
	c, warnings := Parse("v=1&learningRate=0.3&preset=neuron&seed=7&bias=true", fresh)
	if len(warnings) != 0 || c.LearningRate != 0.3 || !c.Bias || c.RNG != "numpy" || c.WeightSeed != "1" {
		t.Errorf("got %+v, %v", c, warnings)
	}
	if got, want := c.Link(), "v=1&preset=neuron&seed=7&bias=true&learningRate=0.3"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	c, warnings = Parse("v=1&preset=neurone&seed=7", fresh)
	if len(warnings) != 1 || warnings[0].Key != "preset" || !equal(c, Default("7")) {
		t.Errorf("got %s, %v", c.Link(), warnings)
	}
	// what configure takes with a preset counts on top of it
	d, _, err := Default("7").Patch(map[string]any{"preset": "neuron", "learningRate": 0.3, "bias": true})
	if err != nil || d.Link() != "v=1&preset=neuron&seed=7&bias=true&learningRate=0.3" {
		t.Errorf("got %s, %v", d.Link(), err)
	}
}

func TestKeepsPreset(t *testing.T) {
	c := start("neuron")
	if c.Speed = "fast"; !c.KeepsPreset() {
		t.Error("another speed is nothing the preset speaks of")
	}
	if c.LearningRate = 3; c.KeepsPreset() {
		t.Error("another learning rate went unseen")
	}
	if d := Default("1"); !d.KeepsPreset() {
		t.Error("the defaults are kept")
	}
}

func TestAxesAndSlice(t *testing.T) {
	for _, c := range []struct{ link, axes, slice string }{
		{"axes=3,1&slice=0.5,-2e3", "3,1", "0.5,-2000"},
		{"axes=3,1&slice=0.5,,1", "3,1", ""}, // a gap is no number
		{"slice=", "1,2", ""},
		{"slice=NaN", "1,2", ""},
		{"slice=" + strings.Repeat("1,", 40), "1,2", ""},
		{"axes=2,2", "1,2", ""},
		{"axes=1", "1,2", ""},
		{"axes=1,2,3", "1,2", ""},
		{"axes=0,1", "1,2", ""},
		{"axes=1,1.5", "1,2", ""},
	} {
		got, _ := Parse("v=1&seed=1&"+c.link, fresh)
		axes, _ := rowOf("axes")
		slice, _ := rowOf("slice")
		if a, s := axes.text(&got), slice.text(&got); a != c.axes || s != c.slice {
			t.Errorf("%s: got axes %s, slice %s", c.link, a, s)
		}
	}
}
