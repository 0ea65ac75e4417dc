package tensors

import "strconv"

// Kind says what a tensor is.
type Kind string

// The kinds, in the order of computation. DZ is δ.
const (
	X    Kind = "X"
	Y    Kind = "Y" // targets
	W    Kind = "W"
	B    Kind = "b"
	Z    Kind = "z"
	A    Kind = "a"
	Loss Kind = "loss"
	DA   Kind = "dA"
	DZ   Kind = "delta"
	DW   Kind = "dW"
	DB   Kind = "db"
	NewW Kind = "newW"
	NewB Kind = "newB"
)

// Kinds lists all kinds.
func Kinds() []Kind { return []Kind{X, Y, W, B, Z, A, Loss, DA, DZ, DW, DB, NewW, NewB} }

// meant is what a name says.
type meant struct {
	kind    Kind  // "": nothing known
	numbers []int // in the name
	hidden  bool  // says that it is of the hidden layer
	output  bool  // or of the output layer
	aside   bool  // names something that is no part of a step: a shape, a rate, an epoch
}

// understand reads a name.
func understand(name string) meant {
	var m meant
	seen := map[string]bool{}
	last := "" // the symbol that a derivative is taken by
	for _, token := range tokens(name) {
		if digits(token) {
			if n, err := strconv.Atoi(token); err == nil {
				m.numbers = append(m.numbers, n)
			}
			continue
		}
		symbol := symbols[token]
		if token == "l" && (seen["d"] || last == "loss") { // dL/dW
			symbol = "loss"
		}
		if symbol == "" {
			continue
		}
		seen[symbol] = true
		if symbol != "d" && symbol != "new" && symbol != "layer" {
			last = symbol
		}
	}
	m.hidden, m.output = seen["h"], seen["o"] || seen["yhat"]
	m.aside = seen["shape"]
	m.kind = kindOf(seen, last)
	if m.kind == X && m.hidden || m.kind == X && m.output && !seen["h"] && seen["layer"] {
		m.kind = Z // what goes into a layer's units
	}
	switch m.kind {
	case Z, A, DA, DZ: // what comes out of the hidden layer
		m.output = m.output && !m.hidden
	}
	return m
}

func kindOf(seen map[string]bool, last string) Kind {
	pick := func(new bool, then, otherwise Kind) Kind {
		if new {
			return then
		}
		return otherwise
	}
	delta, derivative := seen["delta"], seen["d"] || seen["delta"]
	switch {
	case seen["w"] && (derivative || last == "loss" && seen["loss"] && !seen["d"]):
		return DW
	case seen["b"] && derivative:
		return DB
	case seen["w"]:
		return pick(seen["new"], NewW, W)
	case seen["b"]:
		return pick(seen["new"], NewB, B)
	case delta, seen["d"] && seen["z"]:
		return DZ
	case seen["d"] && (seen["a"] || seen["h"] || seen["o"] || seen["yhat"]):
		return DA
	case seen["d"]:
		return ""
	case seen["target"]:
		return Y
	case seen["loss"] && (seen["a"] || seen["h"] || seen["o"]):
		return DA // of tutorials: l2_error = y − l2
	case seen["loss"]:
		return Loss
	case seen["z"]:
		return Z
	case seen["yhat"]:
		return A
	case seen["y"]:
		return Y
	case seen["x"]:
		return X
	case seen["a"], seen["h"], seen["o"], seen["layer"]:
		return A
	}
	return ""
}

// perLayer reports whether a list of that name may hold vectors of several layers.
func perLayer(name string) bool {
	switch m := understand(name); m.kind {
	case X, Y, W, DW, NewW, Loss:
		return false
	default:
		return true
	}
}

// headingOf returns the number of a line such as "layer 2", which names what stands below it.
func headingOf(line string) (number int, ok bool) {
	m := understand(line)
	layer := false
	for _, token := range tokens(line) {
		layer = layer || symbols[token] == "layer"
	}
	if layer && (m.kind == "" || m.kind == A) && len(m.numbers) == 1 {
		return m.numbers[0], true
	}
	return -1, false
}

// slot is one tensor of a step. Layers count from 1, the first after the inputs; X is of layer 0, Y and Loss of the
// last.
type slot struct {
	kind  Kind
	layer int
}

// compare orders slots by when they are computed. The forward pass goes up through the layers, the backward pass down.
func (s slot) compare(t slot) int {
	a, b := s.rank(), t.rank()
	for i := range a {
		if a[i] != b[i] {
			return a[i] - b[i]
		}
	}
	return 0
}

func (s slot) rank() [3]int {
	switch s.kind {
	case X:
		return [3]int{0, 0, 0}
	case Y:
		return [3]int{0, 1, 0}
	case W:
		return [3]int{0, 2 + s.layer, 0}
	case B:
		return [3]int{0, 2 + s.layer, 1}
	case Z:
		return [3]int{1, s.layer, 0}
	case A:
		return [3]int{1, s.layer, 1}
	case Loss:
		return [3]int{2, 0, 0}
	case DA:
		return [3]int{3, -s.layer, 0}
	case DZ:
		return [3]int{3, -s.layer, 1}
	case DW:
		return [3]int{3, -s.layer, 2}
	case DB:
		return [3]int{3, -s.layer, 3}
	case NewW:
		return [3]int{4, s.layer, 0}
	}
	return [3]int{4, s.layer, 1}
}
