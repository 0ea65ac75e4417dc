package nn

// stepDown is w ← w − rate·g, and clears g. Weights fill whole blocks of sixteen, biases whole tiles of four.
func stepDown(w, g []float64, rate float64) {
	for ; len(w) >= 16 && len(g) >= 16; w, g = w[16:], g[16:] {
		v, d := (*[16]float64)(w), (*[16]float64)(g)
		v[0] -= rate * d[0]
		v[1] -= rate * d[1]
		v[2] -= rate * d[2]
		v[3] -= rate * d[3]
		v[4] -= rate * d[4]
		v[5] -= rate * d[5]
		v[6] -= rate * d[6]
		v[7] -= rate * d[7]
		v[8] -= rate * d[8]
		v[9] -= rate * d[9]
		v[10] -= rate * d[10]
		v[11] -= rate * d[11]
		v[12] -= rate * d[12]
		v[13] -= rate * d[13]
		v[14] -= rate * d[14]
		v[15] -= rate * d[15]
		*d = [16]float64{}
	}
	for ; len(w) >= 4 && len(g) >= 4; w, g = w[4:], g[4:] {
		v, d := (*[4]float64)(w), (*[4]float64)(g)
		v[0] -= rate * d[0]
		v[1] -= rate * d[1]
		v[2] -= rate * d[2]
		v[3] -= rate * d[3]
		*d = [4]float64{}
	}
}

// stepDownWithDecay is w ← w − rate·g − decay·w for weights, and clears g.
func stepDownWithDecay(w, g []float64, rate, decay float64) {
	for ; len(w) >= 16 && len(g) >= 16; w, g = w[16:], g[16:] {
		v, d := (*[16]float64)(w), (*[16]float64)(g)
		v[0] = v[0] - rate*d[0] - decay*v[0]
		v[1] = v[1] - rate*d[1] - decay*v[1]
		v[2] = v[2] - rate*d[2] - decay*v[2]
		v[3] = v[3] - rate*d[3] - decay*v[3]
		v[4] = v[4] - rate*d[4] - decay*v[4]
		v[5] = v[5] - rate*d[5] - decay*v[5]
		v[6] = v[6] - rate*d[6] - decay*v[6]
		v[7] = v[7] - rate*d[7] - decay*v[7]
		v[8] = v[8] - rate*d[8] - decay*v[8]
		v[9] = v[9] - rate*d[9] - decay*v[9]
		v[10] = v[10] - rate*d[10] - decay*v[10]
		v[11] = v[11] - rate*d[11] - decay*v[11]
		v[12] = v[12] - rate*d[12] - decay*v[12]
		v[13] = v[13] - rate*d[13] - decay*v[13]
		v[14] = v[14] - rate*d[14] - decay*v[14]
		v[15] = v[15] - rate*d[15] - decay*v[15]
		*d = [16]float64{}
	}
}
