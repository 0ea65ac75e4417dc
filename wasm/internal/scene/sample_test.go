package scene

import (
	"math"
	"math/rand/v2"
)

// sample returns a complete model whose layers have these numbers of units.
func sample(width, height float64, units ...int) *Model {
	r := rand.New(rand.NewPCG(1, 2))
	m := &Model{
		Stage: Rect{10, 20, width, height}, Scale: 1.5, Window: square(6), FieldClass: -1,
		FieldVersion: 1, Pictures: make([][]Field, len(units)),
	}
	for i, n := range units {
		y := Layer{Units: n}
		if i > 0 {
			y.Weights, y.Biases = make([]float64, n*units[i-1]), make([]float64, n)
		}
		for k := range y.Weights {
			y.Weights[k] = r.NormFloat64() * 2
		}
		for k := range y.Biases {
			y.Biases[k] = r.NormFloat64()
		}
		m.Layers = append(m.Layers, y)
		for range n {
			m.Pictures[i] = append(m.Pictures[i], waves(50))
		}
	}
	m.Field = waves(100)
	for range 200 {
		p := Point{r.Float64()*12 - 6, r.Float64()*12 - 6, r.Float64()*2 - 1, 0}
		m.Train, m.Test = append(m.Train, p), append(m.Test, p)
	}
	for e := range 500 {
		v := math.Exp(-float64(e) / 100)
		m.History = append(m.History, Loss{float64(e), v, v * 1.1})
	}
	return m
}

// square returns the window that shows −d…d in both directions.
func square(d float64) Window { return Window{-d, d, -d, d} }

func waves(side int) Field {
	f := Field{Side: side, Values: make([]float32, side*side)}
	for i := range f.Values {
		f.Values[i] = float32(math.Sin(float64(i)))
	}
	return f
}

// several turns the last layer's units into k classes, with points of each.
func several(m *Model, k int) {
	m.Classes, m.Shares = k, nil
	if k > 2 {
		for range k {
			m.Shares = append(m.Shares, waves(100))
		}
	}
	for i := range m.Train {
		label := float64(i % k)
		if k == 2 {
			label = 2*label - 1
		}
		m.Train[i].Label, m.Test[i].Label = label, label
	}
}

// stages are sizes that a page may report, from a desktop's down to a small
// frame's.
var stages = []struct{ w, h float64 }{
	{1400, 1000}, {1000, 700}, {760, 744}, {640, 420}, {640, 360}, {620, 300},
	{390, 700}, {360, 560}, {700, 900}, {480, 320}, {400, 240}, {240, 200},
}

// networks are layer sizes from the smallest to more than there is room for.
var networks = [][]int{
	{2, 1}, {1, 1}, {2, 4, 2, 1}, {2, 3, 3}, {2, 16, 7},
	{7, 8, 8, 8, 8, 8, 8, 1}, {7, 64, 64, 64, 64, 64, 64, 64, 64, 1},
}
