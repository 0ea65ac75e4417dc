package api

import (
	"encoding/json"
	"slices"

	"neuralplay/nn"
	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/run"
	"neuralplay/wasm/internal/view"
)

type traceArguments struct {
	Sample tracedSample `arg:"sample" want:"tracedSample"`
}

// tracedSample is a sample of a set, or one handed in.
type tracedSample struct {
	Set   *string `json:"set"`
	Index *int    `json:"index"`

	Inputs numbers         `json:"inputs"` // as the network sees them
	Target json.RawMessage `json:"target"` // what the outputs are trained towards, or the name of a class
}

// traceOf is one sample on its way through the network and back. M is how its
// matrices are written.
type traceOf[M any] struct {
	Inputs []float64         `json:"inputs"`
	Target []float64         `json:"target"` // on the scale of the outputs
	Loss   float64           `json:"loss"`   // without any penalty
	Rate   float64           `json:"rate"`   // the learning rate in force
	Layers []layerTraceOf[M] `json:"layers"` // the first after the inputs first
}

// layerTraceOf has z = W·x + b, a = f(z), dA = ∂E/∂a, delta = ∂E/∂z, dW = ∂E/∂W,
// dB = ∂E/∂b, the parameters, and those after the update of this sample alone.
type layerTraceOf[M any] struct {
	Activation string    `json:"activation"`
	Z          []float64 `json:"z"`
	A          []float64 `json:"a"`
	DA         []float64 `json:"dA"`
	Slope      []float64 `json:"slope"` // f′(z); null of softmax, whose units depend on each other
	Delta      []float64 `json:"delta"`
	Weights    M         `json:"weights"` // like all matrices here, [unit][input]
	Biases     []float64 `json:"biases"`
	DW         M         `json:"dW"`
	DB         []float64 `json:"dB"`
	NewWeights M         `json:"newWeights"`
	NewBiases  []float64 `json:"newBiases"`
}

// Trace is one sample's arithmetic.
type Trace traceOf[Matrix]

func (t Trace) packed(add func(Matrix) matrixRef) any {
	p := traceOf[matrixRef]{Inputs: t.Inputs, Target: t.Target, Loss: t.Loss, Rate: t.Rate}
	for _, l := range t.Layers {
		p.Layers = append(p.Layers, layerTraceOf[matrixRef]{
			l.Activation, l.Z, l.A, l.DA, l.Slope, l.Delta,
			add(l.Weights), l.Biases, add(l.DW), l.DB, add(l.NewWeights), l.NewBiases,
		})
	}
	return p
}

func (a *API) trace(g traceArguments) (Trace, error) {
	inputs, target, err := a.tracedSample(g.Sample)
	if err != nil {
		return Trace{}, err
	}
	return a.traced(a.session.Run().Trace(inputs, target))
}

// walkTrace returns the arithmetic of the sample at which a walk stands.
func (a *API) walkTrace(none) (Trace, error) {
	w, _ := a.session.Walk()
	if w.Sample == nil {
		return Trace{}, message.Refuse(message.Message{Code: "walk.none"})
	}
	return a.traced(*w.Sample, a.session.Run().UpdateFor(w.Sample))
}

// traced words a sample's trace with the update that it alone would make.
func (a *API) traced(t nn.Trace, u nn.Update) (Trace, error) {
	r := a.session.Run()
	n, gradient := r.Network(), t.Gradient(nil)
	before, dE, after := shaped(n, u.Before), shaped(n, gradient), shaped(n, u.After)
	answer := Trace{Inputs: t.Inputs, Target: t.Target, Loss: t.Loss, Rate: u.Rate}
	numbers := [][]float64{t.Inputs, t.Target, {t.Loss, u.Rate}, u.Before, gradient, u.After}
	for l, layer := range t.Layers {
		numbers = append(numbers, layer.Z, layer.A, layer.DA, layer.Delta)
		answer.Layers = append(answer.Layers, layerTraceOf[Matrix]{
			Activation: n.Activation(l + 1).Name,
			Z:          layer.Z, A: layer.A, DA: layer.DA, Slope: slopesOf(n, l+1, &layer), Delta: layer.Delta,
			Weights: before.Layers[l].Weights, Biases: before.Layers[l].Biases,
			DW: dE.Layers[l].Weights, DB: dE.Layers[l].Biases,
			NewWeights: after.Layers[l].Weights, NewBiases: after.Layers[l].Biases,
		})
	}
	return answer, finite(numbers...)
}

