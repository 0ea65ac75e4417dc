package tensors

import "strings"

// constructor reports whether a word, in front of a parenthesis, makes a value: np.array, tensor, np.float64 …
func constructor(word string) bool {
	switch strings.ToLower(word[strings.LastIndexByte(word, '.')+1:]) {
	case "array", "asarray", "ndarray", "matrix", "tensor", "parameter", "variable", "list", "tuple", "dict",
		"ordereddict", "float64", "float32", "float16", "longdouble", "int64", "int32", "int16", "int8", "uint8":
		return true
	}
	return false
}

// read reads a number, brackets or a call.
func (p *parser) read() (node, *Fault) {
	at := p.i
	switch p.peek() {
	case '[':
		return p.sequence(']')
	case '(':
		return p.sequence(')')
	case '{':
		return p.object()
	}
	word := p.word()
	if constructor(word) && p.peek() == '(' {
		return p.call(at, word)
	}
	n, ok := parseNumber(word)
	if !ok {
		switch {
		case word == "..." || word == "…":
			return node{}, p.fault(at, Fault{Code: Shortened, Got: word})
		case word == "" && p.i < len(p.s):
			word = string(p.s[p.i])
		}
		return node{}, p.fault(at, Fault{Code: NotNumber, Got: word})
	}
	return node{at: at, leaf: true, number: n}, p.count(at)
}

// enter counts how deep brackets stand in each other.
func (p *parser) enter() *Fault {
	if p.depth++; p.depth > MostDepth {
		return p.fault(p.i, Fault{Code: Deep, Most: MostDepth})
	}
	return nil
}

// blank skips spaces, line ends and commas.
func (p *parser) blank() {
	for p.i < len(p.s) && strings.IndexByte(" \t\r\n,", p.s[p.i]) >= 0 {
		p.i++
	}
}

// sequence reads brackets with values, between spaces or commas. A string names the value after it, as in the
// state_dict of PyTorch.
func (p *parser) sequence(closing byte) (node, *Fault) {
	n := node{at: p.i}
	opening := string(p.s[p.i])
	if f := p.enter(); f != nil {
		return n, f
	}
	defer func() { p.depth-- }()
	p.i++
	name := ""
	for {
		p.blank()
		switch c := p.peek(); c {
		case 0:
			if p.i >= len(p.s) {
				return n, p.fault(n.at, Fault{Code: NotClosed, Got: opening, Want: string(closing)})
			}
		case ']', ')', '}':
			if c != closing {
				return n, p.fault(p.i, Fault{Code: WrongClose, Got: string(c), Want: string(closing)})
			}
			p.i++
			return n, nil
		case '"', '\'':
			name = p.quoted()
			continue
		}
		kid, f := p.read()
		if f != nil {
			return n, f
		}
		kid.name, name = name, ""
		n.kids = append(n.kids, kid)
	}
}

// call reads what a constructor holds: its first argument. The others say how it is stored.
func (p *parser) call(at int, word string) (node, *Fault) {
	open := p.i
	if f := p.enter(); f != nil {
		return node{}, f
	}
	defer func() { p.depth-- }()
	p.i++
	p.blank()
	n, f := p.read()
	if f != nil {
		return n, f
	}
	n.at = at
	rest, nested := p.i, 1
	for ; p.i < len(p.s); p.i++ {
		switch p.s[p.i] {
		case '(':
			nested++
		case ')':
			if nested--; nested == 0 {
				how := p.s[rest:p.i]
				// PyTorch holds float32 unless it says otherwise.
				n.single = strings.Contains(word+how, "float32") || strings.Contains(word+how, "float16") ||
					strings.HasSuffix(word, "ensor") && !strings.Contains(how, "float64")
				p.i++
				return n, nil
			}
		case '[', '{':
			return n, p.fault(p.i, Fault{Code: WrongClose, Got: string(p.s[p.i]), Want: ")"})
		}
	}
	return n, p.fault(open, Fault{Code: NotClosed, Got: "(", Want: ")"})
}

// object reads JSON's or Python's {"name": value, …}. Texts, null and truth values in it are no tensors.
func (p *parser) object() (node, *Fault) {
	n := node{at: p.i, object: true}
	if f := p.enter(); f != nil {
		return n, f
	}
	defer func() { p.depth-- }()
	p.i++
	for {
		p.blank()
		if p.i >= len(p.s) {
			return n, p.fault(n.at, Fault{Code: NotClosed, Got: "{", Want: "}"})
		}
		if p.s[p.i] == '}' {
			p.i++
			return n, nil
		}
		kid, skip, f := p.member()
		if f != nil {
			return n, f
		}
		if !skip {
			n.kids = append(n.kids, kid)
		}
	}
}

func (p *parser) member() (n node, skip bool, f *Fault) {
	at, name := p.i, ""
	if c := p.s[p.i]; c == '"' || c == '\'' {
		name = p.quoted()
	} else if name = p.word(); name == "" {
		return n, false, p.fault(at, Fault{Code: NotAName, Got: string(p.s[at])})
	}
	p.blank()
	if p.peek() != ':' {
		return n, false, p.fault(p.i, Fault{Code: NoColon, Got: p.excerpt(), Want: ":"})
	}
	p.i++
	p.blank()
	if c := p.peek(); c == '"' || c == '\'' {
		p.quoted()
		return n, true, nil
	}
	rest := p.s[p.i:min(len(p.s), p.i+5)]
	for _, word := range []string{"null", "None", "true", "True", "false", "False"} {
		if strings.HasPrefix(rest, word) {
			p.i += len(word)
			return n, true, nil
		}
	}
	n, f = p.read()
	n.name = shorten(name)
	return n, false, f
}

// excerpt returns the beginning of what comes next.
func (p *parser) excerpt() string {
	line, _, _ := strings.Cut(p.s[p.i:min(len(p.s), p.i+20)], "\n")
	return line
}
