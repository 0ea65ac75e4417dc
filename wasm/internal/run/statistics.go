package run

import "math"

// Statistics describe the whole network over some training samples, layer by layer, the first after the inputs first.
type Statistics struct {
	Samples int               `json:"samples"` // that were looked at
	Layers  []LayerStatistics `json:"layers"`
}

// LayerStatistics are those of one layer. The gradient is that of the loss over these samples, without any penalty,
// reduced as training reduces it.
type LayerStatistics struct {
	Activations Distribution `json:"activations"`
	Weights     Distribution `json:"weights"`
	Gradients   Distribution `json:"gradients"` // of the weights
	// GradientSize is the root mean square of Gradients, so that layers of any width can be compared.
	GradientSize float64 `json:"gradientSize"`
}

// Distribution says how numbers are spread. Counts has DistributionBins bins of equal width from −End to End, an odd
// number, so that 0 lies in the middle of one.
type Distribution struct {
	End       float64 `json:"end"`
	Counts    []int   `json:"counts"`
	Mean      float64 `json:"mean"`
	Deviation float64 `json:"deviation"` // the standard deviation, over n
	Zeros     float64 `json:"zeros"`     // the share that is exactly 0
}

// DistributionBins is the number of a Distribution's bins.
const DistributionBins = 25

// Statistics surveys the network. Activations and weights have the same bins in all layers, gradients each layer its
// own: from layer to layer they may differ by orders of magnitude. ok is false where a number is not finite.
func (r *Run) Statistics() (_ Statistics, ok bool) {
	s, n := r.surveyed(), r.network
	s.gradient = s.of.Gradient(s.gradient[:0])
	share := 1.0
	if r.config.Reduction == "mean" {
		share = 1 / float64(s.samples.N)
	}
	for i := range s.gradient {
		s.gradient[i] *= share
	}
	all := Statistics{Samples: s.samples.N, Layers: make([]LayerStatistics, n.Layers())}
	ends := [2]float64{}
	ok = true
	for round := range 2 { // the ends of all layers come before the bins
		for l := 1; l <= n.Layers(); l++ {
			first, in, out := r.LayerPlaces(l)
			values := s.activations(l, out)
			weights, gradients := s.parameters[first:first+in*out], s.gradient[first:first+in*out]
			if round == 0 {
				ends[0], ends[1] = max(ends[0], largest(values)), max(ends[1], largest(weights))
				ok = ok && finite(largest(values)) && finite(largest(weights)) && finite(largest(gradients))
				continue
			}
			all.Layers[l-1] = LayerStatistics{
				Activations:  distributionOf(values, roundEnd(ends[0])),
				Weights:      distributionOf(weights, roundEnd(ends[1])),
				Gradients:    distributionOf(gradients, roundEnd(largest(gradients))),
				GradientSize: rootMeanSquare(gradients),
			}
			here := &all.Layers[l-1] // a square may be too large
			ok = ok && finite(here.Activations.Deviation) && finite(here.Gradients.Deviation)
		}
		if !ok {
			return Statistics{}, false
		}
	}
	return all, true
}

// activations returns what all units of a layer compute, unit by unit, in the survey's room.
func (s *survey) activations(layer, units int) []float64 {
	s.values = s.values[:0]
	for u := range units {
		s.values = s.of.Unit(layer, u, s.values)
	}
	return s.values
}

// largest returns the largest absolute value, NaN if there is one.
func largest(values []float64) float64 {
	most := 0.0
	for _, v := range values {
		most = max(most, math.Abs(v))
	}
	return most
}

// rootMeanSquare is scaled, so that squares of tiny gradients do not vanish.
func rootMeanSquare(values []float64) float64 {
	most := largest(values)
	if most == 0 {
		return 0
	}
	sum := 0.0
	for _, v := range values {
		sum += (v / most) * (v / most)
	}
	return most * math.Sqrt(sum/float64(len(values)))
}

// roundEnd rounds up to 1, 2 or 5 times a power of ten, so that the bins stay while numbers change a little; 1 for 0.
func roundEnd(v float64) float64 {
	if v == 0 {
		return 1
	}
	exponent := math.Floor(math.Log10(v))
	for _, step := range []float64{1, 2, 5} {
		if end := step * math.Pow(10, exponent); end >= v {
			return end
		}
	}
	return math.Pow(10, exponent+1)
}

func distributionOf(values []float64, end float64) Distribution {
	d := Distribution{End: end, Counts: make([]int, DistributionBins)}
	share, zeros := 1/float64(len(values)), 0
	for _, v := range values {
		bin := int((v/end + 1) * (DistributionBins / 2.0)) // v/end is within −1…1
		d.Counts[min(bin, DistributionBins-1)]++
		d.Mean += v * share
		if v == 0 {
			zeros++
		}
	}
	for _, v := range values {
		d.Deviation += (v - d.Mean) * (v - d.Mean) * share
	}
	d.Deviation = math.Sqrt(d.Deviation)
	d.Zeros = float64(zeros) * share
	return d
}