// tracedSample returns the inputs and the target of the sample that is asked for,
// or why it cannot be traced.
func (a *API) tracedSample(s tracedSample) (inputs, target []float64, err error) {
	if inputs, target, err = a.sampleOf(s); err == nil {
		err = a.session.Run().CheckSound()
	}
	return inputs, target, err
}

func (a *API) sampleOf(s tracedSample) (inputs, target []float64, err error) {
	r := a.session.Run()
	ofSet, given := s.Set != nil && s.Index != nil, s.Inputs != nil && s.Target != nil
	switch {
	case ofSet == given || given && (s.Set != nil || s.Index != nil):
		return nil, nil, message.Refuse(message.Message{
			Code: "argument.missing", Key: "sample", Want: message.A("tracedSample"),
		})
	case given:
		return a.givenSample(s)
	case !slices.Contains(view.Sets, *s.Set):
		return nil, nil, message.Value("set", message.Excerpt(*s.Set), message.OneOf(view.Sets...))
	}
	test := *s.Set == view.TestSet
	size := r.SetSize(test)
	switch {
	case size == 0:
		return nil, nil, message.Refuse(message.Message{Code: "trace.noTestPoints"})
	case *s.Index < 0 || *s.Index >= size:
		return nil, nil, message.Value("index", itoa(*s.Index), message.Between("integer", 0, float64(size-1)))
	}
	inputs, target = r.SampleAt(test, *s.Index)
	return inputs, target, nil
}

func (a *API) givenSample(s tracedSample) (inputs, target []float64, err error) {
	n := a.session.Run().Network()
	if len(s.Inputs) != n.Inputs() {
		return nil, nil, message.Refuse(message.Message{
			Code: "trace.inputs", Got: itoa(len(s.Inputs)), Count: n.Inputs(),
		})
	}
	inputs, null := s.Inputs.values()
	if null >= 0 {
		return nil, nil, nullRefused("inputs")
	}
	target, err = a.givenTarget(s.Target)
	if err == nil && len(target) != n.Outputs() {
		err = message.Refuse(message.Message{Code: "trace.target", Got: itoa(len(target)), Count: n.Outputs()})
	}
	return inputs, target, err
}

// givenTarget reads a number, a list of them, or the name of a class.
func (a *API) givenTarget(text json.RawMessage) ([]float64, error) {
	refused := message.Value("target", message.Excerpt(string(text)), message.A("target"))
	var number *float64
	var list numbers
	var name string
	switch {
	case json.Unmarshal(text, &name) == nil && text[0] == '"':
		target, ok := a.session.Run().TargetOf(name)
		if classes := a.session.Run().Space().Classes; !ok && len(classes) > 0 {
			refused = message.Value("target", message.Excerpt(name), message.OneOf(classes...))
		}
		if !ok {
			return nil, refused
		}
		return target, nil
	case json.Unmarshal(text, &number) == nil && number != nil:
		return []float64{*number}, nil
	case json.Unmarshal(text, &list) == nil && list != nil:
		if values, null := list.values(); null < 0 {
			return values, nil
		}
	}
	return nil, refused
}

// batchTraceOf is a step of training, from its samples to the parameters after it.
// M is how its matrices are written.
type batchTraceOf[M any] struct {
	Epoch   int     `json:"epoch"`   // epochs done before it
	Step    int     `json:"step"`    // the number of its update, from 1
	Rate    float64 `json:"rate"`    // the learning rate in force
	Samples []int   `json:"samples"` // places in data().train, in the order of training
	// Earlier is how many samples the gradient holds already, where training stands
	// in the middle of a batch.
	Earlier int       `json:"earlier"`
	Loss    float64   `json:"loss"`   // the mean of losses, without any penalty
	Losses  []float64 `json:"losses"` // a number a sample
	Inputs  M         `json:"inputs"` // [sample][input]; those of the epoch, with augmentation
	Targets M         `json:"targets"`
	// Layers has the forward and the backward pass, the first layer after the
	// inputs first.
	Layers []layerBatchOf[M] `json:"layers"`

	Reduction string          `json:"reduction"` // of the samples' gradients: "mean" or "sum"
	Gradient  parametersOf[M] `json:"gradient"`  // of the loss, reduced
	Penalty   *penaltyOf[M]   `json:"penalty"`   // null without one
	// WeightDecay is λ·θ; null without one.
	WeightDecay *parametersOf[M] `json:"weightDecay"`
	// Norm is the length of what the optimizer is to follow, before clipping.
	Norm    float64   `json:"norm"`
	Clipped *Clipping `json:"clipped"` // null where no length is too long
	// EffectiveGradient is what the optimizer follows: the gradient, with penalty and
	// weight decay where these are no step of their own, 0 for biases that are not
	// trained, clipped.
	EffectiveGradient parametersOf[M]     `json:"effectiveGradient"`
	Optimizer         optimizerTraceOf[M] `json:"optimizer"`
	Before            parametersOf[M]     `json:"before"`
	After             parametersOf[M]     `json:"after"`
	Resting           []ParameterPlace    `json:"resting"` // weights that L1 keeps at 0
}

