package scene

import (
	"math"
	"testing"
)

// check fails the test if a frame cannot be drawn.
func check(t *testing.T, f *Frame) {
	t.Helper()
	for name, m := range map[string]*Mesh{
		"ribbons": &f.Ribbons, "fields": &f.Fields, "classes": &f.Classes, "points": &f.Points, "shapes": &f.Shapes,
	} {
		if len(m.Indices)%3 != 0 {
			t.Fatalf("%s: %d indices", name, len(m.Indices))
		}
		for _, i := range m.Indices {
			if int(i) >= len(m.Vertices) {
				t.Fatalf("%s: index %d of %d vertices", name, i, len(m.Vertices))
			}
		}
		for _, v := range m.Vertices {
			for _, x := range []float32{
				v.DstX, v.DstY, v.SrcX, v.SrcY,
				v.ColorR, v.ColorG, v.ColorB, v.ColorA,
				v.Custom0, v.Custom1, v.Custom2, v.Custom3,
			} {
				if !(abs32(x) < farAway*4) {
					t.Fatalf("%s: vertex %+v", name, v)
				}
			}
		}
	}
	for _, r := range f.Runs {
		if !(abs32(r.X) < farAway && abs32(r.Y) < farAway) || len(r.Text) == 0 {
			t.Fatalf("run %+v", r)
		}
	}
}

func TestFramesOfEveryStage(t *testing.T) {
	everywhere(t, func(t *testing.T, m *Model, l *Layout) {
		var f Frame
		for _, h := range []Hit{
			{}, {Kind: Unit, Layer: 1}, {Kind: Weight, Layer: 1}, {Kind: Bias, Layer: 1},
			{Kind: Boundary, X: 1}, {Kind: Chart, X: 3},
		} {
			m.Hover = h
			Build(m, l, &f)
			check(t, &f)
		}
	})
}

func TestFramesOfNonsense(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for name, spoil := range map[string]func(m *Model){
		"weights": func(m *Model) {
			copy(m.Layers[1].Weights, []float64{nan, inf, -inf, 1e300, -1e300, 5e-324})
			copy(m.Layers[1].Biases, []float64{nan, inf, -inf})
		},
		"missing weights": func(m *Model) { m.Layers[1].Weights, m.Layers[1].Biases = nil, nil },
		"points": func(m *Model) {
			m.Train = []Point{
				{nan, 0, 1, 0}, {0, inf, 1, 0}, {1, 1, nan, 0}, {2, 2, inf, 0}, {1e300, 0, 0, 0},
				{1, 1, 1, nan}, {1, 1, 1, inf},
			}
		},
		"no history":     func(m *Model) { m.History = nil },
		"one entry":      func(m *Model) { m.History = m.History[:1] },
		"history of NaN": func(m *Model) { m.History = []Loss{{nan, nan, nan}, {inf, inf, inf}, {1, nan, 0.2}} },
		"zero losses":    func(m *Model) { m.History, m.LogScale = []Loss{{0, 0, 0}, {1, 0, 0}}, true },
		"tiny losses":    func(m *Model) { m.History = []Loss{{0, 5e-324, 1e-320}, {1, 1e-310, 0}} },
		"huge losses":    func(m *Model) { m.History = []Loss{{0, 1e308, 1}, {1e14, math.MaxFloat64, inf}} },
		"negative loss":  func(m *Model) { m.History = []Loss{{-5, -1, -2}, {-1, 1, 2}} },
		"scale 0":        func(m *Model) { m.Scale = 0 },
		"scale NaN":      func(m *Model) { m.Scale = nan },
		"no window":      func(m *Model) { m.Window = Window{} },
		"window of NaN":  func(m *Model) { m.Window = Window{nan, 1, inf, -inf} },
		"hover nowhere": func(m *Model) {
			m.Hover, m.Pinned = Hit{Weight, 99, 99, 99, nan, nan}, Hit{Weight, 1, -1, -1, 0, 0}
		},
		"hover NaN":  func(m *Model) { m.Hover = Hit{Kind: Boundary, X: nan, Y: nan} },
		"chart NaN":  func(m *Model) { m.Hover = Hit{Kind: Chart, X: nan} },
		"tiny stage": func(m *Model) { m.Stage = Rect{0, 0, 100, 80} },
		"shares of NaN": func(m *Model) {
			several(m, 3)
			m.Shares = []Field{{Side: 2, Values: []float32{float32(nan), 0, 0, 0}}, {}, {Side: -1}}
		},
		"classes":   func(m *Model) { several(m, 3); m.Classes, m.FieldClass = 99, 98 },
		"no stage":  func(m *Model) { m.Stage = Rect{} },
		"no layers": func(m *Model) { m.Layers = nil },
		"no units":  func(m *Model) { m.Layers[1].Units = 0 },
	} {
		t.Run(name, func(t *testing.T) {
			for _, log := range []bool{false, true} {
				m := sample(1000, 700, 2, 4, 2, 1)
				m.LogScale = log
				spoil(m)
				l := NewLayout(m)
				var f Frame
				Build(m, l, &f)
				check(t, &f)
				f.EncodeAtlas(m, nil, f.AtlasWidth, f.AtlasHeight)
				l.Hit(m.Stage.X+50, m.Stage.Y+40)
				l.Rect(m.Hover)
			}
		})
	}
}

