package run

import "neuralplay/wasm/internal/config"

// Plots reports whether the plane is a plot of answers over the only input, as data
// of one input have no second one to show.
func (r *Run) Plots() bool { return r.data.plots() }

func (d *data) plots() bool { return d.up < 0 }

// aim puts the plane where the configuration asks for it. In a plot it is as high
// as the targets, with the same room around them as the inputs have.
func (d *data) aim(c config.Config) {
	d.space.aim(c)
	if !d.plots() {
		return
	}
	low, high := d.plotted(0), d.plotted(1)
	switch {
	case d.classes == nil:
		low, high = d.plotted(d.answers.low), d.plotted(d.answers.high)
	case d.problem.Outputs > 2:
		low = d.problem.Low() // which nobody's own output is trained towards
	}
	room := marginOf(d.train.N()) * (high - low)
	if room == 0 {
		room = 1
	}
	d.window.Bottom, d.window.Top = low-room, high+room
}

// plotted returns how high a label stands in a plot: where the curve of a perfect
// network passes. Two outputs have one curve, by how much the second leads; of more
// each has its own.
func (d *data) plotted(label float64) float64 {
	switch {
	case !d.problem.EachClass():
		return d.problem.Only(label)
	case d.problem.Outputs == 2:
		return 2*label - 1
	default:
		return 1
	}
}
