package api

import (
	"neuralplay/nn"
	"neuralplay/wasm/internal/message"
)

type curveArguments struct {
	Name string  `arg:"name"`
	From float64 `arg:"from"`
	To   float64 `arg:"to"`
	N    int     `arg:"n"`
}

// ActivationCurve is an activation f at places that lie evenly.
type ActivationCurve struct {
	Z     []float64 `json:"z"`
	F     []float64 `json:"f"`
	Slope []float64 `json:"slope"` // f′
}

// mostPlaces is more than a plot has room for.
const mostPlaces = 2000

// activationCurve returns null for softmax, which is no function of one sum.
func (a *API) activationCurve(g curveArguments) (*ActivationCurve, error) {
	f, err := nn.ActivationNamed(g.Name)
	switch {
	case err != nil:
		return nil, message.Value("name", message.Excerpt(g.Name), message.OneOf(nn.ActivationNames()...))
	case g.N < 2 || g.N > mostPlaces:
		return nil, message.Value("n", itoa(g.N), message.Between("integer", 2, mostPlaces))
	case f == nn.Softmax:
		return nil, nil
	}
	c := &ActivationCurve{}
	for i := range g.N {
		z := g.From + (g.To-g.From)*float64(i)/float64(g.N-1)
		value := f.F(z)
		c.Z, c.F, c.Slope = append(c.Z, z), append(c.F, value), append(c.Slope, f.Derivative(z, value))
	}
	return c, finite(c.F, c.Slope)
}
