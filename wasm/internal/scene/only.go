package scene

import "math"

// arrangeOnly returns the arrangement of a stage that one part fills, or false where
// there is no room for it: then the boundary stands there, without its axes.
func arrangeOnly(part Part, stage Rect, layers []Layer, window Window) (arrangement, bool) {
	a := newArranger(stage, layers, window)
	switch part {
	case NetworkPart:
		return a.onlyNetwork()
	case BoundaryPart:
		return a.onlyBoundary()
	case LossesPart:
		return a.onlyLosses()
	}
	return arrangement{}, false
}

// onlyNetwork counts as stacked: nothing stands to the right of the network.
func (a *arranger) onlyNetwork() (arrangement, bool) {
	s := a.stage
	top := s.Y + a.pad + headerRow
	network := Rect{s.X + a.pad, top, a.wide - a.keys, s.Y + s.H - a.pad - top}
	return arrangement{network: network, stacked: true}, network.H >= minTile && a.wideEnough(network)
}

// onlyBoundary keeps the same room at both sides, so that the square stands in the
// middle.
func (a *arranger) onlyBoundary() (arrangement, bool) {
	s := a.stage
	side := math.Floor(min(s.W-2*max(a.pad, a.beside+edge), a.low-headerRow-axisUnder))
	spare := a.low - headerRow - side - axisUnder
	p := arrangement{
		side: side, x: math.Round(s.X + (s.W-side)/2), y: math.Round(s.Y + a.pad + spare/2), stacked: true,
	}
	return p, side >= leastAlone
}

// leastAlone is the smallest boundary with axes, CSS pixels.
const leastAlone = 60

func (a *arranger) onlyLosses() (arrangement, bool) {
	s := a.stage
	chart := Rect{s.X + a.pad, s.Y + a.pad, a.wide, s.H - a.pad - bottomRoom}
	fits := chart.H >= chartTitle+minChart+axisUnder && chart.W >= chartLeft+chartRight+2*minChart
	return arrangement{chart: chart, stacked: true}, fits
}