// layerBatchOf has a layer's numbers of a batch, [sample][unit].
type layerBatchOf[M any] struct {
	Z     M `json:"z"`
	A     M `json:"a"`
	DA    M `json:"dA"`
	Delta M `json:"delta"`
	// Mask is what dropout multiplies each unit by: 0 for those that sit the batch
	// out; null without dropout.
	Mask []float64 `json:"mask"`
}

// penaltyOf is what regularization adds.
type penaltyOf[M any] struct {
	Loss     float64         `json:"loss"`
	Gradient parametersOf[M] `json:"gradient"`
}

// Clipping says how the gradient was shortened: by Factor, 1 if Limit did not ask
// for it.
type Clipping struct {
	Limit  float64 `json:"limit"`
	Factor float64 `json:"factor"`
}

// optimizerTraceOf is what an optimizer remembers before and after a step.
type optimizerTraceOf[M any] struct {
	Name string `json:"name"`
	// T is the number of updates that it has made, with this one; 0 of SGD, which
	// does not count.
	T      int           `json:"t"`
	Before []memoryOf[M] `json:"before"`
	After  []memoryOf[M] `json:"after"`
}

// memoryOf is one thing that an optimizer remembers of each parameter, named as in
// its formula: m and v of Adam.
type memoryOf[M any] struct {
	Name   string                 `json:"name"`
	Layers []layerParametersOf[M] `json:"layers"`
}

// BatchTrace is a step of training.
type BatchTrace batchTraceOf[Matrix]

func (t BatchTrace) packed(add func(Matrix) matrixRef) any {
	layers := func(of []layerParametersOf[Matrix]) (p []layerParametersOf[matrixRef]) {
		for _, l := range of {
			p = append(p, layerParametersOf[matrixRef]{add(l.Weights), l.Biases})
		}
		return p
	}
	parameters := func(of Parameters) parametersOf[matrixRef] { return parametersOf[matrixRef]{layers(of.Layers)} }
	memories := func(of []memoryOf[Matrix]) []memoryOf[matrixRef] {
		p := []memoryOf[matrixRef]{}
		for _, m := range of {
			p = append(p, memoryOf[matrixRef]{m.Name, layers(m.Layers)})
		}
		return p
	}
	p := batchTraceOf[matrixRef]{
		Epoch: t.Epoch, Step: t.Step, Rate: t.Rate, Samples: t.Samples, Earlier: t.Earlier,
		Loss: t.Loss, Losses: t.Losses,
		Inputs: add(t.Inputs), Targets: add(t.Targets),
		Reduction: t.Reduction, Gradient: parameters(t.Gradient), Norm: t.Norm, Clipped: t.Clipped,
		EffectiveGradient: parameters(t.EffectiveGradient),
		Optimizer: optimizerTraceOf[matrixRef]{
			t.Optimizer.Name, t.Optimizer.T, memories(t.Optimizer.Before), memories(t.Optimizer.After),
		},
		Before: parameters(t.Before), After: parameters(t.After), Resting: t.Resting,
	}
	for _, l := range t.Layers {
		p.Layers = append(p.Layers, layerBatchOf[matrixRef]{add(l.Z), add(l.A), add(l.DA), add(l.Delta), l.Mask})
	}
	if t.Penalty != nil {
		p.Penalty = &penaltyOf[matrixRef]{t.Penalty.Loss, parameters(t.Penalty.Gradient)}
	}
	if t.WeightDecay != nil {
		decay := parameters(*t.WeightDecay)
		p.WeightDecay = &decay
	}
	return p
}

