package api

import (
	"encoding/json"
	"strconv"

	"neuralplay/nn"
	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/run"
)

func itoa(n int) string { return strconv.Itoa(n) }

// dataOf are the training and test samples, M being how their matrices are
// written.
type dataOf[M any] struct {
	Columns []string     `json:"columns"` // of the inputs, then of the targets
	Problem string       `json:"problem"`
	Train   samplesOf[M] `json:"train"`
	Test    samplesOf[M] `json:"test"`
}

type samplesOf[M any] struct {
	Inputs  M `json:"inputs"`
	Targets M `json:"targets"`
}

// Data are the training and test samples as the network sees them.
type Data dataOf[Matrix]

// Samples are rows of inputs and of targets.
type Samples = samplesOf[Matrix]

func (d Data) packed(add func(Matrix) matrixRef) any {
	refs := func(s Samples) samplesOf[matrixRef] {
		return samplesOf[matrixRef]{add(s.Inputs), add(s.Targets)}
	}
	return dataOf[matrixRef]{d.Columns, d.Problem, refs(d.Train), refs(d.Test)}
}

// data answers in the form that setData takes.
func (a *API) data(none) (Data, error) {
	r := a.session.Run()
	s := r.Space()
	columns := r.InputNames()
	switch {
	case len(s.Targets) > 0:
		columns = append(columns, s.Targets...)
	case s.Outputs > 1:
		columns = append(columns, s.Classes...)
	default:
		columns = append(columns, s.Target)
	}
	samples := func(s nn.Samples) Samples { return Samples{Matrix{s.D, s.Inputs}, Matrix{s.K, s.Targets}} }
	return Data{
		Columns: columns, Problem: a.session.Config().Problem,
		Train: samples(r.TrainSamples()), Test: samples(r.TestSamples()),
	}, nil
}

type setDataArguments struct {
	Data    json.RawMessage `arg:"data" want:"data" ts:"string | Data | object[]"`
	Options struct {
		Standardize bool   `json:"standardize"`
		Problem     string `json:"problem"`
	} `arg:"options" default:"{}" want:"dataOptions" ts:"{standardize?: boolean, problem?: Config['problem']}"`
}

// setData takes CSV or JSON text, records, rows, or an object such as data returns.
// Rows that were left out are worth a notice.
func (a *API) setData(g setDataArguments) (none, error) {
	problem := g.Options.Problem
	if problem != "" && problem != "classification" && problem != "regression" {
		return none{}, message.Value("problem", message.Excerpt(problem), message.OneOf("classification", "regression"))
	}
	table, err := parseData(g.Data, dataset.Reading{Problem: problem})
	if err != nil {
		return none{}, err
	}
	table.Raw = g.Options.Standardize
	if err := a.session.Change(run.SetData{Table: table}); err != nil {
		return none{}, err
	}
	if table.LeftOut > 0 {
		a.send(eventNotice, message.Message{Code: "leftOut", Count: table.LeftOut})
	}
	return none{}, nil
}

// ownDataArguments are data as the event ownData brings them.
type ownDataArguments struct {
	Table dataset.Table `arg:"table"`
}

func parseData(given json.RawMessage, reading dataset.Reading) (dataset.Table, error) {
	switch given[0] {
	case '{', '[':
		return reading.JSON(given)
	case '"':
		var text string
		if err := json.Unmarshal(given, &text); err != nil {
			return dataset.Table{}, err
		}
		return reading.Text(text)
	}
	return dataset.Table{}, message.Value("data", message.Excerpt(string(given)), message.A("data"))
}

type predictArguments struct {
	Inputs []numbers `arg:"inputs" want:"rows" ts:"number[][]"`
}

// Rows are rows of numbers.
type Rows Matrix

// MarshalJSON writes the rows as lists.
func (r Rows) MarshalJSON() ([]byte, error) { return Matrix(r).MarshalJSON() }

func (r Rows) packed(add func(Matrix) matrixRef) any { return add(Matrix(r)) }

func (a *API) predict(g predictArguments) (Rows, error) {
	n := a.session.Run().Network()
	var flat numbers
	for i, row := range g.Inputs {
		if len(row) != n.Inputs() {
			return Rows{}, message.Refuse(message.Message{
				Code: "predict.row", Row: i + 1, Got: itoa(len(row)), Count: n.Inputs(),
			})
		}
		flat = append(flat, row...)
	}
	inputs, null := flat.values()
	if null >= 0 {
		return Rows{}, nullRefused("inputs")
	}
	outputs := a.session.Run().Predict(inputs)
	return Rows{n.Outputs(), outputs}, finite(outputs)
}

type atArguments struct {
	X float64 `arg:"x"`
	Y float64 `arg:"y"`
}

// Place is what the network sees and answers at a place of the shown plane.
type Place struct {
	Inputs  []float64 `json:"inputs"`
	Outputs []float64 `json:"outputs"`
	Output  *float64  `json:"output,omitempty"` // the only one
}

func (a *API) at(g atArguments) (Place, error) {
	inputs, outputs := a.session.Run().At(g.X, g.Y)
	p := Place{Inputs: inputs, Outputs: outputs}
	if len(outputs) == 1 {
		p.Output = &outputs[0]
	}
	return p, finite(inputs, outputs)
}
