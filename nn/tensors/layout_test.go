package tensors

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"neuralplay/nn"
)

// worked returns the next step of the worked example of package nn's tests: 2-2-2, sigmoid, rate ½, biases fixed.
func worked(t *testing.T, steps int) Step {
	t.Helper()
	net, err := nn.New(2, nn.Layer{Units: 2, Activation: "sigmoid"}, nn.Layer{Units: 2, Activation: "sigmoid"})
	if err != nil {
		t.Fatal(err)
	}
	parameters := []float64{0.15, 0.2, 0.25, 0.3, 0.35, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.6}
	if err := net.SetParameters(parameters); err != nil {
		t.Fatal(err)
	}
	o := nn.DefaultOptions()
	o.LearningRate, o.FixBiases = 0.5, true
	tr := nn.NewTrainer(net, nn.Samples{N: 1, D: 2, K: 2, Inputs: []float64{0.05, 0.1}, Targets: []float64{0.01, 0.99}},
		o, 1)
	var last nn.Recording
	tr.Record(&last)
	for range steps {
		tr.Sample()
	}
	s := Step{Network: net, Options: o, Next: tr.NextStep()}
	if steps > 0 {
		s.Last = &last
	}
	return s
}

// What readers of the worked example print, number by number, with the digits that the tutorial gives.
func TestWorkedExample(t *testing.T) {
	s := worked(t, 0)
	text := `net_h1 = 0.3775
out_h1 = 0.593269992
out_h2 = 0.596884378
out_o1 0.75136507
out_o2 0.772928465
E_total: 0.298371109
w5 = 0.35891648
w6 = 0.408666186
w7 = 0.511301270
w8 = 0.561370121
w1 = 0.149780716
w2 = 0.19956143
w3 = 0.24975114
w4 = 0.29950229
b1 = 0.35
target_o1 = 0.01
dE_dw5 = 0.082167041`
	r := expect(t, "the worked example", text, s, "")
	for _, x := range r.Tensors {
		if x.Status != Agrees {
			t.Errorf("%+v", x)
		}
	}
	// With the new weights in the backward pass, as some do.
	text = strings.Replace(text, "w1 = 0.149780716", "w1 = 0.14979", 1)
	if r = mustCheck(t, text, s); r.First < 0 || r.Tensors[r.First].Name != "w1" {
		t.Errorf("w1 agrees: %+v", r.First)
	}
	expect(t, "no ½", "E_total 0.59674222", s, FactorTwo)
	expect(t, "a step later", "E_total 0.291027774", s, OneMore)
	expect(t, "a step earlier", "E_total 0.298371109", worked(t, 1), "oneFewer|stale")
}

// The same numbers in every layout: W·x + b with samples in columns, lists, repr, PyTorch, JSON, without names.
func TestLayouts(t *testing.T) {
	for _, c := range worlds() {
		s, p, x, y := c.make(t, 1)
		p.step(x, y)
		turned := *p
		turned.values = map[string]matrix{}
		for name, m := range p.values {
			turned.values[name] = m.turned()
		}
		lists := strings.NewReplacer("]\n [", "], [", " = ", ": ", " ", ", ")
		list := ""
		for _, name := range p.names {
			list += name + " = " + lists.Replace(spell(p.values[name], -1)) + "\n"
		}
		for what, text := range map[string]string{
			"columns": turned.text(8), "lists": list, "repr": strings.ReplaceAll(list, "= [", "= array(["),
			"lower case": strings.ToLower(p.text(8)), "from 0": fromZero(p),
		} {
			if what == "repr" {
				text = strings.ReplaceAll(text, "]\n", "])\n")
			}
			r := expect(t, c.name+", "+what, text, s, "")
			for _, x := range r.Tensors {
				if x.Status != Agrees {
					t.Errorf("%s, %s: %+v", c.name, what, x)
				}
			}
		}
		var bare []string
		for _, name := range []string{"X", "W1", "a1", "loss", "dW1"} {
			bare = append(bare, spell(p.values[name], -1))
		}
		r := expect(t, c.name+", no names", strings.Join(bare, "\n\n"), s, "")
		for i, kind := range []Kind{X, W, A, Loss, DW} {
			if got := r.Tensors[i]; got.Kind != kind || got.Status != Agrees {
				t.Errorf("%s, no names: %+v, want %s", c.name, got, kind)
			}
		}
	}
}