func (a *API) traceBatch(none) (BatchTrace, error) {
	r := a.session.Run()
	step, err := r.NextStep()
	if err != nil {
		return BatchTrace{}, err
	}
	n, c, u := r.Network(), r.Config(), step.Update
	gradient := slices.Clone(u.Sum)
	if c.Reduction == "mean" {
		for i := range gradient {
			gradient[i] /= float64(u.Samples)
		}
	}
	t := BatchTrace{
		Epoch: r.Epochs(), Step: u.Step, Rate: u.Rate, Earlier: step.Earlier, Loss: step.Loss(),
		Reduction: c.Reduction, Gradient: shaped(n, gradient),
		Norm: u.Length, EffectiveGradient: shaped(n, u.Gradient),
		Optimizer: optimizerTraceOf[Matrix]{
			Name: u.Optimizer.Name, T: u.Updates,
			Before: memories(n, u.Optimizer, u.SlotsBefore), After: memories(n, u.Optimizer, u.SlotsAfter),
		},
		Before: shaped(n, u.Before), After: shaped(n, u.After), Resting: places(n, u.Resting),
	}
	if u.Penalty != nil {
		t.Penalty = &penaltyOf[Matrix]{u.PenaltyLoss, shaped(n, u.Penalty)}
	}
	if u.Decay != nil {
		decay := shaped(n, u.Decay)
		t.WeightDecay = &decay
	}
	if c.Clip > 0 {
		t.Clipped = &Clipping{c.Clip, u.Factor}
	}
	t.fill(r, step.Samples)
	all := [][]float64{{u.Rate, t.Loss, u.PenaltyLoss, u.Length, u.Factor}, gradient, u.Penalty, u.Decay, u.Gradient,
		u.Before, u.After, t.Losses, t.Inputs.Values}
	all = append(append(all, u.SlotsBefore...), u.SlotsAfter...)
	for _, l := range t.Layers {
		all = append(all, l.Z.Values, l.A.Values, l.DA.Values, l.Delta.Values)
	}
	return t, finite(all...)
}

// fill sets what belongs to the samples.
func (t *BatchTrace) fill(r *run.Run, samples []nn.RecordedSample) {
	n := r.Network()
	t.Inputs.Columns, t.Targets.Columns = n.Inputs(), n.Outputs()
	t.Layers = make([]layerBatchOf[Matrix], n.Layers())
	for l := range t.Layers {
		units := Matrix{Columns: n.Units(l + 1)}
		t.Layers[l] = layerBatchOf[Matrix]{Z: units, A: units, DA: units, Delta: units}
	}
	for _, s := range samples {
		t.Samples, t.Losses = append(t.Samples, s.Index), append(t.Losses, s.Loss)
		t.Inputs.add(s.Inputs)
		t.Targets.add(s.Target)
		for l := range t.Layers {
			to, from := &t.Layers[l], &s.Layers[l]
			to.Z.add(from.Z)
			to.A.add(from.A)
			to.DA.add(from.DA)
			to.Delta.add(from.Delta)
			to.Mask = from.Mask
		}
	}
}

// add adds a row.
func (m *Matrix) add(row []float64) { m.Values = append(m.Values, row...) }

// memories names what an optimizer remembers.
func memories(n *nn.Network, o *nn.Optimizer, slots [][]float64) []memoryOf[Matrix] {
	list := []memoryOf[Matrix]{}
	for i, slot := range slots {
		list = append(list, memoryOf[Matrix]{o.Slots[i], shaped(n, slot).Layers})
	}
	return list
}

// places returns where parameters stand, given by their places in nn's order.
func places(n *nn.Network, flat []int) []ParameterPlace {
	list := []ParameterPlace{}
	for _, at := range flat {
		l := 1
		for ; at >= n.Units(l)*(n.Units(l-1)+1); l++ {
			at -= n.Units(l) * (n.Units(l-1) + 1)
		}
		in, out := n.Units(l-1), n.Units(l)
		if at >= in*out {
			list = append(list, ParameterPlace{Layer: l, Unit: at - in*out})
			continue
		}
		input := at % in
		list = append(list, ParameterPlace{Layer: l, Unit: at / in, Input: &input})
	}
	return list
}
