package layerspace

import "math"

// components finds the two directions along which the training samples differ most: the eigenvectors of their
// covariance with the largest eigenvalues.
type components struct {
	mean       []float64
	covariance []float64 // H×H
	work       []float64 // the same, as it becomes diagonal
	vectors    []float64 // row k is an eigenvector
	trace      float64   // the whole variance; NaN if a value is not finite
}

// measure computes mean and covariance of the first n of each unit's values, which lie stride apart.
//
//	C = Σₙ (a − μ)·(a − μ)ᵀ / N  (H×H)
func (c *components) measure(values []float64, units, n, stride int) {
	c.mean, c.covariance = sized(c.mean, units), sized(c.covariance, units*units)
	c.trace = 0
	for u := range units {
		sum := 0.0
		for _, v := range values[u*stride : u*stride+n] {
			sum += v
		}
		c.mean[u] = sum / float64(n)
	}
	for u := range units {
		for w := range u + 1 {
			a, b := values[u*stride:u*stride+n], values[w*stride:w*stride+n]
			sum, ma, mb := 0.0, c.mean[u], c.mean[w]
			for i, v := range a {
				sum += (v - ma) * (b[i] - mb)
			}
			c.covariance[u*units+w], c.covariance[w*units+u] = sum/float64(n), sum/float64(n)
		}
		c.trace += c.covariance[u*units+u]
	}
	if !finite(c.trace) {
		c.trace = math.NaN()
	}
}

// share returns the part of the variance along a direction of length 1; NaN where there is no variance.
func (c *components) share(axis []float64) float64 {
	if !(c.trace > 0) {
		return math.NaN()
	}
	sum := 0.0
	for u, a := range axis {
		if a == 0 {
			continue
		}
		for w, b := range axis {
			sum += a * b * c.covariance[u*len(axis)+w]
		}
	}
	return sum / c.trace
}

// turn points the axes of a map along the two components. Those that it had before say which way, so that a picture
// does not flip from one frame to the next.
func (c *components) turn(s *Map, places, values []float64, stride int) {
	if !(c.trace > 0) { // there is no direction: keep the axes
		if !s.found {
			s.Axes[0][0], s.Axes[1][1] = 1, 1
		}
		return
	}
	h := s.Units
	c.work, c.vectors = append(c.work[:0], c.covariance...), sized(c.vectors, h*h)
	diagonalize(c.work, c.vectors, h)
	first, second := -1, -1
	at := func(k int) float64 { return c.work[k*h+k] }
	for k := range h {
		switch {
		case first < 0 || at(k) > at(first):
			first, second = k, first
		case second < 0 || at(k) > at(second):
			second = k
		}
	}
	v, w := c.vectors[first*h:(first+1)*h], c.vectors[second*h:(second+1)*h]
	if s.found {
		apart := (at(first) - at(second)) / (at(first) + at(second))
		follow(v, w, s.Axes, apart)
	} else {
		c.point(v, places, values, stride)
		c.point(w, places, values, stride)
	}
	copy(s.Axes[0], v)
	copy(s.Axes[1], w)
	s.found = true
}

// follow turns v and w in their plane, so that they lie as the axes before did. By quarter turns and a reflection
// they stay components. Where the two components hold nearly the same variance, any two directions of the plane are as
// good, and those found turn fast: there the axes follow slowly. apart is how much the variances differ, 0…1.
func follow(v, w []float64, before [2][]float64, apart float64) {
	const distinct = 0.1 // from here on components are told apart
	m := [2][2]float64{{dot(v, before[0]), dot(v, before[1])}, {dot(w, before[0]), dot(w, before[1])}}
	if m[0][0]*m[1][1]-m[0][1]*m[1][0] < 0 {
		for i := range w {
			w[i] = -w[i]
		}
		m[1][0], m[1][1] = -m[1][0], -m[1][1]
	}
	// The rotation nearest to the axes before (orthogonal Procrustes in the plane).
	angle := math.Atan2(m[1][0]-m[0][1], m[0][0]+m[1][1])
	quarter := math.Round(angle/(math.Pi/2)) * (math.Pi / 2)
	angle = quarter + (1-min(apart/distinct, 1))*(angle-quarter)
	sin, cos := math.Sincos(angle)
	for i := range v {
		v[i], w[i] = cos*v[i]+sin*w[i], cos*w[i]-sin*v[i]
	}
}

