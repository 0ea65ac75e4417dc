package api

import "neuralplay/nn"

type gradientCheckArguments struct {
	Where *ParameterPlace `arg:"where" want:"parameterPlace"`
}

// GradientCheck compares backpropagation with a central difference.
type GradientCheck struct {
	Difference        float64        `json:"difference"` // relative; without a place given, the largest
	Where             ParameterPlace `json:"where"`
	Backpropagation   float64        `json:"backpropagation"`
	CentralDifference float64        `json:"centralDifference"`
	Samples           int            `json:"samples"`
}

// ParameterPlace names a weight, or a bias where Input is null.
type ParameterPlace struct {
	Layer int  `json:"layer"`
	Unit  int  `json:"unit"`
	Input *int `json:"input"`
}

// checkedSamples is enough to find a mistake, and few enough not to wait.
const checkedSamples = 50

func (a *API) gradientCheck(g gradientCheckArguments) (GradientCheck, error) {
	if g.Where == nil {
		c, samples := a.session.Run().CheckGradient(checkedSamples)
		return checkOf(c, samples), finiteCheck(c)
	}
	at, err := a.session.Run().Place(g.Where.Layer, g.Where.Unit, g.Where.Input)
	if err != nil {
		return GradientCheck{}, err
	}
	checks, samples := a.session.Run().CheckGradients(checkedSamples, at, at+1)
	return checkOf(checks[0], samples), finiteCheck(checks...)
}

func checkOf(c nn.GradientCheck, samples int) GradientCheck {
	where := ParameterPlace{Layer: c.Layer, Unit: c.Unit}
	if c.Input >= 0 {
		where.Input = &c.Input
	}
	return GradientCheck{c.Difference, where, c.Backward, c.Central, samples}
}

func finiteCheck(checks ...nn.GradientCheck) error {
	for _, c := range checks {
		if err := finite([]float64{c.Difference, c.Backward, c.Central}); err != nil {
			return err
		}
	}
	return nil
}

type gradientChecksArguments struct {
	Layer int  `arg:"layer"` // 0: all of them
	Unit  *int `arg:"unit"`  // null: all of the layer
	From  int  `arg:"from"`
	Count int  `arg:"count"`
}

// GradientChecks are some of a list of parameters; Total is how many that has.
type GradientChecks struct {
	Total  int             `json:"total"`
	Checks []GradientCheck `json:"checks"`
}

// gradientChecks goes through the parameters of a unit, of a layer or of the network in pieces, for a page that must
// not stand still. The page may ask before it has heard of a smaller network.
func (a *API) gradientChecks(g gradientChecksArguments) (*GradientChecks, error) {
	places := a.placesIn(g.Layer, g.Unit)
	if places == nil || g.From < 0 || g.Count < 0 {
		return nil, nil
	}
	answer := &GradientChecks{len(places), []GradientCheck{}}
	from := min(g.From, len(places))
	places = places[from:min(from+g.Count, len(places))]
	for len(places) > 0 {
		n := 1 // places that follow each other are checked in one go
		for n < len(places) && places[n] == places[0]+n {
			n++
		}
		checks, samples := a.session.Run().CheckGradients(checkedSamples, places[0], places[0]+n)
		if err := finiteCheck(checks...); err != nil {
			return nil, err
		}
		for _, c := range checks {
			answer.Checks = append(answer.Checks, checkOf(c, samples))
		}
		places = places[n:]
	}
	return answer, nil
}

// placesIn lists the places, in nn's order, of the parameters that a layer or one of its units has; nil if there is
// none. Biases that the network does not have are left out.
func (a *API) placesIn(layer int, unit *int) (places []int) {
	r := a.session.Run()
	for l := 1; l <= r.Network().Layers(); l++ {
		if layer != 0 && layer != l {
			continue
		}
		first, in, out := r.LayerPlaces(l)
		from, to := 0, out
		if unit != nil {
			from, to = max(0, min(*unit, out)), max(0, min(*unit+1, out))
		}
		for i := from * in; i < to*in; i++ {
			places = append(places, first+i)
		}
		for u := from; u < to && a.session.Config().Bias; u++ {
			places = append(places, first+in*out+u)
		}
	}
	return places
}
