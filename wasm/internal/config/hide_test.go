package config

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"neuralplay/wasm/internal/message"
)

// Every setting with a control can be hidden, every group as a panel, and what
// TensorFlow Playground can hide has its names (HIDABLE_CONTROLS in playground.ts).
func TestHideable(t *testing.T) {
	got := Hideable()
	theirs := strings.Fields("showTestData discretize playButton stepButton resetButton learningRate activation " +
		"regularization regularizationRate problem dataset percTrainData noise batchSize numHiddenLayers " +
		"x y xSquared ySquared xTimesY sinX sinY")
	for _, name := range theirs {
		if !slices.Contains(got, name) {
			t.Errorf("%s cannot be hidden", name)
		}
	}
	for _, s := range Settings() {
		if s.Group == none {
			if s.Hide != "" {
				t.Errorf("%s has no control, but is hidden by %s", s.Key, s.Hide)
			}
			continue
		}
		if !slices.Contains(got, s.Hide) || !slices.Contains(got, s.Group+panelSuffix) {
			t.Errorf("%s in the panel %s cannot be hidden", s.Key, s.Group)
		}
		for _, name := range s.HideWith {
			if !slices.Contains(got, name) {
				t.Errorf("%s goes with %s, which cannot be hidden", s.Key, name)
			}
		}
	}
	slices.Sort(got)
	if len(slices.Compact(slices.Clone(got))) != len(got) {
		t.Errorf("a name comes twice in %v", got)
	}
}

func TestNamesOfWhatIsHidden(t *testing.T) {
	for key, want := range map[string]string{
		"play_hide": "playButton", "playButton_hide": "playButton", "share_hide": "shareButton",
		"curves_hide": "curvesPanel", "legend_hide": "legendPanel", "readouts_hide": "readoutsPanel",
		"samples_hide": "samplesPanel", "network_hide": "networkPanel", "networkShape_hide": "numHiddenLayers",
		"regDataset_hide": "dataset", "regularization_hide": "regularization", "slice_hide": "slice",
		"regularizationPanel_hide": "regularizationPanel", "momentum_hide": "momentum",
		"v_hide": "", "colour_hide": "", "_hide": "", "play": "", "hideText_hide": "",
	} {
		if got, ok := hiddenName(key); ok != (want != "") || ok && got != want {
			t.Errorf("%s: got %q, %v, want %q", key, got, ok, want)
		}
	}
}

func TestOnly(t *testing.T) {
	for _, c := range []struct{ link, link2, shown string }{
		{"only=play,step,learningRate", "only=playButton,stepButton,learningRate",
			"playButton,stepButton,learningRate"},
		{"only=none", "only=none", ""},
		{"learningRate_hide=true&only=learningRate,noise", "only=noise", "noise"},
		{"only=augmentation&noise_hide=false", "only=augmentationPanel,noise", "augmentationPanel,noise"},
		{"only=augmentation&flip_hide=true", "only=jitter,rotate", "jitter,rotate"},
		{"only=x,y", "only=x,y", "x,y"},
	} {
		got, warnings := Parse("seed=1&"+c.link, fresh)
		if len(warnings) != 0 || strings.Join(got.shown(), ",") != c.shown {
			t.Errorf("%s: shows %v, %v, want %s", c.link, got.shown(), warnings, c.shown)
		}
		if link := got.Link(); link != "v=1&seed=1&"+c.link2 || !got.hasInput() {
			t.Errorf("%s: the link is %s", c.link, link)
		}
		mustRoundTrip(t, got)
	}
	// What leads to a control stays with it.
	c, _ := Parse("only=learningRate", fresh)
	if c.Hidden["trainingPanel"] || c.Hidden[columnsButton] || !c.Hidden["samplesPanel"] || !c.Hidden["momentum"] {
		t.Errorf("hidden are %v", c.Hidden)
	}
	_, warnings := Parse("v=1&only=play,colour,Step", fresh)
	want := []message.Message{{Code: "link.only", Key: "only", Got: "colour,Step", Want: message.A("control")}}
	if !reflect.DeepEqual(warnings, want) {
		t.Errorf("got  %+v\nwant %+v", warnings, want)
	}
}

func TestOnlyInAPatch(t *testing.T) {
	c, _, err := Default("1").Patch(Values{"only": []any{"play", "learningRate"}, "noise": 5.0, "noise_hide": false})
	if err != nil || c.Link() != "v=1&noise=5&seed=1&only=playButton,noise,learningRate" {
		t.Errorf("got %s, %v", c.Link(), err)
	}
	for _, bad := range []any{"play", []any{1.0}, []any{"colour"}, nil, true} {
		if got, _, err := c.Patch(Values{"only": bad}); err == nil || !reflect.DeepEqual(got, c) {
			t.Errorf("%v was taken", bad)
		}
	}
}

func TestHiddenRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 1000 {
		c, most := Default("1"), r.IntN(20)
		for _, name := range Hideable() {
			if r.IntN(20) < most {
				c.Hidden[name] = true
			}
		}
		mustRoundTrip(t, c)
	}
}
