package api

import (
	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/run"
)

func (a *API) statistics(none) (run.Statistics, error) {
	s, ok := a.session.Run().Statistics()
	if !ok {
		return run.Statistics{}, message.Refuse(message.Message{Code: "run.notFinite"})
	}
	return s, nil
}

// Finding is what keeps a unit from learning.
type Finding struct {
	Kind  string `json:"kind"` // dead, saturated, equal
	Layer int    `json:"layer"`
	// Units are the unit that it is of, or all that are equal.
	Units []int `json:"units"`
}

// findingsNow looks at the network as it is, marked or not yet.
func (a *API) findingsNow(none) ([]Finding, error) {
	return findingsOf(run.FindingsOf(a.session.Run().Marks(nil))), nil
}

// FindingsNews lists the findings of the whole network.
type FindingsNews struct {
	Findings []Finding `json:"findings"`
	Samples  int       `json:"samples"` // training samples that were looked at
}

func findingsOf(found []run.Finding) []Finding {
	list := []Finding{}
	for _, f := range found {
		list = append(list, Finding{f.Fault.String(), f.Layer, f.Units})
	}
	return list
}

// publishFindings sends the findings if they have changed.
func (a *API) publishFindings() {
	if version := a.session.FindingsVersion(); version != a.found {
		a.found = version
		a.send(eventFindings, FindingsNews{findingsOf(a.session.Findings()), a.session.Run().SurveyedSamples()})
	}
}

type unitsArguments struct {
	Layer int   `arg:"layer"`
	Units []int `arg:"units" want:"unitList"`
}

func (a *API) renewUnits(g unitsArguments) (none, error) {
	return none{}, a.session.Change(run.RenewUnits{Layer: g.Layer, Units: g.Units, Seed: a.seed()})
}

func (a *API) rescaleUnits(g unitsArguments) (none, error) {
	return none{}, a.session.Change(run.RescaleUnits(g))
}
