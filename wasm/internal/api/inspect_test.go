package api

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"neuralplay/nn"
)

// The arithmetic of each unit is that of the worked example.
func TestUnitTrace(t *testing.T) {
	golden := readGolden[struct {
		Inputs, Targets []float64
		Steps           []struct {
			Loss                     float64
			W1, W2, DW1, DW2         [][]float64
			Z1, A1, Z2, A2           []float64
			DA2, Delta2, DA1, Delta1 []float64
		}
	}](t, "worked_example.json")
	a, want := start(t, "v=1&preset=worked-example&seed=1"), golden.Steps[0]
	const most = 1e-12
	for unit := range 2 {
		hidden := ask[UnitTrace](t, a, "unitTrace", fmt.Sprintf(`[1, %d, {"set": "train", "index": 0}]`, unit))
		output := ask[UnitTrace](t, a, "unitTrace", fmt.Sprintf(`[2, %d, {"set": "train", "index": 0}]`, unit))
		near(t, "inputs", hidden.Inputs, golden.Inputs, 0)
		near(t, "inputs of the output", output.Inputs, want.A1, most)
		near(t, "weights", append(hidden.Weights, output.Weights...), append(want.W1[unit], want.W2[unit]...), 0)
		near(t, "hidden", []float64{hidden.Z, hidden.A, hidden.DA, hidden.Delta, *hidden.Slope},
			[]float64{want.Z1[unit], want.A1[unit], want.DA1[unit], want.Delta1[unit],
				want.A1[unit] * (1 - want.A1[unit])}, most)
		near(t, "output", []float64{output.Z, output.A, output.DA, output.Delta, *output.Target},
			[]float64{want.Z2[unit], want.A2[unit], want.DA2[unit], want.Delta2[unit], golden.Targets[unit]}, most)
		for k, next := range hidden.Outgoing {
			near(t, "outgoing", []float64{next.Weight, next.Delta}, []float64{want.W2[k][unit], want.Delta2[k]}, most)
		}
		if len(hidden.Outgoing) != 2 || output.Outgoing != nil || hidden.Target != nil {
			t.Errorf("got %+v and %+v", hidden, output)
		}
		for i := range 2 {
			near(t, "gradients", []float64{hidden.Update.Parameters[i].Gradient, output.Update.Parameters[i].Gradient},
				[]float64{want.DW1[unit][i], want.DW2[unit][i]}, most)
		}
	}
	if got := a.Call("unitTrace", `[3, 0, {"set": "train", "index": 0}]`); got != `{"value":null}` {
		t.Errorf("a layer that is not there: got %s", got)
	}
}

// replay computes a parameter's new value from the reported terms alone, by the formula of its optimizer.
func replay(u UnitUpdate, p ParameterUpdate) float64 {
	g, t, w := p.Followed, float64(u.T), p.Before
	was := func(i int) float64 { return p.Was[i] }
	m := func() float64 { return u.Beta1*was(0) + (1-u.Beta1)*g }
	v := func() float64 { return u.Beta2*was(1) + (1-u.Beta2)*g*g }
	corrected1, corrected2 := 1-math.Pow(u.Beta1, t), 1-math.Pow(u.Beta2, t)
	adam := func() float64 { return w - u.Rate*(m()/corrected1)/(math.Sqrt(v()/corrected2)+u.Epsilon) }
	switch u.Optimizer {
	case "sgd":
		return w - u.Rate*g - u.Rate*p.Penalty
	case "momentum":
		return w - u.Rate*(u.Momentum*was(0)+g)
	case "nesterov":
		return w - u.Rate*(g+u.Momentum*(u.Momentum*was(0)+g))
	case "adagrad":
		return w - u.Rate*g/(math.Sqrt(was(0)+g*g)+u.Epsilon)
	case "adadelta":
		s := u.Rho*was(0) + (1-u.Rho)*g*g
		return w - u.Rate*math.Sqrt(was(1)+u.Epsilon)/math.Sqrt(s+u.Epsilon)*g
	case "rmsprop":
		s := u.Rho*was(0) + (1-u.Rho)*g*g
		return w - u.Rate*(u.Momentum*was(1)+g/(math.Sqrt(s)+u.Epsilon))
	case "adam":
		return adam()
	case "adamw":
		w -= u.Rate * p.Decay
		return adam()
	case "adamax":
		return w - u.Rate/corrected1*m()/max(u.Beta2*was(1), math.Abs(g)+u.Epsilon)
	case "nadam":
		momentum := func(t float64) float64 { return u.Beta1 * (1 - 0.5*math.Pow(0.96, 0.004*t)) }
		now, next := momentum(t), momentum(t+1)
		d := math.Sqrt(v()/corrected2) + u.Epsilon
		return w - u.Rate*(1-now)/(1-u.Product)*g/d - u.Rate*next/(1-u.Product*now*next)*m()/d
	}
	return math.NaN()
}

