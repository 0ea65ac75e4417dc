package layerspace

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"neuralplay/nn"
)

// referenceFile is testdata/components.json; its "source" says what made it.
type referenceFile struct {
	Cases []struct {
		Shape              []int
		Inputs, Parameters []float64
		Layers             []struct {
			Layer      int
			Mean       []float64
			Components [2][]float64
			Shares     [2]float64
			Train      [][2]float64
		}
	}
}

func readReference(t testing.TB) referenceFile {
	t.Helper()
	text, err := os.ReadFile("testdata/components.json")
	if err != nil {
		t.Fatal(err)
	}
	var f referenceFile
	if err := json.Unmarshal(text, &f); err != nil {
		t.Fatal(err)
	}
	if len(f.Cases) == 0 {
		t.Fatal("no cases")
	}
	return f
}

// tanhs makes a network of tanh layers, with these numbers of inputs and units.
func tanhs(t testing.TB, shape []int, parameters []float64) *nn.Network {
	t.Helper()
	var layers []nn.Layer
	for _, units := range shape[1:] {
		layers = append(layers, nn.Layer{Units: units, Activation: "tanh"})
	}
	n, err := nn.New(shape[0], layers...)
	if err != nil {
		t.Fatal(err)
	}
	if err := n.SetParameters(parameters); err != nil {
		t.Fatal(err)
	}
	return n
}

// mapped returns the maps of some layers by a new mapper.
func mapped(p Plane, n *nn.Network, layers ...int) (*Mapper, []*Map) {
	m := &Mapper{}
	m.Aim(p, n)
	m.Begin(n, layers)
	for !m.Step() {
	}
	var maps []*Map
	for _, l := range layers {
		maps = append(maps, m.Map(l))
	}
	return m, maps
}

func near(got, want, most float64) bool { return math.Abs(got-want) <= most }

// The tolerance allows for sums in another order, over gaps between eigenvalues of at least some hundredths.
func TestComponentsAreNumPys(t *testing.T) {
	const most = 1e-12
	for _, c := range readReference(t).Cases {
		n := tanhs(t, c.Shape, c.Parameters)
		for _, want := range c.Layers {
			_, maps := mapped(Plane{Train: c.Inputs}, n, want.Layer)
			got := maps[0]
			for k := range want.Components {
				if !near(got.Shares[k], want.Shares[k], most) {
					t.Errorf("%v, layer %d: share %v, want %v", c.Shape, want.Layer, got.Shares[k], want.Shares[k])
				}
				sign := math.Copysign(1, dot(got.Axes[k], want.Components[k]))
				for u, w := range want.Components[k] {
					if !near(sign*got.Axes[k][u], w, most) {
						t.Fatalf("%v, layer %d, component %d: got %v, want %v", c.Shape, want.Layer, k+1, got.Axes[k],
							want.Components[k])
					}
				}
				for i, w := range want.Train {
					at := [2]float64{got.Train[i].X, got.Train[i].Y}[k]
					if !near(sign*at, w[k], 10*most) {
						t.Fatalf("%v, layer %d, sample %d: got %v, want %v", c.Shape, want.Layer, i, at, w[k])
					}
				}
			}
			for u, w := range want.Mean {
				if !near(got.Origin[u], w, most) {
					t.Errorf("%v, layer %d: mean %v, want %v", c.Shape, want.Layer, got.Origin[u], w)
				}
			}
		}
	}
}

