package nn

import "math"

// Source gives the random numbers of initial weights.
type Source interface {
	Float64() float64 // uniform in [0, 1)
}

// NormalSource gives normal numbers of its own, where they must match another
// program's; others get them from Float64.
type NormalSource interface {
	Source
	NormFloat64() float64
}

// Initializer says how initial weights are drawn. D is the number of a layer's
// inputs, H that of its units.
type Initializer struct {
	Name   string
	Normal bool
	// Spread is the largest absolute value of uniform weights, the standard
	// deviation of normal ones. scale is the caller's; most go without it.
	Spread func(scale, d, h float64) float64
}

var initializers = []*Initializer{
	{Name: "uniform", Spread: func(scale, _, _ float64) float64 { return scale }},
	{Name: "normal", Normal: true, Spread: func(scale, _, _ float64) float64 { return scale }},
	{Name: "glorotUniform", Spread: func(_, d, h float64) float64 { return math.Sqrt(6 / (d + h)) }},
	{Name: "glorotNormal", Normal: true, Spread: func(_, d, h float64) float64 { return math.Sqrt(2 / (d + h)) }},
	{Name: "heUniform", Spread: func(_, d, _ float64) float64 { return math.Sqrt(6 / d) }},
	{Name: "heNormal", Normal: true, Spread: func(_, d, _ float64) float64 { return math.Sqrt(2 / d) }},
	{Name: "lecunNormal", Normal: true, Spread: func(_, d, _ float64) float64 { return math.Sqrt(1 / d) }},
	{Name: "zero", Spread: func(_, _, _ float64) float64 { return 0 }},
}

// InitializerNames lists the registered initializers.
func InitializerNames() []string { return namesOf(initializers) }

// InitializerNamed finds a registered initializer. The error of an unknown name
// lists the names there are.
func InitializerNamed(name string) (*Initializer, error) {
	return find("initializer", initializers, name)
}

// Init says how a network gets its first parameters.
type Init struct {
	*Initializer
	Scale float64 // for uniform and normal
	Bias  float64 // of every unit
	// ByInput draws a layer's weights input by input, as NumPy fills a D×H
	// matrix; otherwise unit by unit.
	ByInput bool
}

// Initialize sets all parameters, layer by layer, with one draw a weight, those
// of the initializer "zero" too.
func (n *Network) Initialize(source Source, init Init) {
	clear(n.theta) // the padding too: see unflatten
	draw := func(spread float64) float64 { return -spread + 2*spread*source.Float64() }
	if init.Normal {
		normal := polar{source: source}.next
		if s, ok := source.(NormalSource); ok {
			normal = s.NormFloat64
		}
		draw = func(spread float64) float64 { return normal() * spread }
	}
	for l := range n.layers {
		d := &n.layers[l]
		spread := init.Spread(init.Scale, float64(d.in), float64(d.out))
		if init.ByInput {
			for i := range d.in {
				for u := range d.out {
					n.theta[d.weightIndex(u, i)] = draw(spread)
				}
			}
		} else {
			for u := range d.out {
				for i := range d.in {
					n.theta[d.weightIndex(u, i)] = draw(spread)
				}
			}
		}
		for u := range d.out {
			n.theta[d.bAt+u] = init.Bias
		}
	}
}

// polar makes normal numbers of uniform ones, one of each pair.
type polar struct{ source Source }

func (p polar) next() float64 {
	for {
		a, b := 2*p.source.Float64()-1, 2*p.source.Float64()-1
		if s := a*a + b*b; s > 0 && s < 1 {
			return a * math.Sqrt(-2*math.Log(s)/s)
		}
	}
}
