package view

import (
	"testing"
	"time"

	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/play"
)

// Every value of ui but full and compact shows another part alone.
func TestUI(t *testing.T) {
	for ui, want := range map[string][3]bool{ // network, boundary, losses
		"full": {true, true, true}, "compact": {true, true, true},
		"network": {true, false, false}, "boundary": {false, true, false}, "losses": {false, false, true},
	} {
		c, warnings := config.Parse("#v=1&seed=0.5&ui="+ui, func() string { return "0.5" })
		if len(warnings) > 0 {
			t.Errorf("%s: %v", ui, warnings)
		}
		v := New(play.New(c, func() time.Duration { return 0 }))
		if err := v.SetViewport(Viewport{Width: 800, Height: 600, Scale: 1}); err != nil {
			t.Fatal(err)
		}
		v.Update(0)
		l, _ := v.LayoutChanged()
		if got := [3]bool{l.Network.W > 0, l.Boundary.W > 0, l.Chart.W > 0}; got != want {
			t.Errorf("%s: network, boundary, losses are shown: %v, want %v", ui, got, want)
		}
	}
}
