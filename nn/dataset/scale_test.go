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
	got, scaling := given.Standardize()
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
	// what it did: the moments of rooms and of the price by hand, and every number
	// there and back
	if s := scaling.Inputs[0]; s.Mean != 3 || math.Abs(s.Deviation-math.Sqrt(3.5)) > 1e-12 {
		t.Errorf("rooms: got %+v", s)
	}
	if s := scaling.Inputs[2]; s != (Scale{Mean: 7}) || s.Of(9) != 0 || s.Back(0) != 7 {
		t.Errorf("same: got %+v", s)
	}
	if s := *scaling.Target; math.Abs(s.Mean-375.125) > 1e-12 || math.Abs(s.Back(got.Train.Labels[3])-900.5) > 1e-9 {
		t.Errorf("price: got %+v", s)
	}
	for i, v := range given.Train.Inputs {
		s := scaling.Inputs[i%3]
		if s.Of(v) != got.Train.Inputs[i] || math.Abs(s.Back(s.Of(v))-v) > 1e-9 {
			t.Errorf("%v became %v, and by %+v %v and %v", v, got.Train.Inputs[i], s, s.Of(v), s.Back(s.Of(v)))
		}
	}
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
		Train: Rows{Inputs: []float64{0, 2}, Labels: []float64{0, 1}},
		Test:  Rows{Inputs: []float64{5}, Labels: []float64{1}}}
	if got, scaling := classes.Standardize(); scaling.Target != nil || scaling.Inputs[0] != (Scale{1, 1}) ||
		got.Test.Inputs[0] != 4 || got.Train.Inputs[0] != -1 || got.Train.Labels[1] != 1 {
		t.Errorf("got %+v", got)
	}
}
