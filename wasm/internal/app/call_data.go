package app

import (
	"encoding/json"
	"fmt"
	"slices"

	"neuralplay/nn"
	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/play"
)

// space tells the page of the data, with the names of the network's inputs.
type space struct {
	play.Space
	Labels []string `json:"labels"`
}

func spaceOf(s *play.Session) space {
	told := space{Space: s.Space()}
	told.Classes = list(told.Classes)
	told.Labels = told.Columns
	if told.Features != nil {
		told.Labels = nil // the page makes labels of the keys
		for _, f := range told.Features {
			told.Labels = append(told.Labels, dataset.Features[f].Key)
		}
	}
	return told
}

// samples is a data set as rows.
type samples struct {
	Inputs  [][]float64 `json:"inputs"`
	Targets [][]float64 `json:"targets"`
}

// callData answers in the form that setData takes.
func (a *App) callData(args) (any, error) {
	s := a.session.Space()
	columns := inputNames(s)
	if s.Outputs > 1 {
		columns = append(columns, s.Classes...)
	} else {
		columns = append(columns, s.Target)
	}
	train, test := a.session.Samples()
	return map[string]any{"columns": columns, "problem": a.session.Config().Problem, "train": samplesOf(train), "test": samplesOf(test)}, nil
}

// inputNames is what the network's inputs are called in data: by their keys in
// links, but those that are columns of a table by their names, which differ from
// the target's.
func inputNames(s play.Space) []string {
	if s.Features == nil {
		return slices.Clone(s.Columns)
	}
	var names []string
	for _, f := range s.Features {
		if f < len(s.Columns) && !s.Has.Generated { // the first two features are x and y
			names = append(names, s.Columns[f])
		} else {
			names = append(names, dataset.Features[f].Key)
		}
	}
	return names
}

func samplesOf(s nn.Samples) samples {
	return samples{Inputs: rowsOf(s.Inputs, s.D), Targets: rowsOf(s.Targets, s.K)}
}

// rowsOf cuts a flat slice into rows.
func rowsOf(flat []float64, width int) [][]float64 {
	rows := make([][]float64, 0, len(flat)/width)
	for ; len(flat) >= width; flat = flat[width:] {
		rows = append(rows, flat[:width:width])
	}
	return rows
}

// callSetData takes CSV text, or an object such as data gives, and perhaps
// {standardize: true}.
func (a *App) callSetData(g args) (any, error) {
	const want = "CSV text, or {columns, train: {inputs, targets}, test}"
	var given json.RawMessage
	if err := g.read(0, "data", want, &given); err != nil {
		return nil, err
	}
	var table dataset.Table
	var err error
	switch given[0] {
	case '"':
		var text string
		if err := g.read(0, "data", want, &text); err != nil {
			return nil, err
		}
		table, err = dataset.ParseCSV(text)
	case '{':
		table, err = dataset.ParseJSON(given)
	default:
		return nil, fmt.Errorf("setData: data is %s: want %s", excerpt(given), want)
	}
	if err != nil {
		return nil, fmt.Errorf("setData: %w", err)
	}
	var options struct{ Standardize bool }
	if g.given(1) {
		if err := g.read(1, "options", "{standardize: true or false}", &options); err != nil {
			return nil, err
		}
	}
	table.Raw = options.Standardize
	return nil, a.session.Do(play.SetData{Table: table})
}

// mostAnswers is how many samples are told at once: a page of a table.
const mostAnswers = 1000

// callSamples answers with some samples and what the network says of them.
func (a *App) callSamples(g args) (any, error) {
	var set string
	var from, count int
	if err := g.read(0, "set", `"train" or "test"`, &set); err != nil {
		return nil, err
	}
	if err := g.read(1, "from", "a whole number", &from); err != nil {
		return nil, err
	}
	if err := g.read(2, "count", "a whole number", &count); err != nil {
		return nil, err
	}
	if set != "train" && set != "test" {
		return nil, fmt.Errorf("samples: set %q: want train or test", set)
	}
	if from < 0 || count < 0 || count > mostAnswers {
		return nil, fmt.Errorf("samples: from %d, count %d: want no less than 0, and at most %d at once", from, count, mostAnswers)
	}
	s := a.session.Space()
	total := s.Train
	if set == "test" {
		total = s.Test
	}
	return map[string]any{"total": total, "rows": a.session.Answers(set == "test", from, count)}, nil
}