// fromZero prints weights as lists of layers, and what else has a number with one less.
func fromZero(p *learner) string {
	text := ""
	for l := range p.acts {
		for _, kind := range []string{"W", "b", "z", "dW", "db"} {
			text += fmt.Sprintf("%s[%d]\n%s\n", kind, l, spell(p.values[fmt.Sprintf("%s%d", kind, l+1)], 8))
		}
	}
	return text
}

// Many programs go through a batch sample by sample.
func TestOneSample(t *testing.T) {
	c := worlds()[1]
	s, p, x, y := c.make(t, 0)
	p.step(x, y)
	row := func(name string) string {
		m := p.values[name]
		return name + " = " + strings.Trim(spell(matrix{1, m.columns, m.row(2)}, 8), "[]")
	}
	r := expect(t, "a sample", strings.ReplaceAll(row("z1")+"]\n"+row("a1")+"]", "= ", "= ["), s, "")
	for _, got := range r.Tensors {
		if got.Status != Agrees || got.Sample != 2 {
			t.Errorf("got %+v", got)
		}
	}
}

// Weights printed after the update are seldom called new.
func TestNamesWithoutNew(t *testing.T) {
	c := worlds()[1]
	s, p, x, y := c.make(t, 1)
	p.step(x, y)
	after := fmt.Sprintf("W1 = %s\nb1 = %s\n", spell(p.values["W1_new"], 8), spell(p.values["b1_new"], 8))
	r := expect(t, "after", after, s, "")
	if r.Tensors[0].Kind != NewW || r.Tensors[1].Kind != NewB {
		t.Errorf("got %+v", r.Tensors)
	}
	expect(t, "before and after", p.text(8, "W1", "b1")+after, s, "")
	s, p, x, y = c.make(t, 1)
	p.mistake = "sumForMean"
	p.step(x, y)
	after = fmt.Sprintf("W1 = %s\nb1 = %s\n", spell(p.values["W1_new"], 8), spell(p.values["b1_new"], 8))
	expect(t, "a mistake, after", after, s, SumForMean)
}

// Where, and by how much.
func TestFirstDifference(t *testing.T) {
	c := worlds()[1]
	s, p, x, y := c.make(t, 0)
	p.step(x, y)
	p.values["a1"].v[6] += 0.25 // row 1, column 2
	p.values["a1"].v[9] -= 0.5
	p.values["W1_new"].v[0] = math.NaN()
	r := expect(t, "two numbers", p.text(8, "W1_new", "dW1", "a1", "z1"), s, "")
	if r.First != 2 {
		t.Fatalf("got %d first", r.First)
	}
	got := r.Tensors[2]
	if fmt.Sprint(got.Index) != "[1 2]" || got.Count != 2 || math.Abs(*got.Absolute-0.25) > 1e-7 ||
		math.Abs(*got.Largest-0.5) > 1e-7 || math.Abs(*got.Got-*got.Want-0.25) > 1e-7 {
		t.Errorf("got %+v", got)
	}
	if got := r.Tensors[0]; got.Got != nil || got.Want == nil || got.Status != Differs {
		t.Errorf("NaN: got %+v", got)
	}
	if r.Tensors[1].Status != Agrees || r.Tensors[3].Status != Agrees {
		t.Error("the others agree")
	}
}

func TestUnclear(t *testing.T) {
	s, _, _, _ := worlds()[8].make(t, 0)
	for text, want := range map[string]string{
		"[[9 9 9 9]\n [9 9 9 9]\n [9 9 9 9]\n [9 9 9 9]]": Ambiguous, // W2 or dW2, say
		"foo = [1 2 3 4 5 6 7 8 9]":                       Unknown,
		"W1 = [1 2 3 4 5 6 7 8 9]":                        WrongShape,
		"epoch 3":                                         Aside,
		"W1 shape: (3, 4)":                                Aside,
	} {
		r := expect(t, text, text, s, "")
		if r.Tensors[0].Status != want {
			t.Errorf("%s: got %+v, want %s", text, r.Tensors[0], want)
		}
	}
}