// A layout of another model must not break a frame.
func TestFrameOfAnOldLayout(t *testing.T) {
	l := NewLayout(sample(1000, 700, 2, 8, 8, 8, 1))
	var f Frame
	Build(sample(1000, 700, 2, 1), l, &f)
	check(t, &f)
}

func TestHairlinesAreOneDevicePixel(t *testing.T) {
	for _, scale := range []float64{1, 1.25, 1.5, 2, 3} {
		d := pen{Frame: &Frame{}, scale: scale, p: &Light}
		d.vertical(10.3, 1, 20, Light.Line)
		v := d.Shapes.Vertices[0]
		if left := v.DstX + 1; v.Custom0 != 0.5 || left != float32(math.Trunc(float64(left))) {
			t.Errorf("scale %v: half width %v, left edge at %v", scale, v.Custom0, left)
		}
	}
}

func TestBuildingAllocatesNothing(t *testing.T) {
	for name, set := range map[string]func(m *Model){
		"one output": func(m *Model) {},
		"classes":    func(m *Model) { several(m, 7) },
		"faded": func(m *Model) {
			several(m, 7)
			for i := range m.Train {
				m.Train[i].Fade = float64(i%10) / 10
			}
		},
	} {
		m := sample(1000, 700, 7, 8, 64, 64, 64, 64, 64, 7)
		m.Hover, m.Pinned = Hit{Kind: Weight, Layer: 2, Unit: 1, Input: 1}, Hit{Kind: Unit, Layer: 1}
		set(m)
		l := NewLayout(m)
		var f Frame
		var pix []byte
		if n := testing.AllocsPerRun(20, func() {
			m.PointsVersion++
			Build(m, l, &f)
			pix = f.EncodeAtlas(m, pix, f.AtlasWidth, f.AtlasHeight)
			l.Hit(300, 200)
		}); n != 0 {
			t.Errorf("%s: %v allocations a frame", name, n)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	for name, units := range map[string][]int{
		"default": {2, 4, 2, 1},
		"largest": {7, 8, 8, 8, 8, 8, 8, 1},
		"crowd":   {7, 64, 64, 64, 64, 64, 64, 64, 64, 1},
	} {
		b.Run(name, func(b *testing.B) {
			m := sample(1000, 700, units...)
			l := NewLayout(m)
			var f Frame
			b.ReportAllocs()
			for b.Loop() {
				Build(m, l, &f)
			}
		})
	}
}

// Ten thousand points of which none changes: only the dashes move.
func BenchmarkBuildManyPoints(b *testing.B) {
	m := sample(1000, 700, 2, 4, 2, 3)
	several(m, 3)
	for len(m.Train) < 10_000 {
		m.Train = append(m.Train, m.Train...)
	}
	l := NewLayout(m)
	var f Frame
	b.ReportAllocs()
	for b.Loop() {
		m.Phase += 0.01
		Build(m, l, &f)
	}
}

func BenchmarkEncodeAtlas(b *testing.B) {
	m := sample(1000, 700, 7, 8, 8, 8, 8, 8, 8, 1)
	var f Frame
	Build(m, NewLayout(m), &f)
	var pix []byte
	b.ReportAllocs()
	for b.Loop() {
		pix = f.EncodeAtlas(m, pix, f.AtlasWidth, f.AtlasHeight)
	}
}
