package export

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"neuralplay/nn"
)

// Array is a variable that a step starts from, or what it comes to.
type Array struct {
	Layer         int
	Name          string
	Rows, Columns int // Rows is 0 for a vector
	Values        []float64
}

// At is the number in a row and a column; a vector is one row.
func (a *Array) At(row, column int) float64 { return a.Values[row*a.Columns+column] }

// transposed turns rows into columns.
func (a Array) transposed() Array {
	t := Array{a.Layer, a.Name, a.Columns, a.Rows, make([]float64, len(a.Values))}
	for r := range a.Rows {
		for c := range a.Columns {
			t.Values[c*a.Rows+r] = a.Values[r*a.Columns+c]
		}
	}
	return t
}

// samples is a matrix with a row for each sample, or a column.
func (p *NumPy) samples(layer int, name string, width int, r *nn.Recording,
	row func(*nn.RecordedSample) []float64) Array {
	a := Array{layer, name, len(r.Samples), width, nil}
	for i := range r.Samples {
		a.Values = append(a.Values, row(&r.Samples[i])...)
	}
	if p.Columns {
		return a.transposed()
	}
	return a
}

// cut returns a layer's weights and biases, of numbers in the order of nn's parameters.
func (p *NumPy) cut(flat []float64, l int, w, b string) (weights, biases Array) {
	in, out := p.Network.Units(l-1), p.Network.Units(l)
	for k := 1; k < l; k++ {
		flat = flat[p.Network.Units(k)*(p.Network.Units(k-1)+1):]
	}
	weights = Array{l, w, out, in, flat[:in*out]}
	biases = Array{l, b, 0, out, flat[in*out : in*out+out]}
	if p.Columns {
		biases.Rows, biases.Columns = out, 1
		return weights, biases
	}
	return weights.transposed(), biases
}

// Given returns what a layer's lines start from: X and y with the first and the last, its weights and biases, its
// mask, and what the optimizer remembers.
func (p *NumPy) Given(r *nn.Recording, l int) (list []Array) {
	u, n := r.Update, p.Network
	if l == 1 {
		list = append(list, p.samples(1, "X", n.Inputs(), r, func(s *nn.RecordedSample) []float64 { return s.Inputs }))
	}
	list = p.pair(list, u.Before, l, "W", "b")
	if p.masked(l) {
		mask := Array{l, of("m", l), 0, n.Units(l), r.Samples[0].Layers[l-1].Mask}
		if p.Columns {
			mask.Rows, mask.Columns = n.Units(l), 1
		}
		list = append(list, mask)
	}
	for i, slot := range p.Options.Optimizer.Slots {
		list = p.pair(list, u.SlotsBefore[i], l, slot+"W", slot+"b")
	}
	if l == n.Layers() {
		list = append(list, p.samples(l, "y", n.Outputs(), r, func(s *nn.RecordedSample) []float64 { return s.Target }))
	}
	return list
}

// pair appends what belongs to a layer's weights, and to its biases.
func (p *NumPy) pair(list []Array, flat []float64, l int, w, b string) []Array {
	weights, biases := p.cut(flat, l, of(w, l), of(b, l))
	list = append(list, weights)
	if p.Biases {
		list = append(list, biases)
	}
	return list
}

// Results returns what a layer's lines come to, as a step was recorded: z, a, d, dW, db, and what its update leaves.
func (p *NumPy) Results(r *nn.Recording, l int) (list []Array) {
	u, width := r.Update, p.Network.Units(l)
	add := func(name string, row func(*nn.LayerTrace) []float64) {
		list = append(list, p.samples(l, of(name, l), width, r, func(s *nn.RecordedSample) []float64 {
			return row(&s.Layers[l-1])
		}))
	}
	add("z", func(t *nn.LayerTrace) []float64 { return t.Z })
	add("a", func(t *nn.LayerTrace) []float64 { return t.A })
	add("d", func(t *nn.LayerTrace) []float64 { return t.Delta })
	list = p.pair(list, p.reduced(u), l, "dW", "db")
	for i, slot := range p.Options.Optimizer.Slots {
		list = p.pair(list, u.SlotsAfter[i], l, slot+"W", slot+"b")
	}
	return p.pair(list, u.After, l, "W", "b")
}

// Output returns what a layer hands on, as a step was recorded.
func (p *NumPy) Output(r *nn.Recording, l int) Array {
	return p.samples(l, of("a", l), p.Network.Units(l), r, func(s *nn.RecordedSample) []float64 {
		return s.Layers[l-1].A
	})
}

// Listener returns what a hidden layer's backward pass starts from: W and d of the layer after it.
func (p *NumPy) Listener(r *nn.Recording, l int) []Array {
	weights, _ := p.cut(r.Update.Before, l+1, of("W", l+1), "")
	return []Array{weights, p.samples(l+1, of("d", l+1), p.Network.Units(l+1), r, func(s *nn.RecordedSample) []float64 {
		return s.Layers[l].Delta
	})}
}

