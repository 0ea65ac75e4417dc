package scene

import "testing"

// Each badge adds shapes of its own to its tile, inside of its upper half, clear of the bias and of the ribbons' ends.
func TestBadges(t *testing.T) {
	shapesOf := func(badges []Badge) (*Layout, []Vertex) {
		m := sample(1000, 700, 2, 4, 2, 1)
		m.Layers[1].Badges = badges
		l := NewLayout(m)
		var f Frame
		Build(m, l, &f)
		check(t, &f)
		return l, f.Shapes.Vertices
	}
	l, plain := shapesOf(nil)
	for _, kind := range []Badge{DeadBadge, SaturatedBadge, EqualBadge} {
		_, marked := shapesOf([]Badge{NoBadge, kind})
		added := len(marked) - len(plain)
		if added <= 0 {
			t.Fatalf("badge %d adds %d vertices", kind, added)
		}
		tile := l.Layers[1].Units[1]
		x, y, radius := badgeAt(tile.Rect)
		_, middle := tile.Rect.Center()
		if y+radius > middle || x-radius < tile.Bias.X+tile.Bias.W {
			t.Errorf("badge %d is at %v, %v", kind, x, y)
		}
	}
	_, same := shapesOf([]Badge{NoBadge, NoBadge, NoBadge, NoBadge})
	if len(same) != len(plain) {
		t.Error("no badge adds shapes")
	}
}
