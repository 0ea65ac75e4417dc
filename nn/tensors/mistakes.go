package tensors

import (
	"slices"

	"neuralplay/nn"
)

// mistakes lists the hypotheses that do not look at what was printed.
func (p *program) mistakes(s *Step) []hypothesis {
	var list []hypothesis
	add := func(need float64, w wrong, causes ...Cause) {
		need += needMore * float64(len(causes)-1)
		list = append(list, hypothesis{causes: causes, wrong: w, tol: double, need: need})
	}
	p.signs(add)
	p.factors(add)
	p.derivatives(add)
	p.transposes(add)
	p.sums(add)
	p.targets(add)
	p.activationsInstead(add)
	last := len(p.w)
	if last > 1 {
		add(needUncommon, wrong{newInBackward: true}, Cause{Code: NewInBackward})
	}
	for _, set := range layerSets(last) {
		add(needUncommon, wrong{noBias: set}, Cause{Code: NoBias, Layers: set.list()})
	}
	return append(list, p.otherSteps(s)...)
}

type adder func(need float64, w wrong, causes ...Cause)

// factors tries one to three factors at once: of ½, of the samples, of the outputs.
func (p *program) factors(add adder) {
	type factor struct {
		by   float64
		code string
	}
	none := factor{1, ""}
	n, k := float64(p.n), float64(p.y.columns)
	for _, part := range []string{partAll, partLoss, partDelta, partGradient, partBias, partUpdate} {
		samples, halves, outputs := []factor{none}, []factor{none}, []factor{none}
		sum := p.truth.sum && part != partLoss
		if p.n > 1 && sum {
			samples = append(samples, factor{1 / n, MeanForSum})
		} else if p.n > 1 {
			samples = append(samples, factor{n, SumForMean}, factor{1 / n, DividedTwice})
		}
		if part != partBias {
			halves = append(halves, factor{2, FactorTwo}, factor{0.5, FactorHalf})
		}
		if k > 1 && part != partBias && part != partUpdate {
			if p.loss.Mean {
				outputs = append(outputs, factor{k, SumOverOutputs})
			} else {
				outputs = append(outputs, factor{1 / k, MeanOverOutputs})
			}
		}
		for _, a := range samples {
			for _, b := range halves {
				for _, c := range outputs {
					by, causes := 1.0, []Cause(nil)
					for _, f := range []factor{a, b, c} {
						if by *= f.by; f.code != "" {
							causes = append(causes, Cause{Code: f.code, Part: part, Value: f.by})
						}
					}
					if len(causes) > 0 && by != 1 {
						add(needCommon, scaled(part, by), causes...)
					}
				}
			}
		}
	}
}

func scaled(part string, by float64) wrong {
	switch part {
	case partAll:
		return wrong{lossBy: by, outBy: by}
	case partLoss:
		return wrong{lossBy: by}
	case partDelta:
		return wrong{outBy: by}
	case partGradient:
		return wrong{gradientBy: by}
	case partBias:
		return wrong{biasBy: by}
	}
	return wrong{stepBy: by}
}

func (p *program) derivatives(add adder) {
	for _, set := range layerSets(len(p.w)) {
		for i, code := range []string{NoDerivative, DerivativeOfZ, DerivativeOfA, DerivativeTwice, SoftmaxAlone} {
			how := forgotten + derivative(i)
			if how == alone && (!set.has(len(p.w)) || p.activations[len(p.w)-1] != nn.Softmax) {
				continue
			}
			add(needUncommon, wrong{derivative: how, layers: set}, Cause{Code: code, Layers: set.list()})
		}
	}
}

func (p *program) transposes(add adder) {
	var square layerSet
	for l, w := range p.w {
		if w.rows == w.columns && w.rows > 1 {
			square |= 1 << (l + 1)
		}
	}
	for _, set := range layerSets(len(p.w)) {
		if set&^square != 0 {
			continue
		}
		z := Cause{Code: TransposedInZ, Layers: set.list()}
		add(needUncommon, wrong{flipForward: set}, z)
		add(needUncommon, wrong{flipForward: set, flipBackward: set}, z)
		add(needUncommon, wrong{flipForward: set, flipBackward: set, flipGradient: set}, z)
		add(needUncommon, wrong{flipGradient: set}, Cause{Code: Transposed, Part: partGradient, Layers: set.list()})
		if set&^2 != 0 {
			set &^= 2 // what the first layer hands back, nobody needs
			add(needUncommon, wrong{flipBackward: set}, Cause{Code: TransposedInDA, Layers: set.list()})
		}
	}
}

