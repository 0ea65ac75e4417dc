package tensors

import (
	"strings"
	"unicode/utf8"
)

// Parse reads what a program printed: arrays of NumPy, by print or by repr; tensors of PyTorch; lists and tuples of
// Python; JSON; numbers; each with a name before it, on the same line or on the one above, or without. Errors are
// *Fault.
func Parse(text string) ([]Tensor, error) {
	p := parser{s: text, heading: -1}
	if f := p.text(); f != nil {
		return nil, f
	}
	return p.tensors, nil
}

type parser struct {
	s       string
	i       int // the next byte
	depth   int
	numbers int
	tensors []Tensor

	label   string // words since the last value
	ended   bool   // their line has ended: the next word begins another label
	heading int    // number of the last line "layer 2"

	// The last place that was asked for: its offset, line, and where the line begins.
	seen, line, start int
}

// place returns line and column of an offset.
func (p *parser) place(at int) (line, column int) {
	if at < p.seen || p.line == 0 {
		p.seen, p.line, p.start = 0, 1, 0
	}
	for ; p.seen < at; p.seen++ {
		if p.s[p.seen] == '\n' {
			p.line++
			p.start = p.seen + 1
		}
	}
	return p.line, utf8.RuneCountInString(p.s[p.start:at]) + 1
}

func (p *parser) fault(at int, f Fault) *Fault {
	f.Line, f.Column = p.place(min(at, len(p.s)))
	f.Got = shorten(f.Got)
	return &f
}

func shorten(s string) string {
	if len(s) > mostName {
		s = s[:mostName] + "…"
	}
	return strings.ToValidUTF8(s, "")
}

func (p *parser) text() *Fault {
	if len(p.s) > MostBytes {
		return &Fault{Code: TooLong, Count: len(p.s), Most: MostBytes}
	}
	for p.i < len(p.s) {
		if f := p.next(); f != nil {
			return f
		}
	}
	if len(p.tensors) == 0 {
		return &Fault{Code: NothingPrinted}
	}
	return nil
}

// next reads one thing outside of brackets: a value, a word of its label, or what stands between.
func (p *parser) next() *Fault {
	switch c := p.s[p.i]; c {
	case '\n':
		p.endLine()
		p.i++
	case ' ', '\t', '\r', ',', ';', '=', ':', ')', '|':
		p.i++
	case '#':
		p.skipLine()
	case ']', '}':
		return p.fault(p.i, Fault{Code: NotOpened, Got: string(c)})
	case '[', '{':
		if c == '[' && p.index() {
			return nil
		}
		return p.value()
	case '(':
		if p.tupleAhead() {
			return p.value()
		}
		p.i++
	case '"', '\'':
		p.addWord(p.quoted())
	default:
		return p.outerWord()
	}
	return nil
}

func (p *parser) skipLine() {
	for p.i < len(p.s) && p.s[p.i] != '\n' {
		p.i++
	}
}

func (p *parser) endLine() {
	if p.label != "" && !p.ended {
		p.ended = true
		if n, ok := headingOf(p.label); ok {
			p.heading = n
		}
	}
}

func (p *parser) addWord(word string) {
	if p.ended {
		p.label, p.ended = "", false
	}
	if len(p.label) <= mostName {
		p.label = join(p.label, word)
	}
}

// tupleAhead reports whether the parenthesis here holds numbers: those of a sentence do not.
func (p *parser) tupleAhead() bool {
	if p.i > 0 && !strings.ContainsRune(" \t\r\n,;=:([", rune(p.s[p.i-1])) {
		return false
	}
	rest := strings.TrimLeft(p.s[p.i+1:min(len(p.s), p.i+40)], " \t\r\n([")
	if rest == "" {
		return false
	}
	end := strings.IndexAny(rest, " \t\r\n,()[]{}:;")
	if end < 0 {
		end = len(rest)
	}
	_, number := parseNumber(rest[:end])
	return number || constructor(rest[:end]) && end < len(rest) && rest[end] == '('
}

