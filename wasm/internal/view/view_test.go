package view

import (
	"math"
	"testing"
	"time"

	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/run"
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

func TestNearestPoint(t *testing.T) {
	points := []run.CurvePoint{{Epoch: 0}, {Epoch: 1}, {Epoch: 4}}
	for epoch, want := range map[float64]float64{-1: 0, 0.4: 0, 0.6: 1, 2: 1, 3: 4, 99: 4} {
		if p, ok := nearest(points, epoch); !ok || p.Epoch != want {
			t.Errorf("nearest to %v: %v, want %v", epoch, p.Epoch, want)
		}
	}
	if _, ok := nearest(points, math.NaN()); ok {
		t.Error("NaN has a nearest point")
	}
	if _, ok := nearest(nil, 1); ok {
		t.Error("an empty curve has a nearest point")
	}
}
