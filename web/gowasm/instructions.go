package gowasm

import "encoding/binary"

// instruction is one of WebAssembly's, as far as it must be understood to be rewritten.
type instruction struct {
	op            int
	code          []byte
	value         int64    // of a constant, a local's number, or a lane
	targets       []uint64 // of a branch
	align, offset uint64   // of a load or store
}

// The opcodes that are used below. Those of vectors follow a prefix and are written here as 0x100 and more.
const (
	opLocalGet    = 0x20
	opFirstLoad   = 0x28 // i32.load
	opF64Load     = 0x2b
	opLastLoad    = 0x35 // i64.load32_u
	opLastStore   = 0x3e // i64.store32
	opI64Const    = 0x42
	opI64Add      = 0x7c
	opWrap        = 0xa7 // i32.wrap_i64
	opMore        = 0xfc
	opVector      = 0xfd
	opLoadSplat   = 0x10a // v128.load64_splat
	opVectorStore = 0x10b
	opShuffle     = 0x10d
	opF64Splat    = 0x114
	opExtractLane = 0x121 // f64x2.extract_lane
	opReplaceLane = 0x122
)

func (i instruction) isLoad() bool {
	return opFirstLoad <= i.op && i.op <= opLastLoad || 0x100 <= i.op && i.op <= opLoadSplat
}

func (i instruction) isStore() bool {
	return opLastLoad < i.op && i.op <= opLastStore || i.op == opVectorStore
}

// encoded returns a load or store with the code that belongs to it.
func (i instruction) encoded() instruction {
	if i.op >= 0x100 {
		i.code = binary.AppendUvarint([]byte{opVector}, uint64(i.op-0x100))
	} else {
		i.code = []byte{byte(i.op)}
	}
	i.code = binary.AppendUvarint(binary.AppendUvarint(i.code, i.align), i.offset)
	return i
}

// reader reads WebAssembly's binary format,
// https://webassembly.github.io/spec/core/binary/index.html. It fails when what it reads
// ends too early or is unknown.
type reader struct {
	rest   []byte
	failed bool
}

func (r *reader) byte() byte {
	b := r.bytes(1)
	if r.failed {
		return 0
	}
	return b[0]
}

func (r *reader) bytes(n uint64) []byte {
	if n > uint64(len(r.rest)) {
		r.failed, r.rest = true, nil
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *reader) unsigned() uint64 {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 {
		r.failed, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

// signed reads a number in two's complement, seven bits a byte.
func (r *reader) signed() (v int64) {
	for shift := 0; shift < 64; {
		b := r.byte()
		v |= int64(b&0x7f) << shift
		shift += 7
		if b < 0x80 {
			if b&0x40 != 0 && shift < 64 {
				v |= -1 << shift
			}
			return v
		}
	}
	r.failed = true
	return 0
}

// instruction reads one with all that belongs to it.
func (r *reader) instruction() (i instruction) {
	from := r.rest
	i.op = int(r.byte())
	switch op := i.op; {
	case op == opVector:
		r.vector(&i)
	case op == opMore:
		r.more()
	case opFirstLoad <= op && op <= opLastStore:
		i.align, i.offset = r.unsigned(), r.unsigned()
	case op == opBlock, op == opLoop, op == opIf, op == opI32Const, op == opI64Const:
		i.value = r.signed()
	case op == opBr, op == opBrIf:
		i.targets = []uint64{r.unsigned()}
	case op == opBrTable:
		for n := r.unsigned() + 1; n > 0 && !r.failed; n-- {
			i.targets = append(i.targets, r.unsigned())
		}
	case op == 0x10, op == 0xd2, opLocalGet <= op && op <= 0x26, op == 0x3f, op == 0x40:
		i.value = int64(r.unsigned()) // a function, local, global, table or memory
	case op == 0x11: // call_indirect
		r.unsigned()
		r.unsigned()
	case op == 0x43: // f32.const
		r.bytes(4)
	case op == 0x44: // f64.const
		r.bytes(8)
	case op <= 0x01, op == 0x05, op == opEnd, op == 0x0f, op == 0x1a, op == 0x1b, 0x45 <= op && op <= 0xc4:
		// nothing belongs to these
	default:
		r.failed = true
	}
	i.code = from[:len(from)-len(r.rest)]
	return i
}

// more reads the rest of a conversion that saturates, or of an operation on memory or tables.
func (r *reader) more() {
	switch sub := r.unsigned(); {
	case sub <= 7:
	case sub == 9, sub == 11, sub == 13, 15 <= sub && sub <= 17:
		r.unsigned()
	case sub <= 14:
		r.unsigned()
		r.unsigned()
	default:
		r.failed = true
	}
}

// vector reads the rest of an operation on vectors.
func (r *reader) vector(i *instruction) {
	sub := r.unsigned()
	i.op = 0x100 + int(sub&0xff)
	switch {
	case sub <= 11, sub == 92, sub == 93: // loads, and the store
		i.align, i.offset = r.unsigned(), r.unsigned()
	case sub <= 13: // a constant, or what to shuffle
		r.bytes(16)
	case 21 <= sub && sub <= 34:
		i.value = int64(r.byte())
	case 84 <= sub && sub <= 91: // a lane's load or store
		r.unsigned()
		r.unsigned()
		r.byte()
	case sub > 0xff:
		r.failed = true
	}
}
