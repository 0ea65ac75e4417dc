// Package random has the generators whose numbers must match others' bit for bit. Nothing here reads a clock or a
// global source: a seed is a parameter.
package random

import (
	"math"
	"unicode/utf16"
)

// Seedrandom is the generator of the JavaScript library seedrandom 2.4.3, which TensorFlow Playground seeds with
// the `seed` of its links: ARC4 whose key is mixed from the seed string.
type Seedrandom struct {
	i, j  byte
	state [256]byte
}

// NewSeedrandom seeds a generator with a string, as Math.seedrandom(seed).
func NewSeedrandom(seed string) *Seedrandom {
	key := mixKey(seed)
	s := &Seedrandom{}
	for i := range s.state {
		s.state[i] = byte(i)
	}
	var j byte
	for i := range s.state {
		t := s.state[i]
		j += key[i%len(key)] + t
		s.state[i], s.state[j] = s.state[j], t
	}
	for range len(s.state) { // the first bytes of ARC4 reveal too much of the key
		s.next()
	}
	return s
}

// mixKey folds the seed's UTF-16 units into at most 256 bytes. JavaScript
// reads past the key's end as undefined, which mixes in as 0.
func mixKey(seed string) []byte {
	units := utf16.Encode([]rune(seed))
	key := make([]byte, 0, 256)
	smear := int32(0)
	for n, unit := range units {
		at := n & 255
		old := int32(0)
		if at < len(key) {
			old = int32(key[at])
		}
		smear ^= old * 19
		mixed := byte(smear + int32(unit))
		if at < len(key) {
			key[at] = mixed
		} else {
			key = append(key, mixed)
		}
	}
	if len(key) == 0 {
		key = append(key, 0)
	}
	return key
}

// next is ARC4's next byte.
func (s *Seedrandom) next() byte {
	s.i++
	t := s.state[s.i]
	s.j += t
	s.state[s.i], s.state[s.j] = s.state[s.j], t
	return s.state[s.state[s.i]+t]
}

// Float64 is the next number in [0, 1): 48 bits, extended byte by byte until
// 52 of them count.
func (s *Seedrandom) Float64() float64 {
	var n uint64
	for range 6 {
		n = n<<8 | uint64(s.next())
	}
	numerator, denominator, low := float64(n), math.Ldexp(1, 48), 0.0
	for numerator < 1<<52 {
		numerator = (numerator + low) * 256
		denominator *= 256
		low = float64(s.next())
	}
	for numerator >= 1<<53 {
		numerator /= 2
		denominator /= 2
		low = float64(uint64(low) >> 1)
	}
	return (numerator + low) / denominator
}

// Clone returns an independent generator that continues from the same place.
func (s *Seedrandom) Clone() *Seedrandom {
	c := *s
	return &c
}
