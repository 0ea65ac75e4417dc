package random

import (
	"fmt"
	"math"
	"slices"
)

// NumPy is NumPy's legacy generator: what np.random.seed, random, randn and their kin draw from. Underneath is
// MT19937; the calls below take exactly as many numbers from it as NumPy's do, so any sequence of calls returns
// NumPy's results.
type NumPy struct {
	key     [mtLength]uint32
	pos     int
	kept    float64 // the second variate of a pair, not yet returned
	hasKept bool
}

const mtLength = 624

// NewNumPy seeds a generator as np.random.seed(seed) does.
func NewNumPy(seed uint32) *NumPy {
	n := &NumPy{pos: mtLength}
	for i := range n.key {
		n.key[i] = seed
		seed = 1812433253*(seed^seed>>30) + uint32(i) + 1
	}
	return n
}

// Uint32 is the next 32 bits of MT19937.
func (n *NumPy) Uint32() uint32 {
	if n.pos == mtLength {
		n.turn()
	}
	y := n.key[n.pos]
	n.pos++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// turn generates the next 624 words (Matsumoto and Nishimura, 1998).
func (n *NumPy) turn() {
	const shift = 397
	for i := range n.key {
		y := n.key[i]&0x80000000 | n.key[(i+1)%mtLength]&0x7fffffff
		n.key[i] = n.key[(i+shift)%mtLength] ^ y>>1 ^ (y&1)*0x9908b0df
	}
	n.pos = 0
}

// Uint64 is two times 32 bits, the high ones first.
func (n *NumPy) Uint64() uint64 {
	high := uint64(n.Uint32())
	return high<<32 | uint64(n.Uint32())
}

// Float64 is np.random.random(): 53 random bits in [0, 1).
func (n *NumPy) Float64() float64 {
	a, b := n.Uint32()>>5, n.Uint32()>>6
	return (float64(a)*67108864 + float64(b)) / 9007199254740992
}

// Uniform is np.random.uniform(low, high).
func (n *NumPy) Uniform(low, high float64) float64 {
	return low + float64((high-low)*n.Float64())
}

// NormFloat64 is np.random.randn(): the polar method, which makes two variates and keeps one for the next call. It
// agrees with NumPy to a few units in the last place; the two use different logarithms.
func (n *NumPy) NormFloat64() float64 {
	if n.hasKept {
		n.hasKept = false
		return n.kept
	}
	for {
		x1 := 2*n.Float64() - 1
		x2 := 2*n.Float64() - 1
		r2 := float64(x1*x1) + float64(x2*x2)
		if r2 >= 1 || r2 == 0 {
			continue
		}
		f := math.Sqrt(-2 * math.Log(r2) / r2)
		n.kept, n.hasKept = f*x1, true
		return f * x2
	}
}

// Normal is np.random.normal(mean, deviation).
func (n *NumPy) Normal(mean, deviation float64) float64 {
	return mean + float64(deviation*n.NormFloat64())
}

// Intn is np.random.randint(low, high): low ≤ result < high. It panics if there is no such number.
func (n *NumPy) Intn(low, high int) int {
	if high <= low {
		panic(fmt.Sprintf("random: Intn(%d, %d): want low < high", low, high))
	}
	return low + int(n.interval(uint64(high-low-1)))
}

// interval draws from 0…most: it cuts random bits to as many as most has, and discards what is still too large.
func (n *NumPy) interval(most uint64) uint64 {
	if most == 0 {
		return 0
	}
	mask := most
	for shift := 1; shift < 64; shift *= 2 {
		mask |= mask >> shift
	}
	for {
		var v uint64
		if most <= math.MaxUint32 {
			v = uint64(n.Uint32()) & mask
		} else {
			v = n.Uint64() & mask
		}
		if v <= most {
			return v
		}
	}
}

// Shuffle is np.random.shuffle of n elements that swap exchanges.
func (n *NumPy) Shuffle(length int, swap func(i, j int)) {
	for i := length - 1; i > 0; i-- {
		swap(i, int(n.interval(uint64(i))))
	}
}

// Permutation is np.random.permutation(length): 0…length−1 in random order.
func (n *NumPy) Permutation(length int) []int {
	p := make([]int, length)
	for i := range p {
		p[i] = i
	}
	n.Shuffle(length, func(i, j int) { p[i], p[j] = p[j], p[i] })
	return p
}

// Choice is np.random.choice(length, count, replace=False). It panics if there are fewer than count to choose from.
func (n *NumPy) Choice(length, count int) []int {
	if count < 0 || count > length {
		panic(fmt.Sprintf("random: Choice(%d, %d): want 0…%d", length, count, length))
	}
	return slices.Clip(n.Permutation(length)[:count])
}

// NumPyState is a generator's state. It marshals to JSON exactly.
type NumPyState struct {
	Key     []uint32 `json:"key"`
	Pos     int      `json:"pos"`
	Kept    float64  `json:"kept"`
	HasKept bool     `json:"hasKept"`
}

// State is the state that np.random.get_state() returns.
func (n *NumPy) State() NumPyState {
	return NumPyState{Key: slices.Clone(n.key[:]), Pos: n.pos, Kept: n.kept, HasKept: n.hasKept}
}

// SetState continues from a state. An impossible one is an error and changes nothing.
func (n *NumPy) SetState(s NumPyState) error {
	if len(s.Key) != mtLength || s.Pos < 0 || s.Pos > mtLength {
		return fmt.Errorf("random: state: got %d words at %d, want %d words at 0…%d",
			len(s.Key), s.Pos, mtLength, mtLength)
	}
	copy(n.key[:], s.Key)
	n.pos, n.kept, n.hasKept = s.Pos, s.Kept, s.HasKept
	return nil
}
