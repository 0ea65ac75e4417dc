package export

import (
	"strconv"
	"strings"

	"neuralplay/nn"
)

// NumPy writes a step of training as NumPy, with the names that tutorials use: X, y, W1, b1, z1, a1, d1 for ∂E/∂z1,
// dW1, db1. N samples, D inputs, H units, K outputs:
//
//	            X     W     b     z, a, d
//	rows      N×D   D×H     H       N×H      z1 = X @ W1 + b1
//	Columns   D×N   H×D   H×1       H×N      z1 = W1 @ X + b1
type NumPy struct {
	Network *nn.Network
	Options nn.Options
	Biases  bool // whether the units have any
	Dropout bool // hidden layers have a mask each, m1, m2 …
	Resting bool // some weights rest at 0: those where rest1, rest2 … are true
	Columns bool // samples are columns
}

// Lines returns the statements of a step, from the forward pass to the update.
func (p *NumPy) Lines() []Line {
	var lines []Line
	layers := p.Network.Layers()
	for l := 1; l <= layers; l++ {
		lines = append(lines, p.forward(l)...)
	}
	lines = append(lines, p.loss())
	for l := layers; l >= 1; l-- {
		lines = append(lines, p.backward(l)...)
	}
	return append(lines, p.update()...)
}

// Definitions returns what Lines need that NumPy does not have, imports first.
func (p *NumPy) Definitions() []Line {
	needed := map[string]bool{}
	for l := 1; l <= p.Network.Layers(); l++ {
		name := p.Network.Activation(l).Name
		needed["softmax"] = needed["softmax"] || name == nn.Softmax.Name
		for _, n := range strings.Fields(functionNamed(name).needs) {
			needed[n] = true
		}
	}
	imports := "import numpy as np"
	if needed["Phi"] {
		imports = "import math\n" + imports
	}
	lines := []Line{{Stage: Given, Code: imports}}
	for _, d := range definitions {
		if needed[d.name] {
			lines = append(lines, Line{Stage: Given, Code: strings.ReplaceAll(d.code, "{axis}", p.unitAxis())})
		}
	}
	return lines
}

func (p *NumPy) sampleAxis() string { return p.choose("0", "1, keepdims=True") }
func (p *NumPy) unitAxis() string   { return p.choose("1", "0") }

// choose returns what to write for samples in rows, or in columns.
func (p *NumPy) choose(rows, columns string) string {
	if p.Columns {
		return columns
	}
	return rows
}

// product is left·right for samples in rows. In columns, all is transposed.
func (p *NumPy) product(left, right string) string {
	if p.Columns {
		left, right = right, left
	}
	return left + " @ " + right
}

// of is the name of a layer's variable.
func of(name string, layer int) string { return name + strconv.Itoa(layer) }

// input is the name of what a layer gets.
func input(layer int) string {
	if layer == 1 {
		return "X"
	}
	return of("a", layer-1)
}

// masked reports whether dropout takes part in a layer.
func (p *NumPy) masked(l int) bool { return p.Dropout && l < p.Network.Layers() }

// answer is the name of f(z), which a mask follows.
func (p *NumPy) answer(l int) string {
	if p.masked(l) {
		return of("h", l)
	}
	return of("a", l)
}

func (p *NumPy) forward(l int) []Line {
	z, a := of("z", l), p.answer(l)
	sum := p.product(input(l), of("W", l))
	if p.Biases {
		sum += " + " + of("b", l)
	}
	f := functionNamed(p.Network.Activation(l).Name).f
	if f == "" {
		f = "softmax({z})"
	}
	lines := []Line{set(Forward, l, z, sum), set(Forward, l, a, fill(f, "z", z))}
	if p.masked(l) {
		lines = append(lines, set(Forward, l, of("a", l), a+" * "+of("m", l)))
	}
	return lines
}

// set is the line that sets a variable.
func set(stage Stage, layer int, name, value string) Line {
	return Line{stage, layer, name, name + " = " + value}
}

// fill puts names in for the places that a form has for them.
func fill(form string, names ...string) string {
	for i := 0; i < len(names); i += 2 {
		form = strings.ReplaceAll(form, "{"+names[i]+"}", names[i+1])
	}
	return form
}

func (p *NumPy) loss() Line {
	l, over := p.Network.Layers(), "({each}).sum() / n"
	if p.Options.Loss.Mean {
		over = "({each}).mean()"
	}
	return set(Loss, l, "loss", fill(over, "each", fill(criterionNamed(p.Options.Loss.Name).each, "a", of("a", l))))
}

// usesN reports whether the lines name the number of samples.
func (p *NumPy) usesN() bool { return !p.Options.Loss.Mean || !p.Options.Sum }

func (p *NumPy) backward(l int) []Line {
	lines := p.delta(l)
	share := " / n"
	if p.Options.Sum {
		share = ""
	}
	d, dW := of("d", l), of("dW", l)
	x := input(l) + ".T"
	product := x + " @ " + d
	if p.Columns {
		product = d + " @ " + x
	}
	lines = append(lines, set(Backward, l, dW, product+share))
	if p.Biases {
		lines = append(lines, set(Backward, l, of("db", l), d+".sum(axis="+p.sampleAxis()+")"+share))
	}
	return lines
}

// delta is ∂E/∂z: the error that arrives, times f′.
func (p *NumPy) delta(l int) []Line {
	d, a, h := of("d", l), of("a", l), p.answer(l)
	name := p.Network.Activation(l).Name
	slope := fill(functionNamed(name).slope, "z", of("z", l), "a", h)
	if p.masked(l) {
		slope = strings.TrimSuffix(of("m", l)+" * "+slope, " * ")
	}
	if l < p.Network.Layers() {
		error := p.product(of("d", l+1), of("W", l+1)+".T")
		if slope != "" {
			error = "(" + error + ") * " + slope
		}
		return []Line{set(Backward, l, d, error)}
	}
	loss := p.Options.Loss
	c := criterionNamed(loss.Name)
	if loss.Fused == name {
		c, slope = fused, ""
	}
	error := fill(c.derivative, "a", a)
	mean := loss.Mean && p.Network.Outputs() > 1
	if c.bare && (slope != "" || mean) {
		error = "(" + error + ")"
	}
	if mean {
		error += " / " + strconv.Itoa(p.Network.Outputs())
	}
	switch {
	case name == nn.Softmax.Name && loss.Fused != name:
		g := of("da", l)
		through := fill("{a} * ({g} - ({g} * {a}).sum(axis={axis}, keepdims=True))",
			"a", a, "g", g, "axis", p.unitAxis())
		return []Line{set(Backward, l, g, error), set(Backward, l, d, through)}
	case slope != "":
		error += " * " + slope
	}
	return []Line{set(Backward, l, d, error)}
}
