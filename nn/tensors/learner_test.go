package tensors

import (
	"fmt"
	"math"
)

// learner is a program as learners write it, independent of this package: samples in rows, z = X·W + b with W D×H. It
// makes the mistakes that are switched on, and remembers what it would print.
type learner struct {
	acts    []string
	loss    string
	w       []matrix // D×H
	b       []matrix // 1×H
	rate    float64
	sum     bool
	mistake string
	layer   int               // where, from 1; 0: everywhere
	out     float64           // a factor of ∂E/∂a that the update makes up for; 0 stands for 1
	stale   map[string]matrix // values that are not computed again, of the forward pass

	names  []string
	values map[string]matrix
}

func (p *learner) has(mistake string, layer int) bool {
	return p.mistake == mistake && (p.layer == 0 || p.layer == layer)
}

func (p *learner) show(name string, m matrix) {
	if _, ok := p.values[name]; !ok {
		p.names = append(p.names, name)
	}
	p.values[name] = m.clone()
}

func dot(a, b matrix) matrix {
	c := newMatrix(a.rows, b.columns)
	for i := range a.rows {
		for j := range b.columns {
			for k := range a.columns {
				c.v[i*c.columns+j] += a.v[i*a.columns+k] * b.v[k*b.columns+j]
			}
		}
	}
	return c
}

func mapped(m matrix, f func(i int, v float64) float64) matrix {
	c := m.clone()
	for i, v := range m.v {
		c.v[i] = f(i, v)
	}
	return c
}

func function(name string, z float64) float64 {
	switch name {
	case "sigmoid":
		return 1 / (1 + math.Exp(-z))
	case "tanh":
		return math.Tanh(z)
	case "relu":
		return math.Max(z, 0)
	}
	return z
}

func functionOf(name string, z matrix) matrix {
	if name != "softmax" {
		return mapped(z, func(_ int, v float64) float64 { return function(name, v) })
	}
	a := mapped(z, func(_ int, v float64) float64 { return math.Exp(v) })
	for i := range a.rows {
		sum := 0.0
		for _, v := range a.row(i) {
			sum += v
		}
		for u := range a.row(i) {
			a.row(i)[u] /= sum
		}
	}
	return a
}

// slopeOfA is f′ written for a, slopeOfZ for z.
func slopeOfA(name string, a float64) float64 {
	switch name {
	case "sigmoid":
		return a * (1 - a)
	case "tanh":
		return 1 - a*a
	case "relu":
		if a > 0 {
			return 1
		}
		return 0
	}
	return 1
}

func slopeOfZ(name string, z float64) float64 { return slopeOfA(name, function(name, z)) }

