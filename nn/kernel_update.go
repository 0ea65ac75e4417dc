package nn

// stepDown is w ← w − rate·g, and clears g. Weights fill whole blocks of sixteen, biases whole tiles of four.
func stepDown(w, g []float64, rate float64) {
	r := splat(rate)
	for ; len(w) >= 8 && len(g) >= 8; w, g = w[8:], g[8:] {
		v, d := pairsOf(w), pairsOf(g)
		v.descend(0, d, r)
		v.descend(1, d, r)
		v.descend(2, d, r)
		v.descend(3, d, r)
	}
	for i, g := range g {
		w[i] -= rate * g
	}
	clear(g)
}

// stepDownWithDecay is w ← w − rate·g − decay·w for weights, and clears g.
func stepDownWithDecay(w, g []float64, rate, decay float64) {
	r, c := splat(rate), splat(decay)
	for ; len(w) >= 8 && len(g) >= 8; w, g = w[8:], g[8:] {
		v, d := pairsOf(w), pairsOf(g)
		v.decay(0, d, r, c)
		v.decay(1, d, r, c)
		v.decay(2, d, r, c)
		v.decay(3, d, r, c)
	}
}
