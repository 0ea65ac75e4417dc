package scene

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"unicode/utf8"
)

// box returns roughly where a run's letters stand.
func (r *Run) box() Rect {
	w, h := float64(utf8.RuneCount(r.Text))*0.58*float64(r.Size), 0.75*float64(r.Size)
	return Rect{float64(r.X) - w*float64(r.Align)/2, float64(r.Y) - h/2, w, h}
}

// The numbers of the boundary stay on the stage and do not overlap.
func TestNumbersOfAnyWindow(t *testing.T) {
	for _, w := range windows {
		for _, s := range stages {
			t.Run(fmt.Sprintf("%v/%v×%v", w, s.w, s.h), func(t *testing.T) {
				m := sample(s.w, s.h, 2, 4, 1)
				m.Window, m.Scale = w, 1
				l := NewLayout(m)
				f := &Frame{}
				d := pen{Frame: f, m: m, l: l, p: &Light, scale: 1}
				if d.boundaryAxes(); len(f.Runs) < 2 {
					t.Errorf("%d numbers", len(f.Runs))
				}
				field := l.Boundary
				for i := range f.Runs {
					b := f.Runs[i].box()
					if !l.BoundaryHeader.Empty() && !b.within(l.Stage) {
						t.Errorf("%s leaves the stage", f.Runs[i].Text)
					}
					if b.overlaps(field) {
						t.Errorf("%s lies on the field", f.Runs[i].Text)
					}
					for j := range i {
						if !l.BoundaryHeader.Empty() && b.overlaps(f.Runs[j].box()) {
							t.Errorf("%s and %s overlap", f.Runs[i].Text, f.Runs[j].Text)
						}
						if string(f.Runs[i].Text) == string(f.Runs[j].Text) && f.Runs[i].Align == f.Runs[j].Align {
							t.Errorf("%s stands there twice", f.Runs[i].Text)
						}
					}
				}
			})
		}
	}
}

// legendShown builds m and reports whether the bar of the scale is in the frame,
// and the colours of its two ends.
func legendShown(m *Model) (shown bool, low, high Color) {
	l := NewLayout(m)
	f := &Frame{}
	d := pen{Frame: f, m: m, l: l, p: &Light, scale: 1}
	d.legend()
	if len(f.Runs) == 0 {
		return false, low, high
	}
	at := func(i int) Color {
		v := f.Shapes.Vertices[i]
		return Color{v.ColorR, v.ColorG, v.ColorB, v.ColorA}
	}
	return true, at(0), at(7)
}

func TestLegend(t *testing.T) {
	p := &Light
	for _, c := range []struct {
		name      string
		set       func(m *Model)
		shown     bool
		low, high Color
	}{
		{"one output", func(m *Model) {}, true, p.Negative, p.Positive},
		{"shares", func(m *Model) { several(m, 3) }, false, Color{}, Color{}},
		{"a hidden unit is shown", func(m *Model) { several(m, 3); m.Shares = nil }, true, p.Negative, p.Positive},
		{"a class is shown", func(m *Model) { several(m, 3); m.Shares, m.FieldClass = nil, 2 },
			true, p.Neutral, p.Class(2, 3)},
		{"the first of two", func(m *Model) { several(m, 2); m.FieldClass = 0 }, true, p.Neutral, p.Negative},
		{"no such class", func(m *Model) { several(m, 3); m.Shares, m.FieldClass = nil, 5 },
			true, p.Negative, p.Positive},
	} {
		m := sample(1000, 700, 2, 4, 3)
		c.set(m)
		shown, low, high := legendShown(m)
		if shown != c.shown || shown && (low.Hex() != p.Veiled(c.low).Hex() || high.Hex() != p.Veiled(c.high).Hex()) {
			t.Errorf("%s: shown %v, from %s to %s; want %v, from %s to %s",
				c.name, shown, low.Hex(), high.Hex(), c.shown, p.Veiled(c.low).Hex(), p.Veiled(c.high).Hex())
		}
	}
}

func TestLegendNumbers(t *testing.T) {
	for _, c := range []struct {
		ends [2]float64
		want []string
	}{
		{[2]float64{}, []string{"−1", "0", "1"}},
		{[2]float64{0, 1}, []string{"0", "0.5", "1"}},
		{[2]float64{-2, 8}, []string{"−2", "3", "8"}},
		{[2]float64{1990, 2025}, []string{"1990", "2008", "2025"}},
		{[2]float64{0.12, 0.3456}, []string{"0.12", "0.23", "0.35"}},
		{[2]float64{230000, 720000}, []string{"230k", "475k", "720k"}},
		{[2]float64{-1.32, 1.28}, []string{"−1.3", "0", "1.3"}},
		{[2]float64{5, 5}, []string{"−1", "0", "1"}},             // no range at all
		{[2]float64{-1234.5, 9876.5}, []string{"−1234", "9876"}}, // the middle one has no room
	} {
		m := sample(1000, 700, 2, 1)
		m.Ends = c.ends
		f := &Frame{}
		d := pen{Frame: f, m: m, l: NewLayout(m), p: &Light, scale: 1}
		d.legend()
		if len(f.Runs) != len(c.want) {
			t.Fatalf("%v: %d numbers, want %q", c.ends, len(f.Runs), c.want)
		}
		for i, want := range c.want {
			if got := string(f.Runs[i].Text); got != want {
				t.Errorf("%v: got %q, want %q", c.ends, got, want)
			}
		}
	}
}

// A line leads from every output to the boundary; a class has its mark there.
func TestOutlets(t *testing.T) {
	count := func(classes, units int) (vertices int) {
		m := sample(1000, 700, 2, units)
		m.Classes = classes
		d := pen{Frame: &Frame{}, m: m, l: NewLayout(m), p: &Light, scale: 1}
		d.outlet()
		for _, v := range d.Shapes.Vertices {
			if float64(v.DstX) > d.l.Boundary.X+2 || math.IsNaN(float64(v.DstX)) {
				t.Errorf("%d units: an outlet reaches %v, the boundary begins at %v", units, v.DstX, d.l.Boundary.X)
			}
		}
		return len(d.Shapes.Vertices) / 4
	}
	for _, c := range []struct{ classes, units, want int }{{0, 1, 1}, {1, 3, 3}, {2, 2, 2 + 2*2}, {3, 3, 3 + 3*2}} {
		if got := count(c.classes, c.units); got != c.want {
			t.Errorf("%d units, %d classes: %d shapes, want %d", c.units, c.classes, got, c.want)
		}
	}
}

func TestNumbersHaveGlyphs(t *testing.T) {
	for _, w := range windows {
		m := sample(1000, 700, 2, 1)
		m.Window = w
		var f Frame
		Build(m, NewLayout(m), &f)
		for _, r := range f.Runs {
			if s := strings.Trim(string(r.Text), "0123456789+−.ekM"); s != "" {
				t.Errorf("%v: %q in %q cannot be written", w, s, r.Text)
			}
		}
	}
}