// Few units are drawn as they are, whatever the chunks the rows come in.
func TestFewUnitsAreAsTheyAre(t *testing.T) {
	n := tanhs(t, []int{2, 2, 1}, []float64{1, -2, 0.5, 1, 0.1, -0.3, 2, 1, 0.5})
	r := rand.New(rand.NewPCG(1, 2))
	rows := func(count int) (list []float64) {
		for range 2 * count {
			list = append(list, 4*r.Float64()-2)
		}
		return list
	}
	p := Plane{Train: rows(50), Test: rows(33), Grid: rows(90), Vertices: 9, Answer: Answer{Ends: [2]float64{-1, 1}}}
	_, maps := mapped(p, n, 0, 1, 2)
	for _, set := range []struct {
		name  string
		rows  []float64
		spots func(*Map) []Spot
	}{
		{"train", p.Train, func(m *Map) []Spot { return m.Train }},
		{"test", p.Test, func(m *Map) []Spot { return m.Test }},
		{"grid", p.Grid, func(m *Map) []Spot { return m.Grid }},
	} {
		for i := range len(set.rows) / 2 {
			x, y := set.rows[2*i], set.rows[2*i+1]
			a, b := math.Tanh(x-2*y+0.1), math.Tanh(0.5*x+y-0.3)
			out := math.Tanh(2*a + b + 0.5)
			want := [3]Spot{{x, y}, {a, b}, {out, 0}}
			for l, m := range maps {
				got := set.spots(m)[i]
				if !near(got.X, want[l].X, 1e-14) || !near(got.Y, want[l].Y, 1e-14) {
					t.Fatalf("%s sample %d, layer %d: got %v, want %v", set.name, i, l, got, want[l])
				}
			}
			if set.name == "grid" && !near(maps[0].Said[i].Value, out, 1e-14) {
				t.Fatalf("vertex %d: the network says %v, want %v", i, maps[0].Said[i].Value, out)
			}
		}
	}
	if s := maps[2].Shares; s != [2]float64{1, 0} {
		t.Errorf("shares of one unit: %v", s)
	}
}

// The same weights always give the same picture: a new component grows with x or y.
func TestANewComponentGrowsWithThePlane(t *testing.T) {
	for _, c := range readReference(t).Cases {
		n := tanhs(t, c.Shape, c.Parameters)
		p := Plane{Train: c.Inputs}
		for i := range len(c.Inputs) / c.Shape[0] {
			p.Places = append(p.Places, c.Inputs[i*c.Shape[0]:][:2]...)
		}
		_, maps := mapped(p, n, 1)
		m := maps[0]
		for k := range m.Axes {
			var x, y float64
			for i, s := range m.Train {
				at := [2]float64{s.X, s.Y}[k]
				x, y = x+at*p.Places[2*i], y+at*p.Places[2*i+1]
			}
			if max(x, y) < -min(x, y) {
				t.Errorf("%v: component %d falls: x %v, y %v", c.Shape, k+1, x, y)
			}
		}
	}
}

// Two components whose variances cross trade places; where samples tie them together, they turn into each other
// instead. The picture goes on smoothly in both cases.
func TestAxesDoNotFlipWhenVariancesCross(t *testing.T) {
	const samples = 400
	r := rand.New(rand.NewPCG(3, 4))
	noise := [4][]float64{}
	for k := range noise {
		for range samples {
			noise[k] = append(noise[k], r.NormFloat64())
		}
	}
	if crossed := turns(t, "tied", noise); crossed {
		t.Error("tied: the variances cross")
	}
	for k := range 2 { // centred, and b free of a
		mean := 0.0
		for _, v := range noise[k] {
			mean += v / samples
		}
		for i := range noise[k] {
			noise[k][i] -= mean
		}
	}
	part := dot(noise[0], noise[1]) / dot(noise[0], noise[0])
	for i := range noise[1] {
		noise[1][i] -= part * noise[0][i]
	}
	if crossed := turns(t, "free", noise); !crossed {
		t.Error("free: the variances never cross")
	}
}

// turns lets the variance of the first noise shrink and that of the second grow, while both turn slowly, and reports
// whether the axis across has the smaller share in the end.
func turns(t *testing.T, name string, noise [4][]float64) (crossed bool) {
	t.Helper()
	var c components
	n := len(noise[0])
	s := Map{Units: 4, Axes: [2][]float64{make([]float64, 4), make([]float64, 4)}}
	values, places := make([]float64, 4*n), make([]float64, 2*n)
	before := [2][]float64{}
	for step := range 200 {
		part := float64(step) / 199
		sin, cos := math.Sincos(part)
		for i := range n {
			a, b := noise[0][i]*(1.5-part), noise[1][i]*(0.5+part)
			values[i], values[n+i] = cos*a-sin*b, sin*a+cos*b
			values[2*n+i], values[3*n+i] = 0.2*noise[2][i], 0.1*noise[3][i]
		}
		c.measure(values, 4, n, n)
		c.turn(&s, places, values, n)
		for k := range s.Axes {
			if before[k] != nil && dot(before[k], s.Axes[k]) < 0.97 { // 14°
				t.Errorf("%s, step %d: axis %d jumps from %v to %v", name, step, k, before[k], s.Axes[k])
			}
			if length := dot(s.Axes[k], s.Axes[k]); !near(length, 1, 1e-12) {
				t.Errorf("%s, step %d: axis %d has the length %v", name, step, k, math.Sqrt(length))
			}
			before[k] = append(before[k][:0], s.Axes[k]...)
		}
		if across := dot(s.Axes[0], s.Axes[1]); !near(across, 0, 1e-12) {
			t.Errorf("%s, step %d: the axes are not at right angles: %v", name, step, across)
		}
	}
	return c.share(s.Axes[0]) < c.share(s.Axes[1])
}

