//go:build js

package main

import "math"

// plain is the network in Go as one would write it first with speed in mind:
// flat slices, a sample at a time, a weight at a time, math.Tanh. The plain
// loops of package nn allocate, as they are there to be read, not timed.
type plain struct {
	setup
	layers []plainLayer
	count  int // samples in the gradient
}

type plainLayer struct {
	in, out int
	relu    bool
	w, dw   []float64 // out×in
	b, db   []float64
	a, dz   []float64 // outputs and ∂E/∂z of the current sample
	da      []float64 // ∂E/∂a
}

func newPlain(s setup) *plain {
	p := &plain{setup: s}
	in := s.Width
	for i, out := range s.Layers {
		p.layers = append(p.layers, plainLayer{
			in: in, out: out, relu: s.Activation == "relu" && i < len(s.Layers)-1,
			w: make([]float64, out*in), dw: make([]float64, out*in),
			b: make([]float64, out), db: make([]float64, out),
			a: make([]float64, out), dz: make([]float64, out), da: make([]float64, out),
		})
		in = out
	}
	p.reset()
	return p
}

func (p *plain) reset() {
	at := p.Parameters
	for i := range p.layers {
		l := &p.layers[i]
		at = at[copy(l.w, at):]
		at = at[copy(l.b, at):]
		clear(l.dw)
		clear(l.db)
	}
	p.count = 0
}

func (p *plain) forward(x []float64) float64 {
	for i := range p.layers {
		l := &p.layers[i]
		for u := range l.a {
			z := l.b[u]
			for j, w := range l.w[u*l.in : (u+1)*l.in] {
				z += w * x[j]
			}
			if l.relu {
				l.a[u] = max(z, 0)
			} else {
				l.a[u] = math.Tanh(z)
			}
		}
		x = l.a
	}
	return x[0]
}

func (p *plain) backward(x []float64, target float64) {
	last := len(p.layers) - 1
	p.layers[last].da[0] = p.layers[last].a[0] - target
	for i := last; i >= 0; i-- {
		l := &p.layers[i]
		for u, a := range l.a {
			switch {
			case !l.relu:
				l.dz[u] = l.da[u] * (1 - a*a)
			case a > 0:
				l.dz[u] = l.da[u]
			default:
				l.dz[u] = 0
			}
		}
		inputs := x
		var before []float64
		if i > 0 {
			inputs, before = p.layers[i-1].a, p.layers[i-1].da
			clear(before)
		}
		for u, d := range l.dz {
			l.db[u] += d
			dw := l.dw[u*l.in : (u+1)*l.in]
			for j, v := range inputs {
				dw[j] += d * v
			}
			if i > 0 {
				for j, w := range l.w[u*l.in : (u+1)*l.in] {
					before[j] += d * w
				}
			}
		}
	}
	p.count++
}

func (p *plain) update() {
	rate := p.Rate / float64(p.count)
	decay := 0.0
	if p.Penalty == "L2" {
		decay = p.Rate * p.PenaltyRate
	}
	for i := range p.layers {
		l := &p.layers[i]
		for j, w := range l.w {
			l.w[j] = w - rate*l.dw[j] - decay*w
			l.dw[j] = 0
		}
		for j := range l.b {
			l.b[j] -= rate * l.db[j]
			l.db[j] = 0
		}
	}
	p.count = 0
}

func (p *plain) epoch() {
	for s, target := range p.Targets {
		x := p.Inputs[s*p.Width : (s+1)*p.Width]
		p.forward(x)
		p.backward(x, target)
		if (s+1)%p.Batch == 0 {
			p.update()
		}
	}
}

func (p *plain) loss() float64 {
	sum := 0.0
	for s, target := range p.Targets {
		d := p.forward(p.Inputs[s*p.Width:(s+1)*p.Width]) - target
		sum += 0.5 * d * d
	}
	return sum / float64(len(p.Targets))
}