// reduced is the mean or the sum of the samples' gradients.
func (p *NumPy) reduced(u *nn.Update) []float64 {
	if p.Options.Sum {
		return u.Sum
	}
	mean := make([]float64, len(u.Sum))
	for i, v := range u.Sum {
		mean[i] = v / float64(u.Samples)
	}
	return mean
}

// Constants returns the numbers that the lines name.
func (p *NumPy) Constants(u *nn.Update) (lines []Line) {
	o := p.Options
	all := strings.Builder{}
	for _, l := range p.Lines() {
		all.WriteString(l.Code + "\n")
	}
	if p.usesN() {
		lines = append(lines, Line{Given, 0, "n", p.choose("n = X.shape[0]", "n = X.shape[1]")})
	}
	for _, c := range []struct {
		name  string
		value float64
	}{
		{"eta", u.Rate}, {"reg", o.RegularizationRate}, {"decay", o.WeightDecay}, {"clip", o.Clip}, {"mu", o.Momentum},
		{"rho", o.Rho}, {"beta1", o.Beta1}, {"beta2", o.Beta2}, {"eps", o.Epsilon}, {"t", float64(u.Updates)},
		{"prod", u.Product / o.NadamMomentum(u.Updates)},
	} {
		if names(all.String(), c.name) {
			lines = append(lines, Line{Given, 0, c.name, c.name + " = " + number(c.value)})
		}
	}
	return lines
}

// names reports whether code has a variable of that name.
func names(code, name string) bool {
	part := func(c byte) bool {
		return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
	}
	for from := 0; ; {
		at := strings.Index(code[from:], name)
		if at < 0 {
			return false
		}
		at += from
		from = at + len(name)
		if (at == 0 || !part(code[at-1]) && code[at-1] != '.') && (from == len(code) || !part(code[from])) {
			return true
		}
	}
}

// number is written as short as Python reads the same bits from.
func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// Program writes a recorded step as a program that prints every number of it.
func (p *NumPy) Program(r *nn.Recording) string {
	var b strings.Builder
	for i, l := range p.Definitions() {
		if i > 0 && strings.HasPrefix(l.Code, "def ") {
			b.WriteString("\n\n")
		}
		b.WriteString(l.Code + "\n")
	}
	b.WriteString("\nnp.set_printoptions(precision=17, linewidth=120)\n\n")
	for l := 1; l <= p.Network.Layers(); l++ {
		for _, a := range p.Given(r, l) {
			a.write(&b)
		}
		if p.Resting {
			p.writeResting(&b, r.Update, l)
		}
	}
	for _, l := range p.Constants(r.Update) {
		b.WriteString(l.Code + "\n")
	}
	stage := Given
	var printed []string
	for _, l := range p.Lines() {
		if l.Stage != stage {
			stage = l.Stage
			b.WriteString("\n# " + string(stage) + "\n")
		}
		b.WriteString(l.Code + "\n")
		if l.Stage != Update {
			printed = append(printed, l.Name)
		}
	}
	for _, q := range p.parameters() {
		printed = append(printed, q.name)
	}
	fmt.Fprintf(&b, "\nfor name in %q.split():\n    print(name, \"=\", globals()[name])\n", strings.Join(printed, " "))
	return b.String()
}

// write writes an array as NumPy reads it.
func (a *Array) write(b *strings.Builder) {
	row := func(values []float64) string {
		var numbers []string
		for _, v := range values {
			text := number(v)
			if v == math.Trunc(v) && !strings.Contains(text, "e") {
				text += ".0" // an array of integers would not take what an update writes into it
			}
			numbers = append(numbers, text)
		}
		return "[" + strings.Join(numbers, ", ") + "]"
	}
	if a.Rows == 0 {
		b.WriteString(a.Name + " = np.array(" + row(a.Values) + ")\n")
		return
	}
	begin := a.Name + " = np.array(["
	b.WriteString(begin)
	for r := range a.Rows {
		if r > 0 {
			b.WriteString(",\n" + strings.Repeat(" ", len(begin)))
		}
		b.WriteString(row(a.Values[r*a.Columns : (r+1)*a.Columns]))
	}
	b.WriteString("])\n")
}

// writeResting writes which weights of a layer rest at 0 before the update.
func (p *NumPy) writeResting(b *strings.Builder, u *nn.Update, l int) {
	flat := make([]float64, len(u.Before))
	for _, at := range u.Resting {
		if u.Before[at] == 0 {
			flat[at] = 1
		}
	}
	rest, _ := p.cut(flat, l, of("rest", l), "")
	rest.write(b)
	b.WriteString(rest.Name + " = " + rest.Name + " == 1\n")
}
