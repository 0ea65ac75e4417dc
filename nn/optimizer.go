package nn

import "math"

// Optimizer turns gradients into steps. The formulas are PyTorch's, g the mean
// gradient, η the learning rate in force, t the number of the step from 1 on.
type Optimizer struct {
	Name string
	// Defaults puts the numbers that its authors and PyTorch start with into
	// the options; the learning rate stays.
	Defaults func(*Options)

	slots int // how many numbers it remembers for each parameter
	step  func(s *stepper, theta, g []float64)
}

// stepper is what an optimizer works with in one step.
type stepper struct {
	*Options
	rate    float64     // η
	slots   [][]float64 // of the parameters' length, 0 before the first step
	t       int
	product float64 // Π of Nadam's momenta so far
}

var optimizers = []*Optimizer{
	{
		// θ ← θ − η·g
		Name:     "sgd",
		Defaults: func(*Options) {},
		step: func(s *stepper, theta, g []float64) {
			for i, g := range g {
				theta[i] -= s.rate * g
			}
		},
	},
	{
		// v ← μ·v + g, θ ← θ − η·v
		Name:     "momentum",
		Defaults: func(o *Options) { o.Momentum = 0.9 },
		slots:    1,
		step: func(s *stepper, theta, g []float64) {
			v := s.slots[0]
			for i, g := range g {
				v[i] = s.Momentum*v[i] + g
				theta[i] -= s.rate * v[i]
			}
		},
	},
	{
		// v ← μ·v + g, θ ← θ − η·(g + μ·v)
		Name:     "nesterov",
		Defaults: func(o *Options) { o.Momentum = 0.9 },
		slots:    1,
		step: func(s *stepper, theta, g []float64) {
			v := s.slots[0]
			for i, g := range g {
				v[i] = s.Momentum*v[i] + g
				theta[i] -= s.rate * (g + s.Momentum*v[i])
			}
		},
	},
	{
		// s ← s + g², θ ← θ − η·g/(√s + ε)
		Name:     "adagrad",
		Defaults: func(o *Options) { o.Epsilon = 1e-10 },
		slots:    1,
		step: func(s *stepper, theta, g []float64) {
			sum := s.slots[0]
			for i, g := range g {
				sum[i] += g * g
				theta[i] -= s.rate * g / (math.Sqrt(sum[i]) + s.Epsilon)
			}
		},
	},
	{
		// s ← ρ·s + (1−ρ)·g², d = √(a+ε)/√(s+ε)·g, a ← ρ·a + (1−ρ)·d², θ ← θ − η·d
		Name:     "adadelta",
		Defaults: func(o *Options) { o.Rho, o.Epsilon = 0.9, 1e-6 },
		slots:    2,
		step: func(s *stepper, theta, g []float64) {
			square, steps := s.slots[0], s.slots[1]
			for i, g := range g {
				square[i] = s.Rho*square[i] + (1-s.Rho)*g*g
				d := math.Sqrt(steps[i]+s.Epsilon) / math.Sqrt(square[i]+s.Epsilon) * g
				steps[i] = s.Rho*steps[i] + (1-s.Rho)*d*d
				theta[i] -= s.rate * d
			}
		},
	},
	{
		// s ← ρ·s + (1−ρ)·g², v ← μ·v + g/(√s + ε), θ ← θ − η·v
		Name:     "rmsprop",
		Defaults: func(o *Options) { o.Rho, o.Momentum, o.Epsilon = 0.99, 0, 1e-8 },
		slots:    2,
		step: func(s *stepper, theta, g []float64) {
			square, v := s.slots[0], s.slots[1]
			for i, g := range g {
				square[i] = s.Rho*square[i] + (1-s.Rho)*g*g
				v[i] = s.Momentum*v[i] + g/(math.Sqrt(square[i])+s.Epsilon)
				theta[i] -= s.rate * v[i]
			}
		},
	},
	{Name: "adam", Defaults: adamDefaults, slots: 2, step: adam},
	{
		// θ ← θ − η·λ·θ, then as adam: the decay does not pass through the moments
		Name:     "adamw",
		Defaults: func(o *Options) { adamDefaults(o); o.WeightDecay = 0.01 },
		slots:    2,
		step: func(s *stepper, theta, g []float64) {
			for i := range theta {
				theta[i] *= 1 - s.rate*s.WeightDecay
			}
			adam(s, theta, g)
		},
	},
	{
		// m ← β₁·m + (1−β₁)·g, u ← max(β₂·u, |g|+ε), θ ← θ − η/(1−β₁ᵗ)·m/u
		Name:     "adamax",
		Defaults: adamDefaults,
		slots:    2,
		step: func(s *stepper, theta, g []float64) {
			m, u := s.slots[0], s.slots[1]
			rate := s.rate / (1 - math.Pow(s.Beta1, float64(s.t)))
			for i, g := range g {
				m[i] = s.Beta1*m[i] + (1-s.Beta1)*g
				u[i] = max(s.Beta2*u[i], math.Abs(g)+s.Epsilon)
				theta[i] -= rate * m[i] / u[i]
			}
		},
	},
	{Name: "nadam", Defaults: adamDefaults, slots: 2, step: nadam},
}

