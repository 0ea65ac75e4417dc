package scene

import "math"

// arrangement says where the three parts of the stage stand, given how large
// the boundary is to be.
type arrangement struct {
	side    float64 // of the boundary
	x, y    float64 // left top of the boundary's header
	network Rect
	chart   Rect // the whole block of the losses, axes and title included
	stacked bool
}

// arranger holds what all arrangements of one stage share.
type arranger struct {
	stage     Rect
	layers    []Layer
	most      int // units of the fullest layer
	all       int // units of all layers
	pad, gap  float64
	link      float64 // between network and boundary, side by side
	beside    float64 // room of the numbers at the right of the boundary
	keys      float64 // room for the marks of classes, if nothing else is there
	wide, low float64 // the width and the height within the margins
	curves    bool    // the losses may be shown
}

// What a picture is worth. The boundary counts for more than the units; units too small to be read cost extra, and so
// does gathering any. The curves of the losses, which the bar has as numbers, go before the rest gets tiny.
const (
	worthOfBoundary = 1.4
	worthOfUnits    = 1.0 // up to a comfortable size, half as much above it
	comfortable     = 32
	costOfTinyUnits = 2.0
	worthOfShowing  = 1.5
	costOfGathering = 1.0
	worthOfChart    = 0.75
	worthOfLink     = 0.06 // the network leads into the boundary beside it
	mostOfChart     = 0.6  // of the boundary's area, the losses
)

const edge = 4 // between an axis's numbers and the side of the stage

// arrange returns the arrangement that shows most, or false where the stage is
// too small for any. The boundary keeps 120 pixels if it can.
func arrange(stage Rect, layers []Layer, window Window, curves bool) (best arrangement, ok bool) {
	a := newArranger(stage, layers, window)
	a.curves = curves
	short := min(stage.W, stage.H)
	for _, least := range [...]float64{max(0.4*short, min(0.6*short, 120)), 0.3 * short} {
		if best, ok = a.best(math.Ceil(least), short); ok {
			return a.deeper(best, short), true
		}
	}
	return best, false
}

// deeper gives a network of many columns the whole width, under the boundary and the losses
// beside one another. The boundary and the units only grow by that, and the losses stay
// what they are for; a network that stood beside its boundary leaves there for good reason.
func (a *arranger) deeper(than arrangement, most float64) (best arrangement) {
	best = than
	if !a.curves {
		return best
	}
	least := than.side
	if !than.stacked {
		least *= 1.08
	}
	size, shown := a.units(&than)
	worth := a.worth(&than)
	for side := math.Ceil(least); side <= most; side += max(1, math.Ceil(most/200)) {
		p, fits := a.overNetwork(side)
		if !fits || p.plot() < than.plot()*2/3 {
			continue
		}
		tile, n := a.units(&p)
		if w := a.worth(&p); tile >= size && n >= shown && w > worth+1e-9 {
			best, worth = p, w
		}
	}
	return best
}

// plot returns the area of the plot of the losses.
func (p *arrangement) plot() float64 {
	if p.chart.Empty() {
		return 0
	}
	return (p.chart.W - chartLeft - chartRight) * (p.chart.H - chartTitle - axisUnder)
}

// units returns how large units are in an arrangement, and how many are shown.
func (a *arranger) units(p *arrangement) (size float64, shown int) {
	size, _ = tileSize(a.most, len(a.layers), p.network.W-nameRoom(p.network.W), p.network.H)
	return size, a.shown(max(size, minTile), p.network.H)
}

// best returns the best arrangement with a boundary of a size.
func (a *arranger) best(least, most float64) (best arrangement, ok bool) {
	worth := math.Inf(-1)
	step := max(1, math.Ceil(most/200))
	ways := []func(side float64) (arrangement, bool){a.bare, a.stackBare}
	if a.curves {
		ways = append(ways, a.across, a.underBoundary, a.underNetwork, a.stack)
	}
	for _, try := range ways {
		for side := least; side <= most; side += step {
			if p, fits := try(side); fits {
				if w := a.worth(&p); w > worth+1e-9 {
					best, worth, ok = p, w, true
				}
			}
		}
	}
	return best, ok
}

