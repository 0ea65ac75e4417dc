package tensors

// Tensor is what was printed in one pair of brackets, or a number by itself.
type Tensor struct {
	Name    string // as printed; "" if it has none
	Shape   []int  // none for a single number
	Numbers []Number
	Line    int // where it begins, from 1
	// Single reports whether it is known to hold float32, whose arithmetic is right to 6 or 7 digits.
	Single bool
	// Place counts from 0 within the list of Of tensors that it stood in; Of is 0 if it stood by itself.
	Place, Of int
	// Heading is the number of the line "layer 2" above it; −1 without.
	Heading int
}

// size returns rows and columns; a vector is one row.
func (t *Tensor) size() (rows, columns int) {
	switch len(t.Shape) {
	case 0:
		return 1, 1
	case 1:
		return 1, t.Shape[0]
	}
	return t.Shape[0], t.Shape[1]
}

// bothSigns reports whether there are numbers above and below 0.
func (t *Tensor) bothSigns() bool {
	above, below := false, false
	for _, n := range t.Numbers {
		above, below = above || n.Value > 0, below || n.Value < 0
	}
	return above && below
}

// node is a value as it was read: a number, or what stood between brackets.
type node struct {
	name   string
	at     int // where it begins in the text
	kids   []node
	leaf   bool
	number literal
	single bool
	object bool
}

// shape returns the shape of a node whose numbers fill one; a leaf has none.
func (n *node) shape() (shape []int, ok bool) {
	if n.leaf {
		return nil, true
	}
	if n.object || len(n.kids) == 0 {
		return nil, false
	}
	for i := range n.kids {
		of, ok := n.kids[i].shape()
		if !ok || n.kids[i].name != "" {
			return nil, false
		}
		if i == 0 {
			shape = append([]int{len(n.kids)}, of...)
			continue
		}
		if len(of) != len(shape)-1 {
			return nil, false
		}
		for d := range of {
			if of[d] != shape[d+1] {
				return nil, false
			}
		}
	}
	return shape, true
}

func (n *node) literals(dst []literal) []literal {
	if n.leaf {
		return append(dst, n.number)
	}
	for i := range n.kids {
		dst = n.kids[i].literals(dst)
	}
	return dst
}

// anySingle reports whether a node or what it holds says that it is float32.
func (n *node) anySingle() bool {
	for i := range n.kids {
		if n.kids[i].anySingle() {
			return true
		}
	}
	return n.single
}

// emit makes tensors of a node. What does not fill one matrix is several: a list of layers, an object, a dict.
func (p *parser) emit(n *node, name string, place, of int) *Fault {
	shape, ok := n.shape()
	if ok && len(shape) <= 2 {
		if len(p.tensors) == MostTensors {
			return p.fault(n.at, Fault{Code: ManyTensors, Most: MostTensors})
		}
		t := Tensor{Name: name, Shape: shape, Place: place, Of: of, Single: n.anySingle(), Heading: p.heading}
		t.Line, _ = p.place(n.at)
		t.Numbers = numbersOf(n.literals(nil))
		p.tensors = append(p.tensors, t)
		return nil
	}
	if f := p.checkKids(n, name); f != nil {
		return f
	}
	for i := range n.kids {
		kid := &n.kids[i]
		full, at, among := name, i, len(n.kids)
		if kid.name != "" {
			full, at, among = shorten(join(name, kid.name)), 0, 0
			if n.object { // of a list of layers, say
				at, among = place, of
			}
		}
		if f := p.emit(kid, full, at, among); f != nil {
			return f
		}
	}
	return nil
}

// checkKids refuses rows that were meant to be a matrix and are not.
func (p *parser) checkKids(n *node, name string) *Fault {
	if n.object {
		return nil
	}
	if len(n.kids) == 0 {
		return p.fault(n.at, Fault{Code: Empty})
	}
	vectors, numbers, named := 0, 0, 0
	for i := range n.kids {
		kid := &n.kids[i]
		shape, ok := kid.shape()
		switch {
		case kid.name != "":
			named++
		case kid.leaf:
			numbers++
		case ok && len(shape) == 1:
			vectors++
		}
	}
	if numbers > 0 && named == 0 {
		for i := range n.kids {
			if n.kids[i].leaf != n.kids[0].leaf {
				at := &n.kids[i]
				if !at.leaf {
					at = &n.kids[i-1]
				}
				return p.fault(at.at, Fault{Code: NumberInRows})
			}
		}
	}
	// Vectors of different lengths are the biases of several layers, say; but rows of a matrix are more likely.
	if vectors == len(n.kids) && !perLayer(name) {
		for i := range n.kids {
			if got, want := len(n.kids[i].kids), len(n.kids[0].kids); got != want {
				return p.fault(n.kids[i].at, Fault{Code: Ragged, Count: got, Most: want})
			}
		}
	}
	return nil
}

func numbersOf(all []literal) []Number {
	var p precision
	for _, n := range all {
		p.see(n)
	}
	numbers := make([]Number, len(all))
	for i, n := range all {
		numbers[i] = p.number(n)
	}
	return numbers
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}
