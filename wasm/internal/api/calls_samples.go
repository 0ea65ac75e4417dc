package api

import (
	"slices"

	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/run"
	"neuralplay/wasm/internal/view"
)

// mostAnswers is how many samples one call returns: a page of a table.
const mostAnswers = 1000

type samplesArguments struct {
	Set   string      `arg:"set"`
	From  int         `arg:"from"`
	Count int         `arg:"count"`
	Order sampleOrder `arg:"order" default:"{}"`
}

// sampleOrder says which samples of a set are listed, and in which order.
type sampleOrder struct {
	By         string `json:"by"`     // one of run.SampleColumns; "" is their place in the set
	Input      int    `json:"input"`  // which raw input to sort by
	Number     int    `json:"number"` // which of a regression's numbers target, output and error are of
	Descending bool   `json:"descending"`
	OnlyWrong  bool   `json:"onlyWrong"` // of classes, those that are answered wrongly
	// Show is the index of a sample: the answer is the page that has it, wherever
	// that is, or the one from From on where none has.
	Show *int `json:"show"`
}

// SamplePage is a part of a set's samples with what the network answers.
type SamplePage struct {
	Columns []string     `json:"columns"` // of the raw inputs, then of the targets
	Total   int          `json:"total"`   // of those wanted, on all pages
	From    int          `json:"from"`    // the place of the first row among them
	Rows    []run.Answer `json:"rows"`
}

func (a *API) samples(g samplesArguments) (SamplePage, error) {
	if err := a.checkSamples(g); err != nil {
		return SamplePage{}, err
	}
	r, o := a.session.Run(), g.Order
	test := g.Set == view.TestSet
	picked := r.Picked(run.Pick{Test: test, Wrong: o.OnlyWrong, By: o.By, Input: o.Input, Number: o.Number,
		Descending: o.Descending})
	from := min(g.From, len(picked))
	if o.Show != nil && g.Count > 0 {
		if at := slices.Index(picked, *o.Show); at >= 0 {
			from = at / g.Count * g.Count
		}
	}
	rows := picked[from:min(from+g.Count, len(picked))]
	s := r.Space()
	targets := s.Targets
	if len(targets) == 0 {
		targets = []string{s.Target}
	}
	return SamplePage{
		Columns: append(slices.Clone(s.Columns), targets...),
		Total:   len(picked), From: from, Rows: r.Answers(test, rows),
	}, nil
}

func (a *API) checkSamples(g samplesArguments) error {
	inputs, numbers := a.session.Run().Columns(), max(len(a.session.Run().Space().Targets), 1)
	switch o := g.Order; {
	case !slices.Contains(view.Sets, g.Set):
		return message.Value("set", message.Excerpt(g.Set), message.OneOf(view.Sets...))
	case g.From < 0:
		return message.Value("from", itoa(g.From), message.Between("integer", 0, dataset.MostRows))
	case g.Count < 0 || g.Count > mostAnswers:
		return message.Value("count", itoa(g.Count), message.Between("integer", 0, mostAnswers))
	case o.By != "" && !slices.Contains(run.SampleColumns, o.By):
		return message.Value("by", message.Excerpt(o.By), message.OneOf(run.SampleColumns...))
	case o.Input < 0 || o.Input >= inputs:
		return message.Value("input", itoa(o.Input), message.Between("integer", 0, float64(inputs-1)))
	case o.Number < 0 || o.Number >= numbers:
		return message.Value("number", itoa(o.Number), message.Between("integer", 0, float64(numbers-1)))
	}
	return nil
}
