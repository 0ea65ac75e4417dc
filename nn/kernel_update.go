package nn

// stepDown is w ← w − rate·g, and clears g. Weights fill whole blocks of sixteen, biases whole tiles of four.
func stepDown(w, g []float64, rate float64) {
	g = g[:len(w)]
	n := len(w) >> 3
	if n > 0 {
		r := splat(rate)
		for v, d := pairsOf(w), pairsOf(g); ; v, d = v.next(), d.next() {
			v.descend(0, d, r)
			v.descend(1, d, r)
			v.descend(2, d, r)
			v.descend(3, d, r)
			n--
			if n == 0 {
				break
			}
		}
	}
	for i := len(w) &^ 7; i < len(w); i++ {
		w[i] -= rate * g[i]
		g[i] = 0
	}
}

// stepDownWithDecay is w ← w − rate·g − decay·w for weights, and clears g.
func stepDownWithDecay(w, g []float64, rate, decay float64) {
	g = g[:len(w)]
	r, c := splat(rate), splat(decay)
	n := len(w) >> 3
	if n == 0 {
		return
	}
	for v, d := pairsOf(w), pairsOf(g); ; v, d = v.next(), d.next() {
		v.decay(0, d, r, c)
		v.decay(1, d, r, c)
		v.decay(2, d, r, c)
		v.decay(3, d, r, c)
		n--
		if n == 0 {
			break
		}
	}
}
