package api

import (
	"neuralplay/nn"
	"neuralplay/nn/export"
)

type layerArguments struct {
	Layer   int           `arg:"layer"`
	Columns bool          `arg:"columns"`
	Sample  *tracedSample `arg:"sample" want:"tracedSample"`
}

// LayerStep is a layer's part of a step of training, as matrices and as NumPy.
type LayerStep struct {
	Samples int          `json:"samples"`
	Earlier int          `json:"earlier"` // samples that the gradient holds already
	Loss    float64      `json:"loss"`
	Given   []LayerArray `json:"given"` // what the lines start from
	Lines   []LayerLine  `json:"lines"`
}

// LayerLine is a statement, and what it comes to where that was recorded.
type LayerLine struct {
	Stage string      `json:"stage"`
	Layer int         `json:"layer"` // 0: no layer's
	Name  string      `json:"name"`
	Code  string      `json:"code"`
	Array *LayerArray `json:"array"`
}

// LayerArray is a matrix, or a vector where Rows is 0. Of a large one, Values has a corner.
type LayerArray struct {
	Name    string      `json:"name"`
	Rows    int         `json:"rows"`
	Columns int         `json:"columns"`
	Values  [][]float64 `json:"values"`
}

// A matrix of more rows or columns than a panel has room for shows its first few.
const (
	wholeRows, cornerRows       = 8, 6
	wholeColumns, cornerColumns = 4, 3
)

func cornerOf(a *export.Array) *LayerArray {
	c := &LayerArray{Name: a.Name, Rows: a.Rows, Columns: a.Columns}
	rows, columns := max(a.Rows, 1), a.Columns
	if rows > wholeRows {
		rows = cornerRows
	}
	if columns > wholeColumns {
		columns = cornerColumns
	}
	for row := range rows {
		c.Values = append(c.Values, a.Values[row*a.Columns:][:columns])
	}
	return c
}

// layerStep returns null for a layer that is not there: the page may ask before it has heard of another network.
func (a *API) layerStep(g layerArguments) (*LayerStep, error) {
	if g.Layer < 1 || g.Layer > a.session.Run().Network().Layers() {
		return nil, nil
	}
	step, err := a.stepOf(g.Sample)
	if err != nil {
		return nil, err
	}
	p := a.session.Run().NumPy(&step, g.Columns)
	answer := &LayerStep{Samples: len(step.Samples), Earlier: step.Earlier, Loss: step.Loss()}
	all := [][]float64{{answer.Loss}}
	if g.Layer > 1 {
		before := p.Output(&step, g.Layer-1)
		answer.Given = append(answer.Given, *cornerOf(&before))
	}
	for _, given := range p.Given(&step, g.Layer) {
		answer.Given = append(answer.Given, *cornerOf(&given))
		all = append(all, given.Values)
	}
	if g.Layer < a.session.Run().Network().Layers() { // the error comes from there
		for _, after := range p.Listener(&step, g.Layer) {
			answer.Given = append(answer.Given, *cornerOf(&after))
		}
	}
	results := map[string]*LayerArray{}
	for _, result := range p.Results(&step, g.Layer) {
		results[result.Name] = cornerOf(&result)
		all = append(all, result.Values)
	}
	for _, l := range p.Lines() {
		if l.Layer == g.Layer || l.Layer == 0 {
			answer.Lines = append(answer.Lines, LayerLine{string(l.Stage), l.Layer, l.Name, l.Code, nil})
		}
	}
	answer.place(results)
	return answer, finite(all...)
}

// place gives each result to the last line that sets it.
func (s *LayerStep) place(results map[string]*LayerArray) {
	for i := len(s.Lines) - 1; i >= 0; i-- {
		l := &s.Lines[i]
		l.Array = results[l.Name]
		delete(results, l.Name)
	}
}

// stepOf is the next batch's, or what a sample alone would do.
func (a *API) stepOf(s *tracedSample) (nn.Recording, error) {
	r := a.session.Run()
	if s == nil {
		return r.NextStep()
	}
	inputs, target, err := a.tracedSample(*s)
	if err != nil {
		return nn.Recording{}, err
	}
	return r.SampleStep(inputs, target), nil
}

type numPyArguments struct {
	Columns bool          `arg:"columns"`
	Sample  *tracedSample `arg:"sample" want:"tracedSample"`
}

// numPy is the whole step as a program.
func (a *API) numPy(g numPyArguments) (string, error) {
	step, err := a.stepOf(g.Sample)
	if err != nil {
		return "", err
	}
	p := a.session.Run().NumPy(&step, g.Columns)
	return p.Program(&step), nil
}