func adamDefaults(o *Options) { o.Beta1, o.Beta2, o.Epsilon = 0.9, 0.999, 1e-8 }

// adam (Kingma and Ba, 2015):
//
//	m ← β₁·m + (1−β₁)·g    v ← β₂·v + (1−β₂)·g²
//	θ ← θ − η/(1−β₁ᵗ)·m/(√v/√(1−β₂ᵗ) + ε)
func adam(s *stepper, theta, g []float64) {
	m, v := s.slots[0], s.slots[1]
	rate := s.rate / (1 - math.Pow(s.Beta1, float64(s.t)))
	root := math.Sqrt(1 - math.Pow(s.Beta2, float64(s.t)))
	for i, g := range g {
		m[i] = s.Beta1*m[i] + (1-s.Beta1)*g
		v[i] = s.Beta2*v[i] + (1-s.Beta2)*g*g
		theta[i] -= rate * m[i] / (math.Sqrt(v[i])/root + s.Epsilon)
	}
}

// nadam (Dozat, 2016), with the momentum μₜ = β₁·(1 − ½·0.96^(0.004·t)):
//
//	θ ← θ − η·(1−μₜ)/(1−Πμ)·g/d − η·μₜ₊₁/(1−Πμ·μₜ·μₜ₊₁)·m/d,  d = √(v/(1−β₂ᵗ)) + ε
//
// The last product has μₜ twice, as PyTorch 1.13 computes it; we hold our
// numbers against that version's. Dozat, and PyTorch from 2.0 on, have it once.
func nadam(s *stepper, theta, g []float64) {
	momentum := func(t int) float64 { return s.Beta1 * (1 - 0.5*math.Pow(0.96, float64(t)*0.004)) }
	now, next := momentum(s.t), momentum(s.t+1)
	s.product *= now
	onGradient := s.rate * (1 - now) / (1 - s.product)
	onMoment := s.rate * next / (1 - s.product*now*next)
	correction := 1 - math.Pow(s.Beta2, float64(s.t))
	m, v := s.slots[0], s.slots[1]
	for i, g := range g {
		m[i] = s.Beta1*m[i] + (1-s.Beta1)*g
		v[i] = s.Beta2*v[i] + (1-s.Beta2)*g*g
		d := math.Sqrt(v[i]/correction) + s.Epsilon
		theta[i] -= (onGradient*g + onMoment*m[i]) / d
	}
}

// OptimizerNames lists the registered optimizers.
func OptimizerNames() []string { return namesOf(optimizers) }

// OptimizerNamed finds a registered optimizer. The error of an unknown name
// lists the names there are.
func OptimizerNamed(name string) (*Optimizer, error) { return find("optimizer", optimizers, name) }
