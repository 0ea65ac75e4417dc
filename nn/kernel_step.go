package nn

import "unsafe"

// The kernel's innermost loops step pointers from block to block. A loop with an index would check it in a basic block
// of its own; and as Go's compiler for WebAssembly places a value that is used in another block last, all sums would
// wait for all products, in more registers than there are. So this file has all that is unsafe. The rule for its
// callers: know from checkRows that the blocks are there, and step only after deciding that there is a next one.

// pairBlock is a valueBlock seen as pairs; lane is what it holds for one sample, at every other place, and halfLane
// that of two units.
type (
	pairBlock [4]pair
	lane      [7]float64
	halfLane  [3]float64
)

// halfBlock is what a valueBlock holds for its first or last two units.
type halfBlock [2][2]float64

// halfWeights is a weightBlock from its first or third input on.
type halfWeights [14]float64

// next is the block after v in a row.
func (v *valueBlock) next() *valueBlock {
	return (*valueBlock)(unsafe.Add(unsafe.Pointer(v), unsafe.Sizeof(*v)))
}

// skip is the block n further on.
func (v *valueBlock) skip(n int) *valueBlock {
	return (*valueBlock)(unsafe.Add(unsafe.Pointer(v), n*int(unsafe.Sizeof(*v))))
}

func (v *valueBlock) pairs() *pairBlock { return (*pairBlock)(unsafe.Pointer(v)) }

// skip is the block n further on.
func (v *pairBlock) skip(n int) *pairBlock {
	return (*pairBlock)(unsafe.Add(unsafe.Pointer(v), n*int(unsafe.Sizeof(*v))))
}

// lane is the part of a block that belongs to its first sample or, for 1, to its second.
func (v *valueBlock) lane(sample int) *lane { return (*lane)(unsafe.Pointer(&v[0][sample])) }

// halfLane is the first half of a lane or, for 1, the second.
func (v *valueBlock) halfLane(h, sample int) *halfLane {
	return (*halfLane)(unsafe.Pointer(&v[2*h][sample]))
}

// next is the same lane of the next block.
func (v *lane) next() *lane {
	return (*lane)(unsafe.Add(unsafe.Pointer(v), unsafe.Sizeof(valueBlock{})))
}

func (v *halfLane) next() *halfLane {
	return (*halfLane)(unsafe.Add(unsafe.Pointer(v), unsafe.Sizeof(valueBlock{})))
}

// half is the first half of a block.
func (v *valueBlock) half() *halfBlock { return (*halfBlock)(unsafe.Pointer(v)) }

// next is the same half of the next block.
func (v *halfBlock) next() *halfBlock {
	return (*halfBlock)(unsafe.Add(unsafe.Pointer(v), unsafe.Sizeof(valueBlock{})))
}

// skip is the half n units further on.
func (v *halfBlock) skip(n int) *halfBlock {
	return (*halfBlock)(unsafe.Add(unsafe.Pointer(v), n*int(unsafe.Sizeof(v[0]))))
}

// skip is the half n weights further on.
func (w *halfWeights) skip(n int) *halfWeights {
	return (*halfWeights)(unsafe.Add(unsafe.Pointer(w), n*int(unsafe.Sizeof(w[0]))))
}

func (w *weightBlock) next() *weightBlock {
	return (*weightBlock)(unsafe.Add(unsafe.Pointer(w), unsafe.Sizeof(*w)))
}

func (w *weightBlock) skip(n int) *weightBlock {
	return (*weightBlock)(unsafe.Add(unsafe.Pointer(w), n*int(unsafe.Sizeof(*w))))
}

// half is a block from its first input on or, for 1, from its third.
func (w *weightBlock) half(h int) *halfWeights {
	return (*halfWeights)(unsafe.Add(unsafe.Pointer(w), uintptr(h)*unsafe.Sizeof([2]float64{})))
}

// pairsOf sees the first eight numbers of a slice as pairs. It panics if there are fewer.
func pairsOf(v []float64) *valueBlock { return (*valueBlock)(unsafe.Pointer((*[8]float64)(v))) }
