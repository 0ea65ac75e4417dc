package scene

import (
	"math"
	"slices"
)

// Layout is the arrangement of the stage, in page coordinates.
type Layout struct {
	Stage    Rect
	Stacked  bool // boundary above network, as on a phone
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

	plane       Window // that the arrangement has room for
	window      Window // that the square shows
	isSpace     bool
	without     leftOut
	across, up  axis // of the boundary
	epoch, loss axis // Build fits them to the history
}

// leftOut is what a model is shown without.
type leftOut struct {
	biases, curves, legend bool
	except                 Part
}

func (m *Model) leftOut() leftOut { return leftOut{m.Unbiased, m.NoCurves, m.NoLegend, m.Only} }

// Column is one layer on the stage.
type Column struct {
	Rect   Rect // from its first tile to its last
	Header Rect // free row for the layer's size and its buttons
	Units  []Tile
	Shown  int  // the units from here on are gathered in More
	More   Rect // where the page writes "+12 more"; empty when all are shown

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
	axisRoom     = 22 // numbers beside the boundary, at least
	numbersUnder = 22 // numbers under the boundary and the losses
	axisUnder    = 34 // the same and the axis's name under them
	bottomRoom   = 4  // below the last axis
	headerRow    = 28 // a free row for the page's words and buttons
	chartLeft    = 44 // numbers of the loss axis
	chartRight   = 14 // half the last epoch's number
	chartTitle   = 24
	minChart     = 36 // a plot lower than this is left out

	legendWide  = 88
	legendSmall = 56 // beside the shortest heading, over a boundary of a phone
	headingRoom = 56
	legendApart = 6

	leastChartWidth = 220 // with its axes
)

// NewLayout arranges the stage for a model. Apart from the loss axes, which Build
// fits again, the result depends only on what Fits compares.
func NewLayout(m *Model) *Layout {
	l := &Layout{Stage: sane(m.Stage), without: m.leftOut(), plane: m.Window.drawable()}
	s := l.Stage
	p, ok := arrangeOnly(m.Only, s, m.Layers, l.plane)
	if m.Only == AllParts {
		p, ok = arrange(s, m.Layers, l.plane, !m.NoCurves)
		ok = ok && s.W >= 240 && s.H >= 180
	}
	if ok {
		l.use(p)
	} else {
		l.alone()
	}
	if !m.NoLegend {
		l.placeLegend()
	}
	l.window, l.isSpace = m.window(), m.Space.On
	l.fitWindow()
	l.placeColumns(m.Layers)
	l.fitChart(m)
	return l
}

// placeLegend puts the colour scale at the right of the boundary's header, as wide
// as what stands there leaves room for.
func (l *Layout) placeLegend() {
	h, wide := l.BoundaryHeader, 0.0
	switch {
	case h.W >= 2*legendWide:
		wide = legendWide
	case h.W >= headingRoom+legendApart+legendSmall:
		wide = legendSmall
	default:
		return
	}
	l.Legend = Rect{h.X + h.W - wide, h.Y + 5, wide, 6}
}

// Fits reports whether the layout is still right for m: same stage, same window,
// same numbers of units, and nothing else left out.
func (l *Layout) Fits(m *Model) bool {
	if l.Stage != sane(m.Stage) || l.without != m.leftOut() || l.plane != m.Window.drawable() {
		return false
	}
	return slices.EqualFunc(l.Layers, m.Layers, func(c Column, y Layer) bool { return len(c.Units) == y.Units })
}

// World returns the mapping from the data's plane to the boundary's square.
func (l *Layout) World() World {
	return World{Square: l.Boundary, Window: l.window}
}

// alone shows nothing but the boundary: there is no room for more.
func (l *Layout) alone() {
	s := l.Stage
	pad := clamp(min(s.W, s.H)*0.12, 0, axisRoom)
	side := math.Floor(max(1, min(s.W, s.H)-2*pad))
	x, y := s.Center()
	l.Boundary = Rect{math.Round(x - side/2), math.Round(y - side/2), side, side}
}

// use puts everything where an arrangement says.
func (l *Layout) use(p arrangement) {
	l.Stacked = p.stacked
	if p.side > 0 {
		l.BoundaryHeader = Rect{p.x, p.y, p.side, headerRow}
		l.Boundary = Rect{p.x, p.y + headerRow, p.side, p.side}
	}
	l.Network = p.network
	l.placeChart(p.chart)
}

// placeChart divides the losses' block into title, plot and numbers. Where it
// is narrow, the title stands over the numbers, too.
func (l *Layout) placeChart(block Rect) {
	if block.Empty() {
		return
	}
	l.Chart = Rect{
		X: block.X + chartLeft, W: block.W - chartLeft - chartRight,
		Y: block.Y + chartTitle, H: block.H - chartTitle - axisUnder,
	}
	l.ChartHeader = Rect{l.Chart.X, block.Y, l.Chart.W, chartTitle}
	if block.W < 280 {
		l.ChartHeader.X, l.ChartHeader.W = block.X, block.W
	}
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
