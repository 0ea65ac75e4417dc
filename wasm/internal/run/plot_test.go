package run

import (
	"slices"
	"testing"
)

// Of one input the plane is a plot: a sample stands as high as its target, and the
// window holds all that is trained towards.
func TestPlot(t *testing.T) {
	const classes, three = "a,y\n0,no\n1,no\n2,yes\n3,yes\n", "a,y\n0,p\n1,q\n2,r\n3,q\n"
	for _, c := range []struct {
		name, csv   string
		patch       map[string]any
		heights     []float64 // of the training points, ascending
		bottom, top float64
	}{
		{"numbers", "a,y\n0,10.5\n1,20.5\n2,15\n3,20\n", nil, []float64{10.5, 15, 20, 20.5}, 8.5, 22.5},
		{"−1 and 1", classes, map[string]any{"outputActivation": "tanh"}, []float64{-1, -1, 1, 1}, -1.4, 1.4},
		{"0 and 1", classes, map[string]any{"outputActivation": "sigmoid"}, []float64{0, 0, 1, 1}, -0.2, 1.2},
		{"two outputs", classes, map[string]any{"outputActivation": "softmax"}, []float64{-1, -1, 1, 1}, -1.4, 1.4},
		{"three outputs", three, nil, []float64{1, 1, 1, 1}, -0.2, 1.2},
	} {
		r := fromLink(t, "v=1")
		do(t, r, SetData{Table: fromCSV(t, c.csv)})
		if c.patch != nil {
			do(t, r, with(t, r, c.patch))
		}
		train, _ := r.Points(nil, nil)
		var heights []float64
		for _, p := range train {
			heights = append(heights, p.Y)
		}
		slices.Sort(heights)
		w := r.Window()
		if !r.Plots() || !slices.Equal(heights, c.heights) || !near(w.Bottom, c.bottom) || !near(w.Top, c.top) {
			t.Errorf("%s: heights %v in %v…%v, want %v in %v…%v",
				c.name, heights, w.Bottom, w.Top, c.heights, c.bottom, c.top)
		}
	}
	r := fromLink(t, "v=1&dataset=circle")
	if r.Plots() {
		t.Error("the plane of two inputs is a plot")
	}
}

func near(a, b float64) bool { return a-b < 1e-9 && b-a < 1e-9 }