// The reported terms are all that there is to an update: from them follows the new value, of each optimizer, with a
// penalty, a decay and clipping.
func TestUnitUpdateTerms(t *testing.T) {
	for _, optimizer := range nn.OptimizerNames() {
		for _, terms := range []string{"", "&regularization=L2&regularizationRate=0.1&weightDecay=0.02&clip=0.1"} {
			for _, epochs := range []int{0, 2} {
				who := fmt.Sprintf("%s%s after %d: ", optimizer, terms, epochs)
				a := start(t, "v=1&seed=0.5&networkShape=3,2&optimizer="+optimizer+terms)
				goTo(t, a, epochs)
				got := ask[UnitTrace](t, a, "unitTrace", `[1, 1, {"set": "train", "index": 3}]`)
				want := ask[traced](t, a, "trace", `[{"set": "train", "index": 3}]`).Layers[0]
				u := got.Update
				after := append(append([]float64{}, want.NewWeights[1]...), want.NewBiases[1])
				if len(u.Parameters) != len(after) || len(u.Memory) != len(u.Parameters[0].Was) {
					t.Fatalf("%sgot %+v", who, u)
				}
				for i, p := range u.Parameters {
					near(t, who+"new", []float64{p.After, replay(u, p)}, []float64{after[i], after[i]}, 1e-12)
					followed := p.Gradient
					if optimizer != "sgd" {
						followed += p.Penalty
					}
					if optimizer != "adamw" {
						followed += p.Decay
					}
					if u.Clipped != nil {
						followed *= u.Clipped.Factor
					}
					near(t, who+"followed", []float64{p.Followed}, []float64{followed}, 1e-12)
				}
				if p := u.Parameters[0]; terms != "" && (u.Clipped.Factor >= 1 || p.Penalty == 0 || p.Decay == 0) {
					t.Errorf("%snothing is clipped, penalised or decayed: %+v", who, u)
				}
			}
		}
	}
}

// A layer's matrices have the shapes of its tutorial, and large ones a corner.
func TestLayerStep(t *testing.T) {
	a := start(t, "v=1&seed=0.5&networkShape=12,2&batchSize=5")
	for _, c := range []struct {
		arguments string
		want      map[string][2]int
		code      string
	}{
		{"[1, false]", map[string][2]int{"X": {5, 2}, "W1": {2, 12}, "b1": {0, 12}, "z1": {5, 12}, "dW1": {2, 12}},
			"z1 = X @ W1 + b1"},
		{"[1, true]", map[string][2]int{"X": {2, 5}, "W1": {12, 2}, "b1": {12, 1}, "z1": {12, 5}, "dW1": {12, 2}},
			"z1 = W1 @ X + b1"},
		{"[2, false]", map[string][2]int{"a1": {5, 12}, "W2": {12, 2}, "d2": {5, 2}, "db2": {0, 2}, "d3": {5, 1}},
			"d2 = (d3 @ W3.T) * (1 - a2**2)"},
		{`[3, false, {"set": "train", "index": 1}]`, map[string][2]int{"a2": {1, 2}, "y": {1, 1}, "d3": {1, 1}},
			"dW3 = a2.T @ d3 / n"},
	} {
		s := ask[LayerStep](t, a, "layerStep", c.arguments)
		arrays, codes := map[string]LayerArray{}, []string{}
		for _, given := range s.Given {
			arrays[given.Name] = given
		}
		for _, l := range s.Lines {
			codes = append(codes, l.Code)
			if _, isGiven := arrays[l.Name]; l.Array != nil && !isGiven {
				arrays[l.Name] = *l.Array
			}
		}
		for name, want := range c.want {
			got := arrays[name]
			if got.Rows != want[0] || got.Columns != want[1] {
				t.Errorf("%s: %s is %d×%d, want %v", c.arguments, name, got.Rows, got.Columns, want)
			}
			rows, columns := max(want[0], 1), want[1]
			if columns > 4 {
				columns = 3
			}
			if rows == 12 {
				rows = 6
			}
			if len(got.Values) != rows || len(got.Values[0]) != columns {
				t.Errorf("%s: %s shows %v, want %d×%d", c.arguments, name, got.Values, rows, columns)
			}
		}
		if !strings.Contains(strings.Join(codes, "\n"), c.code) {
			t.Errorf("%s: got the lines %q, want %q among them", c.arguments, codes, c.code)
		}
	}
	batch := ask[tracedBatch](t, a, "traceBatch", "[]")
	rows := ask[LayerStep](t, a, "layerStep", "[2, false]")
	columns := ask[LayerStep](t, a, "layerStep", "[2, true]")
	for i, l := range rows.Lines {
		if l.Name != "z2" {
			continue
		}
		for n, z := range batch.Layers[1].Z {
			near(t, "z2", l.Array.Values[n], z, 0)
			turned := columns.Lines[i].Array.Values
			if n < 3 { // of 5 columns
				near(t, "z2 in columns", []float64{turned[0][n], turned[1][n]}, z, 0)
			}
		}
	}
	if program := ask[string](t, a, "numPy", "[false]"); !strings.Contains(program, "\nz1 = X @ W1 + b1\n") {
		t.Errorf("got the program\n%s", program)
	}
	if got := a.Call("layerStep", "[4, false]"); got != `{"value":null}` {
		t.Errorf("a layer that is not there: got %s", got)
	}
}

