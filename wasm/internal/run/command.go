package run

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/message"
)

// Command is something that changes a run. Commands are plain values: written
// down (MarshalCommand) and carried out in the same order, they lead another run
// of the same setup to the same bits.
type Command interface {
	// check returns why the command cannot be carried out, if it cannot.
	check(*Run) error
	apply(*Run)
}

// Check returns why a command cannot be carried out now; nil if it can. It
// changes nothing.
func (r *Run) Check(c Command) error { return c.check(r) }

// Do carries out a command, or returns why it cannot and changes nothing.
func (r *Run) Do(c Command) error {
	if err := c.check(r); err != nil {
		return err
	}
	c.apply(r)
	return nil
}

// Carry carries out a command that Check has let through, with no change since.
func (r *Run) Carry(c Command) { c.apply(r) }

// Configure puts a valid configuration in force. The settings that differ decide
// what is rebuilt.
type Configure struct{ Config config.Config }

func (c Configure) check(r *Run) error {
	if !c.Config.OwnData() || config.Change(r.config, c.Config) < config.Data {
		return nil // all other data are sound
	}
	_, err := makeData(c.Config, r.own)
	return err
}

func (c Configure) apply(r *Run) {
	before := r.config
	effect := config.Change(before, c.Config)
	if c.Config.Regularization != before.Regularization {
		r.trainer.Revive()
	}
	r.config = c.Config.Clone()
	r.rebuild(effect)
	if effect < config.Network {
		r.aim(before)
	}
	r.figures.stale = true // the penalty may be another
}

// aim shows another part of the space, if the configuration before showed another.
func (r *Run) aim(before config.Config) {
	if slices.Equal(before.Axes, r.config.Axes) && slices.Equal(before.Slice, r.config.Slice) {
		return
	}
	r.data.aim(r.config)
	r.points++
	r.planes++
}

// SetData puts a person's own data in force.
type SetData struct{ Table dataset.Table }

func (c SetData) check(r *Run) error {
	if err := c.Table.Check(); err != nil {
		return err
	}
	_, err := makeData(c.config(r), &c.Table)
	return err
}

// config returns the run's, with these data and the problem that they are for.
func (c SetData) config(r *Run) config.Config {
	next := r.config.Clone().WithoutOwn() // the earlier ones are gone
	others := config.Default("")
	next.Axes, next.Slice, next.Inputs = others.Axes, others.Slice, others.Inputs // they belonged to other data
	if c.Table.Classes != nil {
		next.Problem, next.Dataset = "classification", config.Own
	} else {
		next.Problem, next.RegDataset = "regression", config.Own
	}
	return next
}

func (c SetData) apply(r *Run) {
	r.own = &c.Table
	r.config = c.config(r)
	r.rebuild(config.Data)
}

// KeepOwn keeps a person's own data for when they are asked for. If earlier ones are
// in force, the default data set is instead.
type KeepOwn struct{ Table dataset.Table }

func (c KeepOwn) check(*Run) error {
	return c.Table.Check()
}

func (c KeepOwn) apply(r *Run) {
	r.own = &c.Table
	if r.config.OwnData() {
		r.config = r.config.Clone().WithoutOwn()
		r.rebuild(config.Data)
	}
}

// Reset restores the initial weights exactly.
type Reset struct{}

func (Reset) check(*Run) error { return nil }
func (Reset) apply(r *Run)     { r.restart() }

// Train trains on N units, one of UnitSample, UnitPiece, UnitBatch, UnitEpoch.
type Train struct {
	N    int    `json:"n"`
	Unit string `json:"unit"`
}

func (c Train) check(r *Run) error {
	units := []string{UnitSample, UnitPiece, UnitBatch, UnitEpoch}
	if !slices.Contains(units, c.Unit) {
		return message.Value("unit", strconv.Quote(c.Unit), message.OneOf(units...))
	}
	if c.N < 1 {
		return message.Value("n", strconv.Itoa(c.N), message.Between("integer", 1, math.MaxInt32))
	}
	return r.CheckSound()
}

func (c Train) apply(r *Run) {
	for range c.N {
		if r.once(c.Unit) {
			return
		}
	}
}

// SetWeight sets the weight from a unit of the layer before into a unit of a
// layer; layer 1 is the first hidden one.
type SetWeight struct {
	Layer int     `json:"layer"`
	Unit  int     `json:"unit"`
	Input int     `json:"input"`
	Value float64 `json:"value"`
}

func (c SetWeight) check(r *Run) error {
	if err := r.checkUnit(c.Layer, c.Unit); err != nil {
		return err
	}
	if err := checkIndex("input", c.Input, 0, r.network.Units(c.Layer-1)-1); err != nil {
		return err
	}
	return checkValue(c.Value)
}

func (c SetWeight) apply(r *Run) {
	r.network.SetWeight(c.Layer, c.Unit, c.Input, c.Value)
	r.edited()
}

// SetBias sets the bias of a unit.
type SetBias struct {
	Layer int     `json:"layer"`
	Unit  int     `json:"unit"`
	Value float64 `json:"value"`
}

func (c SetBias) check(r *Run) error {
	if err := r.checkUnit(c.Layer, c.Unit); err != nil {
		return err
	}
	return checkValue(c.Value)
}

func (c SetBias) apply(r *Run) {
	r.network.SetBias(c.Layer, c.Unit, c.Value)
	r.edited()
}

// SetParameters sets all weights and biases, in nn's order.
type SetParameters struct {
	Values []float64 `json:"values"`
}

func (c SetParameters) check(r *Run) error {
	if want := r.network.ParameterCount(); len(c.Values) != want {
		return message.Value("values", strconv.Itoa(len(c.Values)), &message.Want{Kind: "count", Most: want})
	}
	for _, v := range c.Values {
		if err := checkValue(v); err != nil {
			return err
		}
	}
	return nil
}

func (c SetParameters) apply(r *Run) {
	if err := r.network.SetParameters(c.Values); err != nil {
		panic(err) // checked before
	}
	r.edited()
}

func (r *Run) checkUnit(layer, unit int) error {
	if err := checkIndex("layer", layer, 1, r.network.Layers()); err != nil {
		return err
	}
	return checkIndex("unit", unit, 0, r.network.Units(layer)-1)
}

func checkIndex(key string, i, low, high int) error {
	if i < low || i > high {
		return message.Value(key, strconv.Itoa(i), message.Between("integer", float64(low), float64(high)))
	}
	return nil
}

func checkValue(v float64) error {
	if math.IsNaN(v) || math.Abs(v) > explosion {
		return message.Value("value", fmt.Sprint(v), message.Between("number", -explosion, explosion))
	}
	return nil
}
