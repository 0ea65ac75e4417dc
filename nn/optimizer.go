package nn

import "math"

// Optimizer turns gradients into steps. The formulas are PyTorch's; g is the gradient, η the learning rate in force,
// t the number of the step, from 1 on.
type Optimizer struct {
	Name string
	// Defaults sets the usual numbers of this optimizer: the learning rate, every number that it reads, and the
	// weight decay, which is 0 for all but AdamW. It leaves the numbers of other optimizers alone. OptionsFor
	// starts with these.
	Defaults func(*Options)

	// Slots names what it remembers of each parameter, as its formula does; none for SGD.
	Slots []string

	step func(s *stepper, theta, g []float64)
}

// stepper is what an optimizer works with in one step.
type stepper struct {
	*Options
	rate    float64     // η
	slots   [][]float64 // of theta's length, 0 before the first step
	t       int
	product float64 // Π of Nadam's momenta so far
}

// The optimizers. Their rates are chosen for networks of the playground's size: PyTorch's and Keras' 0.001 for Adam,
// say, is meant for far larger ones. A test holds every optimizer to its defaults.
var (
	// SGD is plain gradient descent.
	//
	//	θ ← θ − η·g
	SGD = &Optimizer{
		Name:     "sgd",
		Defaults: func(o *Options) { o.LearningRate, o.WeightDecay = 0.03, 0 }, // TensorFlow Playground's rate
		step: func(s *stepper, theta, g []float64) {
			for i, g := range g {
				theta[i] -= s.rate * g
			}
		},
	}
	// Momentum is gradient descent with a velocity. Momentum μ makes steps up to 1/(1−μ) times as long, so its rate
	// is lower than SGD's.
	//
	//	v ← μ·v + g, θ ← θ − η·v
	Momentum = &Optimizer{
		Name:     "momentum",
		Defaults: momentumDefaults,
		Slots:    []string{"v"},
		step: func(s *stepper, theta, g []float64) {
			v := s.slots[0]
			for i, g := range g {
				v[i] = s.Momentum*v[i] + g
				theta[i] -= s.rate * v[i]
			}
		},
	}
	// Nesterov looks one step of its velocity ahead.
	//
	//	v ← μ·v + g, θ ← θ − η·(g + μ·v)
	Nesterov = &Optimizer{
		Name:     "nesterov",
		Defaults: momentumDefaults,
		Slots:    []string{"v"},
		step: func(s *stepper, theta, g []float64) {
			v := s.slots[0]
			for i, g := range g {
				v[i] = s.Momentum*v[i] + g
				theta[i] -= s.rate * (g + s.Momentum*v[i])
			}
		},
	}
	// Adagrad (Duchi et al., 2011) never forgets a gradient, so its steps only shrink.
	//
	//	s ← s + g², θ ← θ − η·g/(√s + ε)
	Adagrad = &Optimizer{
		Name:     "adagrad",
		Defaults: func(o *Options) { o.LearningRate, o.Epsilon, o.WeightDecay = 0.1, 1e-10, 0 },
		Slots:    []string{"s"},
		step: func(s *stepper, theta, g []float64) {
			sum := s.slots[0]
			for i, g := range g {
				sum[i] += g * g
				theta[i] -= s.rate * g / (math.Sqrt(sum[i]) + s.Epsilon)
			}
		},
	}
	// Adadelta (Zeiler, 2012) finds its own rate; η only scales it.
	//
	//	s ← ρ·s + (1−ρ)·g², d = √(a+ε)/√(s+ε)·g, a ← ρ·a + (1−ρ)·d², θ ← θ − η·d
	Adadelta = &Optimizer{
		Name:     "adadelta",
		Defaults: func(o *Options) { o.LearningRate, o.Rho, o.Epsilon, o.WeightDecay = 1, 0.9, 1e-6, 0 },
		Slots:    []string{"s", "a"},
		step: func(s *stepper, theta, g []float64) {
			square, steps := s.slots[0], s.slots[1]
			for i, g := range g {
				square[i] = s.Rho*square[i] + (1-s.Rho)*g*g
				d := math.Sqrt(steps[i]+s.Epsilon) / math.Sqrt(square[i]+s.Epsilon) * g
				steps[i] = s.Rho*steps[i] + (1-s.Rho)*d*d
				theta[i] -= s.rate * d
			}
		},
	}
	// RMSprop (Hinton, 2012). As in PyTorch and Keras, μ is 0 unless the caller sets it.
	//
	//	s ← ρ·s + (1−ρ)·g², v ← μ·v + g/(√s + ε), θ ← θ − η·v
	RMSprop = &Optimizer{
		Name: "rmsprop",
		Defaults: func(o *Options) {
			o.LearningRate, o.Rho, o.Momentum, o.Epsilon, o.WeightDecay = 0.003, 0.9, 0, 1e-8, 0
		},
		Slots: []string{"s", "v"},
		step: func(s *stepper, theta, g []float64) {
			square, v := s.slots[0], s.slots[1]
			for i, g := range g {
				square[i] = s.Rho*square[i] + (1-s.Rho)*g*g
				v[i] = s.Momentum*v[i] + g/(math.Sqrt(square[i])+s.Epsilon)
				theta[i] -= s.rate * v[i]
			}
		},
	}
	// Adam (Kingma and Ba, 2015).
	//
	//	m ← β₁·m + (1−β₁)·g    v ← β₂·v + (1−β₂)·g²
	//	θ ← θ − η/(1−β₁ᵗ)·m/(√v/√(1−β₂ᵗ) + ε)
	Adam = &Optimizer{Name: "adam", Defaults: adamDefaults, Slots: []string{"m", "v"}, step: adam}
	// AdamW (Loshchilov and Hutter, 2019) is Adam with a weight decay that does not pass through the moments.
	//
	//	θ ← θ − η·λ·θ, then as Adam
	AdamW = &Optimizer{
		Name:     "adamw",
		Defaults: func(o *Options) { adamDefaults(o); o.WeightDecay = 0.01 },
		Slots:    []string{"m", "v"},
		step: func(s *stepper, theta, g []float64) {
			for i := range theta {
				theta[i] *= 1 - s.rate*s.WeightDecay
			}
			adam(s, theta, g)
		},
	}
	// Adamax (Kingma and Ba, 2015).
	//
	//	m ← β₁·m + (1−β₁)·g, u ← max(β₂·u, |g|+ε), θ ← θ − η/(1−β₁ᵗ)·m/u
	Adamax = &Optimizer{
		Name:     "adamax",
		Defaults: func(o *Options) { adamDefaults(o); o.LearningRate = 0.01 },
		Slots:    []string{"m", "u"},
		step: func(s *stepper, theta, g []float64) {
			m, u := s.slots[0], s.slots[1]
			rate := s.rate / (1 - math.Pow(s.Beta1, float64(s.t)))
			for i, g := range g {
				m[i] = s.Beta1*m[i] + (1-s.Beta1)*g
				u[i] = max(s.Beta2*u[i], math.Abs(g)+s.Epsilon)
				theta[i] -= rate * m[i] / u[i]
			}
		},
	}
	// Nadam (Dozat, 2016) has the momentum μₜ = β₁·(1 − ½·0.96^(0.004·t)):
	//
	//	m ← β₁·m + (1−β₁)·g    v ← β₂·v + (1−β₂)·g²
	//	θ ← θ − η·(1−μₜ)/(1−Πμ)·g/d − η·μₜ₊₁/(1−Πμ·μₜ·μₜ₊₁)·m/d,  d = √(v/(1−β₂ᵗ)) + ε
	//
	// The last product has μₜ twice, as in PyTorch 1.13, whose numbers the tests compare with. Dozat, and PyTorch
	// from 2.0 on, have it once.
	Nadam = &Optimizer{Name: "nadam", Defaults: adamDefaults, Slots: []string{"m", "v"}, step: nadam}
)

var optimizers = []*Optimizer{
	SGD, Momentum, Nesterov, Adagrad, Adadelta, RMSprop, Adam, AdamW, Adamax, Nadam,
}

func momentumDefaults(o *Options) { o.LearningRate, o.Momentum, o.WeightDecay = 0.01, 0.9, 0 }

func adamDefaults(o *Options) {
	o.LearningRate, o.Beta1, o.Beta2, o.Epsilon, o.WeightDecay = 0.003, 0.9, 0.999, 1e-8, 0
}

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

// NadamMomentum is Nadam's μₜ, t counting from 1.
func (o *Options) NadamMomentum(t int) float64 {
	return o.Beta1 * (1 - 0.5*math.Pow(0.96, float64(t)*0.004))
}

func nadam(s *stepper, theta, g []float64) {
	now, next := s.NadamMomentum(s.t), s.NadamMomentum(s.t+1)
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

// OptimizerNamed finds a registered optimizer. The error of an unknown name lists the known ones.
func OptimizerNamed(name string) (*Optimizer, error) { return find("optimizer", optimizers, name) }
