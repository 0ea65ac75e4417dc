package api

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
)

// Matrix is rows of numbers. As JSON it is a list of lists.
type Matrix struct {
	Columns int
	Values  []float64 // row by row
}

// MarshalJSON writes the rows as lists.
func (m Matrix) MarshalJSON() ([]byte, error) { return json.Marshal(m.rows()) }

// rows cuts the values into rows.
func (m Matrix) rows() [][]float64 {
	flat := m.Values
	rows := make([][]float64, 0, len(flat)/max(m.Columns, 1))
	for ; len(flat) >= m.Columns && len(flat) > 0; flat = flat[m.Columns:] {
		rows = append(rows, flat[:m.Columns:m.Columns])
	}
	return rows
}

// numbers are a list's, nil standing for null: JSON has no other word for NaN.
type numbers []*float64

// values returns the numbers, or the index of the first null, −1 without.
func (n numbers) values() (values []float64, null int) {
	values = make([]float64, len(n))
	for i, v := range n {
		if v == nil {
			return nil, i
		}
		values[i] = *v
	}
	return values, -1
}

// packable is a result with matrices, which can travel as bytes.
type packable interface {
	// packed returns the same value with each matrix replaced by what add returns
	// for it.
	packed(add func(Matrix) matrixRef) any
}

// matrixRef says in a packed answer which numbers a matrix has.
type matrixRef struct {
	Place [3]int `json:"matrix"` // the first number, rows, columns
}

// pack writes an answer as bytes: the length of its JSON text (4 bytes, little
// endian), the text, zeros up to a multiple of 8, then the numbers of all
// matrices, 8 bytes each, little endian. In the text a matrix is {"matrix":
// [first, rows, columns]}. A result without matrices has them in the text.
func pack(value any) ([]byte, error) {
	var all []float64
	if p, ok := value.(packable); ok {
		value = p.packed(func(m Matrix) matrixRef {
			ref := matrixRef{[3]int{len(all), len(m.Values) / max(m.Columns, 1), m.Columns}}
			all = append(all, m.Values...)
			return ref
		})
	}
	text, err := json.Marshal(answer{Value: value})
	if err != nil {
		return nil, fmt.Errorf("api: %w", err)
	}
	return packText(text, all), nil
}

func packText(text []byte, all []float64) []byte {
	packed := binary.LittleEndian.AppendUint32(make([]byte, 0, 16+len(text)+8*len(all)), uint32(len(text)))
	packed = append(packed, text...)
	for len(packed)%8 != 0 {
		packed = append(packed, 0)
	}
	for _, v := range all {
		packed = binary.LittleEndian.AppendUint64(packed, math.Float64bits(v))
	}
	return packed
}
