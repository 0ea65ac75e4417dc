package nn

import "math"

// update makes one step with the gathered gradient, and clears it.
//
// Plain gradient descent treats the penalty as TensorFlow Playground does, as a step of its own after the data's:
//
//	w ← w − η·g, then w ← w − η·rate·R′(w before the step)
//
// where a weight that R kills on its way through 0 stays 0. The other optimizers minimise loss and penalty together:
// g + rate·R′(w) goes through their moments.
func (t *Trainer) update() {
	if t.accumulated == 0 {
		return
	}
	t.memory.adopt(t.Optimizer, len(t.net.theta))
	rate := t.RateAt(t.epochs)
	u := t.openUpdate(rate)
	penaltyRate := rate * t.RegularizationRate
	share := 1.0
	if !t.Sum {
		share /= float64(t.accumulated)
	}
	plain := t.Optimizer == SGD
	if plain && t.Clip <= 0 && t.WeightDecay == 0 {
		if u != nil {
			u.followed(t, share)
		}
		rate *= share // saves a pass over the gradient
	} else {
		t.prepare(share, plain, u)
	}
	if plain {
		t.descend(rate, penaltyRate)
	} else {
		t.optimize(rate)
		clear(t.net.grad)
	}
	t.accumulated = 0
	t.steps++
	if u != nil {
		t.closeUpdate(u)
	}
}

// penalised reports whether the penalty plays a part.
func (t *Trainer) penalised() bool {
	return t.RegularizationRate != 0 && t.Regularizer != NoPenalty
}

// prepare turns the gradient's sum into what the optimizer follows. u is nil if nobody records.
func (t *Trainer) prepare(share float64, plain bool, u *Update) {
	theta, grad := t.net.theta, t.net.grad
	for i := range grad {
		grad[i] *= share
	}
	if !plain && t.penalised() {
		for i, w := range theta[:t.net.nw] {
			grad[i] += t.RegularizationRate * t.Regularizer.Derivative(w)
		}
	}
	if t.WeightDecay != 0 && t.Optimizer != AdamW {
		for i, w := range theta {
			grad[i] += t.WeightDecay * w
		}
	}
	if t.FixBiases {
		clear(grad[t.net.nw:]) // they take no part in the gradient's length either
	}
	length, factor := 0.0, 1.0
	if t.Clip > 0 {
		length, factor = clipLength(grad, t.Clip)
	}
	if u != nil {
		u.Length, u.Factor = length, factor
		u.followed(t, 1)
	}
}

// clipLength shortens a gradient to at most a length, keeping its direction. It returns the length before, and the
// factor it multiplied by.
func clipLength(g []float64, most float64) (length, factor float64) {
	square := 0.0
	for _, v := range g {
		square += v * v
	}
	length, factor = math.Sqrt(square), 1
	if length > most {
		factor = most / length
		for i := range g {
			g[i] *= factor
		}
	}
	return length, factor
}

// adopt readies the memory for an optimizer and n numbers: a new one starts with nothing remembered, but resting
// weights rest on.
func (m *memory) adopt(o *Optimizer, n int) {
	if o != nil && len(o.Slots) == 0 {
		o = nil
	}
	if m.of == o {
		return
	}
	*m = memory{dead: m.dead, of: o, stepper: stepper{product: 1}}
	if o == nil {
		return
	}
	for range o.Slots {
		m.slots = append(m.slots, make([]float64, n))
	}
}

// optimize hands the gradient to the optimizer.
func (t *Trainer) optimize(rate float64) {
	m := &t.memory
	m.t++
	m.rate, m.Options = rate, &t.Options
	end := len(t.net.theta)
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
	case quick && t.Regularizer == L2:
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

// noneDead reports whether no weight rests. Only L1 puts weights to rest, and then clears searched; until then, one
// search is enough.
func (m *memory) noneDead(weights []float64) bool {
	if m.searched {
		return m.alive
	}
	m.searched, m.alive = true, true
	for i := range weights {
		if m.dead[i] {
			m.alive = false
		}
	}
	return m.alive
}

// descendWeights takes the weights one by one. A weight that has died stays 0 until somebody sets it to something
// else.
func (t *Trainer) descendWeights(rate, penaltyRate float64) {
	theta := t.net.theta[:t.net.nw]
	grad, dead := t.net.grad[:len(theta)], t.memory.dead[:len(theta)]
	r := t.Regularizer
	if !t.penalised() {
		r, penaltyRate = NoPenalty, 0
	}
	t.memory.searched = false
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
