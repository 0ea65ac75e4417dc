package gowasm

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// Tighten rewrites a compiled Go program to do the same with fewer instructions: see withLoops
// and tightener.
func Tighten(program []byte) ([]byte, error) {
	const header = "\x00asm\x01\x00\x00\x00" // and version
	if !bytes.HasPrefix(program, []byte(header)) {
		return nil, errors.New("tighten: not a WebAssembly program")
	}
	out := append(make([]byte, 0, len(program)), header...)
	for r := (reader{rest: program[len(header):]}); len(r.rest) > 0; {
		id := r.byte()
		body := r.bytes(r.unsigned())
		if id == codeSection && !r.failed {
			code, err := tightenFunctions(body)
			if err != nil {
				return nil, err
			}
			body = code
		}
		if r.failed {
			return nil, errors.New("tighten: a section does not end")
		}
		out = append(binary.AppendUvarint(append(out, id), uint64(len(body))), body...)
	}
	return out, nil
}

const codeSection = 10

// tightenFunctions tightens the body of the code section.
func tightenFunctions(section []byte) ([]byte, error) {
	r := reader{rest: section}
	n := r.unsigned()
	out := binary.AppendUvarint(make([]byte, 0, len(section)), n)
	for i := uint64(0); i < n && !r.failed; i++ {
		f, err := tightenFunction(r.bytes(r.unsigned()))
		if err != nil {
			return nil, fmt.Errorf("tighten: function %d: %w", i, err)
		}
		out = append(binary.AppendUvarint(out, uint64(len(f))), f...)
	}
	if r.failed || len(r.rest) > 0 {
		return nil, errors.New("tighten: the code section does not end with its last function")
	}
	return out, nil
}

func tightenFunction(body []byte) ([]byte, error) {
	r := reader{rest: body}
	for groups := r.unsigned(); groups > 0 && !r.failed; groups-- { // of locals
		r.unsigned()
		r.byte()
	}
	locals := body[:len(body)-len(r.rest)]
	var code []instruction
	for len(r.rest) > 0 && !r.failed {
		code = append(code, r.instruction())
	}
	if r.failed {
		return nil, fmt.Errorf("unknown instruction %d bytes before its end", len(r.rest))
	}
	var t tightener
	for _, i := range withLoops(code) {
		t.add(i)
	}
	out := append(make([]byte, 0, len(body)), locals...)
	for _, i := range t.code {
		out = append(out, i.code...)
	}
	return out, nil
}

// Go's compiler computes the address of nearly every vector and float in an addition of
// its own, though a load or store adds a constant for nothing. In the kernel's loops
// that was a third of the instructions. It also loads a number before spreading it over
// a vector, and moves one between vectors by way of a scalar, where there is an
// instruction for each. A tightener rewrites
//
//	i64.const c, i64.add, i32.wrap_i64, load o                as  i32.wrap_i64, load o+c
//	i64.const c, i64.add, i32.wrap_i64, local.get v, store o  as  i32.wrap_i64, local.get v, store o+c
//	f64.load, f64x2.splat                                     as  v128.load64_splat
//	f64x2.extract_lane, f64x2.replace_lane                    as  i8x16.shuffle
//
// The same bits are loaded, stored and moved.
type tightener struct{ code []instruction }

var wrap = instruction{op: opWrap, code: []byte{opWrap}}

// add appends an instruction, or replaces it and those before it by fewer.
func (t *tightener) add(i instruction) {
	switch {
	case i.isLoad() && t.op(1) == opWrap && t.foldConstant(2, &i):
		t.replace(3, wrap, i.encoded())
	case i.isStore() && t.op(1) == opLocalGet && t.op(2) == opWrap && t.foldConstant(3, &i):
		t.replace(4, wrap, t.last(1), i.encoded())
	case i.op == opF64Splat && t.op(1) == opF64Load:
		load := t.last(1)
		load.op = opLoadSplat
		t.replace(1, load.encoded())
	case i.op == opReplaceLane && t.op(1) == opExtractLane:
		t.replace(1, shuffle(i.value, t.last(1).value))
	default:
		t.code = append(t.code, i)
	}
}

// last returns the n-th last instruction.
func (t *tightener) last(n int) instruction {
	if n > len(t.code) {
		return instruction{}
	}
	return t.code[len(t.code)-n]
}

func (t *tightener) op(n int) int { return t.last(n).op }

// replace puts instructions in the place of the last n.
func (t *tightener) replace(n int, by ...instruction) {
	t.code = append(t.code[:len(t.code)-n], by...)
}

// foldConstant moves a constant that the n-th last instruction adds to an address into the
// load or store i, and reports whether there was one. Go's data begin past the first page:
// no address with the constant in it is less than the constant, so nothing wraps around.
func (t *tightener) foldConstant(n int, i *instruction) bool {
	const page = 4096
	c := t.last(n + 1)
	if t.op(n) != opI64Add || c.op != opI64Const || c.value < 0 || c.value >= page || i.offset >= 1<<31-page {
		return false
	}
	i.offset += uint64(c.value)
	return true
}

// shuffle puts a lane of the second vector into a lane of the first.
func shuffle(into, from int64) instruction {
	code := binary.AppendUvarint([]byte{opVector}, opShuffle&0xff)
	for k := range int64(16) {
		if k/8 == into {
			k = 16 + 8*from + k%8
		}
		code = append(code, byte(k))
	}
	return instruction{op: opShuffle, code: code}
}
