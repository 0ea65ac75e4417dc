package scene

import "math"

const (
	mostRibbons = 1500 // shown in all
	fewRibbons  = 64   // of a layer are shown however narrow the gap
	roomRibbons = 2.5  // of a layer per CSS pixel between its tiles
	manyRibbons = 500  // more than these are drawn with fewer parts

	// how far a part may deviate from its curve, CSS pixels
	fineRibbons   = 0.25
	coarseRibbons = 2
)

// leaveOut decides for each column which ribbons are left out. Where there are
// too many to be told apart, the weakest of each layer go. Those of the unit
// under the pointer stay.
func (d *pen) leaveOut() {
	total := 0
	for i := 1; i < len(d.l.Layers); i++ {
		total += d.l.Layers[i].Shown * d.l.Layers[i-1].Shown
	}
	d.tolerance = d.px(fineRibbons)
	if total > manyRibbons {
		d.tolerance = d.px(coarseRibbons)
	}
	for i := 1; i < len(d.l.Layers); i++ {
		c := &d.l.Layers[i]
		before := &d.l.Layers[i-1]
		n := c.Shown * before.Shown
		keep := max(fewRibbons, int(roomRibbons*(c.Rect.X-before.Rect.X-before.Rect.W))+c.Shown+before.Shown)
		if total > mostRibbons {
			keep = min(keep, max(1, n*mostRibbons/total))
		}
		c.faint, c.faintest = c.faint[:0], 0
		if keep < n {
			d.leaveOutOf(i, keep)
		}
	}
}

// leaveOutOf leaves out all but keep ribbons of a layer.
func (d *pen) leaveOutOf(layer, keep int) {
	c, inputs := &d.l.Layers[layer], d.l.Layers[layer-1].Shown
	d.strengths = d.strengths[:0]
	for u := range c.Shown {
		for j := range inputs {
			d.strengths = append(d.strengths, strength(d.weight(layer, u, j)))
		}
	}
	c.faintest = largest(d.strengths, keep)
	for _, s := range d.strengths {
		if s > c.faintest {
			keep-- // what remains goes to ribbons of exactly this strength
		}
	}
	for u := range c.Shown {
		for j := range inputs {
			s := strength(d.weight(layer, u, j))
			stays := s > c.faintest
			if s == c.faintest && keep > 0 {
				stays, keep = true, keep-1
			}
			c.faint = append(c.faint, !stays && !d.touched(layer, u, j))
		}
	}
}

// strength returns |w|, or 0 for NaN.
func strength(w float64) float64 {
	if math.IsNaN(w) {
		return 0
	}
	return math.Abs(w)
}

// leavesOut reports whether a ribbon is not drawn.
func (l *Layout) leavesOut(layer, unit, input int) bool {
	f, i := l.Layers[layer].faint, unit*l.Layers[layer-1].Shown+input
	return i < len(f) && f[i]
}

// fading returns the opacity of a ribbon. Those just strong enough to be drawn are
// pale, so ribbons fade in and out instead of popping.
func (c *Column) fading(w float64) float32 {
	if s := strength(w); s < 1.25*c.faintest {
		return float32(clamp(0.1+4*(s/c.faintest-1), 0.1, 1))
	}
	return 1
}

// largest returns the k-th largest of v, k counted from 1. It reorders v: this is
// Hoare's selection algorithm, which does not need to sort.
func largest(v []float64, k int) float64 {
	lo, hi := 0, len(v)-1
	for lo < hi {
		pivot := v[(lo+hi)/2]
		i, j := lo, hi
		for i <= j {
			for v[i] > pivot {
				i++
			}
			for v[j] < pivot {
				j--
			}
			if i <= j {
				v[i], v[j] = v[j], v[i]
				i, j = i+1, j-1
			}
		}
		switch {
		case k-1 <= j:
			hi = j
		case k-1 >= i:
			lo = i
		default:
			return v[k-1]
		}
	}
	return v[k-1]
}
