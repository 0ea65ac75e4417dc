package tensors

import "math"

// tolerance says how far numbers may be from each other to agree. A printed number may be off by half a unit of its
// last digit; one printed in full by the rounding of its arithmetic.
type tolerance struct {
	relative float64
	slack    float64 // of the largest number of the tensor
	absolute float64
}

var (
	double = tolerance{1e-9, 1e-12, 1e-15} // sums that should be 0 seldom are
	single = tolerance{2e-6, 1e-6, 1e-9}
)

// of returns how far from want a number may be, in a tensor whose largest number is scale.
func (t tolerance) of(n Number, want, scale float64) float64 {
	return max(n.Half*(1+1e-6), t.relative*math.Abs(want), t.slack*scale, t.absolute)
}

// comparison is one printed tensor beside one that was expected.
type comparison struct {
	fits    bool // the shapes are the same, or one is the transpose of the other
	flipped bool // read as its transpose
	scaled  bool // expected divided by the number of samples
	expects matrix

	differ  int // how many numbers do
	first   int // of Numbers that differs; −1: none
	worst   int // of Numbers with the largest difference
	largest float64
}

func (c *comparison) agrees() bool { return c.fits && c.differ == 0 }

// status is what a comparison comes to.
func (c *comparison) status() string {
	switch {
	case !c.fits:
		return WrongShape
	case c.agrees():
		return Agrees
	}
	return Differs
}

// fit reports whether a printed shape can hold a matrix, as it is or transposed.
func fit(t *Tensor, m matrix) (straight, flipped bool) {
	r, c := t.size()
	straight, flipped = r == m.rows && c == m.columns, c == m.rows && r == m.columns
	if min(r, c) == 1 && min(m.rows, m.columns) == 1 && r*c == m.rows*m.columns {
		straight = true // a vector is a row or a column
	}
	return straight, flipped && !straight || flipped && min(r, c) > 1
}

// compare compares a printed tensor with a matrix, straight if both ways fit and agree, or neither agrees. flip: 0
// either way, 1 only straight, −1 only transposed.
func compare(t *Tensor, m matrix, tol tolerance, flip int) comparison {
	straight, flipped := fit(t, m)
	var c comparison
	if straight && flip >= 0 {
		c = beside(t, m, tol)
	}
	if flipped && flip <= 0 && !c.agrees() {
		if turned := beside(t, m.turned(), tol); turned.agrees() || !c.fits {
			c, c.flipped = turned, true
		}
	}
	return c
}

// beside compares number by number.
func beside(t *Tensor, m matrix, tol tolerance) comparison {
	if t.Single && tol.relative < single.relative {
		tol = tolerance{single.relative, max(single.slack, tol.slack), max(single.absolute, tol.absolute)}
	}
	c := comparison{fits: true, first: -1, worst: -1, expects: m}
	scale := largest(m.v)
	for i, n := range t.Numbers {
		want := m.v[i]
		if equal(n, want, tol.of(n, want, scale)) {
			continue
		}
		c.differ++
		if c.first < 0 {
			c.first = i
		}
		// A difference that is not a number is the largest.
		if d := math.Abs(n.Value - want); c.worst < 0 || d > c.largest || d != d {
			c.worst, c.largest = i, d
		}
	}
	return c
}

func equal(n Number, want, tolerance float64) bool {
	if n.Value == want || math.IsNaN(n.Value) && math.IsNaN(want) {
		return true
	}
	return math.Abs(n.Value-want) <= tolerance
}

// largest is the largest size of finite numbers.
func largest(v []float64) float64 {
	most := 0.0
	for _, x := range v {
		if x = math.Abs(x); x > most && !math.IsInf(x, 0) {
			most = x
		}
	}
	return most
}

// distance is how far a printed tensor is from a matrix, as a share of the matrix's length; infinite if it does not
// fit.
func distance(t *Tensor, m matrix) float64 {
	straight, flipped := fit(t, m)
	best := math.Inf(1)
	try := func(m matrix) {
		sum, length := 0.0, 0.0
		for i, n := range t.Numbers {
			sum += (n.Value - m.v[i]) * (n.Value - m.v[i])
			length += m.v[i] * m.v[i]
		}
		if d := math.Sqrt(sum / max(length, 1e-300)); d < best {
			best = d
		}
	}
	if straight {
		try(m)
	}
	if flipped {
		try(m.turned())
	}
	return best
}
