// Package app joins a session with its picture: it answers the page's calls,
// follows the pointer, and says when there is something new to draw. Calls and
// events are JSON text, so that all of it is tested without a browser.
package app

import (
	"encoding/json"
	"fmt"
	"time"

	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/play"
	"neuralplay/wasm/internal/scene"
)

// Version is the program's own.
const Version = "0.1.0"

// App is the whole program but for the browser: hand it calls, call Update
// once a frame, draw what Picture gives.
type App struct {
	session *play.Session
	seed    func() string
	clock   func() time.Duration
	emit    func(event, json string)

	view    view
	pointer pointer
	pace    pace
	jobs    int // IDs given so far

	warnings  []message.Message // of the configuration, to be told with it
	toldState time.Duration     // when the page was last told
	owesState bool
}

// Start is what an App needs from outside: a fresh seed, the time, and a way
// to tell the page something.
type Start struct {
	Seed  func() string
	Clock func() time.Duration // since some moment in the past
	Emit  func(event, json string)
}

// New makes an App with the default configuration.
func New(s Start) *App {
	a := &App{
		seed:    s.Seed,
		clock:   s.Clock,
		emit:    s.Emit,
		session: play.New(config.Default(s.Seed()), s.Clock),
	}
	a.view.model = scene.Model{Scale: 1, FieldClass: -1}
	return a
}

// Update carries out what is queued, trains for one frame, brings the picture
// up to date and tells the page what has happened.
func (a *App) Update() {
	now := a.clock()
	a.pace.frame(now)
	a.look()
	a.session.Advance(a.pace.budget())
	a.tell(now)
	if a.view.update(a) { // nothing else changes where things stand or what they say
		a.tellLayout()
		a.tellSelection()
	}
}

// configNews is what the event "config" tells: with the configuration, the data
// that it led to.
type configNews struct {
	configAnswer
	Space space `json:"space"`
}

// look chooses whose picture is the large one: that of the unit under the
// pointer, of the pinned one, or the output's.
func (a *App) look() {
	for _, h := range []scene.Hit{a.pointer.hover, a.pointer.pinned} {
		if h.Kind == scene.Unit {
			a.session.Look(h.Layer, h.Unit)
			return
		}
	}
	a.session.Look(-1, 0)
}

// stateEvery keeps the page's numbers readable, and its work small, while
// training runs.
const stateEvery = 50 * time.Millisecond

// tell turns the session's news into events.
func (a *App) tell(now time.Duration) {
	if a.session.ConfigChanged() {
		a.tellConfig()
	}
	news := a.session.News()
	for _, done := range news.Done {
		a.send("job", map[string]any{"id": done.ID, "state": done.State})
	}
	a.owesState = a.owesState || news.State
	if a.owesState && (now-a.toldState >= stateEvery || !a.session.Playing()) {
		a.send("state", a.session.Latest())
		a.toldState, a.owesState = now, false
	}
	switch news.Trouble {
	case play.TroubleInfinite:
		a.sendError("diverged", "The run diverged: its numbers grew past all bounds. Reset, and try a smaller learning rate.")
	case play.TroubleWorse:
		a.sendError("diverged", "The run was stopped: its loss has stayed far above where it started. Reset, and try a smaller learning rate.")
	case play.TroubleEarly:
		a.sendError("earlyStop", fmt.Sprintf("Early stopping: the test loss has not fallen for %d epochs.", a.session.Config().EarlyStop))
	}
}

func (a *App) tellConfig() {
	a.pointer.forgetMissing(a.session)
	c := a.session.Config()
	warnings := a.warnings
	a.warnings = nil
	a.send("config", configNews{
		configAnswer: configAnswer{Config: c.Values(), Link: hash(c), Warnings: list(warnings)},
		Space:        spaceOf(a.session),
	})
	if len(warnings) > 0 {
		a.send("warning", map[string]any{"warnings": warnings})
	}
}

func (a *App) sendError(code, message string) {
	a.send("error", map[string]string{"code": code, "message": message})
}

// send tells the page of an event. What is sent is made here and always
// marshals; not to hear of it would be worse than to stop.
func (a *App) send(event string, value any) {
	text, err := json.Marshal(value)
	if err != nil {
		panic("app: event " + event + ": " + err.Error())
	}
	a.emit(event, string(text))
}

// hash is a configuration as the part of an address from # on.
func hash(c config.Config) string { return "#" + c.Link() }

// list is the slice itself, but [] rather than null in JSON.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// pace follows how long frames take, and shares their time out.
type pace struct {
	last    time.Duration
	average time.Duration // of late
}

func (p *pace) frame(now time.Duration) {
	elapsed := min(now-p.last, 100*time.Millisecond) // a hidden tab's pause is no frame
	p.last = now
	p.average += (elapsed - p.average) / 8
}

// budget gives training half of a frame, and the pictures a quarter of one at
// 60 a second. Where drawing is slow, frames are long and training gets more.
func (p *pace) budget() play.Frame {
	return play.Frame{
		Train: min(max(p.average/2, 4*time.Millisecond), 20*time.Millisecond),
		Field: 4 * time.Millisecond,
	}
}
