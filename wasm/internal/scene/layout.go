package scene

import (
	"math"
	"slices"
)

// Layout is the arrangement of the stage, in page coordinates.
type Layout struct {
	Stage    Rect
	Stacked  bool // boundary above network above losses, as on a phone
	Network  Rect // the columns of tiles, and the input names to their left
	Boundary Rect // the square of the large field, without its axes
	Chart    Rect // the plot area of the losses, without its axes; empty if there is no room

	// Free rows for the page's words, each right above what they describe.
	BoundaryHeader Rect
	ChartHeader    Rect
	// Legend is the bar of the colour scale, at the right of BoundaryHeader. Its
	// numbers stand below it.
	Legend Rect

	Layers []Column

	window      Window // made drawable
	unbiased    bool
	across, up  axis // of the boundary
	epoch, loss axis // Build fits them to the history
}

// Column is one layer on the stage.
type Column struct {
	Rect   Rect // from its first tile to its last
	Header Rect // free row for the layer's size and its buttons
	Units  []Tile
	Shown  int  // units from this index on are gathered in More
	More   Rect // where "+12" stands; empty if all units are shown

	// Build sets these: which connections it leaves out, unit by unit, and the
	// least strength it draws.
	faint    []bool
	faintest float64
}

// Tile is one unit on the stage.
type Tile struct {
	Rect   Rect // for a gathered unit, the column's More
	Bias   Rect // empty for inputs and gathered units
	Hidden bool // gathered
}

// Sizes in CSS pixels.
const (
	axisRoom   = 22 // numbers below the boundary; beside it, at least
	headerRow  = 28 // free row for the page's words and buttons
	chartLeft  = 44 // numbers of the loss axis
	chartUnder = 22 // numbers of the epoch axis
	chartTitle = 24
	connector  = 36 // from the output tile to the boundary
	minChart   = 40 // a lower plot is left out
)

// NewLayout arranges the stage for a model. Apart from the loss axes, which Build
// fits again, the result depends only on what Fits compares.
func NewLayout(m *Model) *Layout {
	l := &Layout{Stage: sane(m.Stage), unbiased: m.Unbiased, window: m.Window.drawable()}
	s := l.Stage
	l.Stacked = s.H > s.W || s.W < 620 && s.H > 0.8*s.W
	switch {
	case s.W < 240 || s.H < 200:
		l.alone()
	case l.Stacked:
		l.stack(m.Layers)
	default:
		l.sideBySide(m.Layers)
	}
	if h := l.BoundaryHeader; h.W >= 2*88 {
		l.Legend = Rect{h.X + h.W - 88, h.Y + 5, 88, 6}
	}
	l.fitWindow()
	l.placeColumns(m.Layers)
	l.fitChart(m)
	return l
}

// Fits reports whether the layout is still right for m: same stage, same window,
// same numbers of units, and biases as before.
func (l *Layout) Fits(m *Model) bool {
	if l.Stage != sane(m.Stage) || l.unbiased != m.Unbiased || l.window != m.Window.drawable() {
		return false
	}
	return slices.EqualFunc(l.Layers, m.Layers, func(c Column, y Layer) bool { return len(c.Units) == y.Units })
}

// World returns the mapping from the data's plane to the boundary's square.
func (l *Layout) World() World {
	return World{Square: l.Boundary, Window: l.window}
}

