package dataset

// Shuffle puts the points in random order: Fisher–Yates, counting down, one
// number of the source a point.
func Shuffle(s Source, points []Point) { shuffle(s, points) }

// Split cuts off the first ⌊N·percent/100⌋ points for training; the rest test.
func Split(points []Point, percent int) (train, test []Point) { return split(points, percent) }

// Divide shuffles the rows of a Whole table, as Shuffle does, and splits them,
// as Split does. Any other table returns as it is. Check reports a class that was
// left without a training row.
func (t Table) Divide(s Source, percent int) Table {
	if !t.Whole {
		return t
	}
	order := make([]int, t.Train.N())
	for i := range order {
		order[i] = i
	}
	shuffle(s, order)
	train, test := split(order, percent)
	all := t.Train
	t.Train, t.Test, t.Whole = t.pick(all, train), t.pick(all, test), false
	return t
}

// pick copies the rows at some places.
func (t Table) pick(from Rows, places []int) Rows {
	d, k := len(t.Columns), len(t.Others)
	r := Rows{Inputs: make([]float64, 0, len(places)*d), Labels: make([]float64, 0, len(places))}
	for _, i := range places {
		r.Inputs = append(r.Inputs, from.Inputs[i*d:(i+1)*d]...)
		r.Labels = append(r.Labels, from.Labels[i])
		r.Others = append(r.Others, from.Others[i*k:(i+1)*k]...)
	}
	return r
}

func shuffle[T any](s Source, list []T) {
	for counter := len(list); counter > 0; {
		index := int(s.Float64() * float64(counter))
		counter--
		list[counter], list[index] = list[index], list[counter]
	}
}

func split[T any](list []T, percent int) (train, test []T) {
	at := len(list) * percent / 100
	return list[:at], list[at:]
}