func newArranger(s Rect, layers []Layer, window Window) *arranger {
	a := &arranger{stage: s, layers: layers, most: 1, pad: 16, gap: 20, link: 36, beside: window.roomBeside()}
	if s.H < 520 || s.W < 700 {
		a.pad, a.gap = 12, 8
	}
	if s.H < 300 || s.W < 400 {
		a.pad, a.gap, a.link = 8, 6, 24
	}
	for _, y := range layers {
		a.most = max(a.most, y.Units)
		a.all += y.Units
	}
	if n := len(layers); n > 0 && layers[n-1].Units > 1 {
		a.keys = max(0, keyRoom-a.pad) + 6 // the mark, and air
	}
	a.wide, a.low = s.W-2*a.pad, s.H-a.pad-bottomRoom
	return a
}

// worth returns how good an arrangement is.
func (a *arranger) worth(p *arrangement) float64 {
	size, shown := a.units(p)
	w := worthOfBoundary * math.Log(p.side)
	w += worthOfUnits * (math.Log(min(size, comfortable)) + math.Log(max(1, size/comfortable))/2)
	w += costOfTinyUnits * math.Log(min(1, size/minTile))
	if shown < a.all {
		w += worthOfShowing*math.Log(float64(shown)/float64(a.all)) - costOfGathering
	}
	if !p.chart.Empty() {
		w += worthOfChart
	}
	if !p.stacked {
		w += worthOfLink
	}
	return w
}

// shown returns how many units find a place in a height.
func (a *arranger) shown(size, height float64) int {
	slots, n := slots(size, minTileGap, height), 0
	for _, y := range a.layers {
		n += shownOf(y.Units, slots)
	}
	return n
}

// across is the network at the left, the boundary at the right, the losses
// under both.
func (a *arranger) across(side float64) (arrangement, bool) {
	spare := a.low - headerRow - side - axisUnder - a.gap
	chart := a.chartHeight(a.wide, side, a.stage.H*0.2, min(spare, a.stage.H*0.42))
	if chart <= 0 || chart > spare {
		return arrangement{}, false
	}
	y := a.stage.Y + a.pad + (spare-chart)/2
	p, ok := a.pair(side, y, side)
	p.chart = Rect{a.stage.X + a.pad, y + headerRow + side + axisUnder + a.gap, a.wide, chart}
	return p, ok
}

// underBoundary is the network over the whole height at the left, the boundary
// and under it the losses at the right.
func (a *arranger) underBoundary(side float64) (arrangement, bool) {
	width := side + a.beside
	spare := a.low - headerRow - side - axisUnder - a.gap
	chart := a.chartHeight(width, side, a.stage.H*0.2, spare)
	if chart <= 0 || chart > spare || width < leastChartWidth {
		return arrangement{}, false
	}
	y := math.Round(a.stage.Y + a.pad + (spare-chart)/2)
	p, ok := a.pair(side, y, side+a.gap+chart+numbersUnder)
	a.heighten(&p, spare-chart)
	p.chart = Rect{p.x, y + headerRow + side + axisUnder + a.gap, width, chart}
	return p, ok
}

// underNetwork is the boundary over the whole height at the right, the network
// and under it the losses at the left.
func (a *arranger) underNetwork(side float64) (arrangement, bool) {
	spare := a.low - headerRow - side - axisUnder
	if spare < 0 {
		return arrangement{}, false
	}
	y := a.stage.Y + a.pad + spare/2
	p, ok := a.pair(side, y, side)
	high := side + axisUnder // of what stands under the row of headings
	chart := a.chartHeight(p.network.W, side, high*0.25, high-a.gap-a.need(p.network.W))
	if !ok || chart <= 0 || p.network.W < leastChartWidth {
		return arrangement{}, false
	}
	p.network.H = high - a.gap - chart
	p.chart = Rect{p.network.X, y + headerRow + high - chart, p.network.W, chart}
	return p, p.network.H >= minTile
}

// bare is the network at the left, the boundary at the right, and no curves.
// Where the width limits the boundary, the network may be higher.
func (a *arranger) bare(side float64) (arrangement, bool) {
	spare := a.low - headerRow - side - axisUnder
	if spare < 0 {
		return arrangement{}, false
	}
	p, ok := a.pair(side, a.stage.Y+a.pad+spare/2, side)
	a.heighten(&p, spare)
	return p, ok
}

