package export

import (
	"strings"

	"neuralplay/nn"
)

// parameter is a matrix or vector that an update changes, and the gradient that it follows so far.
type parameter struct {
	layer    int
	name     string
	gradient string
	isWeight bool
}

func (p *NumPy) parameters() []parameter {
	var list []parameter
	for l := 1; l <= p.Network.Layers(); l++ {
		list = append(list, parameter{l, of("W", l), of("dW", l), true})
		if p.Biases && !p.Options.FixBiases {
			list = append(list, parameter{l, of("b", l), of("db", l), false})
		}
	}
	return list
}

// penalty is what a parameter's penalty adds to its gradient; "" without one.
func (p *NumPy) penalty(of parameter) string {
	if !of.isWeight || p.Options.RegularizationRate == 0 {
		return ""
	}
	return fill(penaltyOf(p.Options.Regularizer.Name), "p", of.name)
}

func (p *NumPy) plain() bool { return p.Options.Optimizer == nn.SGD }

// update writes the step as nn.Trainer takes it: penalty and decay join the gradient, which is clipped, and the
// optimizer follows it. Plain gradient descent takes the penalty apart.
func (p *NumPy) update() []Line {
	parameters := p.parameters()
	lines := p.followed(parameters)
	if p.Options.Optimizer == nn.Nadam {
		for _, m := range nadamMomenta {
			lines = append(lines, Line{Stage: Update, Name: m.name, Code: m.code})
		}
	}
	for _, q := range parameters {
		if penalty := p.penalty(q); p.plain() && penalty != "" {
			lines = append(lines, p.descend(q, penalty)...)
			continue
		}
		for _, rule := range linesOf(p.Options.Optimizer.Name) {
			lines = append(lines, assignment(q.layer, fill(rule, "p", q.name, "g", q.gradient)))
		}
	}
	return lines
}

// followed writes what the gradients become before the optimizer sees them.
func (p *NumPy) followed(parameters []parameter) (lines []Line) {
	squares := make([]string, len(parameters))
	for i := range parameters {
		q := &parameters[i]
		sum := q.gradient
		if penalty := p.penalty(*q); penalty != "" && !p.plain() {
			sum += " + " + penalty
		}
		if p.Options.WeightDecay != 0 && p.Options.Optimizer != nn.AdamW {
			sum += " + decay * " + q.name
		}
		if sum != q.gradient {
			q.gradient = "g" + q.name
			lines = append(lines, assignment(q.layer, q.gradient+" = "+sum))
		}
		squares[i] = "(" + q.gradient + "**2).sum()"
	}
	if p.Options.Clip <= 0 {
		return lines
	}
	lines = append(lines,
		assignment(0, "norm = np.sqrt("+strings.Join(squares, " + ")+")"),
		assignment(0, "factor = min(1, clip / norm)"))
	for i := range parameters {
		q := &parameters[i]
		clipped := "g" + q.name
		lines = append(lines, assignment(q.layer, clipped+" = factor * "+q.gradient))
		q.gradient = clipped
	}
	return lines
}

// descend is a step of plain gradient descent with a penalty. One that kills sets a weight to 0 that its step takes
// through 0.
func (p *NumPy) descend(q parameter, penalty string) []Line {
	if !p.Options.Regularizer.Kills {
		return []Line{assignment(q.layer, q.name+" -= eta * ("+q.gradient+" + "+penalty+")")}
	}
	step, killed := of("s", q.layer), of("s", q.layer)+" * "+q.name+" < 0"
	if p.Resting {
		killed = of("rest", q.layer) + " | (" + killed + ")"
	}
	return []Line{
		assignment(q.layer, step+" = "+q.name+" - eta * "+q.gradient),
		assignment(q.layer, q.name+" = "+step+" - eta * "+penalty),
		assignment(q.layer, q.name+"["+killed+"] = 0"),
	}
}

// assignment is a line of an update that sets the variable it begins with.
func assignment(layer int, code string) Line {
	end := strings.IndexAny(code, " [")
	return Line{Update, layer, code[:end], code}
}