func (p *program) sums(add adder) {
	if p.n > 1 {
		add(needCommon, wrong{bias: rows}, Cause{Code: BiasNotSummed})
		add(needCommon, wrong{bias: wholeRows}, Cause{Code: BiasNotSummed})
		add(needUncommon, wrong{bias: firstSample}, Cause{Code: BiasOneSample})
		add(needUncommon, wrong{bias: lastSample}, Cause{Code: BiasOneSample})
		if !p.truth.sum {
			add(needUncommon, wrong{bias: firstSample, biasFull: true}, Cause{Code: BiasOneSample})
			add(needUncommon, wrong{bias: lastSample, biasFull: true}, Cause{Code: BiasOneSample})
		}
	}
	add(needUncommon, wrong{bias: overUnits}, Cause{Code: BiasOverUnits})
}

func (p *program) targets(add adder) {
	bits, signs := true, true
	for _, t := range p.y.v {
		bits, signs = bits && (t == 0 || t == 1), signs && (t == -1 || t == 1)
	}
	switch {
	case bits && !signs:
		add(needUncommon, wrong{target: func(t float64) float64 { return 2*t - 1 }}, Cause{Code: TargetsSigned})
	case signs && !bits:
		add(needUncommon, wrong{target: func(t float64) float64 { return (t + 1) / 2 }}, Cause{Code: TargetsUnsigned})
	}
}

func (p *program) activationsInstead(add adder) {
	for _, set := range layerSets(len(p.w)) {
		for _, f := range []*nn.Activation{nn.Linear, nn.Sigmoid, nn.Tanh, nn.ReLU, nn.Softmax} {
			change := false
			for _, l := range set.list() {
				change = change || p.activations[l-1] != f
			}
			if !change || f == nn.Softmax && set != 1<<len(p.w) {
				continue
			}
			add(needFitted, wrong{other: f, otherIn: set},
				Cause{Code: OtherActivation, Layers: set.list(), Name: f.Name})
		}
	}
}

// otherSteps are those before and after, and mixtures of two.
func (p *program) otherSteps(s *Step) []hypothesis {
	var list []hypothesis
	add := func(code string, of *step) {
		list = append(list, hypothesis{causes: []Cause{{Code: code}}, step: of, tol: double, need: needUncommon})
	}
	if s.Last != nil && s.Last.Update != nil {
		last := s.recorded(s.Last)
		add(OneFewer, last)
		w, b := s.cut(s.Last.Update.Before)
		add(Stale, p.run(&wrong{forwardW: w, forwardB: b}))
		if p.linear {
			add(StaleGradient, p.withGradientOf(last))
		}
	}
	if s.Next.Update != nil && !slices.ContainsFunc(p.masks, func(m []float64) bool { return m != nil }) {
		next := *p
		next.w, next.b = s.cut(s.Next.Update.After)
		add(OneMore, next.run(&wrong{}))
	}
	return list
}

// withGradientOf is this step's forward pass, and another one's backward pass.
func (p *program) withGradientOf(last *step) *step {
	s := p.run(&wrong{})
	for l := range s.layers {
		k, old := &s.layers[l], &last.layers[l]
		k.dA, k.delta, k.dW, k.db = old.dA, old.delta, old.dW, old.db
		k.newW = after(k.w, k.dW, p.restW[l], p.rate)
		if !p.fixed {
			k.newB = after(k.b, k.db, p.restB[l], p.rate)
		}
	}
	return s
}

// layerSets lists the sets of layers in which somebody makes the same mistake: all, the hidden ones, each by itself.
func layerSets(last int) []layerSet {
	hidden := layerSet(1)<<last - 2
	all := hidden | 1<<last
	sets := []layerSet{all}
	if last > 2 {
		sets = append(sets, hidden)
	}
	for l := 1; l <= last && last > 1; l++ {
		sets = append(sets, 1<<l)
	}
	return sets
}

func (s layerSet) list() []int {
	var layers []int
	for l := 1; l < 64; l++ {
		if s.has(l) {
			layers = append(layers, l)
		}
	}
	return layers
}
