package nn

import "math"

// gradientDescent is the optimizer without a memory.
var gradientDescent = optimizers[0]

// update makes one step with the gradient gathered, and clears it.
//
// Plain gradient descent treats the penalty as TensorFlow Playground does, as
// a step of its own after the data's:
//
//	w ← w − η·g, then w ← w − η·rate·R′(w before the step)
//
// where a weight that R kills on its way through 0 stays 0. The other
// optimizers minimise loss and penalty together: g + rate·R′(w) goes through
// their moments.
func (t *Trainer) update() {
	if t.accumulated == 0 {
		return
	}
	rate := t.RateAt(t.epochs)
	penaltyRate := rate * t.RegularizationRate
	share := 1.0
	if !t.Sum {
		share /= float64(t.accumulated)
	}
	plain := t.Optimizer == gradientDescent
	if plain && t.Clip <= 0 && t.WeightDecay == 0 {
		rate *= share
		share = 1 // spares a pass over the gradient
	} else {
		t.prepare(share, plain)
	}
	if plain {
		t.descend(rate, penaltyRate)
	} else {
		t.optimize(rate)
		clear(t.net.grad)
	}
	t.accumulated = 0
	t.steps++
}

// penalised tells whether the penalty plays a part.
func (t *Trainer) penalised() bool {
	return t.RegularizationRate != 0 && t.Regularizer.Name != "none"
}

// prepare turns the gradient's sum into what the optimizer follows.
func (t *Trainer) prepare(share float64, plain bool) {
	theta, grad := t.net.theta, t.net.grad
	for i := range grad {
		grad[i] *= share
	}
	if !plain && t.penalised() {
		for i, w := range theta[:t.net.nw] {
			grad[i] += t.RegularizationRate * t.Regularizer.Derivative(w)
		}
	}
	if t.WeightDecay != 0 && t.Optimizer.Name != "adamw" {
		for i, w := range theta {
			grad[i] += t.WeightDecay * w
		}
	}
	if t.FixBiases {
		clear(grad[t.net.nw:]) // they take no part in the gradient's length either
	}
	if t.Clip > 0 {
		clipLength(grad, t.Clip)
	}
}

// clipLength shortens a gradient to a length at most, keeping its direction.
func clipLength(g []float64, most float64) {
	square := 0.0
	for _, v := range g {
		square += v * v
	}
	if length := math.Sqrt(square); length > most {
		for i := range g {
			g[i] *= most / length
		}
	}
}

// optimize hands the gradient to the optimizer.
func (t *Trainer) optimize(rate float64) {
	m, n := &t.memory, len(t.net.theta)
	if m.of != t.Optimizer {
		*m = memory{dead: m.dead, of: t.Optimizer, stepper: stepper{product: 1}}
		for range t.Optimizer.slots {
			m.slots = append(m.slots, make([]float64, n))
		}
	}
	m.t++
	m.rate, m.Options = rate, &t.Options
	end := n
	if t.FixBiases {
		end = t.net.nw
	}
	t.Optimizer.step(&m.stepper, t.net.theta[:end], t.net.grad[:end])
}

// descend makes a step of plain gradient descent, and clears the gradient.
func (t *Trainer) descend(rate, penaltyRate float64) {
	theta, grad, nw := t.net.theta, t.net.grad, t.net.nw
	quick := t.memory.noneDead(theta[:nw])
	switch {
	case quick && !t.penalised():
		stepDown(theta[:nw], grad[:nw], rate)
	case quick && t.Regularizer == ridge:
		stepDownWithDecay(theta[:nw], grad[:nw], rate, penaltyRate)
	default:
		t.descendWeights(rate, penaltyRate)
		clear(grad[:nw])
	}
	if t.FixBiases {
		clear(grad[nw:])
	} else {
		stepDown(theta[nw:], grad[nw:], rate)
	}
}

// noneDead tells that no weight is at rest. Only L1 puts weights to rest and
// says so; otherwise one look at them holds for good.
func (m *memory) noneDead(weights []float64) bool {
	if m.looked {
		return m.alive
	}
	m.looked, m.alive = true, true
	for i := range weights {
		if m.dead[i] {
			m.alive = false
		}
	}
	return m.alive
}

// descendWeights takes the weights one by one. A weight that has died stays 0
// until somebody sets it to something else.
func (t *Trainer) descendWeights(rate, penaltyRate float64) {
	theta := t.net.theta[:t.net.nw]
	grad, dead := t.net.grad[:len(theta)], t.memory.dead[:len(theta)]
	r := t.Regularizer
	if !t.penalised() {
		r, penaltyRate = regularizers[0], 0
	}
	t.memory.looked = false
	for i, before := range theta {
		if dead[i] && before == 0 {
			continue
		}
		dead[i] = false
		w := before - rate*grad[i]
		penalised := w - penaltyRate*r.Derivative(before)
		if r.Kills && w*penalised < 0 {
			penalised, dead[i] = 0, true
		}
		theta[i] = penalised
	}
}
