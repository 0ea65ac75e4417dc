package run

import "neuralplay/nn/dataset"

// Point is one sample in the plane that is shown.
type Point struct {
	X, Y float64
	// Label is −1 or 1 for two classes, the class's index for more, a number
	// of −1…1 on the scale of the picture in a regression.
	Label float64
	// Off is how far from the plane the sample lies in the inputs that are not
	// shown: 0 in it, 1 far.
	Off float64
}

// Points appends the training and the test points, the former as they are
// trained on in the current epoch.
func (r *Run) Points(train, test []Point) ([]Point, []Point) {
	rows := r.data.train
	if r.augmentation.on {
		rows = r.augmentation.rows
	}
	return r.appendPoints(train, rows), r.appendPoints(test, r.data.test)
}

func (r *Run) appendPoints(dst []Point, rows dataset.Rows) []Point {
	d := &r.data
	wide := len(d.columns)
	nearness := 1.0
	if rows.N() <= fewRows { // each of a few points matters
		nearness = 0.6
	}
	for i, label := range rows.Labels {
		x, y, off := d.place(rows.Inputs[i*wide : (i+1)*wide])
		if d.plots() {
			y = d.plotted(label)
		}
		switch {
		case len(d.classes) == 2:
			label = 2*label - 1
		case d.classes == nil:
			label = d.paintedEnds().Painted(label)
		}
		dst = append(dst, Point{x, y, label, nearness * off})
	}
	return dst
}

// paintedEnds are those of a regression's labels. Of shares they are those of the
// outputs, whose colours they are to have.
func (d *data) paintedEnds() Ends {
	if d.problem.Probability && !d.problem.Halved {
		return Ends{0, 1}
	}
	return d.answers.ends()
}