// heighten has a network that needs it take the room over and under what
// stands beside it.
func (a *arranger) heighten(p *arrangement, spare float64) {
	if more := min(spare, a.need(p.network.W)-p.network.H); more > 1 {
		p.network.Y -= math.Floor(more / 2)
		p.network.H += more
	}
}

// pair puts the network of a height beside the boundary.
func (a *arranger) pair(side, y, high float64) (arrangement, bool) {
	s := a.stage
	y = math.Round(y)
	x := s.X + s.W - a.pad - a.beside - side
	network := Rect{s.X + a.pad, y + headerRow, x - a.link - s.X - a.pad, high}
	p := arrangement{side: side, x: x, y: y, network: network}
	return p, a.wideEnough(network)
}

// stack is the boundary on top, the network under it, the losses below.
func (a *arranger) stack(side float64) (arrangement, bool) {
	p, ok := a.stackBare(side)
	high := p.network.H
	chart := a.chartHeight(a.wide, side, a.stage.H*0.17, high-a.gap-a.need(p.network.W))
	if !ok || chart <= 0 {
		return arrangement{}, false
	}
	bottom := a.stage.Y + a.stage.H - bottomRoom
	p.chart = Rect{a.stage.X + a.pad, bottom - chart, a.wide, chart}
	p.network.H = bottom - chart - a.gap - p.network.Y
	return p, p.network.H >= minTile
}

// stackBare is the boundary over the network, and no curves.
func (a *arranger) stackBare(side float64) (arrangement, bool) {
	s := a.stage
	y := s.Y + a.pad
	x := math.Round(s.X + max(a.pad, (s.W-side)/2))
	top := y + headerRow + side + axisUnder + headerRow
	network := Rect{s.X + a.pad, top, a.wide - a.keys, s.Y + s.H - a.pad - top}
	p := arrangement{side: side, x: x, y: y, network: network, stacked: true}
	return p, side <= s.W-max(2*a.pad+a.beside, 2*(a.beside+edge)) && network.H >= minTile && a.wideEnough(network)
}

// overNetwork is the network over the whole width, and over it the losses at the left and
// the boundary at the right.
func (a *arranger) overNetwork(side float64) (arrangement, bool) {
	s := a.stage
	y := s.Y + a.pad
	x := s.X + s.W - a.pad - a.beside - side
	bottom := y + headerRow + side + axisUnder
	top := bottom + headerRow
	p := arrangement{side: side, x: x, y: y, stacked: true,
		network: Rect{s.X + a.pad, top, a.wide - a.keys, s.Y + s.H - a.pad - top}}
	width := x - a.gap - s.X - a.pad
	plot := width - chartLeft - chartRight
	high := math.Floor(min(side, 0.9*side*side/plot, plot)) // nothing else needs what is beside the boundary
	chart := chartTitle + high + axisUnder
	p.chart = Rect{s.X + a.pad, bottom - chart, width, chart}
	fits := width >= leastChartWidth && high >= minChart && p.network.H >= minTile && a.wideEnough(p.network)
	return p, fits
}

// chartHeight returns how high the block of the losses should be: what it
// likes, and more of what nothing else needs, but never so much that it would be
// as large as the boundary. 0: there is no room for it.
func (a *arranger) chartHeight(width, side, likes, free float64) float64 {
	const least = chartTitle + minChart + axisUnder
	plot := width - chartLeft - chartRight
	most := math.Floor(chartTitle + axisUnder + min(mostOfChart*side*side/plot, 0.6*plot))
	if most < least || plot < chartLeft {
		return 0
	}
	return math.Round(clamp(max(min(likes, 180), free), least, most))
}

// wideEnough reports whether the columns of a network can be told apart.
func (a *arranger) wideEnough(network Rect) bool {
	const leastPitch = 11.5 // the least tile, 7 pixels, and as much again for the ribbons
	return network.W-nameRoom(network.W) >= leastPitch*float64(max(1, len(a.layers)))
}

// need returns how high a network of a width would like to be: its tiles as
// large as the width allows, with air between them.
func (a *arranger) need(width float64) float64 {
	size, _ := tileSize(1, len(a.layers), width-nameRoom(width), maxTile)
	return float64(a.most)*(size+tileGap(size)) + tileGap(size)
}
