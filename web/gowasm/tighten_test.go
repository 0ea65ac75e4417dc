package gowasm

import (
	"bytes"
	"encoding/hex"
	"strings"
	"testing"
)

// Every rewriting, and what looks like one but is not. The codes are those of
// https://webassembly.github.io/spec/core/appendix/index-instructions.html.
func TestTighten(t *testing.T) {
	for _, c := range []struct{ name, from, to string }{
		{"a load takes the constant", "2005 4210 7c a7 2b0300 1a", "2005 a7 2b0310 1a"},
		{"on top of its own offset", "2005 4210 7c a7 2b0308 1a", "2005 a7 2b0318 1a"},
		{"so does a vector", "2005 42f000 7c a7 fd000300 1a", "2005 a7 fd000370 1a"},
		{"and one that spreads a number", "2005 4210 7c a7 2b0300 fd14 1a", "2005 a7 fd0a0310 1a"},
		{"a number spread over a vector", "200a 2b0308 fd14 1a", "200a fd0a0308 1a"},
		{"a store takes the constant", "2005 4210 7c a7 200b fd0b0300", "2005 a7 200b fd0b0310"},
		{"a store of what is computed does not", "2005 4210 7c a7 200b200c a0 390300", ""},
		{"a constant below zero", "2005 4270 7c a7 2b0300 1a", ""},
		{"a constant past the first page", "2005 428020 7c a7 2b0300 1a", ""},
		{"its last byte", "2005 42ff1f 7c a7 2b0300 1a", "2005 a7 2b03ff1f 1a"},
		{"a difference is no sum", "2005 4210 7d a7 2b0300 1a", ""},
		{"an address from another block", "027f 2005 4210 7c a7 0b 2b0300 1a", ""},
		{"a lane to the other one", "2001 2002 fd2101 fd2200 1a",
			"2001 2002 fd0d 18191a1b1c1d1e1f 08090a0b0c0d0e0f 1a"},
		{"and back", "2001 2002 fd2100 fd2201 1a", "2001 2002 fd0d 0001020304050607 1011121314151617 1a"},
		{"whatever is in an instruction stays in it", "41e400 1a 440102030405060708 1a 4301020304 1a " +
			"fd0c000102030405060708090a0b0c0d0e0f 1a 1005 110102 fc0a0000 fc0b00 fc02 0440 05 0b", ""},
	} {
		if c.to == "" {
			c.to = c.from
		}
		got, err := Tighten(programOf(bytesOf(t, c.from+"0b")))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if want := programOf(bytesOf(t, c.to+"0b")); !bytes.Equal(got, want) {
			t.Errorf("%s:\n% x, want\n% x", c.name, got, want)
		}
	}
}

// Functions as Go's compiler leaves them: pc is local 0, and 3 its places.
func TestTightenMakesLoops(t *testing.T) {
	const head, tail = "0340 0240 0240 0240 2000 0e03 000102 02 0b", "0b 00 0b"
	for _, c := range []struct{ name, from, to string }{
		{"a segment that repeats itself",
			"2101 0b 2102 2003 0440 0f 0b 4101 2100 0c01 0b 2104 0f",
			"2101 0b 0340 2102 2003 0440 0f 0b 0c00 0b 0b 2104 0f"},
		{"and leaves for elsewhere",
			"2101 0b 2102 2003 0440 0c01 0b 200302400d020b 4101 2100 0c01 0b 2104 0f",
			"2101 0b 0340 2102 2003 0440 0c02 0b 200302400d030b 0c00 0b 0b 2104 0f"},
		{"from within a block",
			"2101 0b 2102 2003 0440 4101 2100 0c02 0b 0b 2104 0f",
			"2101 0b 0340 2102 2003 0440 0c01 0b 0b 0b 2104 0f"},
		{"by way of the steps before it",
			"2101 0b 2102 2003 0440 0f 0b 4100 2100 0c01 0b 2104 0f",
			"2101 0b 0340 2102 2003 0440 0f 0b 2101 0c00 0b 0b 2104 0f"},
		{"but not of what branches",
			"20030d00 0b 2102 4100 2100 0c01 0b 2104 0f", ""},
		{"nor of two segments",
			"2101 0b 2102 0b 4100 2100 0c00 0b", ""},
		{"another local is not the pc",
			"2101 0b 2102 4101 2105 0c01 0b 2104 0f", ""},
		{"a jump forward stays", "4102 2100 0c02 0b 2102 0b 2104 0f", ""},
	} {
		if c.to == "" {
			c.to = c.from
		}
		got, err := Tighten(programOf(bytesOf(t, head+c.from+tail)))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if want := programOf(bytesOf(t, head+c.to+tail)); !bytes.Equal(got, want) {
			t.Errorf("%s:\n% x, want\n% x", c.name, got, want)
		}
	}
}

// Functions that do not begin with a loop around blocks and a table have no segments.
func TestTightenLeavesOtherShapes(t *testing.T) {
	for name, code := range map[string]string{
		"no loop":               "2000 2101 0f",
		"a loop without blocks": "0340 4101 2100 0c00 0b",
		"blocks without table":  "0340 0240 2101 0b 2102 4101 2100 0c00 0b",
		"a loop that ends":      "0340 0b",
	} {
		program := programOf(bytesOf(t, code+"0b"))
		if got, err := Tighten(program); err != nil || !bytes.Equal(got, program) {
			t.Errorf("%s: % x, %v, want\n% x", name, got, err, program)
		}
	}
}

func TestTightenRefusesWhatItDoesNotKnow(t *testing.T) {
	whole := programOf(bytesOf(t, "2005 1a 0b"))
	for _, c := range []struct {
		name    string
		program []byte
	}{
		{"nothing", nil},
		{"another format", []byte("\x7fELF, and so on")},
		{"half a program", whole[:len(whole)-2]},
		{"an unknown instruction", programOf(bytesOf(t, "06 0b"))},
		{"an instruction cut off", programOf(bytesOf(t, "fd0c0001"))},
	} {
		if _, err := Tighten(c.program); err == nil {
			t.Errorf("%s: no error", c.name)
		}
	}
}

func FuzzTighten(f *testing.F) {
	f.Add(bytesOf(f, "0340 0240 0240 0240 2000 0e03 000102 02 0b "+
		"2101 0b 2102 2003 0440 0f 0b 4100 2100 0c01 0b 2104 0f 0b 00 0b"))
	f.Add(bytesOf(f, "2005 4210 7c a7 200b fd0b0300 0b"))
	f.Fuzz(func(t *testing.T, code []byte) {
		once, err := Tighten(programOf(code))
		if err != nil {
			return
		}
		if _, err := Tighten(once); err != nil {
			t.Errorf("% x becomes % x, which is not understood: %v", code, once, err)
		}
	})
}

// bytesOf reads hexadecimal digits; blanks are for the reader.
func bytesOf(t testing.TB, digits string) []byte {
	t.Helper()
	b, err := hex.DecodeString(strings.ReplaceAll(digits, " ", ""))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// programOf returns a program of one function without locals, and a section that is to stay as it is.
func programOf(code []byte) []byte {
	b := []byte("\x00asm\x01\x00\x00\x00")
	function := append([]byte{0}, code...)
	section := append(append([]byte{1}, leb(len(function))...), function...)
	b = append(append(append(b, codeSection), leb(len(section))...), section...)
	return append(b, 0, 5, 4, 'n', 'a', 'm', 'e')
}

func leb(n int) (b []byte) {
	for ; n >= 0x80; n >>= 7 {
		b = append(b, byte(n)|0x80)
	}
	return append(b, byte(n))
}
