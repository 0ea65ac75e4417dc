package api

import (
	"slices"

	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/run"
)

func (a *API) config(none) (config.Values, error) { return a.session.Config().Values(), nil }

func (a *API) link(none) (string, error) { return hash(a.session.Config()), nil }

type configureArguments struct {
	Patch config.Values `arg:"patch" want:"patch" ts:"Partial<Config> & {only?: string[]}"`
}

func (a *API) configure(g configureArguments) (ConfigAnswer, error) { return a.patch(g.Patch) }

func (a *API) newData(none) (ConfigAnswer, error) {
	return a.patch(config.Values{"seed": a.seed()})
}

func (a *API) newWeights(none) (ConfigAnswer, error) {
	// Those that are listed would stay.
	return a.patch(config.Values{"weightSeed": a.seed(), "initParameters": []float64{}})
}

func (a *API) patch(patch config.Values) (ConfigAnswer, error) {
	c, warnings, err := a.session.Config().Patch(patch)
	if err != nil {
		return ConfigAnswer{}, err
	}
	answer, err := a.putInForce(c, warnings)
	if _, asked := patch["epoch"]; err == nil && asked {
		err = a.trainToStart(c)
	}
	return answer, err
}

// trainToStart trains from the initial weights to the epoch at which a configuration
// starts, if it says one. It comes to the same bits as a person who presses play.
func (a *API) trainToStart(c config.Config) error {
	if c.StartEpoch == 0 {
		return nil
	}
	a.session.Apply()
	if a.session.Run().Epochs() > 0 {
		if err := a.session.Do(play.Reset{}); err != nil {
			return err
		}
	}
	_, err := a.runTo(runToArguments{Epoch: c.StartEpoch})
	return err
}

func (a *API) putInForce(c config.Config, warnings []message.Message) (ConfigAnswer, error) {
	before := a.session.Config().Axes
	if err := a.session.Change(run.Configure{Config: c}); err != nil {
		return ConfigAnswer{}, err
	}
	if !slices.Equal(before, c.Axes) {
		warnings = append(warnings, a.missingAxes(c)...)
	}
	a.warnings = append(a.warnings, warnings...)
	return answerOf(c, warnings), nil
}

// missingAxes warns of axes that the data do not have. With two inputs or fewer
// there is nothing to choose.
func (a *API) missingAxes(c config.Config) []message.Message {
	a.session.Apply()
	inputs := a.session.Run().Columns()
	if inputs <= 2 || slices.Max(c.Axes) <= inputs {
		return nil
	}
	return []message.Message{c.AxesWarning(inputs)}
}

type loadArguments struct {
	Link string `arg:"link"`
}

// load puts a link in force. A link does not carry a person's own data: without
// them it means the default data set.
func (a *API) load(g loadArguments) (ConfigAnswer, error) {
	c, warnings := config.Parse(g.Link, a.seed)
	if a.session.Run().Own() == nil {
		asked := c.OwnData()
		c = c.WithoutOwn()
		if asked {
			warnings = append(warnings, c.OwnDataWarning())
		}
	}
	answer, err := a.putInForce(c, warnings)
	if !a.begun { // what a page begins with is no change
		a.begun = true
		a.session.ForgetChanges()
	}
	if err == nil {
		err = a.trainToStart(c)
	}
	return answer, err
}
