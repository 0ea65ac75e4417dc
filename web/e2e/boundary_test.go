package e2e

import (
	"fmt"
	"image/color"
	"math"
	"testing"
)

// The colours of the boundary are what the network answers, where the classes
// lie: blue in the middle of the circle, orange around it.
func TestBoundaryPixels(t *testing.T) {
	b := open(t, window{link: "#v=1&seed=0.12345"})
	b.do(`neuralplay.step(150)`)
	if loss := eval[float64](b, `neuralplay.state().testLoss`); loss > 0.02 {
		t.Fatalf("the test loss is %v after 150 epochs", loss)
	}
	for _, dark := range []bool{false, true} {
		b.setDark(dark)
		b.until("the theme follows the system", fmt.Sprintf(`document.documentElement.dataset.theme === %q`,
			map[bool]string{false: "light", true: "dark"}[dark]))
		b.do(`neuralplay.configure({ discretize: false })`)
		b.eventually(func() string { return checkClasses(b) })
		b.do(`neuralplay.configure({ discretize: true })`)
		b.eventually(func() string { return checkTwoColours(b) })
	}
}

// checkClasses looks at the middle and at eight places around it, each as the
// most frequent side of a patch: a data point has its class's colour as well.
func checkClasses(b *tab) string {
	l, p := b.layout(), b.picture()
	if got := meanBlueness(p, l.onBoundary(0, 0)); got < 30 {
		return fmt.Sprintf("the middle has a blueness of %d, want more than 30", got)
	}
	for i := range 8 {
		angle := float64(i) * math.Pi / 4
		x, y := 4.6*math.Cos(angle), 4.6*math.Sin(angle)
		if got := meanBlueness(p, l.onBoundary(x, y)); got > -30 {
			return fmt.Sprintf("at (%.1f, %.1f) the blueness is %d, want less than −30", x, y, got)
		}
	}
	return ""
}

func meanBlueness(p picture, at point) int {
	const reach = 4
	sum, n := 0, 0
	for x := -reach; x <= reach; x++ {
		for y := -reach; y <= reach; y++ {
			sum += blueness(p.at(at.plus(float64(x), float64(y))))
			n++
		}
	}
	return sum / n
}

// checkTwoColours looks at places away from points and contour: each must have
// one of two colours, that of its side.
func checkTwoColours(b *tab) string {
	l, p := b.layout(), b.picture()
	var sides [2]color.RGBA // of negative and positive places
	var counts [2]int
	for _, s := range clearPlaces(b) {
		i := 0
		if s.output > 0 {
			i = 1
		}
		c := p.at(l.onBoundary(s.x, s.y))
		if counts[i]++; counts[i] == 1 {
			sides[i] = c
		}
		if d := distance(c, sides[i]); d > 3 {
			return fmt.Sprintf("at (%.1f, %.1f) the colour is %v, elsewhere on its side %v", s.x, s.y, c, sides[i])
		}
	}
	if counts[0] < 10 || counts[1] < 10 {
		return fmt.Sprintf("only %d and %d places to look at", counts[0], counts[1])
	}
	if blueness(sides[0]) > -30 || blueness(sides[1]) < 30 {
		return fmt.Sprintf("the two colours are %v and %v, want an orange and a blue", sides[0], sides[1])
	}
	return ""
}

// answer is what the network says at a place of the plane.
type answer struct{ x, y, output float64 }

// clearPlaces are places of a grid with no data point and no contour near.
func clearPlaces(b *tab) []answer {
	var grid [][2]float64
	for x := -5.75; x < domain; x += 0.5 {
		for y := -5.75; y < domain; y += 0.5 {
			grid = append(grid, [2]float64{x, y})
		}
	}
	outputs := eval[[][1]float64](b, `neuralplay.predict(`+quote(grid)+`)`)
	points := eval[[][2]float64](b, `(data => [...data.train.inputs, ...data.test.inputs])(neuralplay.data())`)
	var clear []answer
	for i, g := range grid {
		near := math.Abs(outputs[i][0]) < 0.3
		for _, p := range points {
			near = near || math.Hypot(p[0]-g[0], p[1]-g[1]) < 0.35
		}
		if !near {
			clear = append(clear, answer{g[0], g[1], outputs[i][0]})
		}
	}
	return clear
}

// The line around the boundary has one colour from top to bottom where the field beside it
// hardly changes: no pixel at its edge looks at the picture of a unit, which lies beside it
// in the graphics card's memory.
func TestBoundaryEdges(t *testing.T) {
	b := open(t, window{link: "#v=1&preset=worked-example", width: 1280, height: 800})
	for _, width := range []int{1280, 1281} { // the card looks at pixels in pairs
		b.resize(width, 800, 1, false)
		b.eventually(func() string {
			r, p := b.layout().Boundary, b.picture()
			if r.X+r.W > float64(width) || r.W < 400 {
				return fmt.Sprintf("the boundary is at %+v", r)
			}
			for _, x := range []float64{r.X + 0.5, r.X + r.W - 0.5} {
				above, below := p.at(point{x, r.Y + r.H/4}), p.at(point{x, r.Y + 3*r.H/4})
				if distance(above, below) > 8 {
					return fmt.Sprintf("%d wide: at %v it is %v above and %v below", width, x, above, below)
				}
			}
			return ""
		})
	}
}
