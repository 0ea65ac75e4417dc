package scene

import "math"

// Sizes of tiles in CSS pixels.
const (
	maxTile    = 96
	minTile    = 24
	minTileGap = 3
)

// tileGap returns the largest gap between two tiles of a column.
func tileGap(size float64) float64 { return max(20, math.Round(size*0.42)) }

// nameRoom returns how much of a network's width the inputs' names take.
func nameRoom(width float64) float64 { return clamp(width*0.16, min(24, width/4), 56) }

// placeColumns puts a column of tiles for each layer into the network's
// rectangle. All tiles have the same size, the largest at which the fullest
// column fits. If even the smallest tiles do not fit, the last ones are gathered
// in Column.More.
func (l *Layout) placeColumns(layers []Layer) {
	if len(layers) == 0 {
		return
	}
	n := l.Network
	if n.Empty() {
		l.hideAll(layers)
		return
	}
	names := nameRoom(n.W)
	left, width := n.X+names, n.W-names
	most := 1
	for _, y := range layers {
		most = max(most, y.Units)
	}
	size, gap := tileSize(most, len(layers), width, n.H)
	pitch := 0.0
	if len(layers) > 1 {
		pitch = (width - size) / float64(len(layers)-1)
	}
	l.Layers = make([]Column, len(layers))
	for i, y := range layers {
		x := math.Round(left + float64(i)*pitch)
		l.Layers[i] = l.column(x, size, gap, y.Units, i > 0 && !l.without.biases)
		wide := max(size, min(112, math.Floor(pitch), 2*(n.X+n.W-x-size/2)))
		l.Layers[i].Header = Rect{x + (size-wide)/2, n.Y - headerRow, wide, headerRow}
	}
}

// hideAll makes a hidden tile for every unit: a stage without a network.
func (l *Layout) hideAll(layers []Layer) {
	l.Layers = make([]Column, len(layers))
	for i, y := range layers {
		l.Layers[i].Units = make([]Tile, y.Units)
		for u := range l.Layers[i].Units {
			l.Layers[i].Units[u].Hidden = true
		}
	}
}

// tileSize returns the size of the tiles and the gap between two of them, for
// columns of at most units tiles.
func tileSize(units, columns int, width, height float64) (size, gap float64) {
	c, u := float64(columns), float64(units)
	airy := math.Floor(width / (c + 1.05*(c-1))) // ribbons take more room than tiles
	tight := math.Floor(width / (c + 0.6*(c-1)))
	size = clamp(max(airy, min(minTile, tight)), 1, maxTile)
	for ; size > minTile; size-- {
		if u*size+(u-1)*math.Round(size/4) <= height {
			break
		}
	}
	size = max(1, min(size, math.Floor(height)))
	gap = minTileGap
	if units > 1 {
		gap = clamp(math.Floor((height-u*size)/(u-1)), minTileGap, tileGap(size))
	}
	return size, gap
}

// slots returns how many tiles stand one under another in a height.
func slots(size, gap, height float64) int { return max(1, int((height+gap)/(size+gap))) }

// shownOf returns how many of a layer's units are shown in so many slots: where
// some are gathered, that takes a slot.
func shownOf(units, slots int) int {
	if units <= slots {
		return units
	}
	return max(1, slots-1)
}

// column places the units of one layer, centred in the network's height.
func (l *Layout) column(x, size, gap float64, units int, biased bool) Column {
	n := l.Network
	slots := slots(size, gap, n.H)
	c := Column{Units: make([]Tile, units), Shown: shownOf(units, slots)}
	used := min(units, slots)
	high := max(0, float64(used)*(size+gap)-gap)
	y := math.Round(n.Y + max(0, n.H-high)/2)
	c.Rect = Rect{x, y, size, high}
	if c.Shown < units && slots > 1 {
		c.More = Rect{x, y + float64(c.Shown)*(size+gap), size, size}
	}
	for i := range c.Units {
		if i >= c.Shown {
			c.Units[i] = Tile{Rect: c.More, Hidden: true}
			continue
		}
		r := Rect{x, y + float64(i)*(size+gap), size, size}
		c.Units[i].Rect = r
		if biased {
			c.Units[i].Bias = around(r.X+1, r.Y+r.H-1, biasSize(size)/2)
		}
	}
	return c
}

// biasSize returns the size of a tile's bias mark.
func biasSize(tile float64) float64 {
	switch {
	case tile >= 36:
		return 12
	case tile >= 20:
		return 9
	}
	return tile * 0.4
}