// A place's check is the one that the list of all has there, and names what is wrong with a place.
func TestGradientCheckOfAPlace(t *testing.T) {
	a := start(t, "v=1&seed=0.5&networkShape=3,2")
	all := ask[GradientChecks](t, a, "gradientChecks", "[0, null, 0, 1000]")
	if count := a.session.Run().Network().ParameterCount(); all.Total != count || len(all.Checks) != count {
		t.Fatalf("got %d of %d checks, want %d", len(all.Checks), all.Total, count)
	}
	worst := all.Checks[0]
	for _, c := range all.Checks {
		p := c.Where
		where := fmt.Sprintf(`[{"layer": %d, "unit": %d, "input": %s}]`, p.Layer, p.Unit, quoted(p.Input))
		got := ask[GradientCheck](t, a, "gradientCheck", where)
		near(t, where, []float64{got.Backpropagation, got.CentralDifference, got.Difference},
			[]float64{c.Backpropagation, c.CentralDifference, c.Difference}, 0)
		if c.Difference > worst.Difference {
			worst = c
		}
		if c.Difference > 1e-6 {
			t.Errorf("%s: got %+v", where, c)
		}
	}
	if got := ask[GradientCheck](t, a, "gradientCheck", "[]"); got.Difference != worst.Difference {
		t.Errorf("got %+v as the worst, want %+v", got, worst)
	}
	unit := ask[GradientChecks](t, a, "gradientChecks", "[2, 1, 0, 10]")
	if unit.Total != 4 || unit.Checks[0].Where.Unit != 1 || unit.Checks[3].Where.Input != nil {
		t.Errorf("a unit: got %+v", unit)
	}
	if got := ask[GradientChecks](t, a, "gradientChecks", "[2, null, 6, 10]"); got.Total != 8 || len(got.Checks) != 2 {
		t.Errorf("the end of a layer: got %+v", got)
	}
	for arguments, want := range map[string]string{
		`[{"layer": 4, "unit": 0, "input": 0}]`: "layer", `[{"layer": 1, "unit": 3, "input": 0}]`: "unit",
		`[{"layer": 1, "unit": 0, "input": -1}]`: "input", `[7]`: "where",
	} {
		if got := refused(t, a, "gradientCheck", arguments); !strings.Contains(got, " "+want+" ") {
			t.Errorf("%s: got %q, want it to name %s", arguments, got, want)
		}
	}
}

func quoted(input *int) string {
	if input == nil {
		return "null"
	}
	return itoa(*input)
}

// f is the activation's and f′ its slope: central differences, and values that everybody knows.
func TestActivationCurve(t *testing.T) {
	a := start(t, "v=1&seed=0.5")
	for _, name := range nn.ActivationNames() {
		c := ask[ActivationCurve](t, a, "activationCurve", fmt.Sprintf("[%q, -6, 6, 2000]", name))
		for i := 1; i < len(c.Z)-1; i++ {
			slope := (c.F[i+1] - c.F[i-1]) / (c.Z[i+1] - c.Z[i-1])
			kink := math.Abs(c.Z[i]) < 0.01 || math.Abs(math.Abs(c.Z[i])-1) < 0.01
			if !kink && math.Abs(slope-c.Slope[i]) > 1e-4 {
				t.Errorf("%s at %v: got the slope %v, want about %v", name, c.Z[i], c.Slope[i], slope)
				break
			}
		}
	}
	c := ask[ActivationCurve](t, a, "activationCurve", `["sigmoid", -1, 1, 3]`)
	near(t, "sigmoid", append(c.F, c.Slope...),
		[]float64{0.2689414213699951, 0.5, 0.7310585786300049, 0.19661193324148185, 0.25, 0.19661193324148185}, 1e-15)
	if got := a.Call("activationCurve", `["softmax", -6, 6, 9]`); got != `{"value":null}` {
		t.Errorf("softmax: got %s", got)
	}
	if got := refused(t, a, "activationCurve", `["what", -6, 6, 9]`); !strings.Contains(got, "name choice tanh/relu/") {
		t.Errorf("got %q", got)
	}
}