// point turns a new component towards growing x or y of the input plane, whichever goes with it more, so that the
// same network always gives the same picture; where neither does, its largest entry is positive.
func (c *components) point(v, places, values []float64, stride int) {
	n := len(places) / 2
	var mx, my float64
	for i := range n {
		mx, my = mx+places[2*i]/float64(n), my+places[2*i+1]/float64(n)
	}
	var px, py, xx, yy, pp float64
	for i := range n {
		p, x, y := 0.0, places[2*i]-mx, places[2*i+1]-my
		for u, e := range v {
			p += e * (values[u*stride+i] - c.mean[u])
		}
		px, py, xx, yy, pp = px+p*x, py+p*y, xx+x*x, yy+y*y, pp+p*p
	}
	along := 0.0
	for _, r := range [...]float64{px / math.Sqrt(xx*pp), py / math.Sqrt(yy*pp)} {
		if math.Abs(r) > max(math.Abs(along), 0.01) {
			along = r
		}
	}
	if along == 0 {
		for _, e := range v {
			if math.Abs(e) > math.Abs(along) {
				along = e
			}
		}
	}
	if along < 0 {
		for i := range v {
			v[i] = -v[i]
		}
	}
}

// diagonalize turns the symmetric a (H×H) into a diagonal matrix of its eigenvalues by Jacobi's rotations, and v into
// the eigenvectors, one a row. See Golub and Van Loan, Matrix Computations, §8.5.
func diagonalize(a, v []float64, h int) {
	clear(v)
	for k := range h {
		v[k*h+k] = 1
	}
	const sweeps = 30 // far more than it ever takes: it converges quadratically
	for range sweeps {
		off, all := 0.0, 0.0
		for p := range h {
			for q := range h {
				if x := a[p*h+q] * a[p*h+q]; p != q {
					off += x
				} else {
					all += x
				}
			}
		}
		if !(off > 1e-27*all) { // the next sweep would square it
			return
		}
		for p := range h {
			for q := p + 1; q < h; q++ {
				rotate(a, v, h, p, q)
			}
		}
	}
}

// rotate makes a[p][q] zero.
func rotate(a, v []float64, h, p, q int) {
	x := a[p*h+q]
	if x == 0 {
		return
	}
	theta := (a[q*h+q] - a[p*h+p]) / (2 * x)
	t := 1 / (math.Abs(theta) + math.Sqrt(theta*theta+1))
	if theta < 0 {
		t = -t
	}
	cos := 1 / math.Sqrt(t*t+1)
	sin := t * cos
	rp, rq := a[p*h:(p+1)*h], a[q*h:(q+1)*h]
	mix(rp, rq, cos, sin)
	mix(v[p*h:(p+1)*h], v[q*h:(q+1)*h], cos, sin)
	pp, pq, qp, qq := rp[p], rp[q], rq[p], rq[q]
	rp[p], rp[q] = cos*pp-sin*pq, 0
	rq[p], rq[q] = 0, sin*qp+cos*qq
	for k := range h { // a stays symmetric
		if k != p && k != q {
			a[k*h+p], a[k*h+q] = rp[k], rq[k]
		}
	}
}

// mix rotates two rows into each other.
func mix(p, q []float64, cos, sin float64) {
	for i, x := range p {
		y := q[i]
		p[i], q[i] = cos*x-sin*y, sin*x+cos*y
	}
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i, v := range a {
		sum += v * b[i]
	}
	return sum
}

// sized returns a slice of n numbers, in the space of s if there is enough.
func sized(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n)
	}
	return s[:n]
}
