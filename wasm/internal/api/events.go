package api

import (
	"reflect"

	"neuralplay/nn/dataset"
	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/run"
	"neuralplay/wasm/internal/view"
)

// Event is one thing that the program tells the page.
type Event struct {
	Name   string
	Public bool   // for window.neuralplay.on; others are the page's own
	Doc    string // when it comes, for programmers
	Detail reflect.Type
}

const (
	eventState    = "state"
	eventConfig   = "config"
	eventSelect   = "select"
	eventWarning  = "warning"
	eventError    = "error"
	eventNotice   = "notice"
	eventDone     = "done"
	eventLayout   = "layout"
	eventFindings = "findings"
	eventOwnData  = "ownData"
	eventSpace    = "space"
)

// Events lists everything that the program tells the page.
var Events = []Event{
	{eventState, true, "Some figure has changed; while training, about 10 times a second.",
		reflect.TypeFor[play.State]()},
	{eventConfig, true, "The configuration or the data have changed.", reflect.TypeFor[ConfigNews]()},
	{eventSelect, true, "The pointer is over something else, or something else is pinned.",
		reflect.TypeFor[view.Selection]()},
	{eventWarning, true, "Part of a link or a change could not be used.", reflect.TypeFor[WarningNews]()},
	{eventError, true, "Training stopped because the run diverged.", reflect.TypeFor[message.Message]()},
	{eventNotice, true, "Something worth saying happened, such as an early stop.", reflect.TypeFor[message.Message]()},
	{eventFindings, true, "Other units are dead, saturated or equal.", reflect.TypeFor[FindingsNews]()},
	{eventDone, false, "A step has come to its end.", reflect.TypeFor[doneNews]()},
	{eventOwnData, false, "A person's own data are others.", reflect.TypeFor[dataset.Table]()},
	{eventSpace, false, "The space shown is another one, or holds another share; null while the boundary is shown.",
		reflect.TypeFor[view.SpaceNews]()},
	{eventLayout, false, "Things on the stage lie elsewhere.", reflect.TypeFor[view.Layout]()},
}

// ConfigAnswer is a configuration with what could not be used of what was asked
// for.
type ConfigAnswer struct {
	Config   config.Values     `json:"config"`
	Link     string            `json:"link"`
	Warnings []message.Message `json:"warnings"`
}

// ConfigNews is a configuration with the data that it led to.
type ConfigNews struct {
	ConfigAnswer
	Space run.Space `json:"space"`
}

// WarningNews says what could not be used.
type WarningNews struct {
	Warnings []message.Message `json:"warnings"`
}

// doneNews is a step that has come to its end, and the figures of that moment.
type doneNews struct {
	ID    int        `json:"id"`
	State play.State `json:"state"`
}

// publishConfig sends the configuration and the data if they have changed.
func (a *API) publishConfig() {
	if !a.session.ConfigChanged() {
		return
	}
	a.view.ForgetMissing()
	if own := a.session.Run().Own(); own != a.own {
		a.own = own
		a.send(eventOwnData, own)
	}
	warnings := a.warnings
	a.warnings = nil
	a.send(eventConfig, ConfigNews{
		ConfigAnswer: answerOf(a.session.Config(), warnings),
		Space:        a.session.Run().Space(),
	})
	if len(warnings) > 0 {
		a.send(eventWarning, WarningNews{warnings})
	}
}

func answerOf(c config.Config, warnings []message.Message) ConfigAnswer {
	if warnings == nil {
		warnings = []message.Message{}
	}
	return ConfigAnswer{Config: c.Values(), Link: hash(c), Warnings: warnings}
}

// hash returns a configuration as the part of an address from # on.
func hash(c config.Config) string { return "#" + c.Link() }

// publishTrouble says why training stopped by itself, or leads nowhere.
func (a *API) publishTrouble(news play.News) {
	switch news.Trouble {
	case run.TroubleInfinite:
		a.send(eventError, message.Message{Code: "diverged.infinite"})
	case run.TroubleWorse:
		a.send(eventError, message.Message{Code: "diverged.worse"})
	case run.EarlyStop:
		a.send(eventNotice, message.Message{Code: "earlyStop", Count: a.session.Config().EarlyStop})
	}
	if news.Still && !news.Trouble.Diverged() {
		a.send(eventNotice, message.Message{Code: "standsStill", Count: run.StillEpochs})
	}
}
