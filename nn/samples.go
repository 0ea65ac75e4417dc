package nn

import (
	"fmt"
	"math"
)

// Samples is a data set: N rows of D inputs and K targets, row by row.
type Samples struct {
	N, D, K int
	Inputs  []float64 // N×D
	Targets []float64 // N×K
}

// Check is for data that came from outside. It returns an error if the numbers do not fill the shape, or if one of
// them is NaN or infinite; the error names the first such number by row and place, both counted from 1. A set of no
// rows passes: it can be evaluated, though not trained on.
func (s Samples) Check() error {
	if s.N < 0 || s.D < 1 || s.K < 1 {
		return fmt.Errorf("nn: samples: got %d×%d→%d, want rows of at least one input and one target", s.N, s.D, s.K)
	}
	if err := checkRows("input", s.Inputs, s.N, s.D); err != nil {
		return err
	}
	return checkRows("target", s.Targets, s.N, s.K)
}

func checkRows(what string, numbers []float64, n, wide int) error {
	// n·wide could overflow.
	if len(numbers)/wide != n || len(numbers)%wide != 0 {
		return fmt.Errorf("nn: samples: got %d %ss, want %d rows of %d", len(numbers), what, n, wide)
	}
	for i, v := range numbers {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Errorf("nn: samples: row %d, %s %d: got %v, want a finite number", i/wide+1, what, i%wide+1, v)
		}
	}
	return nil
}