// step makes one step, and shows everything under the usual names.
func (p *learner) step(x, y matrix) {
	p.names, p.values = nil, map[string]matrix{}
	if p.mistake == "targetsSigned" {
		y = mapped(y, func(_ int, v float64) float64 { return 2*v - 1 })
	}
	if p.mistake == "targetsUnsigned" {
		y = mapped(y, func(_ int, v float64) float64 { return (v + 1) / 2 })
	}
	n, last := float64(x.rows), len(p.w)
	p.show("X", x)
	p.show("y", y)
	a := []matrix{x}
	var z []matrix
	for l := range p.w {
		w := p.w[l]
		p.show(fmt.Sprintf("W%d", l+1), w)
		p.show(fmt.Sprintf("b%d", l+1), p.b[l])
		if p.has("transposedInZ", l+1) {
			w = w.turned()
		}
		s := dot(a[l], w)
		if !p.has("noBias", l+1) {
			s = mapped(s, func(i int, v float64) float64 { return v + p.b[l].v[i%s.columns] })
		}
		act := p.acts[l]
		if p.has("otherActivation", l+1) {
			act = "tanh"
		}
		z, a = append(z, s), append(a, functionOf(act, s))
		if p.stale != nil {
			z[l], a[l+1] = p.stale[fmt.Sprintf("z%d", l+1)], p.stale[fmt.Sprintf("a%d", l+1)]
		}
		p.show(fmt.Sprintf("z%d", l+1), z[l])
		p.show(fmt.Sprintf("a%d", l+1), a[l+1])
	}
	out := a[last]
	k := float64(out.columns)
	p.show("loss", matrix{1, 1, []float64{p.lossOf(out, y)}})
	dA := mapped(out, func(i int, o float64) float64 {
		t := y.v[i]
		switch p.loss {
		case "halfSquared":
			return o - t
		case "meanSquared":
			return 2 * (o - t) / k
		case "binaryCrossEntropy":
			return (o - t) / (o * (1 - o)) / k
		}
		return -t / o
	})
	switch p.mistake {
	case "factorTwo", "factorTwoInGradient":
		dA = dA.times(2)
	case "factorHalfInGradient":
		dA = dA.times(0.5)
	case "sumOverOutputs":
		dA = dA.times(k)
	case "negatedSubtracted", "negated":
		dA = dA.times(-1)
	}
	dA = dA.times(one(p.out))
	newW, newB := make([]matrix, last), make([]matrix, last)
	for l := last; l >= 1; l-- {
		p.show(fmt.Sprintf("dA%d", l), dA)
		delta := mapped(dA, func(i int, d float64) float64 {
			if p.acts[l-1] == "softmax" {
				if p.has("noDerivative", l) {
					return d
				}
				if p.has("softmaxAlone", l) {
					return d * out.v[i] * (1 - out.v[i])
				}
				return out.v[i] - y.v[i]
			}
			name := p.acts[l-1]
			if p.has("otherActivation", l) {
				name = "tanh"
			}
			switch {
			case p.has("noDerivative", l):
				return d
			case p.has("derivativeOfZ", l):
				return d * slopeOfA(name, z[l-1].v[i])
			case p.has("derivativeOfA", l):
				return d * slopeOfZ(name, a[l].v[i])
			case p.has("derivativeTwice", l):
				return d * slopeOfA(name, a[l].v[i]) * slopeOfA(name, a[l].v[i])
			default:
				return d * slopeOfA(name, a[l].v[i])
			}
		})
		p.show(fmt.Sprintf("dz%d", l), delta)
		share := 1 / n
		if p.sum != (p.mistake == "sumForMean" || p.mistake == "meanForSum") {
			share = 1
		}
		if p.mistake == "dividedTwice" {
			share /= n
		}
		dW := dot(a[l-1].turned(), delta).times(share)
		db := p.sumBias(delta, share)
		if p.has("transposed", l) {
			dW = dW.turned()
		}
		p.show(fmt.Sprintf("dW%d", l), dW)
		p.show(fmt.Sprintf("db%d", l), db)
		newW[l-1], newB[l-1] = p.updated(p.w[l-1], dW), p.updated(p.b[l-1], db)
		if p.mistake == "biasNotUpdated" {
			newB[l-1] = p.b[l-1]
		}
		if p.mistake == "notUpdated" {
			newW[l-1], newB[l-1] = p.w[l-1], p.b[l-1]
		}
		w := p.w[l-1]
		if p.mistake == "newInBackward" {
			w = newW[l-1]
		}
		if !p.has("transposedInDA", l) {
			w = w.turned()
		}
		dA = dot(delta, w)
	}
	for l := range newW {
		p.show(fmt.Sprintf("W%d_new", l+1), newW[l])
		p.show(fmt.Sprintf("b%d_new", l+1), newB[l])
	}
	p.w, p.b = newW, newB
}

func (p *learner) sumBias(delta matrix, share float64) matrix {
	db := newMatrix(1, delta.columns)
	for i, v := range delta.v {
		db.v[i%delta.columns] += v * share
	}
	switch p.mistake {
	case "biasNotSummed":
		return delta.times(share)
	case "biasOneSample":
		return matrix{1, delta.columns, delta.row(0)}.times(share)
	case "biasOverUnits":
		sum := 0.0
		for _, v := range db.v {
			sum += v
		}
		return mapped(db, func(int, float64) float64 { return sum })
	}
	return db
}

func (p *learner) updated(w, g matrix) matrix {
	rate := p.rate / one(p.out)
	switch p.mistake {
	case "ascent", "negated":
		rate = -rate
	case "otherRate":
		rate *= 0.3
	}
	m := newMatrix(max(w.rows, g.rows), w.columns)
	for i := range m.v {
		m.v[i] = w.v[i%len(w.v)] - rate*g.v[i]
	}
	return m
}

func (p *learner) lossOf(out, y matrix) float64 {
	sum := 0.0
	for i, o := range out.v {
		t := y.v[i]
		switch p.loss {
		case "halfSquared":
			sum += (o - t) * (o - t) / 2
		case "meanSquared":
			sum += (o - t) * (o - t) / float64(out.columns)
		case "binaryCrossEntropy":
			sum -= (t*math.Log(o) + (1-t)*math.Log(1-o)) / float64(out.columns)
		default:
			if t != 0 {
				sum -= t * math.Log(o)
			}
		}
	}
	switch p.mistake {
	case "factorTwo", "factorTwoInLoss":
		sum *= 2
	case "sumInLoss":
		sum *= float64(out.rows)
	case "sumOverOutputs", "sumOverOutputsInLoss":
		sum *= float64(out.columns)
	case "meanOverOutputsInLoss":
		sum /= float64(out.columns)
	}
	return sum / float64(out.rows)
}
