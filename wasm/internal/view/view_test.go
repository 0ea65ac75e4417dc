package view

import (
	"math"
	"testing"
	"time"

	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/play"
)

func TestBadViewports(t *testing.T) {
	v := New(play.New(config.Default("0.5"), func() time.Duration { return 0 }))
	good := Viewport{X: 240, Y: 56, Width: 800, Height: 600, Scale: 2}
	for name, spoil := range map[string]func(*Viewport){
		"no scale":         func(p *Viewport) { p.Scale = 0 },
		"a scale of NaN":   func(p *Viewport) { p.Scale = math.NaN() },
		"a huge scale":     func(p *Viewport) { p.Scale = 17 },
		"far left":         func(p *Viewport) { p.X = -1e9 },
		"far down":         func(p *Viewport) { p.Y = math.Inf(1) },
		"negative width":   func(p *Viewport) { p.Width = -1 },
		"an endless width": func(p *Viewport) { p.Width = math.Inf(1) },
		"a height of NaN":  func(p *Viewport) { p.Height = math.NaN() },
	} {
		p := good
		spoil(&p)
		if err := v.SetViewport(p); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if err := v.SetViewport(good); err != nil {
		t.Error(err)
	}
	if !v.Update(0) {
		t.Error("no picture in a new viewport")
	}
	if l, changed := v.LayoutChanged(); !changed || l.Network.X < good.X || l.Network.Y < good.Y || len(l.Layers) != 4 {
		t.Errorf("layout %+v", l)
	}
	if _, changed := v.LayoutChanged(); changed {
		t.Error("an unchanged layout changed")
	}
}

// Another session's samples are others, also where it has as many as this one.
func TestRestoreLetsGoOfTheSample(t *testing.T) {
	s := play.New(config.Default("0.5"), func() time.Duration { return 0 })
	v := New(s)
	if err := v.SetViewport(Viewport{Width: 800, Height: 600, Scale: 1}); err != nil {
		t.Fatal(err)
	}
	v.Update(0)
	if err := v.PinSample(&Sample{Set: TrainSet, Index: 3}); err != nil {
		t.Fatal(err)
	}
	v.Update(0)
	if v.describeSample() == nil {
		t.Fatal("the pinned sample is not described")
	}
	other := play.New(config.Default("0.25"), func() time.Duration { return 0 })
	if err := s.Do(play.Restore{Snapshot: other.Snapshot()}); err != nil {
		t.Fatal(err)
	}
	s.Apply()
	v.Update(0)
	if got := v.describeSample(); got != nil {
		t.Errorf("sample %d of the restored session is pinned", got.Index)
	}
}
