package config

import (
	"strconv"
	"testing"
)

func TestShownSpace(t *testing.T) {
	for _, c := range []struct {
		link  string
		layer int
		ok    bool
	}{
		{"networkShape=4,2", 2, false},
		{"networkShape=4,2&largeView=space", 2, true},
		{"networkShape=4,2&largeView=space&spaceLayer=inputs", 0, true},
		{"networkShape=4,2&largeView=space&spaceLayer=1", 1, true},
		{"networkShape=4,2&largeView=space&spaceLayer=output", 3, true},
		{"networkShape=4,2&largeView=space&spaceLayer=7", 2, true}, // there is no such layer
		{"networkShape=&largeView=space", 0, true},
		{"networkShape=&largeView=space&spaceLayer=output", 1, true},
		{"networkShape=3,3,3,3,3,3,3,3&largeView=space&spaceLayer=8", 8, true},
	} {
		parsed, warnings := Parse("v=1&"+c.link, func() string { return "0" })
		if layer, ok := parsed.ShownSpace(); layer != c.layer || ok != c.ok || len(warnings) > 0 {
			t.Errorf("%s: layer %d, %v (%v), want %d, %v", c.link, layer, ok, warnings, c.layer, c.ok)
		}
	}
	if last := layerNames[len(layerNames)-2]; last != strconv.Itoa(mostLayers) {
		t.Errorf("the last hidden layer is named %s, but there may be %d", last, mostLayers)
	}
}
