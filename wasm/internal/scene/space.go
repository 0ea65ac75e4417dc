package scene

import "math"

// Space is a layer's space in place of the large field: a grid of the input plane as the layer has bent it. The points
// of the Model then lie where the layer has them.
type Space struct {
	On     bool
	Window Window // the part of the space that is shown
	// Settled is false on the way from one layer to another, where places have no coordinates.
	Settled bool
	Flat    bool // one unit: nothing is measured upwards

	Grid     []Knot
	Vertices int     // of each line of the grid
	Scores   []Score // of the classes; empty where they are not linear in the space
}

// Knot is a place of the grid, with what the network answers there: a value of −1…1, or one of three or more classes
// and by how much that leads, 0…1.
type Knot struct {
	X, Y  float64
	Value float64
	Class int // −1: Value says it
}

// Score is by how much a class is answered at (x, y) of a space: X·x + Y·y + C. The largest decides.
type Score struct{ X, Y, C float64 }

// window returns what the square shows.
func (m *Model) window() Window {
	if m.Space.On {
		return m.Space.Window.drawable()
	}
	return m.Window.drawable()
}

// fitSpace fits the axes to what the square shows, which training may move.
func (l *Layout) fitSpace(m *Model) {
	if w := m.window(); w != l.window || m.Space.On != l.isSpace {
		l.window, l.isSpace = w, m.Space.On
		l.fitWindow()
	}
}

const (
	gridLine   = 1.25 // width of the grid's lines, CSS pixels
	gridRim    = 2    // of those around it
	decideLine = 2
)

// space appends the grid and the decision line to the mesh of the points, which stand on them.
func (d *pen) space() {
	s := &d.m.Space
	if !s.On || s.Vertices < 2 {
		return
	}
	lines := len(s.Grid) / s.Vertices
	for i := range lines {
		width := float64(gridLine)
		if each := lines / 2; lines > 1 && (i%each == 0 || i%each == each-1) || lines == 1 {
			width = gridRim
		}
		d.gridLine(s.Grid[i*s.Vertices:(i+1)*s.Vertices], width)
	}
	if s.Settled {
		d.decision()
	}
}

// gridLine appends one line of the grid, coloured by what the network answers along it. Knots that lie straight between
// others of about the same colour are passed over: of a trained network those are most.
func (d *pen) gridLine(line []Knot, width float64) {
	for from, to := 0, 1; to < len(line); from, to = to, to+1 {
		for to+1 < len(line) && d.isStraight(&line[from], &line[to], &line[to+1]) {
			to++
		}
		d.gridSegment(&line[from], &line[to], d.said(&line[(from+to+1)/2]), width)
	}
}

// isStraight reports whether a line from a to c hardly differs from one over b.
func (d *pen) isStraight(a, b, c *Knot) bool {
	const (
		off   = 0.3 // CSS pixels
		shade = 0.12
	)
	if a.Class != c.Class || !(math.Abs(a.Value-c.Value) < shade) {
		return false
	}
	world := d.l.World()
	ax, ay := world.ToPage(a.X, a.Y)
	bx, by := world.ToPage(b.X, b.Y)
	cx, cy := world.ToPage(c.X, c.Y)
	return toSegment(bx, by, ax, ay, cx, cy) < off
}

func (d *pen) gridSegment(a, b *Knot, c Color, width float64) {
	world := d.l.World()
	w := world.Window
	x0, y0, x1, y1, ok := clipped(a.X, a.Y, b.X, b.Y, w.Y0, w.Y1)
	if ok {
		y0, x0, y1, x1, ok = clipped(y0, x0, y1, x1, w.X0, w.X1)
	}
	if !ok {
		return
	}
	px0, py0 := world.ToPage(x0, y0)
	px1, py1 := world.ToPage(x1, y1)
	d.Points.segment(d.px(px0), d.px(py0), d.px(px1), d.px(py1), d.px(width), c)
}

// said returns the colour of an answer. Where the network says nothing, the line must still be seen.
func (d *pen) said(v *Knot) Color {
	quiet := d.p.Line.mix(d.p.Muted, 0.15)
	strength, to := v.Value, d.p.Positive
	switch {
	case v.Class >= 0:
		to = d.p.Class(v.Class, d.m.Classes)
		strength = 0.25 + 0.75*strength
	case v.Value < 0:
		to, strength = d.p.Negative, -v.Value
	}
	if d.m.Discretize {
		strength = 1
	}
	if !(strength > 0) { // also NaN
		return quiet
	}
	return quiet.mix(to, min(strength, 1))
}

// decision appends the lines where the largest score changes.
func (d *pen) decision() {
	scores := d.m.Space.Scores
	for i := range scores {
		for k := range i {
			d.between(scores, i, k)
		}
	}
}

// between appends the part of the window's line where two classes meet that belongs to no third.
func (d *pen) between(scores []Score, i, k int) {
	world := d.l.World()
	w := world.Window
	x, y := (w.X0+w.X1)/2, (w.Y0+w.Y1)/2
	a := scores[i].minus(scores[k])
	size := a.X*a.X + a.Y*a.Y
	if !(size > 0) {
		return
	}
	// The line is (x, y) + t·(dx, dy), from the place nearest to the window's middle.
	off := a.at(x, y) / size
	x, y = x-off*a.X, y-off*a.Y
	dx, dy := -a.Y, a.X
	low, high := -farAway/size, farAway/size
	keep := func(s Score) { // where s is not negative
		at, slope := s.at(x, y), s.X*dx+s.Y*dy
		switch {
		case slope > 0:
			low = max(low, -at/slope)
		case slope < 0:
			high = min(high, -at/slope)
		case at < 0:
			high = low
		}
	}
	in := decideLine / world.Square.W * (w.X1 - w.X0) // its round ends stay inside
	for _, side := range [...]Score{{1, 0, -w.X0 - in}, {-1, 0, w.X1 - in}, {0, 1, -w.Y0 - in}, {0, -1, w.Y1 - in}} {
		keep(side)
	}
	for j := range scores {
		if j != i && j != k {
			keep(scores[i].minus(scores[j]))
		}
	}
	if !(low < high) {
		return
	}
	px0, py0 := world.ToPage(x+low*dx, y+low*dy)
	px1, py1 := world.ToPage(x+high*dx, y+high*dy)
	d.Points.segment(d.px(px0), d.px(py0), d.px(px1), d.px(py1), d.px(decideLine+2), d.p.Background.fade(0.8))
	d.Points.segment(d.px(px0), d.px(py0), d.px(px1), d.px(py1), d.px(decideLine), d.p.Contour)
}

func (s Score) at(x, y float64) float64 { return s.X*x + s.Y*y + s.C }
func (s Score) minus(other Score) Score { return Score{s.X - other.X, s.Y - other.Y, s.C - other.C} }
