package nn

import "math"

// Source draws the random numbers of initial weights.
type Source interface {
	Float64() float64 // uniform in [0, 1)
}

// NormalSource draws normal numbers in a way of its own, where they must match another program's. With a plain
// Source, normal numbers are made from Float64.
type NormalSource interface {
	Source
	NormFloat64() float64
}

// Initializer draws initial weights. D is the number of a layer's inputs, H that of its units.
type Initializer struct {
	Name   string
	Normal bool
	// Spread is the largest absolute value of uniform weights, or the standard deviation of normal ones. scale is the
	// caller's; most initializers ignore it.
	Spread func(scale, d, h float64) float64
}

// The initializers: UniformInit and NormalInit take their spread from Init.Scale, the others from the layer's size.
var (
	UniformInit   = &Initializer{Name: "uniform", Spread: func(scale, _, _ float64) float64 { return scale }}
	NormalInit    = &Initializer{Name: "normal", Normal: true, Spread: UniformInit.Spread}
	GlorotUniform = &Initializer{Name: "glorotUniform", Spread: overInputsAndUnits(6)}
	GlorotNormal  = &Initializer{Name: "glorotNormal", Normal: true, Spread: overInputsAndUnits(2)}
	HeUniform     = &Initializer{Name: "heUniform", Spread: overInputs(6)}
	HeNormal      = &Initializer{Name: "heNormal", Normal: true, Spread: overInputs(2)}
	LecunNormal   = &Initializer{Name: "lecunNormal", Normal: true, Spread: overInputs(1)}
	// ZeroInit draws its numbers all the same, so that whatever draws after it from the same source is unchanged.
	ZeroInit = &Initializer{Name: "zero", Spread: func(_, _, _ float64) float64 { return 0 }}
)

// overInputs is √(c/D), overInputsAndUnits √(c/(D+H)).
func overInputs(c float64) func(_, d, h float64) float64 {
	return func(_, d, _ float64) float64 { return math.Sqrt(c / d) }
}

func overInputsAndUnits(c float64) func(_, d, h float64) float64 {
	return func(_, d, h float64) float64 { return math.Sqrt(c / (d + h)) }
}

var initializers = []*Initializer{
	UniformInit, NormalInit, GlorotUniform, GlorotNormal, HeUniform, HeNormal, LecunNormal, ZeroInit,
}

// InitializerNames lists the registered initializers.
func InitializerNames() []string { return namesOf(initializers) }

// InitializerNamed finds a registered initializer. The error of an unknown name lists the known ones.
func InitializerNamed(name string) (*Initializer, error) {
	return find("initializer", initializers, name)
}

// Init describes a network's first parameters.
type Init struct {
	*Initializer
	Scale float64 // for UniformInit and NormalInit
	Bias  float64 // of every unit
	// ByInput draws a layer's weights input by input, as NumPy fills a D×H matrix; otherwise they are drawn unit by
	// unit.
	ByInput bool
}

// Initialize sets all parameters, layer by layer, drawing one number for each weight.
func (n *Network) Initialize(source Source, init Init) {
	clear(n.theta) // the padding too: see unflatten
	draw := init.from(source)
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

// Draw draws the D incoming weights of one unit of a layer of H.
func (init Init) Draw(source Source, d, h int) []float64 {
	draw, spread := init.from(source), init.Spread(init.Scale, float64(d), float64(h))
	weights := make([]float64, d)
	for i := range weights {
		weights[i] = draw(spread)
	}
	return weights
}

// from returns what draws one weight after the other.
func (init Init) from(source Source) (draw func(spread float64) float64) {
	if !init.Normal {
		return func(spread float64) float64 { return -spread + 2*spread*source.Float64() }
	}
	normal := polar{source: source}.next
	if s, ok := source.(NormalSource); ok {
		normal = s.NormFloat64
	}
	return func(spread float64) float64 { return normal() * spread }
}

// polar makes normal numbers from uniform ones and uses one of each pair.
type polar struct{ source Source }

func (p polar) next() float64 {
	for {
		a, b := 2*p.source.Float64()-1, 2*p.source.Float64()-1
		if s := a*a + b*b; s > 0 && s < 1 {
			return a * math.Sqrt(-2*math.Log(s)/s)
		}
	}
}
