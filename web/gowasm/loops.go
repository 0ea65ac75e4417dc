package gowasm

import (
	"encoding/binary"
	"slices"
)

// Go's compiler knows no loops in WebAssembly. A function is one large loop around blocks,
//
//	loop
//	  block … block
//	    local.get pc, br_table …
//	  end
//	  segment 0
//	  end
//	  segment 1
//	  …
//
// and whoever wants to jump backward sets pc and starts over at the top, where all
// variables of the function meet. A segment that repeats itself, as the kernel's innermost
// loops do, is wrapped in a loop of its own instead, whose variables can stay in
// registers. Most jump to the segment before, which steps on and falls through: its steps
// are copied to where the jump was.

const (
	opUnreachable = 0x00
	opBlock       = 0x02
	opLoop        = 0x03
	opIf          = 0x04
	opEnd         = 0x0b
	opBr          = 0x0c
	opBrIf        = 0x0d
	opBrTable     = 0x0e
	opReturn      = 0x0f
	opLocalSet    = 0x21
	opI32Const    = 0x41

	noType = 0x40 // of a block that leaves nothing
)

// segment is the code from one of a function's entries to the next.
type segment struct {
	start, end int // among the instructions; the end that closes the next block is not in it
	jumps      []jump
}

// jump goes back to the beginning of its own segment.
type jump struct {
	at    int           // its i32.const; local.set and br follow
	steps []instruction // done before
}

// withLoops returns a function's instructions with loops around the segments that repeat
// themselves.
func withLoops(code []instruction) []instruction {
	segments := repeating(code)
	if len(segments) == 0 {
		return code
	}
	out, at := make([]instruction, 0, len(code)+2*len(segments)), 0
	for _, s := range segments {
		out = append(append(out, code[at:s.start]...), instruction{op: opLoop, code: []byte{opLoop, noType}})
		out = append(s.wrapped(out, code), instruction{op: opEnd, code: []byte{opEnd}})
		at = s.end
	}
	return append(out, code[at:]...)
}

// repeating returns the segments of a function that jump back to their own beginning.
func repeating(code []instruction) (all []segment) {
	top := slices.IndexFunc(code, func(i instruction) bool { return i.op == opLoop })
	if top < 0 {
		return nil
	}
	at, blocks := top+1, 0
	for ; at < len(code) && code[at].op == opBlock; at++ {
		blocks++
	}
	if blocks == 0 || at+1 >= len(code) || code[at].op != opLocalGet || code[at+1].op != opBrTable {
		return nil
	}
	pc, table := code[at].value, code[at+1].targets
	var before, current segment
	for i, open, number := at+2, 0, -1; i < len(code); i++ {
		switch code[i].op {
		case opBlock, opLoop, opIf:
			open++
		case opEnd:
			if open > 0 {
				open--
				continue
			}
			if current.end = i; len(current.jumps) > 0 {
				all = append(all, current)
			}
			if number++; number == blocks {
				return all
			}
			before, current = current, segment{start: i + 1}
		case opBr:
			if number < 0 || code[i].targets[0] != uint64(open+blocks-1-number) ||
				code[i-1].op != opLocalSet || code[i-1].value != pc || code[i-2].op != opI32Const {
				continue
			}
			p := code[i-2].value
			if p < 0 || p >= int64(len(table)) {
				continue
			}
			steps := code[before.start:before.end]
			switch table[p] {
			case uint64(number):
				current.jumps = append(current.jumps, jump{at: i - 2})
			case uint64(number - 1):
				if number > 0 && isStraight(steps) {
					current.jumps = append(current.jumps, jump{i - 2, steps})
				}
			}
		}
	}
	return all
}

// isStraight reports whether code does one thing after another, and nothing else.
func isStraight(code []instruction) bool {
	return !slices.ContainsFunc(code, func(i instruction) bool {
		return i.op == opUnreachable || opBlock <= i.op && i.op <= opReturn
	})
}

// wrapped appends a segment as it is within a loop: jumps to its beginning become
// branches to the loop, and what leaves it has one more block to leave.
func (s segment) wrapped(out, code []instruction) []instruction {
	open := 0
	for i := s.start; i < s.end; i++ {
		c := code[i]
		switch c.op {
		case opBlock, opLoop, opIf:
			open++
		case opEnd:
			open--
		case opI32Const:
			if k := slices.IndexFunc(s.jumps, func(j jump) bool { return j.at == i }); k >= 0 {
				out = append(out, s.jumps[k].steps...)
				c, i = branch(opBr, uint64(open)), i+2
			}
		case opBr, opBrIf, opBrTable:
			targets := slices.Clone(c.targets)
			for k := range targets {
				if targets[k] >= uint64(open) {
					targets[k]++
				}
			}
			c = branch(c.op, targets...)
		}
		out = append(out, c)
	}
	return out
}

// branch returns a branch out of as many blocks as targets say; a table's last target is
// its default.
func branch(op int, targets ...uint64) instruction {
	code := []byte{byte(op)}
	if op == opBrTable {
		code = binary.AppendUvarint(code, uint64(len(targets)-1))
	}
	for _, t := range targets {
		code = binary.AppendUvarint(code, t)
	}
	return instruction{op: op, targets: targets, code: code}
}