// outerWord reads a word outside of brackets.
func (p *parser) outerWord() *Fault {
	at := p.i
	word := p.word()
	if word == "" { // a byte that no word has
		p.i++
		return nil
	}
	switch {
	case word == ">>>" || word == "..." || word == "…":
		return nil
	case (word == "In" || word == "Out") && p.prompt():
		return nil
	case constructor(word) && p.peek() == '(':
		p.i = at
		return p.value()
	}
	if n, ok := parseNumber(word); ok && !p.belongsToLabel() {
		if f := p.count(at); f != nil {
			return f
		}
		return p.done(&node{at: at, leaf: true, number: n})
	}
	p.addWord(word)
	return nil
}

// prompt skips the number of a notebook's prompt, such as the [3]: after Out.
func (p *parser) prompt() bool {
	rest := strings.TrimLeft(p.s[p.i:min(len(p.s), p.i+12)], " ")
	inside, _, closed := strings.Cut(rest, "]:")
	if !closed || !strings.HasPrefix(inside, "[") || !digits(inside[1:]) {
		return false
	}
	p.i += strings.Index(p.s[p.i:], "]:") + 2
	return true
}

// belongsToLabel reports whether the number just read is a part of the label: in "layer 1 weights", in "step 3:".
func (p *parser) belongsToLabel() bool {
	if p.ended || p.label == "" {
		return false
	}
	if last := lastWord(p.label); strings.EqualFold(last, "layer") {
		return true
	}
	for i := p.i; i < len(p.s); i++ {
		switch p.s[i] {
		case ' ', '\t':
		case ':', '=', '[':
			return true
		default:
			return false
		}
	}
	return false
}

// index reads the [0] of a name such as weights[0] as a part of it.
func (p *parser) index() bool {
	if p.ended || p.label == "" || p.i == 0 || class(p.s[p.i-1]) == 0 && p.s[p.i-1] != ']' {
		return false
	}
	inside, _, closed := strings.Cut(p.s[p.i+1:min(len(p.s), p.i+8)], "]")
	if !closed || inside == "" || !digits(inside) {
		return false
	}
	p.addWord(inside)
	p.i += len(inside) + 2
	return true
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// value reads a value outside of brackets and makes tensors of it.
func (p *parser) value() *Fault {
	n, f := p.read()
	if f != nil {
		return f
	}
	return p.done(&n)
}

func (p *parser) done(n *node) *Fault {
	name := shorten(p.label)
	p.label, p.ended = "", false
	return p.emit(n, name, 0, 0)
}

func (p *parser) peek() byte {
	if p.i < len(p.s) {
		return p.s[p.i]
	}
	return 0
}

// word reads up to a space, a bracket or a mark.
func (p *parser) word() string {
	at := p.i
	if end := strings.IndexAny(p.s[at:], " \t\r\n[](){},;:=\""); end >= 0 {
		p.i += end
	} else {
		p.i = len(p.s)
	}
	return p.s[at:p.i]
}

// quoted reads a string, and forgives one that its line leaves open.
func (p *parser) quoted() string {
	mark := p.s[p.i]
	at := p.i + 1
	for p.i = at; p.i < len(p.s) && p.s[p.i] != '\n'; p.i++ {
		switch p.s[p.i] {
		case '\\':
			if p.i+1 < len(p.s) && p.s[p.i+1] != '\n' {
				p.i++
			}
		case mark:
			p.i++
			return shorten(p.s[at : p.i-1])
		}
	}
	return shorten(p.s[at:p.i])
}

// count counts a number.
func (p *parser) count(at int) *Fault {
	if p.numbers++; p.numbers > MostNumbers {
		return p.fault(at, Fault{Code: ManyNumbers, Most: MostNumbers})
	}
	return nil
}
