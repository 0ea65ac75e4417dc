package run

import (
	"math"
	"slices"
)

// CurvePoint is one point of the loss curves. Test is NaN without test points.
type CurvePoint struct {
	Epoch, Train, Test float64
}

// Curves are the losses of a run so far, at rising epochs. When there are some thousand
// points, those closer together than a chart shows are dropped.
type Curves struct {
	points  []CurvePoint
	version uint64
}

const (
	mostCurvePoints = 4000
	mostSpans       = 3000 // of epochs with a point each, after thinning out
)

// Points returns the points, oldest first; they must not be changed.
func (c *Curves) Points() []CurvePoint { return c.points }

// Version changes whenever the curves do.
func (c *Curves) Version() uint64 { return c.version }

// Stride is how many epochs a run of many may leave between two points.
func (c *Curves) Stride() int { return 1 + len(c.points)/500 }

// SparseStride is how many epochs lie between two points where evaluating takes a
// twentieth of the time of training. In the smallest networks, a sample costs about
// three quarters as much to evaluate as to train, in large ones half.
func (r *Run) SparseStride() int {
	train, test := r.data.train.N(), r.data.test.N()
	return 1 + 15*(train+test)/max(1, train)
}

// add puts a point at the end, in the place of those that are not before it.
func (c *Curves) add(p CurvePoint) {
	c.cut(p.Epoch)
	if n := len(c.points); n > 0 && c.points[n-1].Epoch == p.Epoch {
		c.points[n-1] = p
		return
	}
	if c.points == nil {
		c.points = make([]CurvePoint, 0, mostCurvePoints) // once, not in the middle of training
	}
	if c.points = append(c.points, p); len(c.points) >= mostCurvePoints {
		c.thin()
	}
}

// thin leaves one point, the first, in each of so many equal spans of epochs. Spans whose
// lengths are powers of two lie within each other, so that thinning again and again opens
// no wider gaps.
func (c *Curves) thin() {
	last := len(c.points) - 1
	span := math.Exp2(math.Ceil(math.Log2((c.points[last].Epoch - c.points[0].Epoch) / mostSpans)))
	kept := c.points[:1]
	for i, p := range c.points[1:] {
		if i+1 == last || math.Floor(p.Epoch/span) != math.Floor(kept[len(kept)-1].Epoch/span) {
			kept = append(kept, p)
		}
	}
	c.points = kept
}

// cut drops what comes after an epoch.
func (c *Curves) cut(epoch float64) {
	c.version++
	for len(c.points) > 0 && c.points[len(c.points)-1].Epoch > epoch {
		c.points = c.points[:len(c.points)-1]
	}
}

func (c *Curves) clone() Curves { return Curves{slices.Clone(c.points), c.version} }
