package nn

import "unsafe"

// stepDown is w ← w − rate·g, and clears g. Weights fill whole blocks of sixteen, biases whole tiles of four.
func stepDown(w, g []float64, rate float64) {
	r, zero := splat(rate), pair{}
	for ; len(w) >= 8 && len(g) >= 8; w, g = w[8:], g[8:] {
		v, d := pairsOf(w), pairsOf(g)
		v.set(0, v.at(0).Sub(r.Mul(d.at(0))))
		d.set(0, zero)
		v.set(1, v.at(1).Sub(r.Mul(d.at(1))))
		d.set(1, zero)
		v.set(2, v.at(2).Sub(r.Mul(d.at(2))))
		d.set(2, zero)
		v.set(3, v.at(3).Sub(r.Mul(d.at(3))))
		d.set(3, zero)
	}
	for i, g := range g {
		w[i] -= rate * g
	}
	clear(g)
}

// stepDownWithDecay is w ← w − rate·g − decay·w for weights, and clears g.
func stepDownWithDecay(w, g []float64, rate, decay float64) {
	r, c, zero := splat(rate), splat(decay), pair{}
	for ; len(w) >= 8 && len(g) >= 8; w, g = w[8:], g[8:] {
		v, d := pairsOf(w), pairsOf(g)
		v.set(0, decayed(v.at(0), d.at(0), r, c))
		d.set(0, zero)
		v.set(1, decayed(v.at(1), d.at(1), r, c))
		d.set(1, zero)
		v.set(2, decayed(v.at(2), d.at(2), r, c))
		d.set(2, zero)
		v.set(3, decayed(v.at(3), d.at(3), r, c))
		d.set(3, zero)
	}
}

func decayed(w, g, rate, decay pair) pair { return w.Sub(rate.Mul(g)).Sub(decay.Mul(w)) }

// pairsOf sees eight numbers as pairs.
func pairsOf(v []float64) *valueBlock { return (*valueBlock)(unsafe.Pointer((*[8]float64)(v))) }
