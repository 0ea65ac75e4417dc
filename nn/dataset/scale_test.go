package dataset

import (
	"math"
	"testing"
)

func TestStandardize(t *testing.T) {
	given, err := ParseCSV("rooms,area,same,price\n1,30000,7,100\n2,50000,7,300\n3,40000,7,200\n6,80000,7,900.5\n")
	if err != nil {
		t.Fatal(err)
	}
	got := given.Standardize()
	if err := got.Check(); err != nil {
		t.Fatal(err)
	}
	check := func(name string, values []float64, column, columns int, deviation float64) {
		t.Helper()
		n, sum, squares := 0.0, 0.0, 0.0
		for at := column; at < len(values); at += columns {
			n, sum, squares = n+1, sum+values[at], squares+values[at]*values[at]
		}
		if math.Abs(sum/n) > 1e-12 || math.Abs(math.Sqrt(squares/n)-deviation) > 1e-12 {
			t.Errorf("%s: mean %v, deviation %v", name, sum/n, math.Sqrt(squares/n))
		}
	}
	check("rooms", got.Train.Inputs, 0, 3, 1)
	check("area", got.Train.Inputs, 1, 3, 1)
	check("same", got.Train.Inputs, 2, 3, 0)
	check("price", got.Train.Labels, 0, 1, 1)
	if given.Train.Inputs[1] != 30000 || given.Train.Labels[0] != 100 {
		t.Error("the table itself was changed")
	}
	// order and proportions stay: rooms 1, 2, 3, 6
	r := func(i int) float64 { return got.Train.Inputs[3*i] }
	if share := (r(3) - r(2)) / (r(1) - r(0)); math.Abs(share-3) > 1e-12 {
		t.Errorf("a difference of 3 became %v of one of 1", share)
	}

	// the test rows follow the training rows, and classes stay
	classes := Table{Columns: []string{"a"}, Target: "y", Classes: []string{"no", "yes"},
		Train: Rows{Inputs: []float64{0, 2}, Labels: []float64{0, 1}}, Test: Rows{Inputs: []float64{5}, Labels: []float64{1}}}
	if got := classes.Standardize(); got.Test.Inputs[0] != 4 || got.Train.Inputs[0] != -1 || got.Train.Labels[1] != 1 {
		t.Errorf("got %+v", got)
	}
}
