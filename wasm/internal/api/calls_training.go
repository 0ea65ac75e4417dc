package api

import (
	"encoding/json"

	"neuralplay/nn"
	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/run"
	"neuralplay/wasm/internal/view"
)

type stepArguments struct {
	N    int    `arg:"n" default:"1"`
	Unit string `arg:"unit" default:"\"epoch\"" ts:"\"epoch\" | \"batch\" | \"sample\""`
}

// step returns the number that the event "done" will name.
func (a *API) step(g stepArguments) (int, error) {
	return a.job(play.Step{N: g.N, Unit: g.Unit, ID: a.jobs + 1})
}

type walkArguments struct {
	Unit string `arg:"unit" default:"\"stage\"" ts:"\"stage\" | \"sample\" | \"batch\" | \"epoch\""`
}

func (a *API) walk(g walkArguments) (int, error) {
	return a.job(play.WalkOn{Unit: g.Unit, ID: a.jobs + 1})
}

type runToArguments struct {
	Epoch int `arg:"epoch"`
}

func (a *API) runTo(g runToArguments) (int, error) {
	return a.job(play.RunTo{Epoch: g.Epoch, ID: a.jobs + 1})
}

// job queues a command whose ID is the next number.
func (a *API) job(c play.Command) (int, error) {
	if err := a.session.Do(c); err != nil {
		return 0, err
	}
	a.jobs++
	return a.jobs, nil
}

func (a *API) state(none) (play.State, error) {
	a.session.CatchUp()
	return a.session.State(), nil
}

type exportArguments struct {
	Format string `arg:"format" default:"\"json\""`
}

func (a *API) exportModel(g exportArguments) (string, error) {
	if g.Format != "json" {
		return "", message.Value("format", message.Excerpt(g.Format), message.OneOf("json"))
	}
	return asText(a.session.Snapshot())
}

func asText(v any) (string, error) {
	text, err := json.Marshal(v)
	return string(text), err
}

// kept is all that a page which has to reload needs of the program.
type kept struct {
	play.Kept
	Pins view.Pins `json:"pins"`
}

func (a *API) snapshot(g struct {
	Bare bool `arg:"bare" default:"false"`
}) (string, error) {
	if g.Bare {
		return asText(a.session.Snapshot())
	}
	return asText(kept{a.session.Keep(), a.view.Pins()})
}

// resume reports whether what was kept has trained weights.
func (a *API) resume(g restoreArguments) (bool, error) {
	var k kept
	if err := json.Unmarshal([]byte(g.Model), &k); err != nil {
		a.session.ForgetChanges()
		return false, message.Refuse(message.Message{Code: "model.unreadable"})
	}
	if err := a.session.Resume(k.Kept); err != nil {
		return false, err
	}
	a.view.PinAgain(k.Pins)
	return k.Moment != nil, nil
}

type restoreArguments struct {
	Model string `arg:"model"`
}

// restore reports whether the model has trained weights: that of a diverged run
// has its setup alone.
func (a *API) restore(g restoreArguments) (bool, error) {
	s, err := play.ParseSnapshot(g.Model)
	if err == nil {
		err = a.session.Do(play.Restore{Snapshot: s})
	}
	return s.Moment != nil, err
}

// parametersOf has a number for every weight and every bias, layer by layer, the
// first after the inputs first. M is how matrices are written.
type parametersOf[M any] struct {
	Layers []layerParametersOf[M] `json:"layers"`
}

// layerParametersOf has weights[unit][input].
type layerParametersOf[M any] struct {
	Weights M         `json:"weights"`
	Biases  []float64 `json:"biases"`
}

// Parameters are all weights and biases, or what belongs to them.
type Parameters = parametersOf[Matrix]

func (a *API) parameters(none) (Parameters, error) {
	n := a.session.Run().Network()
	flat := n.Parameters(nil)
	return shaped(n, flat), finite(flat)
}

// shaped gives numbers in the order of nn's parameters the shape of the network.
func shaped(n *nn.Network, flat []float64) (p Parameters) {
	for l := 1; l <= n.Layers(); l++ {
		in, out := n.Units(l-1), n.Units(l)
		p.Layers = append(p.Layers, layerParametersOf[Matrix]{
			Weights: Matrix{in, flat[:in*out]}, Biases: flat[in*out : in*out+out],
		})
		flat = flat[in*out+out:]
	}
	return p
}

type setParametersArguments struct {
	Parameters struct {
		Layers []struct {
			Weights []numbers `json:"weights"`
			Biases  numbers   `json:"biases"`
		} `json:"layers"`
	} `arg:"parameters" want:"parameters" ts:"Parameters"`
}

func (a *API) setParameters(g setParametersArguments) (none, error) {
	n, layers := a.session.Run().Network(), g.Parameters.Layers
	if len(layers) != n.Layers() {
		return none{}, message.Refuse(message.Message{
			Code: "parameters.layers", Got: itoa(len(layers)), Count: n.Layers(),
		})
	}
	var flat numbers
	for i, layer := range layers {
		in, out := n.Units(i), n.Units(i+1)
		name := itoa(i + 1)
		if len(layer.Weights) != out || len(layer.Biases) != out {
			return none{}, message.Refuse(message.Message{Code: "parameters.units", Name: name, Count: out})
		}
		for _, row := range layer.Weights {
			if len(row) != in {
				return none{}, message.Refuse(message.Message{
					Code: "parameters.inputs", Name: name, Got: itoa(len(row)), Count: in,
				})
			}
			flat = append(flat, row...)
		}
		flat = append(flat, layer.Biases...)
	}
	values, null := flat.values()
	if null >= 0 {
		return none{}, nullRefused("parameters")
	}
	return none{}, a.session.Change(run.SetParameters{Values: values})
}

func nullRefused(key string) error {
	return message.Value(key, "null", message.A("anyNumber"))
}

type setWeightArguments struct {
	Layer int     `arg:"layer"`
	Unit  int     `arg:"unit"`
	Input int     `arg:"input"`
	Value float64 `arg:"value"`
}

func (a *API) setWeight(g setWeightArguments) (none, error) {
	return none{}, a.session.Change(run.SetWeight(g))
}

type setBiasArguments struct {
	Layer int     `arg:"layer"`
	Unit  int     `arg:"unit"`
	Value float64 `arg:"value"`
}

func (a *API) setBias(g setBiasArguments) (none, error) {
	return none{}, a.session.Change(run.SetBias(g))
}

type unitArguments struct {
	Layer int `arg:"layer"`
	Unit  int `arg:"unit"`
}

// UnitParameters are a unit's incoming weights and its bias; null is not finite, or
// a bias that the network does not have.
type UnitParameters struct {
	Weights []*float64 `json:"weights"`
	Bias    *float64   `json:"bias"`
}

// unit lets a page that shows one unit go without a large network's parameters.
// The page may ask before it has heard of a smaller network.
func (a *API) unit(g unitArguments) (*UnitParameters, error) {
	n := a.session.Run().Network()
	if g.Layer < 1 || !a.session.Run().HasUnit(g.Layer, g.Unit) {
		return nil, nil
	}
	u := &UnitParameters{}
	if a.session.Config().Bias {
		u.Bias = run.OrNil(n.Bias(g.Layer, g.Unit))
	}
	for i := range n.Units(g.Layer - 1) {
		u.Weights = append(u.Weights, run.OrNil(n.Weight(g.Layer, g.Unit, i)))
	}
	return u, nil
}
