package play

import (
	"fmt"
	"math"
	"slices"

	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/config"
)

// Command is something that changes the session. There is one way in: Do
// checks a command and queues it, Apply carries out what is queued.
type Command interface {
	// check tells why the command cannot be carried out, if it cannot.
	check(*Session) error
	apply(*Session)
}

// Do queues a command, or says why it cannot be done and changes nothing.
func (s *Session) Do(c Command) error {
	s.Apply() // what was asked before may decide whether this can be done
	if err := c.check(s); err != nil {
		return err
	}
	s.queue = append(s.queue, c)
	return nil
}

// Apply carries out the queued commands. Advance begins with it; whoever reads
// the session between two frames calls it first, to see what was asked for.
func (s *Session) Apply() {
	for len(s.queue) > 0 {
		c := s.queue[0]
		s.queue = s.queue[1:]
		c.apply(s)
	}
}

// Configure puts a valid configuration in force. What it rebuilds is told by
// the settings that differ.
type Configure struct{ Config config.Config }

func (c Configure) check(s *Session) error {
	if !c.Config.OwnData() || config.Change(s.config, c.Config) < config.Data {
		return nil // all other data are sound
	}
	_, err := makeData(c.Config, s.own)
	return err
}

func (c Configure) apply(s *Session) {
	before := s.config
	effect := config.Change(before, c.Config)
	if c.Config.Regularization != before.Regularization {
		s.trainer.Revive()
	}
	s.config = c.Config.Clone()
	s.rebuild(effect)
	if effect < config.Network && (!slices.Equal(before.Axes, s.config.Axes) || !slices.Equal(before.Slice, s.config.Slice)) {
		s.data.aim(s.config)
		s.field.aim(&s.data.space)
		s.points.version++
	}
	s.losses.stale = true // the penalty may be another
	s.reconfigured = true
	s.news.State = true
}

// SetData puts data of a person's own in force.
type SetData struct{ Table dataset.Table }

func (c SetData) check(s *Session) error {
	if err := c.Table.Check(); err != nil {
		return fmt.Errorf("setData: %w", err)
	}
	if _, err := makeData(c.config(s), &c.Table); err != nil {
		return fmt.Errorf("setData: %w", err)
	}
	return nil
}

// config is the session's, with the data in use and the problem they are for.
func (c SetData) config(s *Session) config.Config {
	next := s.config.Clone().WithoutOwn() // those of before are gone
	others := config.Default("")
	next.Axes, next.Slice, next.Inputs = others.Axes, others.Slice, others.Inputs // they were of other data
	if c.Table.Classes != nil {
		next.Problem, next.Dataset = "classification", config.Own
	} else {
		next.Problem, next.RegDataset = "regression", config.Own
	}
	return next
}

func (c SetData) apply(s *Session) {
	s.own = &c.Table
	s.config = c.config(s)
	s.rebuild(config.Data)
	s.reconfigured = true
	s.news.State = true
}

// Play lets training run; Pause stops it.
type Play struct{}

// Pause stops training where it is.
type Pause struct{}

func (Play) check(s *Session) error { return s.checkSound("play") }

// checkSound tells whether training can go on from the parameters at hand.
func (s *Session) checkSound(call string) error {
	if s.watch.trouble == TroubleInfinite {
		return fmt.Errorf("%s: the run has diverged: reset it, or set other parameters, before it can go on", call)
	}
	return nil
}

func (Play) apply(s *Session) {
	s.playing = true
	s.watch.trouble = TroubleNone // whoever goes on in spite of a rising loss may
	s.news.State = true
}

func (Pause) check(*Session) error { return nil }

func (Pause) apply(s *Session) {
	s.playing = false
	s.endJobs()
	s.motion = slowMotion{}
	s.news.State = true
}

// Reset restores the initial weights exactly and stops training.
type Reset struct{}

func (Reset) check(*Session) error { return nil }

func (Reset) apply(s *Session) {
	s.playing = false
	s.endJobs()
	s.restart()
}

// SetWeight sets the weight from a unit of the layer before into a unit of a
// layer; layer 1 is the first hidden one.
type SetWeight struct {
	Layer, Unit, Input int
	Value              float64
}

func (c SetWeight) check(s *Session) error {
	if err := s.checkUnit("setWeight", c.Layer, c.Unit); err != nil {
		return err
	}
	if n := s.network.Units(c.Layer - 1); c.Input < 0 || c.Input >= n {
		return fmt.Errorf("setWeight: input %d of layer %d: want 0…%d", c.Input, c.Layer, n-1)
	}
	return checkValue("setWeight", c.Value)
}

func (c SetWeight) apply(s *Session) {
	s.network.SetWeight(c.Layer, c.Unit, c.Input, c.Value)
	s.edited()
}

// SetBias sets the bias of a unit.
type SetBias struct {
	Layer, Unit int
	Value       float64
}

func (c SetBias) check(s *Session) error {
	if err := s.checkUnit("setBias", c.Layer, c.Unit); err != nil {
		return err
	}
	return checkValue("setBias", c.Value)
}

func (c SetBias) apply(s *Session) {
	s.network.SetBias(c.Layer, c.Unit, c.Value)
	s.edited()
}

// SetParameters sets all weights and biases, in nn's order.
type SetParameters struct{ Values []float64 }

func (c SetParameters) check(s *Session) error {
	if want := s.network.ParameterCount(); len(c.Values) != want {
		return fmt.Errorf("setParameters: got %d numbers, want %d", len(c.Values), want)
	}
	for _, v := range c.Values {
		if err := checkValue("setParameters", v); err != nil {
			return err
		}
	}
	return nil
}

func (c SetParameters) apply(s *Session) {
	if err := s.network.SetParameters(c.Values); err != nil {
		panic(err) // checked before it was queued
	}
	s.edited()
}

// edited follows every change of parameters by hand: what was in trouble may be
// sound again, and a loss that somebody made high on purpose is no trouble.
func (s *Session) edited() {
	s.changed()
	s.evaluate()
	s.watch = watch{reference: max(s.watch.reference, s.losses.Train), best: s.losses.Test, bestAt: s.trainer.Epochs(), seen: s.trainer.Epochs()}
	s.record()
}

func (s *Session) checkUnit(call string, layer, unit int) error {
	if layer < 1 || layer > s.network.Layers() {
		return fmt.Errorf("%s: layer %d: want 1…%d", call, layer, s.network.Layers())
	}
	if n := s.network.Units(layer); unit < 0 || unit >= n {
		return fmt.Errorf("%s: unit %d of layer %d: want 0…%d", call, unit, layer, n-1)
	}
	return nil
}

func checkValue(call string, v float64) error {
	if math.IsNaN(v) || math.Abs(v) > explosion {
		return fmt.Errorf("%s: value %v: want a number between ±%g", call, v, explosion)
	}
	return nil
}
