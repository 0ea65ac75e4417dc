package run

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"neuralplay/nn"
	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/config"
)

func findings(r *Run) []Finding { return FindingsOf(r.Marks(nil)) }

// Each fault is found in a network that is made to have it, and nowhere else in it.
func TestFindings(t *testing.T) {
	for _, c := range []struct {
		name, link string
		set        []Command
		want       []Finding
	}{
		{name: "an ordinary network", link: "v=1&seed=0.5"},
		{name: "a ReLU whose sums are below 0", link: "v=1&seed=0.5&activation=relu",
			set: []Command{SetBias{1, 2, -50}}, want: []Finding{{Dead, 1, []int{2}}}},
		{name: "a ReLU in the second layer", link: "v=1&seed=0.5&activation=relu",
			set: []Command{SetBias{2, 1, -50}}, want: []Finding{{Dead, 2, []int{1}}}},
		{name: "a ReLU whose sums are above 0", link: "v=1&seed=0.5&activation=relu",
			set: []Command{SetBias{1, 2, 50}, SetWeight{2, 0, 2, 0}, SetWeight{2, 1, 2, 0}}},
		{name: "a flat ELU", link: "v=1&seed=0.5&activation=elu",
			set: []Command{SetBias{1, 0, -60}}, want: []Finding{{Dead, 1, []int{0}}}},
		{name: "a flat GELU", link: "v=1&seed=0.5&activation=gelu",
			set: []Command{SetBias{1, 0, -60}}, want: []Finding{{Dead, 1, []int{0}}}},
		{name: "a leaky ReLU never dies", link: "v=1&seed=0.5&activation=leakyRelu",
			set: []Command{SetBias{1, 0, -60}}},
		{name: "nor does a linear unit", link: "v=1&seed=0.5&activation=linear",
			set: []Command{SetBias{1, 0, -60}, SetWeight{2, 0, 0, 0}, SetWeight{2, 1, 0, 0}}},
		{name: "nor a sine", link: "v=1&seed=0.5&activation=sin", set: []Command{SetBias{1, 0, -60}}},
		{name: "tanh at its upper end", link: "v=1&seed=0.5",
			set: []Command{SetBias{1, 3, 9}}, want: []Finding{{Saturated, 1, []int{3}}}},
		{name: "tanh at both ends", link: "v=1&seed=0.5&dataset=gauss",
			set: []Command{SetWeight{1, 0, 0, 60}}, want: []Finding{{Saturated, 1, []int{0}}}},
		{name: "sigmoid at its lower end", link: "v=1&seed=0.5&activation=sigmoid",
			set: []Command{SetBias{2, 0, -20}}, want: []Finding{{Saturated, 2, []int{0}}}},
		{name: "hard tanh past its end", link: "v=1&seed=0.5&activation=hardTanh",
			set: []Command{SetBias{1, 0, -20}}, want: []Finding{{Saturated, 1, []int{0}}}},
		{name: "softsign", link: "v=1&seed=0.5&activation=softsign",
			set: []Command{SetBias{1, 0, -20}}, want: []Finding{{Saturated, 1, []int{0}}}},
		{name: "softsign is slow to saturate", link: "v=1&seed=0.5&activation=softsign",
			set: []Command{SetBias{1, 0, 6}}},
		{name: "two units with the same weights", link: "v=1&seed=0.5&networkShape=3",
			set: []Command{SetParameters{[]float64{
				.1, .2, -.3, .4, .1, .2 /* biases */, .1, .2, .1 /* output */, .5, .6, .5, .1}}},
			want: []Finding{{Equal, 1, []int{0, 2}}}},
		{name: "within rounding", link: "v=1&seed=0.5&networkShape=3",
			set: []Command{SetParameters{[]float64{
				.1, .2, -.3, .4, .1 + 1e-16, .2, .1, .2, .1, .5, .6, .5 + 1e-15, .1}}},
			want: []Finding{{Equal, 1, []int{0, 2}}}},
		{name: "not with other weights out", link: "v=1&seed=0.5&networkShape=3",
			set: []Command{SetParameters{[]float64{.1, .2, -.3, .4, .1, .2, .1, .2, .1, .5, .6, .51, .1}}}},
		{name: "not with another bias", link: "v=1&seed=0.5&networkShape=3",
			set: []Command{SetParameters{[]float64{.1, .2, -.3, .4, .1, .2, .1, .2, .11, .5, .6, .5, .1}}}},
		{name: "two groups", link: "v=1&seed=0.5&networkShape=4",
			set: []Command{SetParameters{[]float64{
				.1, .2, -.3, .4, .1, .2, -.3, .4 /* biases */, .1, .2, .1, .2 /* output */, .5, .6, .5, .6, .1}}},
			want: []Finding{{Equal, 1, []int{0, 2}}, {Equal, 1, []int{1, 3}}}},
		{name: "weights that all start at 0", link: "v=1&seed=0.5&initZero=true",
			want: []Finding{{Equal, 1, []int{0, 1, 2, 3}}, {Equal, 2, []int{0, 1}}}},
		{name: "also of dead units", link: "v=1&seed=0.5&initZero=true&activation=relu&networkShape=2",
			want: []Finding{{Equal, 1, []int{0, 1}}}},
		{name: "outputs are no equal units", link: "v=1&seed=0.5&dataset=spiral3&networkShape=&initZero=true"},
		{name: "an output of wrong answers", link: "v=1&seed=0.5", set: []Command{SetBias{3, 0, 20}},
			want: []Finding{{Saturated, 3, []int{0}}}},
		{name: "a loss that passes the output by", link: "v=1&seed=0.5&outputActivation=sigmoid&loss=crossEntropy",
			set: []Command{SetBias{3, 0, 50}}},
	} {
		r := fromLink(t, c.link)
		do(t, r, c.set...)
		if got := findings(r); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// An output near its ends is where it should be, if the answers are right.
func TestARightOutputIsNotSaturated(t *testing.T) {
	r := fromLink(t, "v=1&seed=0.5&dataset=gauss&networkShape=")
	do(t, r, SetParameters{[]float64{20, 20, 0}})
	if _, accuracy := r.Losses(); math.IsNaN(accuracy) || findings(r) != nil {
		t.Errorf("found %v", findings(r))
	}
	do(t, r, SetParameters{[]float64{-20, -20, 0}})
	if got, want := findings(r), []Finding{{Saturated, 1, []int{0}}}; !reflect.DeepEqual(got, want) {
		t.Errorf("of the wrong way round: got %v, want %v", got, want)
	}
}

// What bounds says of the activations follows from them; the others have no end, or turn back.
func TestBounds(t *testing.T) {
	for _, name := range nn.ActivationNames() {
		f, err := nn.ActivationNamed(name)
		if err != nil {
			t.Fatal(err)
		}
		steepest := 0.0
		for z := -20.0; z <= 20; z += 0.01 {
			steepest = max(steepest, math.Abs(f.Derivative(z, f.F(z))))
		}
		low, high := f.F(-1e9), f.F(1e9)
		b, isBounded := bounds[f]
		if ends := math.Abs(low) <= 1 && math.Abs(high) <= 1 && name != "sin"; ends != isBounded {
			t.Errorf("%s: bounded is %v", name, isBounded)
		}
		if isBounded && (math.Abs(steepest-b.slope) > 0.02 || math.Abs(high-low-b.width) > 1e-6) {
			t.Errorf("%s: got %v, want a slope of %v and a width of %v", name, b, steepest, high-low)
		}
	}
}

// A fresh network of the usual kind has nothing to find, whatever the data; a dead ReLU is one by the plain loops.
func TestNoFalseAlarms(t *testing.T) {
	for _, preset := range presetNames(t) {
		if found := findings(fromLink(t, "v=1&preset="+preset)); found != nil {
			t.Errorf("preset %s: found %v", preset, found)
		}
	}
	for i, set := range slices.Concat(dataset.ClassificationNames(), dataset.TableNames()) {
		for _, activation := range nn.ActivationNames() {
			for seed := range 3 {
				link := fmt.Sprintf("v=1&seed=%d&dataset=%s&activation=%s&networkShape=6,5", 10*i+seed, set, activation)
				r := fromLink(t, link)
				for _, f := range findings(r) {
					if f.Fault != Dead || !isDead(r, f.Layer, f.Units[0]) {
						t.Errorf("%s: found %v", link, f)
					}
				}
			}
		}
	}
}

func presetNames(t *testing.T) (names []string) {
	t.Helper()
	for _, s := range config.Settings() {
		if s.Key == "preset" {
			for _, c := range s.Choices {
				names = append(names, c.Value)
			}
		}
	}
	if len(names) < 5 {
		t.Fatalf("only the presets %v", names)
	}
	return names
}

// isDead looks at all training samples with the plain loops.
func isDead(r *Run, layer, unit int) bool {
	s := r.TrainSamples()
	for i := range s.N {
		z, a := r.network.PlainForward(s.Inputs[i*s.D : (i+1)*s.D])
		if math.Abs(r.network.Slopes(layer, z[layer], a[layer])[unit]) > 1e-6 {
			return false
		}
	}
	return true
}

// Whatever a finding says, its repair takes it away, and no other unit is touched.
func TestRepairs(t *testing.T) {
	for _, c := range []struct {
		name, link string
		set        []Command
		repair     []Command
	}{
		{"dead", "v=1&seed=0.5&activation=relu", []Command{SetBias{1, 2, -50}},
			[]Command{RenewUnits{1, []int{2}, "x"}}},
		{"dead in the middle", "v=1&seed=0.5&activation=relu", []Command{SetBias{2, 0, -50}},
			[]Command{RenewUnits{2, []int{0}, "x"}}},
		{"dead without biases", "v=1&seed=0.5&activation=relu&bias=false&networkShape=4",
			[]Command{SetWeight{1, 0, 0, 0}, SetWeight{1, 0, 1, 0}}, []Command{RenewUnits{1, []int{0}, "x"}}},
		{"saturated", "v=1&seed=0.5", []Command{SetBias{1, 3, 900}}, []Command{RescaleUnits{1, []int{3}}}},
		{"saturated by a weight", "v=1&seed=0.5", []Command{SetWeight{1, 3, 0, 900}},
			[]Command{RescaleUnits{1, []int{3}}}},
		{"saturated output", "v=1&seed=0.5", []Command{SetBias{3, 0, 30}}, []Command{RescaleUnits{3, []int{0}}}},
		{"equal", "v=1&seed=0.5&initZero=true", nil,
			[]Command{RenewUnits{1, []int{1, 2, 3}, "x"}, RenewUnits{2, []int{1}, "x"}}},
	} {
		r := fromLink(t, c.link)
		do(t, r, c.set...)
		if findings(r) == nil {
			t.Errorf("%s: nothing found", c.name)
		}
		before := r.network.Clone()
		do(t, r, c.repair...)
		if found := findings(r); found != nil {
			t.Errorf("%s: after the repair there is %v", c.name, found)
		}
		again := fromLink(t, c.link)
		do(t, again, append(c.set, c.repair...)...)
		same(t, c.name+", replayed", again, r)
		for l := 1; l <= r.network.Layers(); l++ {
			for u := range r.network.Units(l) {
				if touched := !sameUnit(r.network, before, l, u); touched != names(c.repair, l, u) {
					t.Errorf("%s: layer %d, unit %d: touched is %v", c.name, l, u, touched)
				}
			}
		}
	}
}

func sameUnit(a, b *nn.Network, layer, unit int) bool {
	for i := range a.Units(layer - 1) {
		if a.Weight(layer, unit, i) != b.Weight(layer, unit, i) {
			return false
		}
	}
	return a.Bias(layer, unit) == b.Bias(layer, unit)
}

// names reports whether repairs are of a unit.
func names(repairs []Command, layer, unit int) bool {
	for _, c := range repairs {
		of, isRenewal := c.(RenewUnits)
		if !isRenewal {
			of = RenewUnits{Layer: c.(RescaleUnits).Layer, Units: c.(RescaleUnits).Units}
		}
		if of.Layer == layer && slices.Contains(of.Units, unit) {
			return true
		}
	}
	return false
}

// A rescaled unit tells the same samples apart: its sums keep their signs and their order.
func TestRescalingKeepsTheBoundary(t *testing.T) {
	r := fromLink(t, "v=1&seed=0.5")
	do(t, r, SetWeight{1, 0, 0, 300}, SetBias{1, 0, -200})
	w0, w1, b := r.network.Weight(1, 0, 0), r.network.Weight(1, 0, 1), r.network.Bias(1, 0)
	do(t, r, RescaleUnits{1, []int{0}})
	factor := r.network.Weight(1, 0, 0) / w0
	if !(factor > 0 && factor < 0.1) || !agrees(r.network.Weight(1, 0, 1), factor*w1) ||
		!agrees(r.network.Bias(1, 0), factor*b) {
		t.Errorf("a factor of %v, but the bias went from %v to %v", factor, b, r.network.Bias(1, 0))
	}
	before := r.network.Parameters(nil)
	do(t, r, RescaleUnits{1, []int{0}}) // once is enough
	for i, v := range r.network.Parameters(nil) {
		if !agrees(v, before[i]) {
			t.Errorf("parameter %d went from %v to %v", i, before[i], v)
		}
	}
}

func TestRepairsOfWhatIsNotThere(t *testing.T) {
	r := fromLink(t, "v=1&seed=0.5")
	for _, c := range []Command{
		RenewUnits{0, []int{0}, "x"}, RenewUnits{1, []int{0, 4}, "x"}, RenewUnits{1, nil, "x"},
		RenewUnits{4, []int{0}, "x"},
		RescaleUnits{0, []int{0}}, RescaleUnits{1, []int{4}}, RescaleUnits{4, []int{0}}, RescaleUnits{1, []int{-1}},
	} {
		if err := r.Do(c); err == nil {
			t.Errorf("%#v was taken", c)
		}
	}
}
