package run

import (
	"encoding/json"

	"neuralplay/nn"
	"neuralplay/nn/dataset"
)

// Answer is one sample with what the network answers. Trained, Output and Error
// are on one scale, that of the network's outputs.
type Answer struct {
	Index  int       `json:"index"`  // in its set, from 0
	Inputs []float64 `json:"inputs"` // raw
	Target Label     `json:"target"` // as the data have it
	// Trained is the number that Output is trained towards.
	Trained float64 `json:"trained"`
	// Output is the only output, or that of the sample's class; null where it is not
	// finite.
	Output *float64 `json:"output"`
	Class  string   `json:"answer,omitempty"` // the class that the network answers
	Error  *float64 `json:"error"`            // Trained − Output
	// Others are the further numbers of a regression that has several.
	Others []OtherAnswer `json:"others,omitempty"`
}

// OtherAnswer is a number that an output of a regression answers, beyond the first.
type OtherAnswer struct {
	Target  float64  `json:"target"` // as the data have it
	Trained float64  `json:"trained"`
	Output  *float64 `json:"output"`
	Error   *float64 `json:"error"`
}

// Label is a sample's target: the name of its class, or a number.
type Label struct {
	Class  string
	Number float64
}

// MarshalJSON writes the class's name or the number.
func (l Label) MarshalJSON() ([]byte, error) {
	if l.Class != "" {
		return json.Marshal(l.Class)
	}
	return json.Marshal(l.Number)
}

// set returns the test samples or the training samples: as they are, and as the
// network sees them.
func (r *Run) set(test bool) (dataset.Rows, nn.Samples) {
	if test {
		return r.data.test, r.data.testSamples
	}
	return r.data.train, r.data.trainSamples
}

// SetSize returns how many samples the test set or the training set has.
func (r *Run) SetSize(test bool) int {
	_, samples := r.set(test)
	return samples.N
}

// Answers asks the network about some samples of a set, given by their indices.
func (r *Run) Answers(test bool, indices []int) []Answer {
	rows, samples := r.set(test)
	wide, more, d, k := len(r.data.columns), len(r.data.others), samples.D, samples.K
	inputs := make([]float64, 0, len(indices)*d)
	for _, at := range indices {
		inputs = append(inputs, samples.Inputs[at*d:(at+1)*d]...)
	}
	outputs := r.Predict(inputs)
	answers := make([]Answer, len(indices))
	for i, at := range indices {
		others := rows.Others[at*more : (at+1)*more]
		a := r.answer(rows.Labels[at], others, outputs[i*k:(i+1)*k], samples.Targets[at*k:(at+1)*k])
		a.Index, a.Inputs = at, rows.Inputs[at*wide:(at+1)*wide]
		answers[i] = a
	}
	return answers
}

func (r *Run) answer(label float64, others, outputs, targets []float64) Answer {
	d := &r.data
	of := d.outputOf(label)
	a := Answer{
		Target: Label{Number: label}, Trained: targets[of],
		Output: OrNil(outputs[of]), Error: OrNil(targets[of] - outputs[of]),
	}
	if d.classes == nil {
		for i, other := range others {
			target, output := targets[i+1], outputs[i+1]
			a.Others = append(a.Others, OtherAnswer{other, target, OrNil(output), OrNil(target - output)})
		}
		return a
	}
	a.Target = Label{Class: d.classes[int(label)]}
	if answered := r.class(outputs); answered != noClass {
		a.Class = d.classes[answered]
	}
	return a
}

// outputOf returns the output that a sample's target belongs to: the only one, that
// of its class, or the first of several numbers.
func (d *data) outputOf(label float64) int {
	if d.problem.EachClass() {
		return int(label)
	}
	return 0
}

// Activations returns what every unit computes for one sample, layer by layer; the
// first layer holds the network's inputs.
func (r *Run) Activations(test bool, index int) [][]float64 {
	_, samples := r.set(test)
	r.looking.Forward(samples.Inputs[index*samples.D : (index+1)*samples.D])
	layers := make([][]float64, r.network.Layers()+1)
	for l := range layers {
		for u := range r.network.Units(l) {
			layers[l] = r.looking.Unit(l, u, layers[l])
		}
	}
	return layers
}