// Weights that are no longer numbers leave no picture, and do no harm to the next.
func TestADivergedNetwork(t *testing.T) {
	c := readReference(t).Cases[1]
	n := tanhs(t, c.Shape, c.Parameters)
	m, maps := mapped(Plane{Train: c.Inputs}, n, 1)
	axis := append([]float64{}, maps[0].Axes[0]...)
	sick := n.Clone()
	sick.SetWeight(1, 0, 0, math.NaN())
	m.Begin(sick, []int{1})
	for !m.Step() {
	}
	if held := m.Map(1).Held(); !math.IsNaN(held) {
		t.Errorf("the components hold %v of what is no number", held)
	}
	m.Begin(n, []int{1})
	for !m.Step() {
	}
	if got := m.Map(1).Axes[0]; !near(dot(got, axis), 1, 1e-12) {
		t.Errorf("back again the axis is %v, and was %v", got, axis)
	}
}

func TestEqualUnitsHaveNoDirection(t *testing.T) {
	_, maps := mapped(Plane{Train: []float64{1, 2, 3, 4, 5, 6}}, tanhs(t, []int{2, 3, 1}, make([]float64, 13)), 1)
	if held := maps[0].Held(); !math.IsNaN(held) {
		t.Errorf("of no variance the components hold %v", held)
	}
	if maps[0].Train[2] != (Spot{}) {
		t.Errorf("a sample lies at %v", maps[0].Train[2])
	}
}

func TestMappingAllocatesNothing(t *testing.T) {
	c := readReference(t).Cases[1]
	n := tanhs(t, c.Shape, c.Parameters)
	p := Plane{Train: c.Inputs, Test: c.Inputs, Grid: c.Inputs, Vertices: 10, Answer: Answer{
		Classes: 2, EachClass: true, Ends: [2]float64{-1, 1}}}
	m, _ := mapped(p, n, 1, 2)
	want := []int{1, 2}
	if got := testing.AllocsPerRun(20, func() {
		m.Begin(n, want)
		for !m.Step() {
		}
	}); got != 0 {
		t.Errorf("a pass allocates %v times", got)
	}
}

// BenchmarkPass is a pass over the largest network, whose layer has as many units as there may be.
func BenchmarkPass(b *testing.B) {
	shape := []int{2, 64, 64, 64, 64, 64, 64, 64, 64, 1}
	count := 0
	for i := 1; i < len(shape); i++ {
		count += shape[i] * (shape[i-1] + 1)
	}
	r := rand.New(rand.NewPCG(5, 6))
	parameters := make([]float64, count)
	for i := range parameters {
		parameters[i] = r.NormFloat64() / 8
	}
	rows := make([]float64, 2*250)
	for i := range rows {
		rows[i] = 12*r.Float64() - 6
	}
	grid := make([]float64, 2*34*49)
	for i := range grid {
		grid[i] = 12*r.Float64() - 6
	}
	n := tanhs(b, shape, parameters)
	p := Plane{Train: rows, Test: rows, Grid: grid, Vertices: 49, Answer: Answer{Ends: [2]float64{-1, 1}}}
	m, _ := mapped(p, n, 8)
	b.ReportAllocs()
	for b.Loop() {
		m.Begin(n, []int{8})
		for !m.Step() {
		}
	}
}