// sideBySide puts the network on the left, the boundary on the right, and the
// losses below both. The boundary takes the full height but leaves the network's
// columns room to breathe.
func (l *Layout) sideBySide(layers []Layer) {
	s := l.Stage
	pad, gap := 16.0, 20.0
	if s.H < 520 || s.W < 760 {
		pad, gap = 12, 8
	}
	columns := float64(len(layers))
	chart := clamp(math.Round(s.H*0.24), chartTitle+chartUnder+minChart+14, 170)
	if s.H < 360 {
		chart = 0
	}
	high := s.H - 2*pad - headerRow - axisRoom - gap - chart
	beside := l.window.roomBeside()
	wide := s.W - 2*pad - beside - connector
	side := max(wide-56-84*columns, s.W*clamp(0.5-0.0175*columns, 0.36, 0.44))
	side = math.Floor(max(1, min(side, high, wide)))

	// Spare height goes to the losses, up to a point, then above and below.
	spare := max(0, high-side)
	more := min(spare, max(0, max(260, s.H*0.42)-chart))
	if chart > 0 {
		chart += more
		spare -= more
	}
	y := math.Round(s.Y + pad + spare/2)
	l.Boundary = Rect{s.X + s.W - pad - beside - side, y + headerRow, side, side}
	l.BoundaryHeader = Rect{l.Boundary.X, y, side, headerRow}
	l.Network = Rect{s.X + pad, y + headerRow, max(1, l.Boundary.X-connector-s.X-pad), side}
	l.placeChart(Rect{s.X + pad, y + headerRow + side + axisRoom + gap, s.W - 2*pad, chart})
}

// stack puts the boundary on top, the network below it, and the losses at the
// bottom. The boundary shrinks, up to a point, for a network of many units.
func (l *Layout) stack(layers []Layer) {
	s := l.Stage
	pad, gap := 12.0, 12.0
	chart := clamp(math.Round(s.H*0.17), chartTitle+chartUnder+minChart, 170)
	if s.H < 360 {
		chart = 0
	}
	most := 1
	for _, y := range layers {
		most = max(most, y.Units)
	}
	fixed := 2*pad + 2*headerRow + axisRoom + 2*gap + chart
	network := float64(most)*(minTile+minTileGap) - minTileGap
	side := clamp(s.H-fixed-network, s.H*0.34, s.H*0.4)
	beside := l.window.roomBeside()
	side = math.Floor(max(1, min(side, s.W-max(2*pad+beside, 2*beside), s.H-fixed-minTile)))

	y := s.Y + pad
	x := math.Round(s.X + max(pad, (s.W-side)/2))
	l.BoundaryHeader = Rect{x, y, side, headerRow}
	l.Boundary = Rect{x, y + headerRow, side, side}
	y += headerRow + side + axisRoom + gap + headerRow
	keys := 0.0
	if n := len(layers); n > 0 && layers[n-1].Units > 1 {
		keys = max(0, keyRoom-pad) + 6 // the classes' marks and a gap
	}
	l.Network = Rect{s.X + pad, y, max(1, s.W-2*pad-keys), max(1, s.Y+s.H-pad-chart-gap-y)}
	l.placeChart(Rect{s.X + pad, s.Y + s.H - pad - chart, s.W - 2*pad, chart})
}

// alone shows only the boundary, for stages with no room for more.
func (l *Layout) alone() {
	s := l.Stage
	pad := clamp(min(s.W, s.H)*0.12, 0, axisRoom)
	side := math.Floor(max(1, min(s.W, s.H)-2*pad))
	x, y := s.Center()
	l.Boundary = Rect{math.Round(x - side/2), math.Round(y - side/2), side, side}
}

// placeChart divides the block of the losses into title, plot and numbers.
func (l *Layout) placeChart(block Rect) {
	if block.H < chartTitle+chartUnder+minChart-1 || block.W < 2*chartLeft {
		return
	}
	const right = 14 // half the width of the last epoch's number
	l.Chart = Rect{
		X: block.X + chartLeft, W: block.W - chartLeft - right,
		Y: block.Y + chartTitle, H: block.H - chartTitle - chartUnder,
	}
	l.ChartHeader = Rect{l.Chart.X, block.Y, l.Chart.W, chartTitle}
}

// sane returns r with finite coordinates and no negative size.
func sane(r Rect) Rect {
	fix := func(v float64) float64 {
		if math.IsNaN(v) {
			return 0
		}
		return clamp(v, -farAway/8, farAway/8)
	}
	return Rect{fix(r.X), fix(r.Y), max(0, fix(r.W)), max(0, fix(r.H))}
}

func clamp(v, low, high float64) float64 { return max(low, min(v, high)) }
